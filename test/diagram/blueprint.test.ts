import ELK from 'elkjs/lib/elk.bundled.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../property-runs.js';
import type { JourneyMap } from '../../language-server/map/journey-map.js';
import { createLayoutCache, layoutMap, type Scene } from '../../src/diagram/index.js';
import { type ItemsSpec, mapOfJourney } from './build.js';
import { bicycle, everything, fixtures, stagesOnly } from './fixtures.js';
import { randomMap } from './random.js';
import { bandOf, groupsOf, inGroups, overlaps, stepsOf, textsOf } from './scene-marks.js';

const elk = new ELK();
const blueprint = (map: JourneyMap): Promise<Scene> => layoutMap(map, 0, { elk, view: 'blueprint' });
const keysOf = (scene: Scene) => scene.bands.map((band) => band.key);

/** A step whose chain goes through the layers in this order. */
const chained = (
  step: ItemsSpec,
  order: Partial<Record<'frontstage' | 'backstage' | 'support', number[]>>,
): JourneyMap => {
  const map = mapOfJourney({
    stages: [{ name: 'A', steps: [{ title: 'one', on: ['Web'], ...step }, { title: 'two' }] }],
  });
  for (const [layer, places] of Object.entries(order)) {
    const entries = map.journeys[0]?.stages[0]?.steps[0]?.[layer as keyof typeof order] ?? [];
    entries.forEach((entry, i) => {
      entry.order = places[i] as number;
    });
  }
  return map;
};

/** The lines of the chain in a band: their corners, and whether they come down straight. */
function arrowsIn(scene: Scene): { d: string; straight: boolean }[] {
  const chunk = bandOf(scene, 'blueprint')?.chunks.find(({ key }) => key === 'arrows');
  return (chunk?.marks ?? []).flatMap((mark) =>
    mark.type === 'path' && mark.fill === undefined
      ? [{ d: mark.d, straight: /^M[\d.]+ [\d.]+V[\d.]+$/.test(mark.d) }]
      : [],
  );
}

describe('the blueprint', () => {
  it('has the steps, who makes them happen, feelings, pains and metrics', async () => {
    expect(keysOf(await blueprint(bicycle))).toEqual([
      'head',
      'stages',
      'steps',
      'blueprint',
      'feels',
      'pains',
      'metrics',
      'foot',
    ]);
    expect(keysOf(await blueprint(everything)).slice(0, 5)).toEqual([
      'head',
      'stages',
      'physical',
      'steps',
      'blueprint',
    ]);
  });

  it('names its lines in the gutter, and draws no drop-off', async () => {
    const scene = await blueprint(bicycle);
    const texts = textsOf(scene);
    for (const line of ['Line of interaction', 'Line of visibility', 'Line of internal interaction'])
      expect(texts).toContain(line);
    expect(groupsOf(scene, 'leaves')).toEqual([]);
    expect(texts).not.toContain('share that leaves');
  });

  it('asks who makes it happen where nobody is named', async () => {
    const scene = await blueprint(stagesOnly);
    expect(groupsOf(scene, 'question').map(({ question }) => question)).toContain('blueprint');
  });

  it('leads from the card down the chain, box by box', async () => {
    const map = chained(
      { frontstage: ['F: one'], backstage: ['B: two'], support: ['S: three'] },
      { frontstage: [0], backstage: [1], support: [2] },
    );
    const scene = await blueprint(map);
    expect(arrowsIn(scene)).toHaveLength(3);
    expect(arrowsIn(scene).every(({ straight }) => straight)).toBe(true);
    expect(arrowsIn(scene)[0]?.d).toMatch(/^M\d+ 0V/);
    const start = bandOf(scene, 'steps')?.chunks.find(({ key }) => key === 'chain');
    expect(start?.marks).toHaveLength(1);
    const inMap = await layoutMap(map, 0, { elk });
    expect(arrowsIn(inMap)).toHaveLength(2);
  });

  it('leads past the boxes that stand in the way, in the order of the text', async () => {
    const map = chained(
      { frontstage: ['F: one', 'G: three'], support: ['S: two'] },
      { frontstage: [0, 2], support: [1] },
    );
    const arrows = arrowsIn(await blueprint(map));
    expect(arrows.map(({ straight }) => straight)).toEqual([true, false, false]);
    const last = chained({ frontstage: ['F: two'], support: ['S: one'] }, { frontstage: [1], support: [0] });
    expect(arrowsIn(await blueprint(last)).map(({ straight }) => straight)).toEqual([false, false]);
  });

  it('is sound for any journey, with every box apart from the others', { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(randomMap(4), async (map) => {
        const scene = await blueprint(map);
        expect(scene.notices).toEqual([]);
        const ids = new Set(groupsOf(scene, 'blueprint-entry').map(({ ref }) => ref));
        const boxes = scene.targets.filter(({ id }) => ids.has(id));
        for (const [i, a] of boxes.entries()) for (const b of boxes.slice(i + 1)) expect(overlaps(a, b)).toBe(false);
        for (const [i, step] of stepsOf(scene).entries()) {
          const next = stepsOf(scene)[i + 1];
          if (next) expect(next.x).toBeGreaterThanOrEqual(step.x + step.width);
        }
      }),
    );
  });

  it('is the same every time, and with a cache that has seen other views', async () => {
    const cache = createLayoutCache();
    for (const map of Object.values(fixtures)) {
      const scene = await blueprint(map);
      for (const view of ['blueprint', 'map', 'blueprint', 'flow', 'blueprint'] as const) {
        const again = await layoutMap(structuredClone(map), 0, { elk, view, cache });
        if (view === 'blueprint') expect(again).toEqual(scene);
      }
    }
  });

  it('shows lifts only where a curve stands alone', async () => {
    const lifts = (scene: Scene) => scene.bands.flatMap(({ chunks }) => chunks.filter(({ key }) => key === 'lifts'));
    expect(lifts(await blueprint(bicycle)).flatMap(({ marks }) => [...inGroups(marks)]).length).toBeGreaterThan(0);
    expect(textsOf(await blueprint(bicycle))).toContain('expected lift');
  });
});
