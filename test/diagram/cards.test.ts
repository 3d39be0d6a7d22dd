import ELK from 'elkjs/lib/elk.bundled.js';
import { describe, expect, it } from 'vitest';
import { layoutMap, renderSvg } from '../../src/diagram/index.js';
import { mapOfJourney } from './build.js';
import { groupsOf, inGroups, marksOf, stepsOf, textsOf } from './scene-marks.js';

const elk = new ELK();

describe('a card', () => {
  it('has a frame for its image over its whole width, with the name of the file above everything else', async () => {
    const path = 'pictures/shelves & more/wall.jpg';
    const map = mapOfJourney({
      stages: [
        {
          name: 'One',
          steps: [
            { title: 'Looks', on: ['Store'], image: path },
            { title: 'Goes', on: ['Store'] },
          ],
        },
      ],
    });
    const scene = await layoutMap(map, 0, { elk });
    const [image, ...others] = groupsOf(scene, 'image');
    expect(others).toEqual([]);
    expect(image).toMatchObject({ ref: 'j0.s0.p0.image' });
    expect(textsOf(scene).filter((text) => text.includes('wall'))).toEqual(['wall.jpg']);
    const frame = image?.marks.find((mark) => mark.type === 'path');
    const width = stepsOf(scene)[0]?.width ?? 0;
    expect(frame?.type === 'path' && frame.d).toContain(`H${width - 8}`);
    const name = image?.marks.find((mark) => mark.type === 'text');
    const title = [...inGroups(groupsOf(scene, 'step')[0]?.marks ?? [])].find(
      (mark) => mark.type === 'text' && mark.text === 'Looks',
    );
    expect(name?.type === 'text' && title?.type === 'text' && name.y < title.y - 19).toBe(true);
    expect(renderSvg(scene, { theme: 'light' })).not.toMatch(/<image|href/);
  });
});

describe('a colour', () => {
  it('that a channel or a lane is declared with is that of its icons, and of nothing where it is none', async () => {
    const map = (color: string) =>
      mapOfJourney(
        {
          stages: [
            { name: 'One', steps: [{ title: 'Looks', on: ['Store'], lanes: [{ lane: 'Legal', text: 'Prices' }] }] },
          ],
        },
        { channels: [{ name: 'Store', color }], lanes: [{ name: 'Legal', color }] },
      );
    const wished = async (color: string) =>
      [...marksOf(await layoutMap(map(color), 0, { elk }))].flatMap((mark) =>
        mark.type === 'icon' && mark.stroke.startsWith('wish:') ? [`${mark.icon} ${mark.stroke}`] : [],
      );
    expect((await wished('teal')).sort()).toEqual(['circle-dot wish:teal', 'rows-3 wish:teal', 'store wish:teal']);
    expect(await wished('url(#x)')).toEqual([]);
  });
});

describe('a persona', () => {
  it('has the name of its image on its card', async () => {
    const map = mapOfJourney(
      { personas: ['Rosa'], stages: [{ name: 'One', steps: [{ title: 'Looks' }] }] },
      { personas: [{ name: 'Rosa', image: 'people\\rosa.png' }] },
    );
    const card = groupsOf(await layoutMap(map, 0, { elk }), 'persona')[0];
    expect([...inGroups(card?.marks ?? [])].some((mark) => mark.type === 'text' && mark.text === 'rosa.png')).toBe(
      true,
    );
  });
});

describe('a quote', () => {
  it('has quotation marks, but no second ones', async () => {
    const says = ['I wait', '„Ich warte“', '「待っています」', '“I wait”'];
    const map = mapOfJourney({ stages: [{ name: 'One', steps: [{ title: 'Waits', says }] }] });
    const shown = groupsOf(await layoutMap(map, 0, { elk }), 'quote').map(({ marks }) =>
      marks.flatMap((mark) => (mark.type === 'text' ? [mark.text] : [])).join(' '),
    );
    expect(shown).toEqual(['“I wait”', '„Ich warte“', '「待っています」', '“I wait”']);
  });
});
