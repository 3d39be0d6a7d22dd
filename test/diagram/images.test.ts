import { describe, expect, it } from 'vitest';
import { imagePaths } from '../../language-server/map/image-paths.js';
import { layoutMap, type MapImage, type Mark, renderSvg } from '../../src/diagram/index.js';
import { mapOfJourney } from './build.js';
import { groupsOf, marksOf, stepsOf, textsOf } from './scene-marks.js';

const picture: MapImage = { address: 'data:image/png;base64,iVBORw0KGgo=' };

const map = mapOfJourney({
  personas: ['Ana'],
  stages: [
    {
      name: 'One',
      steps: [
        { title: 'Looks', on: ['Store'], image: 'pictures/wall.png' },
        { title: 'Goes', on: ['Store'], image: 'pictures/door.png' },
      ],
    },
  ],
});
const images = new Map([['pictures/wall.png', picture]]);
const pictures = (marks: Iterable<Mark>) => [...marks].flatMap((mark) => (mark.type === 'image' ? [mark] : []));

describe('the pictures of a map', () => {
  it('are named once each', () => {
    expect(imagePaths(map, 0)).toEqual(['pictures/wall.png', 'pictures/door.png']);
    expect(imagePaths(map, 7)).toEqual([]);
  });

  it('fill the top of their cards; a frame with its name stands for one that is not there', async () => {
    const scene = await layoutMap(map, 0, { images });
    const [card] = stepsOf(scene);
    const [first, second] = groupsOf(scene, 'image');
    expect(pictures(first?.marks ?? [])).toMatchObject([{ width: (card?.width ?? 0) - 2, image: picture }]);
    expect(pictures(second?.marks ?? [])).toEqual([]);
    expect(textsOf(scene).filter((text) => /wall|door/.test(text))).toEqual(['door.png']);
  });

  it('of a touchpoint stands on the cards of its steps that have none of their own', async () => {
    const shop = mapOfJourney({
      stages: [
        {
          name: 'One',
          steps: [
            { title: 'Looks', on: ['Store'], touchpoints: ['Mirror'] },
            { title: 'Goes', on: ['Store'], touchpoints: ['Mirror'], image: 'door.png' },
            { title: 'Pays', on: ['Store'], touchpoints: ['Till'] },
          ],
        },
      ],
    });
    const touchpoints = ['Mirror', 'Till'].map((name, index) => {
      return { id: `touchpoint${index}`, name, declared: true, channels: [], image: `${name}.png` };
    });
    const scene = await layoutMap({ ...shop, touchpoints }, 0, { images: new Map([['Mirror.png', picture]]) });
    const shown = groupsOf(scene, 'image').map(({ ref, marks }) => [ref, pictures(marks).length]);
    expect(shown).toEqual([
      [shop.journeys[0]?.stages[0]?.steps[0]?.touchpoints[0]?.id, 1],
      [shop.journeys[0]?.stages[0]?.steps[1]?.image?.id, 0],
    ]);
    expect(imagePaths({ ...shop, touchpoints }, 0)).toEqual(['Mirror.png', 'door.png', 'Till.png']);
  });

  it('stand in the file, and nothing is fetched for them', async () => {
    const svg = renderSvg(await layoutMap(map, 0, { images }), { theme: 'light' });
    const addresses = [...svg.matchAll(/href="([^"]*)"/g)].map(([, address]) => address);
    expect(addresses).toEqual(['data:image/png;base64,iVBORw0KGgo=']);
  });

  it('show a persona in their sign instead of the initial', async () => {
    const ana = { id: 'persona0', name: 'Ana', declared: true, goals: [], needs: [], pains: [], image: 'ana.png' };
    const withPortrait = { ...map, personas: [ana] };
    const scene = await layoutMap(withPortrait, 0, { images: new Map([['ana.png', picture]]) });
    const head = scene.bands.find(({ key }) => key === 'head');
    expect(head && pictures(marksOf(head))).toHaveLength(1);
    expect(head && textsOf(head)).not.toContain('A');
    expect(imagePaths(withPortrait, 0)).toContain('ana.png');
  });
});
