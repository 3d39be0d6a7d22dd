import ELK from 'elkjs/lib/elk.bundled.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JourneyMap } from '../../language-server/map/journey-map.js';
import { layoutMap, type Mark, renderSvg, type Scene } from '../../src/diagram/index.js';
import { fold } from '../../src/diagram/measure/wrap.js';
import { mapOfJourney } from './build.js';
import { bare, bicycle, everything, fixtures, flat, long, nothing, stagesOnly } from './fixtures.js';
import { randomMap } from './random.js';
import {
  bandOf,
  groupsOf,
  idsOf,
  inGroups,
  isInside,
  marksOf,
  overlaps,
  stepsOf,
  textsOf,
  wordsIn,
} from './scene-marks.js';

const elk = new ELK();

const squeezed = (text: string): string => fold(text).replace(/[\s\u00AD\u200B-]+/gu, '');

function expectSound(scene: Scene, map: JourneyMap): void {
  let y = 0;
  for (const band of scene.bands) {
    expect(band.y).toBe(y);
    expect(Number.isInteger(band.height)).toBe(true);
    y += band.height;
  }
  expect(scene.height).toBe(y);
  expect(new Set(scene.bands.map((band) => band.key)).size).toBe(scene.bands.length);
  const ids = idsOf(map);
  expect(scene.targets.filter((target) => !ids.has(target.id) || !isInside(target, scene))).toEqual([]);
  const steps = stepsOf(scene);
  for (const [i, step] of steps.entries()) {
    const next = steps[i + 1];
    if (next) expect(next.x).toBeGreaterThanOrEqual(step.x + step.width);
    const another = steps[i + 2];
    if (another) expect(overlaps(step, another)).toBe(false);
  }
  const stages = scene.targets.filter((target) => target.kind === 'stage');
  const journey = map.journeys[0];
  expect(stages.map((stage) => stage.id)).toEqual(journey?.stages.map((stage) => stage.id) ?? []);
  for (const [i, stage] of stages.entries()) {
    const next = stages[i + 1];
    if (next) expect(next.x).toBeGreaterThanOrEqual(stage.x + stage.width);
  }
}

function expectNumbers(svg: string): void {
  expect(svg).not.toMatch(/NaN|Infinity|undefined|\[object/);
}

describe('any journey', () => {
  it('is laid out soundly with elkjs', { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(randomMap(), async (map) => {
        const scene = await layoutMap(map, 0, { elk });
        expect(scene.notices).toEqual([]);
        expectSound(scene, map);
        expectNumbers(renderSvg(scene, { theme: 'light' }));
      }),
    );
  });

  it('is laid out soundly without elkjs, and says so where ways had to be routed', async () => {
    await fc.assert(
      fc.asyncProperty(
        randomMap(12),
        fc.constantFrom('comfortable' as const, 'compact' as const),
        async (map, density) => {
          const scene = await layoutMap(map, 0, { density });
          expectSound(scene, map);
          expectNumbers(renderSvg(scene, { theme: 'dark' }));
          expect(scene.notices.length).toBe(groupsOf(scene, 'next').length > 0 ? 1 : 0);
        },
      ),
    );
  });

  it('shows every text that is written', async () => {
    await fc.assert(
      fc.asyncProperty(randomMap(3), async (map) => {
        const scene = await layoutMap(map, 0, {});
        const shown = squeezed(textsOf(scene).join(''));
        const journey = map.journeys[0];
        for (const stage of journey?.stages ?? []) {
          for (const part of [stage, ...stage.steps]) {
            const written = [part.name, ...part.thinks.map((t) => t.text), ...part.pains.map((t) => t.text)];
            for (const text of written) expect(shown).toContain(squeezed(text));
          }
        }
      }),
    );
  });

  it('gives the same picture every time', async () => {
    for (const map of Object.values(fixtures)) {
      const again = await layoutMap(structuredClone(map), 0, { elk: new ELK() });
      expect(again).toEqual(await layoutMap(map, 0, { elk }));
    }
  });

  it('is plain data, and leaves the map as it is', async () => {
    for (const map of Object.values(fixtures)) {
      const before = structuredClone(map);
      const scene = await layoutMap(map, 0, { elk });
      expect(map).toEqual(before);
      const plain = JSON.parse(JSON.stringify(scene)) as Scene;
      expect(renderSvg(plain, { theme: 'light' })).toBe(renderSvg(scene, { theme: 'light' }));
    }
  });
});

describe('elkjs', () => {
  it('is not called where no way has to be routed', async () => {
    let calls = 0;
    const counting = {
      layout: (graph: Parameters<typeof elk.layout>[0]) => {
        calls++;
        return elk.layout(graph);
      },
    };
    await layoutMap(stagesOnly, 0, { elk: counting });
    expect(calls).toBe(0);
    await layoutMap(bicycle, 0, { elk: counting });
    expect(calls).toBe(1);
  });

  it.each([
    ['throws', () => Promise.reject(new Error('out of memory'))],
    ['gives no positions', () => Promise.resolve({ id: 'journey', children: [], edges: [] })],
    [
      'gives positions that are no numbers',
      (graph: { children?: { x?: number }[] }) => {
        for (const child of graph.children ?? []) child.x = Number.NaN;
        return Promise.resolve({ ...graph, id: 'journey' });
      },
    ],
  ])('falls back to a plain layout with a notice when it %s', async (_, layout) => {
    const scene = await layoutMap(bicycle, 0, { elk: { layout: layout as never } });
    expect(scene.notices).toEqual(['The ways between steps could not be routed; a simpler layout draws them.']);
    expectSound(scene, bicycle);
    expect(groupsOf(scene, 'next')).toHaveLength(2);
  });

  it('is spared journeys with very many ways', async () => {
    const steps = Array.from({ length: 200 }, (_, i) => ({
      title: `Step ${i}`,
      next: [{ to: 'Step 0', if: `again ${i}` }],
    }));
    const map = mapOfJourney({ stages: [{ name: 'Long', steps }] });
    const scene = await layoutMap(map, 0, { elk: { layout: () => Promise.reject(new Error('called')) } });
    expect(scene.notices).toEqual([
      'This journey has so many ways between its steps that a simpler layout draws them.',
    ]);
    expectSound(scene, map);
  });

  it('decides which way runs above which', async () => {
    const rows = async (order: [string, number][]) => {
      const scene = await layoutMap(bicycle, 0, {
        elk: {
          layout: (graph) => {
            for (const child of graph.children ?? []) child.y = 500;
            let x = 0;
            for (const child of graph.children ?? []) {
              child.x = x;
              x += (child.width ?? 0) + 12;
            }
            for (const [id, above] of order) {
              const edge = graph.edges?.find((one) => one.id === id);
              const point = { x: 0, y: 500 - above };
              if (edge) edge.sections = [{ id: 's', startPoint: { x: 0, y: 500 }, endPoint: point }];
            }
            return Promise.resolve(graph);
          },
        },
      });
      return Object.fromEntries(groupsOf(scene, 'next').map((group) => [wordsIn(group), topOf(group.marks)]));
    };
    const [skip, back] = ['skips ahead: already has a workshop in mind', 'back: still unsure'];
    const skipLow = await rows([
      ['w0', 10],
      ['w1', 80],
    ]);
    const skipHigh = await rows([
      ['w0', 80],
      ['w1', 10],
    ]);
    expect(skipLow[skip]).toBeGreaterThan(skipLow[back] as number);
    expect(skipHigh[skip]).toBeLessThan(skipHigh[back] as number);
  });

  it('keeps runs and pills of one row apart', async () => {
    await fc.assert(
      fc.asyncProperty(randomMap(8), async (map) => {
        const scene = await layoutMap(map, 0, {});
        const ids = new Set(groupsOf(scene, 'next').map((group) => group.ref));
        const pills = scene.targets.filter((target) => ids.has(target.id));
        for (const [i, pill] of pills.entries()) {
          for (const other of pills.slice(i + 1)) expect(overlaps(pill, other)).toBe(false);
        }
      }),
    );
  });
});

function topOf(marks: readonly Mark[]): number {
  return Math.min(...marks.flatMap((mark) => (mark.type === 'rect' ? [mark.y] : [])));
}

describe('the lanes', () => {
  it('are those that have something in them, in their order', async () => {
    const keys = async (map: JourneyMap) => (await layoutMap(map, 0, {})).bands.map((band) => band.key);
    expect(await keys(bicycle)).toEqual([
      ...['head', 'stages', 'steps', 'thinks', 'feels', 'pains', 'opportunities', 'metrics', 'evidence'],
      ...['blueprint', 'foot'],
    ]);
    expect(await keys(stagesOnly)).toEqual(['head', 'stages', 'steps', 'thinks', 'feels', 'pains', 'foot']);
    expect(await keys(bare)).toEqual(['head', 'stages', 'foot']);
    expect(await keys(everything)).toEqual([
      ...[
        'head',
        'stages',
        'steps',
        'stage',
        'actions',
        'thinks',
        'expects',
        'feels-1',
        'feels-2',
        'feels-3',
        'feels-4',
      ],
      ...['pains', 'opportunities', 'metrics', 'evidence', 'lane-Legal', 'lane-Risk', 'physical', 'blueprint', 'notes'],
      'foot',
    ]);
  });

  it('show everything that a step or stage can hold', async () => {
    const scene = await layoutMap(everything, 0, { elk });
    const shown = squeezed(textsOf(scene).join(' '));
    const written = JSON.stringify(everything.journeys[0]?.stages, (key, value: unknown) =>
      ['id', 'personas', 'persona', 'target', 'scaled', 'scale', 'moods', 'unit'].includes(key) ? undefined : value,
    );
    for (const [, text] of written.matchAll(
      /"(?:text|name|what|who|why|note|value|source|condition|when|owner)":"([^"]+)"/g,
    )) {
      expect(shown, text).toContain(squeezed(text as string));
    }
  });

  it('widen nothing to the left when a step is added at the end', async () => {
    const steps = (count: number) => Array.from({ length: count }, (_, i) => ({ title: `Step ${i}` }));
    const at = async (count: number) =>
      stepsOf(await layoutMap(mapOfJourney({ stages: [{ name: 'A', steps: steps(count) }] }), 0, {})).map(
        (step) => step.x,
      );
    expect((await at(9)).slice(0, 8)).toEqual(await at(8));
  });

  it('are 7 steps wide as drawn, and narrower where they shall be compact', async () => {
    expect((await layoutMap(bicycle, 0, {})).width).toBe(32 + 152 + 7 * 196 + 4 * 16 + 6 * 12 + 2 * 12 + 32);
    expect((await layoutMap(bicycle, 0, { density: 'compact' })).width).toBeLessThan(1600);
  });
});

describe('what is not written', () => {
  it('is asked for, never drawn as a value', async () => {
    const scene = await layoutMap(flat, 0, { elk });
    const asked = groupsOf(scene, 'question').map((group) => [
      group.ref,
      group.question,
      group.persona,
      wordsIn(group),
    ]);
    expect(asked).toEqual([
      ['j0.s3.p1', 'channel', undefined, '? Which channel?'],
      ['j0.s1.p2', 'emotion', 'Tom', '? How does Tom feel?'],
      ['j0.s2.p2', 'emotion', 'Tom', '? How does Tom feel?'],
      ['j0.s1.p1.open0', 'opportunity', undefined, 'no opportunity yet'],
    ]);
    const faces = groupsOf(scene, 'feels').length;
    const moods = flat.journeys[0]?.stages.flatMap((stage) => stage.steps.flatMap((step) => step.moods)) ?? [];
    expect(faces).toBe(moods.filter((mood) => mood.score !== null).length);
  });

  it('ends the curve, which begins again after it', async () => {
    const curves = [...marksOf(await layoutMap(long, 0, { elk }))].filter(
      (mark) => mark.type === 'path' && mark.name === 'curve',
    );
    expect(curves).toHaveLength(2);
  });

  it('is asked of people, start and end, stages and what happens in them', async () => {
    const questions = async (map: JourneyMap) =>
      groupsOf(await layoutMap(map, 0, {}), 'question').map((group) => group.question);
    expect(await questions(stagesOnly)).toEqual(['persona', 'start', 'end', 'step']);
    expect(await questions(bare)).toEqual(['persona', 'stage']);
  });

  it('leaves an inviting picture where there is no journey at all', async () => {
    const scene = await layoutMap(nothing, 0, { elk });
    expect(scene.title).toBe('No journey yet');
    expect(scene.targets).toEqual([]);
    expect(textsOf(scene)).toContain('journey Buying running shoes');
  });
});

describe('the emotion lane', () => {
  it('puts a score where the scale has it', async () => {
    const scene = await layoutMap(bicycle, 0, { elk });
    const faces = new Map<string, number>();
    for (const group of groupsOf(scene, 'feels')) {
      const face = group.marks.find((mark) => mark.type === 'face');
      if (face?.type === 'face') faces.set(wordsIn(group), face.y);
    }
    const y = (start: string) => [...faces].find(([label]) => label.includes(start))?.[1] ?? Number.NaN;
    expect(y('overwhelmed') - y('anxious')).toBe(36);
    expect(y('focused') - y('curious')).toBe(36);
    expect(y('curious')).toBe(y('hopeful'));
  });

  it('names one lowest point for each persona, and no highest where there are two', async () => {
    const tags = async (map: JourneyMap) =>
      textsOf(await layoutMap(map, 0, {})).filter((text) => text.endsWith(' point'));
    expect((await tags(bicycle)).sort()).toEqual(['High point', 'Low point']);
    expect(await tags(flat)).toEqual(['Low point', 'Low point']);
  });

  it('writes scores as the journey writes them', async () => {
    const band = bandOf(await layoutMap(everything, 0, {}), 'feels-1');
    expect(band && textsOf(band)).toEqual(expect.arrayContaining(['5', '4', '3', '2', '1', 'proud']));
  });

  it('gives faces of one column room side by side', async () => {
    const scene = await layoutMap(flat, 0, { elk });
    const chunks = scene.bands.flatMap((band) => (band.key.startsWith('feels') ? band.chunks : []));
    const faces = chunks.flatMap((chunk) =>
      [...inGroups(chunk.marks)].flatMap((mark) => (mark.type === 'face' ? [{ ...mark, x: chunk.x + mark.x }] : [])),
    );
    expect(faces.length).toBeGreaterThan(10);
    for (const [i, face] of faces.entries()) {
      for (const other of faces.slice(i + 1)) {
        expect(Math.hypot(face.x - other.x, face.y - other.y)).toBeGreaterThanOrEqual(face.r + other.r);
      }
    }
  });
});

describe('the way on', () => {
  it('is a plain arrow, a track above, or none', async () => {
    const map = mapOfJourney({
      stages: [
        {
          name: 'A',
          steps: [
            { title: 'one' },
            { title: 'two', next: [{ to: 'four' }] },
            {
              title: 'three',
              next: [
                { to: 'four', if: 'paid' },
                { to: 'one', share: 0.25 },
              ],
            },
            { title: 'four', leaves: [{ share: 1 }] },
            { title: 'five', next: [{ to: 'nowhere' }] },
          ],
        },
      ],
    });
    const scene = await layoutMap(map, 0, { elk });
    expect(
      groupsOf(scene, 'next')
        .map((group) => wordsIn(group))
        .sort(),
    ).toEqual(['back, 25%', 'paid', 'skips ahead']);
    const arrows = bandOf(scene, 'steps')?.chunks.flatMap((chunk) =>
      chunk.marks.flatMap((mark) => (mark.type === 'path' ? [...mark.d.matchAll(/^M\d+ \d+H\d+/g)] : [])),
    );
    expect(arrows).toHaveLength(1);
  });
});
