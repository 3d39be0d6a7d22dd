import ELK from 'elkjs/lib/elk.bundled.js';
import { describe, expect, it } from 'vitest';
import { layoutMap } from '../../src/diagram/index.js';
import { mapOfJourney } from './build.js';
import { bandOf, groupsOf, marksOf, overlaps } from './scene-marks.js';

const elk = new ELK();

const stageOf = (spec: { on?: string[]; touchpoints?: string[]; thinks?: string[] }, thinks: string[]) =>
  mapOfJourney({
    stages: [
      {
        name: 'One',
        ...spec,
        steps: [
          { title: 'Looks', on: ['Web'], thinks },
          { title: 'Asks', on: ['Web'] },
        ],
      },
    ],
  });

describe('what is true of a whole stage', () => {
  it('stands side by side as long as it finds room, and a long one alone', async () => {
    const long = 'The brochure that lies on every table of the waiting room and that nobody has ever read to its end';
    const map = stageOf({ on: ['Web', 'App', 'Store'], touchpoints: [long] }, []);
    const scene = await layoutMap(map, 0, { elk });
    const ids = new Set(groupsOf(scene, 'stage-row').map((group) => group.ref));
    const places = scene.targets.filter((target) => ids.has(target.id));
    const [web, app, store, brochure] = places;
    expect([app?.y, store?.y]).toEqual([web?.y, web?.y]);
    expect(brochure?.y).toBeGreaterThan(web?.y ?? 0);
    for (const [i, one] of places.entries()) {
      for (const other of places.slice(i + 1)) expect(overlaps(one, other)).toBe(false);
    }
  });

  it('is told by a line from what its steps say, where they say something', async () => {
    const rules = async (thinks: string[]) => {
      const scene = await layoutMap(stageOf({ thinks: ['So much'] }, thinks), 0, { elk });
      const band = bandOf(scene, 'thinks');
      return band ? [...marksOf(band)].filter((mark) => mark.type === 'path' && mark.stroke === 'edge').length : -1;
    };
    expect(await rules(['Which one?'])).toBe(1);
    expect(await rules([])).toBe(0);
  });
});
