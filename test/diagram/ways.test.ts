import ELK from 'elkjs/lib/elk.bundled.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../property-runs.js';
import type { JourneyMap } from '../../language-server/map/journey-map.js';
import { layoutMap, type Mark, type Scene } from '../../src/diagram/index.js';
import { type ItemsSpec, mapOfJourney } from './build.js';
import { randomWays } from './random.js';

const elk = new ELK();

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

interface DrawnWay {
  /** The upright it leaves by, its run, and the upright it arrives by. */
  segments: readonly [Box, Box, Box];
  pill: Box;
  words: string;
}

const between = (x1: number, y1: number, x2: number, y2: number): Box => ({
  left: Math.min(x1, x2),
  top: Math.min(y1, y2),
  right: Math.max(x1, x2),
  bottom: Math.max(y1, y2),
});

const meet = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** A line and a box have a point in common that is not on the box's edge. */
const crosses = (line: Box, box: Box): boolean =>
  line.left < box.right && line.right > box.left && line.top < box.bottom && line.bottom > box.top;

/** The ways of a scene as they are drawn; the pills stand in the order of the lines. */
function waysIn(scene: Scene): DrawnWay[] {
  const marks = scene.bands.find((band) => band.key === 'steps')?.chunks.find((chunk) => chunk.key === 'ways')?.marks;
  const lines = (marks ?? []).flatMap((mark) => (mark.type === 'path' && mark.name === 'way' ? [mark.d] : []));
  const pills = (marks ?? []).flatMap((mark) => (mark.type === 'group' && mark.name === 'next' ? [mark] : []));
  expect(pills).toHaveLength(lines.length);
  return lines.map((d, i): DrawnWay => {
    const [, x1, top1, , , y, x2, top2] = (
      /^M(\S+) (\S+?)V(\S+?)Q\S+ \S+ (\S+) (\S+?)H\S+?Q(\S+) \S+ \S+ \S+?V(\S+)$/.exec(d) ?? []
    ).map(Number) as number[];
    if (x1 === undefined || top1 === undefined || y === undefined || x2 === undefined || top2 === undefined) {
      throw new Error(`not a way: ${d}`);
    }
    const { marks: inPill } = pills[i] as { marks: readonly Mark[] };
    const rect = inPill.find((mark) => mark.type === 'rect');
    if (rect?.type !== 'rect') throw new Error('a pill without a box');
    return {
      segments: [between(x1, top1, x1, y), between(x1, y, x2, y), between(x2, y, x2, top2)],
      pill: between(rect.x, rect.y, rect.x + rect.width, rect.y + rect.height),
      words: inPill.flatMap((mark) => (mark.type === 'text' ? [mark.text] : [])).join(' '),
    };
  });
}

function expectClear(scene: Scene): void {
  const ways = waysIn(scene);
  const found: string[] = [];
  for (const way of ways) {
    if (!crosses(way.segments[1], way.pill)) found.push(`${way.words} is not on its run`);
    for (const other of ways) {
      if (other === way) continue;
      if (meet(way.pill, other.pill)) found.push(`${way.words} is on the pill ${other.words}`);
      if (other.segments.some((one) => crosses(one, way.pill))) found.push(`${way.words} is on the way ${other.words}`);
    }
  }
  expect(found).toEqual([]);
}

const sorted = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b);

describe('the ways above the cards', () => {
  it('are written on their own runs, on no other way and on no other pill', { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        randomWays(),
        fc.constantFrom('comfortable' as const, 'compact' as const),
        async (map, density) => {
          expectClear(await layoutMap(map, 0, { density }));
          expectClear(await layoutMap(map, 0, { density, elk }));
        },
      ),
    );
  });

  const journey = (steps: Record<string, ItemsSpec['next']>): JourneyMap =>
    mapOfJourney({ stages: [{ name: 'A', steps: Object.entries(steps).map(([title, next]) => ({ title, next })) }] });

  it('keep off one another where a way steps on beside one that skips', async () => {
    const map = journey({
      one: [],
      night: [{ to: 'ward', share: 0.06, if: 'the pain does not stop' }, { to: 'call' }],
      ward: [],
      call: [],
      two: [],
    });
    const scene = await layoutMap(map, 0, { elk });
    expectClear(scene);
    const [stepsOn, skips] = waysIn(scene);
    expect(stepsOn?.words).toBe('6%: the pain does not stop');
    expect(skips?.segments[0].left).toBe((stepsOn?.segments[0].left as number) - 12);
  });

  it('are broken into lines where a single one has no room between uprights', async () => {
    const map = journey({
      waits: [{ to: 'home', share: 0.12, if: 'the hall closes at five' }],
      opens: [{ to: 'home', share: 0.25, if: 'a part is missing' }],
      shines: [{ to: 'jar' }],
      home: [{ to: 'opens', share: 0.6, if: 'comes back next month' }],
      jar: [],
    });
    const scene = await layoutMap(map, 0, { elk });
    expectClear(scene);
    expect(waysIn(scene)).toHaveLength(4);
    const broken = waysIn(scene).filter(({ pill }) => pill.bottom - pill.top > 22);
    expect(broken.map((way) => way.words)).toContain('skips ahead, 25%: a part is missing');
  });

  it('leave and arrive at places of their own, however many there are', async () => {
    const many = Array.from({ length: 9 }, (_, i) => ({ to: i % 2 ? 'last' : 'first', if: `case ${i}` }));
    const ways = waysIn(await layoutMap(journey({ first: [], middle: many, next: [], last: [] }), 0, {}));
    const leaves = sorted(ways.map((way) => way.segments[0].left));
    expect(new Set(leaves).size).toBe(9);
    expect((leaves.at(-1) as number) - (leaves[0] as number)).toBe(36);
    expect(new Set(ways.map((way) => way.segments[2].left)).size).toBe(9);
  });

  it('are laid out in little time where a thousand steps go back', async () => {
    const stages = Array.from({ length: 50 }, (_, s) => ({
      name: `Stage ${s}`,
      steps: Array.from({ length: 20 }, (_, p) => ({
        title: `Step ${s}.${p}`,
        next: [{ to: `Step ${Math.max(0, s - (p % 5))}.${(p * 7) % 20}`, if: `for the reason ${p}` }],
      })),
    }));
    const map = mapOfJourney({ stages });
    const start = performance.now();
    const scene = await layoutMap(map, 0, {});
    const took = performance.now() - start;
    expectClear(scene);
    expect(took).toBeLessThan(5000);
  });
});
