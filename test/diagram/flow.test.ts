import ELK from 'elkjs/lib/elk.bundled.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../property-runs.js';
import type { JourneyMap } from '../../language-server/map/journey-map.js';
import {
  createLayoutCache,
  type ElkLike,
  type GroupMark,
  layoutMap,
  renderSvg,
  type Scene,
  type Target,
} from '../../src/diagram/index.js';
import { isThorough } from '../thorough.js';
import { type ItemsSpec, type JourneySpec, mapOfJourney } from './build.js';
import { bicycle, everything, fixtures, flat, stagesOnly } from './fixtures.js';
import { randomFlow, randomMap } from './random.js';
import { bandOf, groupsOf, idsOf, isInside, marksOf, overlaps, stepsOf, textsOf, wordsIn } from './scene-marks.js';

const elk = new ELK();
const flow = (map: JourneyMap, by: ElkLike | undefined = elk): Promise<Scene> =>
  layoutMap(map, 0, { elk: by, view: 'flow' });

interface Point {
  x: number;
  y: number;
}

interface Line extends Point {
  width: number;
  height: number;
}

/** The corners of the ways, round corners cut off. */
function waysOf(scene: Scene): { dashed: boolean; points: Point[] }[] {
  return [...marksOf(scene)].flatMap((mark) => {
    if (mark.type !== 'path' || mark.name !== 'way') return [];
    const points: Point[] = [];
    let [x, y] = [0, 0];
    for (const [, command, rest = ''] of mark.d.matchAll(/([MLHVQ])([^MLHVQ]*)/g)) {
      const numbers = rest.trim().split(/[ ,]+/).map(Number);
      if (command === 'H') x = numbers[0] as number;
      else if (command === 'V') y = numbers[0] as number;
      else [x, y] = numbers.slice(-2) as [number, number];
      points.push({ x, y });
    }
    return [{ dashed: mark.dash !== undefined, points }];
  });
}

const linesOf = (points: readonly Point[]): Line[] =>
  points.slice(1).map((to, i) => {
    const from = points[i] as Point;
    return {
      x: Math.min(from.x, to.x),
      y: Math.min(from.y, to.y),
      width: Math.abs(to.x - from.x),
      height: Math.abs(to.y - from.y),
    };
  });

const crosses = (line: Line, box: Target): boolean =>
  line.x < box.x + box.width &&
  box.x < line.x + line.width &&
  line.y < box.y + box.height &&
  box.y < line.y + line.height
    ? true
    : line.width === 0
      ? line.x > box.x && line.x < box.x + box.width && line.y < box.y + box.height && box.y < line.y + line.height
      : line.height === 0 &&
        line.y > box.y &&
        line.y < box.y + box.height &&
        line.x < box.x + box.width &&
        box.x < line.x + line.width;

/** Sizes and ids are sound, nothing stands on anything else, each step is in its stage, and the stages are in order. */
function expectSound(scene: Scene, map: JourneyMap): void {
  const ids = idsOf(map);
  expect(scene.targets.filter((target) => !ids.has(target.id) || !isInside(target, scene))).toEqual([]);
  const steps = stepsOf(scene);
  const band = bandOf(scene, 'steps');
  const inside = scene.targets.filter(
    ({ kind, y, id }) =>
      kind === 'item' &&
      band &&
      y >= band.y &&
      !steps.some((step) => step.id !== id && id.startsWith(`${step.id}.feels`)),
  );
  const boxes = [...steps, ...inside.filter(({ id }) => !id.includes('.feels'))];
  const overlapping = boxes.flatMap((a, i) =>
    boxes.slice(i + 1).flatMap((b) => (overlaps(a, b) ? [[a.id, b.id]] : [])),
  );
  expect(overlapping).toEqual([]);
  const journey = map.journeys[0];
  const stages = scene.targets.filter((target) => target.kind === 'stage');
  expect(stages.map((stage) => stage.id)).toEqual(journey?.stages.map((stage) => stage.id) ?? []);
  for (const [i, stage] of stages.entries()) {
    const next = stages[i + 1];
    if (next) expect(next.x).toBe(stage.x + stage.width + 12);
    const own = journey?.stages[i]?.steps.map((step) => step.id) ?? [];
    for (const step of steps.filter(({ id }) => own.includes(id))) {
      expect(step.x).toBeGreaterThan(stage.x);
      expect(step.x + step.width).toBeLessThan(stage.x + stage.width);
    }
  }
}

/** No way runs through a card, an exit, or what is written on another way. */
function expectClearWays(scene: Scene): void {
  const top = bandOf(scene, 'steps')?.y ?? 0;
  const steps = stepsOf(scene);
  for (const { points } of waysOf(scene)) {
    for (const line of linesOf(points.map(({ x, y }) => ({ x, y: y + top })))) {
      expect(steps.filter((step) => crosses(line, step)).map(({ id }) => [id, line])).toEqual([]);
    }
  }
}

/** How far a point is from the nearest edge of a box. */
const toEdge = ({ x, y }: Point, box: Target): number => {
  const beyond = [box.x - x, x - box.x - box.width, box.y - y, y - box.y - box.height] as const;
  return beyond.every((one) => one <= 0)
    ? -Math.max(...beyond)
    : Math.hypot(Math.max(0, beyond[0], beyond[1]), Math.max(0, beyond[2], beyond[3]));
};

/** Each way begins and ends at a card, a moment of truth, start or end; the tip of its arrow is 6 px long. */
function expectWaysMeetCards(scene: Scene): void {
  const top = bandOf(scene, 'steps')?.y ?? 0;
  const places = scene.targets.filter(
    ({ kind, id }) => kind === 'step' || /(^|\.)(starts|ends)\b|[:.]asks\b/.test(id) || kind === 'question',
  );
  for (const { points } of waysOf(scene)) {
    const [from, to] = [points[0], points.at(-1)].map((point) => ({ x: point!.x, y: point!.y + top }));
    expect(Math.min(...places.map((place) => toEdge(from!, place)))).toBeLessThanOrEqual(1);
    expect(Math.min(...places.map((place) => toEdge(to!, place)))).toBeLessThanOrEqual(7);
  }
}

const journey = (spec: Omit<JourneySpec, 'stages'>, steps: Record<string, ItemsSpec>): JourneyMap =>
  mapOfJourney({
    ...spec,
    stages: [{ name: 'A', steps: Object.entries(steps).map(([title, step]) => ({ title, ...step })) }],
  });

/** Long runs have time for many steps in each of their cases, others for some steps in most and many in a few. */
const few = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 4 });
const many = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 5 });
const counts = isThorough ? many : fc.oneof({ weight: 5, arbitrary: few }, { weight: 1, arbitrary: many });

describe('the flow of any journey', () => {
  it('is laid out by elkjs, stage after stage, and no two cards overlap', { timeout: 600_000 }, async () => {
    const numRuns = Number(process.env.JM_RUNS) || 200;
    await fc.assert(
      fc.asyncProperty(randomFlow(counts), async (map) => {
        const scene = await flow(map);
        expect(scene.notices).toEqual([]);
        expectSound(scene, map);
        expectClearWays(scene);
        expectWaysMeetCards(scene);
        expect(renderSvg(scene, { theme: 'light' })).not.toMatch(/NaN|Infinity|undefined/);
      }),
      { numRuns },
    );
  });

  it.each([
    ['forty', [8, 8, 8, 8, 8], 5],
    ['two hundred', Array.from({ length: 20 }, () => 10), 1],
  ])('is sound for %s steps', { timeout: 600_000 }, async (_, list, runs) => {
    const numRuns = Math.ceil(((Number(process.env.JM_RUNS) || 200) / 200) * runs);
    await fc.assert(
      fc.asyncProperty(randomFlow(fc.constant(list)), async (map) => {
        const scene = await flow(map);
        expectSound(scene, map);
      }),
      { numRuns },
    );
  });

  it('is sound with every kind of text, and without elkjs, which it says', { timeout: 600_000 }, async () => {
    const numRuns = Math.ceil((Number(process.env.JM_RUNS) || 200) / 4);
    await fc.assert(
      fc.asyncProperty(randomMap(5), async (map) => {
        expectSound(await flow(map), map);
        const plain = await layoutMap(map, 0, { view: 'flow' });
        expectSound(plain, map);
        expect(plain.notices).toEqual(['The flow is drawn by a simpler layout, its steps in a row.']);
      }),
      { numRuns },
    );
  });

  it('is the same every time, and with a cache', async () => {
    const cache = createLayoutCache();
    for (const map of Object.values(fixtures)) {
      const scene = await flow(map);
      expect(await layoutMap(structuredClone(map), 0, { elk: new ELK(), view: 'flow' })).toEqual(scene);
      for (let i = 0; i < 2; i++) {
        expect(await layoutMap(structuredClone(map), 0, { elk, view: 'flow', cache })).toEqual(scene);
      }
      const other = await layoutMap(map, 0, { elk, cache });
      expect(other).toEqual(await layoutMap(map, 0, { elk }));
    }
  });

  it('asks elkjs once for a flow that came again', async () => {
    let calls = 0;
    const counting: ElkLike = {
      layout: (graph) => {
        calls++;
        return elk.layout(graph);
      },
    };
    const cache = createLayoutCache();
    for (let i = 0; i < 3; i++) await layoutMap(structuredClone(flat), 0, { elk: counting, view: 'flow', cache });
    const first = calls;
    expect(first).toBeGreaterThan(0);
    await layoutMap(structuredClone(flat), 0, { elk: counting, view: 'flow', cache });
    expect(calls).toBe(first);
  });
});

describe('where elkjs does not help', () => {
  it.each([
    ['throws', () => Promise.reject(new Error('out of memory'))],
    ['gives nothing', () => Promise.resolve({ id: 'flow', children: [], edges: [] })],
    [
      'puts everything in one place',
      (graph: { children?: { x?: number; y?: number }[]; edges?: { sections?: unknown }[] }) => {
        for (const child of graph.children ?? []) Object.assign(child, { x: 0, y: 0 });
        for (const edge of graph.edges ?? []) {
          edge.sections = [{ id: 's', startPoint: { x: 0, y: 0 }, endPoint: { x: 9, y: 0 } }];
        }
        return Promise.resolve({ ...graph, id: 'flow' });
      },
    ],
  ])('the steps stand in a row with a notice when it %s', async (_, layout) => {
    const scene = await flow(bicycle, { layout: layout as never });
    expect(scene.notices).toEqual(['The flow could not be laid out; a simpler layout draws it, the steps in a row.']);
    expectSound(scene, bicycle);
    expect(new Set(stepsOf(scene).map((step) => step.y + step.height)).size).toBe(1);
    expect(groupsOf(scene, 'next')).toHaveLength(2);
  });

  it('a very long journey is spared, by its size', async () => {
    const steps = Array.from({ length: 400 }, (_, i) => ({ title: `Step ${i}` }));
    const map = mapOfJourney({ stages: [{ name: 'Long', steps }] });
    const scene = await flow(map, { layout: () => Promise.reject(new Error('called')) });
    expect(scene.notices).toEqual([
      'This journey has so many steps and ways that a simpler layout draws its flow, the steps in a row.',
    ]);
    expect(stepsOf(scene)).toHaveLength(400);
  });
});

describe('the ways of a flow', () => {
  const labels = async (map: JourneyMap) => groupsOf(await flow(map), 'next').map(signAndWords);
  const signAndWords = (group: GroupMark) => {
    const icons = group.marks.flatMap((mark) => (mark.type === 'icon' ? [mark.icon] : []));
    return [...icons, wordsIn(group)].join(' ').trim();
  };
  const at = (scene: Scene, index: number) => stepsOf(scene)[index] as Target;

  it('lead straight on at one height, through moments of truth as well', async () => {
    const scene = await flow(bicycle);
    expect(new Set(stepsOf(scene).map((step) => step.y + step.height)).size).toBe(1);
    const straight = waysOf(scene).filter(({ points }) => points.length === 2);
    expect(new Set(straight.flatMap(({ points }) => points.map(({ y }) => y))).size).toBe(1);
    expect(straight).toHaveLength(8);
  });

  it('branch beside one another and meet again', async () => {
    const map = journey(
      {},
      {
        one: { next: [{ to: 'two' }, { to: 'three', if: 'it rains' }] },
        two: { next: [{ to: 'four' }] },
        three: {},
        four: {},
      },
    );
    const scene = await flow(map);
    expect(at(scene, 1).x).toBe(at(scene, 2).x);
    expect(at(scene, 2).y).toBeGreaterThan(at(scene, 1).y + at(scene, 1).height);
    expect(at(scene, 0).y).toBe(at(scene, 1).y);
    expect(await labels(map)).toEqual(['it rains']);
  });

  it('say what they are: back above the cards and dashed, skipping below them', async () => {
    const scene = await flow(bicycle);
    const top = bandOf(scene, 'steps')?.y ?? 0;
    const cards = stepsOf(scene);
    const [upper, lower] = [
      Math.min(...cards.map((one) => one.y)),
      Math.max(...cards.map((one) => one.y + one.height)),
    ];
    const bent = waysOf(scene).filter(({ points }) => points.length > 2);
    expect(bent).toHaveLength(2);
    for (const { dashed, points } of bent) {
      const ys = points.map(({ y }) => y + top);
      if (dashed) expect(Math.min(...ys)).toBeLessThan(upper);
      else expect(Math.max(...ys)).toBeGreaterThan(lower);
    }
    expect((await labels(bicycle)).sort()).toEqual(['redo-2 already has a workshop in mind', 'undo-2 still unsure']);
  });

  it('are those of each person: who does not take a step goes past it, with their sign', async () => {
    const map = journey(
      { personas: ['Ana', 'Ben'] },
      { one: {}, two: { for: ['Ana'] }, three: { for: ['Ben'] }, four: {} },
    );
    const scene = await flow(map);
    expect(await labels(map)).toEqual(['', '']);
    expect(at(scene, 1).x).toBe(at(scene, 2).x);
    const signs = groupsOf(scene, 'next').map(({ marks }) =>
      marks.flatMap((mark) => (mark.type === 'shape' ? [mark.shape] : [])),
    );
    expect(signs).toEqual([['circle'], ['square']]);
  });

  it('of one person alone have their sign', async () => {
    const map = journey(
      { personas: ['Ana', 'Ben'] },
      { one: { next: [{ to: 'three', as: ['Ben'] }] }, two: {}, three: {} },
    );
    expect((await labels(map)).sort()).toEqual(['', 'redo-2']);
  });

  it('show their share and condition', async () => {
    const map = journey(
      {},
      { one: { next: [{ to: 'two' }, { to: 'three', share: 0.25, if: 'late' }] }, two: {}, three: {} },
    );
    const scene = await flow(map);
    expect(textsOf(scene)).toContain('25%: late');
  });

  it('end where everybody leaves', async () => {
    const scene = await flow(journey({}, { one: { leaves: [{ share: 1, why: 'closed' }] }, two: {} }));
    expect(waysOf(scene).filter(({ points }) => points.length === 2)).toHaveLength(2);
    expect(groupsOf(scene, 'leaves').map(wordsIn)).toEqual(['100% leave closed']);
  });
});

describe('what a flow shows', () => {
  it('is names, channels, faces and questions, start and end', async () => {
    const shown = textsOf(await flow(flat));
    for (const text of ['Renting a flat together', 'Flow', 'Maya', 'Tom', 'Moment of truth', 'Which channel?']) {
      expect(shown).toContain(text);
    }
    const questions = groupsOf(await flow(flat), 'question').map(({ ref, question, persona }) => [
      ref,
      question,
      persona,
    ]);
    expect(questions).toEqual(
      expect.arrayContaining([
        ['j0.s1.p2', 'emotion', 'Tom'],
        ['j0.s3.p1', 'channel', undefined],
      ]),
    );
    const moods = flat.journeys[0]?.stages.flatMap((stage) => stage.steps.flatMap((step) => step.moods)) ?? [];
    const scene = await flow(flat);
    expect(groupsOf(scene, 'feels')).toHaveLength(moods.filter((mood) => mood.score !== null).length);
    expect(groupsOf(scene, 'starts')).toHaveLength(1);
    expect(groupsOf(scene, 'ends').map(wordsIn)).toEqual([
      'The first evening between boxes',
      'May end here with a toast',
    ]);
  });

  it('asks where it starts and ends, and what happens in an empty stage', async () => {
    const scene = await flow(stagesOnly);
    expect(groupsOf(scene, 'question').map(({ question }) => question)).toEqual(['start', 'end', 'step']);
  });

  it('says of a stage what is true of all of it below its last step', async () => {
    const scene = await flow(everything);
    expect(groupsOf(scene, 'leaves').map(wordsIn)).toContain('Whole stage: 10% leave too slow');
  });

  it('invites to write a journey without stages', async () => {
    const scene = await flow(mapOfJourney({ name: 'Bare' }));
    expect(groupsOf(scene, 'question').map(({ question }) => question)).toEqual(['stage']);
  });
});
