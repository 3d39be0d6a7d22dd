import ELK from 'elkjs/lib/elk.bundled.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JourneyMap } from '../../language-server/map/journey-map.js';
import {
  type Chunk,
  createLayoutCache,
  type ElkLike,
  layoutMap,
  renderSvg,
  type Scene,
} from '../../src/diagram/index.js';
import { saysTheSame } from '../../src/diagram/layout/same.js';
import { isThorough } from '../thorough.js';
import { type ItemsSpec, mapOf, mapOfJourney, type StageSpec } from './build.js';
import { bicycle, everything, fixtures } from './fixtures.js';
import { edit, edited, randomJourney } from './random.js';

const elk = new ELK();

/** What came over a wire: equal, but no object of it the same. */
const received = (map: JourneyMap): JourneyMap => JSON.parse(JSON.stringify(map)) as JourneyMap;

/** The map with declarations that what is drawn for its steps depends on. */
function declaring(map: JourneyMap): JourneyMap {
  const declared = (name: string) => ({ id: name, name, declared: true });
  return {
    ...map,
    channels: [
      { ...declared('App'), kind: 'human', icon: 'mail' },
      { ...declared('Web'), kind: 'digital' },
    ],
    touchpoints: [{ ...declared('Desk'), channels: ['Store', 'Web'] }],
    metrics: [{ ...declared('CES'), target: '4' }],
  };
}

/** Two people; a stage that says much of itself, and has more steps than are drawn together. */
const longStage: JourneyMap = mapOf({
  personas: [{ name: 'Ana' }, { name: 'Ben' }],
  sources: [{ name: 'Diary', method: 'diary' }],
  journeys: [
    {
      personas: ['Ana', 'Ben'],
      stages: [
        {
          name: 'Long',
          for: ['Ana', 'Ben'],
          evidence: ['Diary: all of it'],
          thinks: ['A thought'],
          feels: { Ana: 'calm 0: whole' },
          steps: Array.from({ length: 14 }, (_, i) => ({
            title: `Step ${i}`,
            ...(i === 12 && { touchpoints: ['Desk'], thinks: ['Hm'], moment: 'now', for: ['Ana'], feels: 'proud +2' }),
            ...(i === 13 && { on: ['Web'], feels: 'calm 1: so', opportunities: [{ text: 'More', lifts: 1 }] }),
          })),
        },
      ],
    },
  ],
});

/** Based on research, as it says, and nowhere on what. */
const assumed: JourneyMap = mapOfJourney({
  basis: 'research',
  stages: [{ name: 'One', steps: [{ title: 'First', on: ['Web'] }] }],
});

/**
 * For each value that somebody wrote, a change to another one; for each list, one without its first element; for each
 * thing that may be missing, one without it.
 */
function* changesOf(map: JourneyMap): Generator<(map: JourneyMap) => void> {
  for (const path of pathsOf(map)) {
    const key = path.at(-1) as string;
    yield (other) => {
      const parent = path
        .slice(0, -1)
        .reduce((value: unknown, step) => (value as Record<string, unknown>)[step], other);
      const record = parent as Record<string, unknown>;
      const value = record[key];
      if (Array.isArray(value)) record[key] = value.slice(1);
      else if (typeof value === 'object') delete record[key];
      else if (typeof value === 'number') record[key] = value + 1;
      else if (typeof value === 'boolean') record[key] = !value;
      else record[key] = OTHER_CHOICES[key] ?? `${value as string} and more`;
    };
  }
}

const OTHER_CHOICES: Readonly<Record<string, string>> = {
  ...{ method: 'workshop', icon: 'phone', kind: 'physical', color: '#123456', target: '5', state: 'future' },
  ...{ basis: 'assumption', status: 'live', impact: 'low', effort: 'medium' },
};

const OPTIONAL = new Set(['goal', 'starts', 'ends', 'momentOfTruth', 'endsHere', 'details', 'image', 'follows']);

/** Where the values are. Ids stay as they are: they follow from the places. */
function* pathsOf(value: unknown, path: string[] = []): Generator<string[]> {
  if (typeof value !== 'object' || value === null) {
    const places = ['id', 'format', 'version', 'persona'];
    if (value !== undefined && value !== null && !places.includes(path.at(-1) ?? '')) yield path;
    return;
  }
  if (Array.isArray(value) && value.length > 0) yield path;
  if (OPTIONAL.has(path.at(-1) ?? '')) yield path;
  for (const [key, inner] of Object.entries(value)) yield* pathsOf(inner, [...path, key]);
}

function* chunksOf(scene: Scene): Generator<[string, Chunk]> {
  for (const band of scene.bands) for (const chunk of band.chunks) yield [`${band.key} ${chunk.key}`, chunk];
}

/** The keys of the chunks that are not those of the scene before. */
function newChunks(before: Scene, after: Scene): string[] {
  const old = new Map(chunksOf(before));
  return [...chunksOf(after)].filter(([key, chunk]) => old.get(key) !== chunk).map(([key]) => key);
}

const steps = (count: number, from = 0) =>
  Array.from({ length: count }, (_, i) => ({
    title: `Step ${from + i}`,
    on: ['Web'],
    thinks: [`Thought ${from + i}`],
    feels: `calm ${(i % 4) - 1}: because`,
    pains: [`Pain ${from + i}`],
  }));
const stages = (count: number): StageSpec[] =>
  Array.from({ length: count }, (_, s) => ({ name: `Stage ${s}`, steps: steps(4, s * 4) }));

/** Two scenes of which one is made in another way are the same. As texts they are compared far more quickly. */
function expectSame(warm: Scene, cold: Scene): void {
  if (JSON.stringify(warm) !== JSON.stringify(cold)) expect(warm).toEqual(cold);
}

describe('a cache', () => {
  it('changes nothing in the picture, whatever is edited', { timeout: 300_000 }, async () => {
    const densities = fc.constantFrom('comfortable' as const, 'compact' as const);
    await fc.assert(
      fc.asyncProperty(
        randomJourney(5),
        fc.array(fc.tuple(edit, densities), { minLength: 1, maxLength: isThorough ? 4 : 2 }),
        async (first, edits) => {
          const cache = createLayoutCache();
          let journey = first;
          let shown: [Scene, string] | undefined;
          for (const [change, density] of edits) {
            const map = mapOfJourney(journey);
            const warm = await layoutMap(received(map), 0, { cache, density });
            const cold = await layoutMap(received(map), 0, { density });
            expectSame(warm, cold);
            expect(renderSvg(warm, { theme: 'light' })).toBe(renderSvg(cold, { theme: 'light' }));
            if (shown) expect(JSON.stringify(shown[0])).toBe(shown[1]);
            shown = [warm, JSON.stringify(warm)];
            journey = edited(journey, change);
          }
        },
      ),
    );
  });

  it('misses no change of a single value, wherever in the map it stands', { timeout: 120_000 }, async () => {
    for (const map of [bicycle, declaring(everything), declaring(longStage), assumed]) {
      const cache = createLayoutCache();
      for (const change of changesOf(map)) {
        await layoutMap(received(map), 0, { cache });
        const changed = received(map);
        change(changed);
        expectSame(await layoutMap(received(changed), 0, { cache }), await layoutMap(changed, 0, {}));
      }
    }
  });

  it('serves maps one after the other, and several layouts at a time', async () => {
    const cache = createLayoutCache();
    for (const map of [...Object.values(fixtures), ...Object.values(fixtures)]) {
      expect(await layoutMap(received(map), 0, { elk, cache })).toEqual(await layoutMap(map, 0, { elk }));
    }
    const both = await Promise.all([bicycle, everything].map((map) => layoutMap(map, 0, { elk, cache })));
    expect(both).toEqual(await Promise.all([bicycle, everything].map((map) => layoutMap(map, 0, { elk }))));
  });

  it('keeps every chunk of a map that came again', async () => {
    const cache = createLayoutCache();
    for (const map of Object.values(fixtures)) {
      if (map.journeys.length === 0) continue;
      const before = await layoutMap(received(map), 0, { elk, cache });
      expect(newChunks(before, await layoutMap(received(map), 0, { elk, cache }))).toEqual([]);
    }
  });

  it('keeps all but the chunk in which a letter is typed', async () => {
    const cache = createLayoutCache();
    const list = stages(6);
    const typed = async (change: ItemsSpec) => {
      const before = await layoutMap(mapOfJourney({ stages: list }), 0, { cache });
      const step = list[2]?.steps?.[1];
      if (step) Object.assign(step, change);
      return newChunks(before, await layoutMap(mapOfJourney({ stages: list }), 0, { cache }));
    };
    expect(await typed({ thinks: ['Thought 9!'] })).toEqual(['thinks stage:j0.s2']);
    expect(await typed({ title: 'Step nine' })).toEqual(['steps stage:j0.s2']);
    expect(await typed({ pains: ['Pain 9!'] })).toEqual(['pains stage:j0.s2']);
    expect(await typed({ feels: 'calm 0: so' })).toEqual(['feels why stage:j0.s2']);
  });

  it('moves the stages behind a new step without drawing them again', async () => {
    const cache = createLayoutCache();
    const list = stages(6);
    const before = await layoutMap(mapOfJourney({ stages: list }), 0, { cache });
    list[2]?.steps?.push({ title: 'New', feels: 'calm 1', on: ['Web'] });
    const after = await layoutMap(mapOfJourney({ stages: list }), 0, { cache });
    const chunk = (scene: Scene, key: string) => new Map(chunksOf(scene)).get(key);
    for (const key of ['thinks stage:j0.s4', 'pains stage:j0.s4', 'stages stage:j0.s4']) {
      expect(chunk(after, key)?.marks).toBe(chunk(before, key)?.marks);
      expect(chunk(after, key)?.x).toBe((chunk(before, key)?.x ?? 0) + 196 + 16);
    }
    expect(newChunks(before, after)).not.toContain('thinks stage:j0.s1');
  });

  it('divides a long stage, so that a letter does not redraw all of it', async () => {
    const cache = createLayoutCache();
    const long = steps(100);
    const before = await layoutMap(mapOfJourney({ stages: [{ name: 'Long', steps: long }] }), 0, { cache });
    const step = long[50];
    if (step) step.thinks = ['Another thought'];
    const after = await layoutMap(mapOfJourney({ stages: [{ name: 'Long', steps: long }] }), 0, { cache });
    expect(newChunks(before, after)).toEqual(['thinks stage:j0.s0:5']);
  });

  it('asks elkjs once for each change of the ways', async () => {
    let calls = 0;
    const counting: ElkLike = {
      layout: (graph) => {
        calls++;
        return elk.layout(graph);
      },
    };
    const cache = createLayoutCache();
    const map = received(bicycle);
    const draw = () => layoutMap(received(map), 0, { elk: counting, cache });
    await draw();
    const step = map.journeys[0]?.stages[1]?.steps[0];
    if (step) step.name += ' letter by letter';
    await draw();
    expect(calls).toBe(1);
    for (const stage of map.journeys[0]?.stages ?? []) for (const one of stage.steps) one.next = one.next.slice(0, 0);
    await draw();
    const again = received(bicycle);
    await layoutMap(received(again), 0, { elk: counting, cache });
    expect(calls).toBe(1);
    const last = again.journeys[0]?.stages.at(-1)?.steps.at(-1);
    const first = again.journeys[0]?.stages[0]?.steps[0];
    last?.next.push({ id: 'n', name: 'first', target: first?.id, personas: [], condition: 'it breaks again' });
    await layoutMap(received(again), 0, { elk: counting, cache });
    expect(calls).toBe(2);
  });

  it('asks elkjs again after a failure', async () => {
    let fails = true;
    const cache = createLayoutCache();
    const moody: ElkLike = { layout: (graph) => (fails ? Promise.reject(new Error('no')) : elk.layout(graph)) };
    expect((await layoutMap(bicycle, 0, { elk: moody, cache })).notices).toHaveLength(1);
    fails = false;
    expect(await layoutMap(bicycle, 0, { elk: moody, cache })).toEqual(await layoutMap(bicycle, 0, { elk }));
  });
});

describe('pieces of a map', () => {
  const place = { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } };

  it('say the same wherever they stand', () => {
    expect(saysTheSame({ id: 'a', range: place }, { id: 'a' })).toBe(true);
    expect(saysTheSame({ id: 'a', why: undefined }, { id: 'a' })).toBe(true);
    expect(saysTheSame({ id: 'a', number: 1 }, { id: 'a', number: 2 }, new Set(['number']))).toBe(true);
  });

  it('do not where anything differs', () => {
    expect(saysTheSame({ id: 'a' }, { id: 'b' })).toBe(false);
    expect(saysTheSame({ id: 'a' }, { id: 'a', why: 'x' })).toBe(false);
    expect(saysTheSame({ id: 'a', why: 'x' }, { id: 'a' })).toBe(false);
    expect(saysTheSame({ id: 'a', gone: undefined }, { id: 'a', why: 'x' })).toBe(false);
    expect(saysTheSame({ a: { b: [1, { c: 2 }] } }, { a: { b: [1, { c: 3 }] } })).toBe(false);
    expect(saysTheSame({ a: [1] }, { a: [1, 2] })).toBe(false);
    expect(saysTheSame({ a: [] }, { a: {} })).toBe(false);
    expect(saysTheSame({ a: null }, { a: {} })).toBe(false);
  });

  it('say the same as their copies, and not once one value is another', () => {
    const value = fc.dictionary(fc.string({ maxLength: 3 }), fc.jsonValue({ maxDepth: 3 }), { maxKeys: 5 });
    fc.assert(fc.property(value, (one) => saysTheSame(one, structuredClone(one))));
    fc.assert(
      fc.property(value, value, (one, other) => {
        const same = JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
        expect(saysTheSame(one, other)).toBe(same);
      }),
    );
  });
});

/** With the keys of every object in one order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
