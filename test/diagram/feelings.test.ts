import ELK from 'elkjs/lib/elk.bundled.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JourneyMap } from '../../language-server/map/journey-map.js';
import { createLayoutCache, layoutMap, type Mark, renderSvg, type Scene } from '../../src/diagram/index.js';
import { type ItemsSpec, mapOf, mapOfJourney } from './build.js';
import { bandOf, groupsOf, inGroups, marksOf, textsOf } from './scene-marks.js';

const elk = new ELK();

type Steps = (ItemsSpec & { title: string })[];

const drawn = (map: JourneyMap): Promise<Scene> => layoutMap(map, 0, { elk });
const journey = (personas: string[], steps: Steps): JourneyMap =>
  mapOfJourney({ personas, stages: [{ name: 'One', steps }] });

/** The marks of the emotion lane in scene coordinates, with the name of the group they stand in. */
function placed(scene: Scene, key = 'feels'): Mark[] {
  const band = bandOf(scene, key);
  if (!band) return [];
  return band.chunks.flatMap(({ x, y, marks }) =>
    [...inGroups(marks)].map((mark) => ('x' in mark ? { ...mark, x: mark.x + x, y: mark.y + y } : mark)),
  );
}

const facesOf = (scene: Scene, key?: string) =>
  placed(scene, key).flatMap((mark) => (mark.type === 'face' && mark.r >= 13 ? [mark] : []));
const ghostsOf = (scene: Scene, key?: string) =>
  placed(scene, key).flatMap((mark) => (mark.type === 'face' && mark.ink === 'pos' ? [mark] : []));

/** The arrows up: where each stands, from where to where. */
const arrowsOf = (scene: Scene) =>
  placed(scene).flatMap((mark) => {
    if (mark.type !== 'path' || mark.name !== 'lift') return [];
    const [x = 0, from = 0, to = 0] = (/^M(\S+) (\S+)V(\S+)$/.exec(mark.d) ?? []).slice(1).map(Number);
    return [{ x, from, to, stroke: mark.stroke, dash: mark.dash }];
  });

describe('what could be done about a feeling', () => {
  const lifted = journey(
    ['Maya', 'Tom'],
    [
      {
        title: 'Pays',
        feels: { Maya: 'afraid -2', Tom: 'anxious -1' },
        opportunities: [{ text: 'Say that it worked', lifts: 2 }],
      },
    ],
  );

  it('is an arrow from the face up to a small one, for each of two people', async () => {
    const scene = await drawn(lifted);
    const faces = facesOf(scene);
    const ghosts = ghostsOf(scene);
    const arrows = arrowsOf(scene);
    expect([faces.length, ghosts.length, arrows.length]).toEqual([2, 2, 2]);
    faces.forEach((face, i) => {
      const [ghost, arrow] = [ghosts[i], arrows[i]];
      expect(arrow).toMatchObject({ x: face.x, stroke: 'pos', dash: '3 3' });
      expect(ghost?.x).toBe(face.x);
      expect(arrow?.from).toBeLessThan(face.y - face.r);
      expect(arrow?.to).toBeGreaterThan((ghost?.y ?? 0) + (ghost?.r ?? 0));
    });
  });

  it('does not run through the face of another: that one moves to the right', async () => {
    const scene = await drawn(
      journey(
        ['Maya', 'Tom'],
        [
          {
            title: 'Pays',
            feels: { Maya: 'afraid -2', Tom: 'calm +1' },
            opportunities: [{ text: 'Say that it worked', lifts: 4, as: ['Maya'] }],
          },
        ],
      ),
    );
    const [maya, tom] = facesOf(scene);
    const [ghost] = ghostsOf(scene);
    expect(ghost?.x).toBe(maya?.x);
    expect((tom?.x ?? 0) - (tom?.r ?? 0)).toBeGreaterThan((ghost?.x ?? 0) + (ghost?.r ?? 0));
  });

  it('stands beside a face that it is too near to stand above', async () => {
    const scene = await drawn(
      journey([], [{ title: 'Pays', moment: '', feels: 'anxious -1', opportunities: [{ text: 'Help', lifts: 0.5 }] }]),
    );
    const [face] = facesOf(scene);
    const [ghost] = ghostsOf(scene);
    const apart = Math.abs((ghost?.x ?? 0) - (face?.x ?? 0));
    expect(apart).toBeGreaterThan((face?.r ?? 0) + (ghost?.r ?? 0));
  });
});

describe('what a feeling is to be', () => {
  const steps = (first: string, second: string): Steps => [
    { title: 'Searches', feels: first },
    { title: 'Pays', feels: second },
    { title: 'Waits', feels: 'calm +1' },
    { title: 'Leaves', feels: 'calm +1' },
  ];
  const both = (first: string, second: string): JourneyMap =>
    mapOf({
      journeys: [
        { name: 'Today', personas: ['Maya', 'Tom'], stages: [{ name: 'One', steps: steps('calm +1', 'afraid -2') }] },
        {
          name: 'Tomorrow',
          personas: ['Maya', 'Tom'],
          futureOf: 0,
          stages: [{ name: 'One', steps: steps(first, second) }],
        },
      ],
    });

  it('is a dotted line with a hollow mark at every change, and an arrow up to it', async () => {
    const scene = await drawn(both('calm +1', 'calm +1'));
    const marks = placed(scene);
    const lines = marks.flatMap((mark) => (mark.type === 'path' && mark.name === 'future' ? [mark] : []));
    expect(lines.map((line) => [line.stroke, line.dash])).toEqual([
      ['persona0', '0.1 6'],
      ['persona1', '0.1 6'],
    ]);
    const faces = facesOf(scene);
    const changes = marks.flatMap((mark) => (mark.type === 'shape' && mark.fill === 'card' ? [mark] : []));
    const afraid = faces.filter((face) => face.level === -2);
    const calm = faces.filter((face) => face.level === 1);
    expect(changes.map((mark) => [mark.x, mark.shape])).toEqual(afraid.map((face) => [face.x, face.shape]));
    expect(changes.every((mark) => mark.y === calm[0]?.y)).toBe(true);
    expect(arrowsOf(scene).map((arrow) => arrow.x)).toEqual(afraid.map((face) => face.x));
    for (const line of lines) {
      const [start, end] = [/^M(\S+)/.exec(line.d)?.[1], /(\S+) \S+$/.exec(line.d)?.[1]].map(Number);
      expect(calm.map((face) => face.x)).toEqual(expect.arrayContaining([start, end]));
      expect(end).toBeLessThan(Math.max(...calm.map((face) => face.x)) - 100);
    }
    expect(ghostsOf(scene)).toEqual([]);
    const cards = groupsOf(scene, 'persona').map((card) =>
      [...inGroups(card.marks)].flatMap((mark) => (mark.type === 'text' ? [mark.text] : [])),
    );
    for (const texts of cards) expect(texts).toEqual(expect.arrayContaining(['today', 'to be']));
  });

  it('has no arrow where it is no better, and no line where nothing changes', async () => {
    const worse = await drawn(both('afraid -2', 'afraid -2'));
    expect(arrowsOf(worse)).toEqual([]);
    expect(placed(worse).filter((mark) => mark.type === 'shape' && mark.fill === 'card')).toHaveLength(2);
    const same = await drawn(both('calm +1', 'afraid -2'));
    expect(placed(same).filter((mark) => mark.type === 'path' && mark.name === 'future')).toEqual([]);
  });

  it('is drawn anew when only the future has changed', async () => {
    const cache = createLayoutCache();
    await layoutMap(both('calm +1', 'calm +1'), 0, { elk, cache });
    const changed = both('calm +1', 'waiting 0');
    const scene = await layoutMap(changed, 0, { elk, cache });
    expect(renderSvg(scene, { theme: 'light' })).toBe(renderSvg(await drawn(changed), { theme: 'light' }));
  });
});

describe('the feelings of two people', () => {
  it('say what both feel once, beside both faces, and the reason once with both signs', async () => {
    const scene = await drawn(
      journey(
        ['Maya', 'Tom'],
        [
          { title: 'Looks', feels: 'hopeful +1: it looks so blue' },
          { title: 'Pays', feels: { Maya: 'calm +1: it was quick', Tom: 'afraid -2: it is much' } },
        ],
      ),
    );
    const texts = placed(scene).flatMap((mark) => (mark.type === 'text' ? [mark] : []));
    const words = texts.filter((mark) => mark.text === 'hopeful');
    expect(words.map((mark) => mark.fill)).toEqual(['ink']);
    const [maya, tom] = facesOf(scene);
    expect(words[0]?.x).toBeGreaterThan((maya?.x ?? 0) - 60);
    expect(words[0]?.x).toBeLessThan(tom?.x ?? 0);
    expect(texts.filter((mark) => mark.text === 'afraid').map((mark) => mark.fill)).toEqual(['persona1']);
    const shapes = groupsOf(scene, 'why').map(({ marks }) => [
      marks.flatMap((mark) => (mark.type === 'shape' ? [mark.shape] : [])).join(),
      marks.flatMap((mark) => (mark.type === 'text' ? [mark.text] : [])).join(' '),
    ]);
    expect(shapes).toEqual([
      ['circle,square', 'it looks so blue'],
      ['circle', 'it was quick'],
      ['square', 'it is much'],
    ]);
  });

  it('have a band each once their labels find no room in one', async () => {
    const keys = async (steps: Steps) =>
      (await drawn(journey(['Maya', 'Tom'], steps))).bands.map(({ key }) => key).filter((key) => /^feels/.test(key));
    const steps = (words: readonly (readonly [string, string])[]): Steps =>
      words.map(([one, other], i) => ({
        title: `Step ${i}`,
        feels: { Maya: one, Tom: other },
        opportunities: [{ text: 'Help', lifts: 1 }],
      }));
    const short = ['sad -1.6', 'angry -1.9'] as const;
    expect(await keys(steps([short, short, short]))).toEqual(['feels']);
    const long = ['utterly overwhelmed by everything -1.6', 'frustrated beyond any words -1.9'] as const;
    const longer = ['cautiously optimistic again 0.5', 'quietly confident 1'] as const;
    expect(await keys(steps([long, longer, long]))).toEqual(['feels-1', 'feels-2']);
  });
});

describe('the faces of two people', () => {
  const score = fc.integer({ min: -20, max: 20 }).map((tenths) => tenths / 10);
  const step = fc.record({
    feels: fc.record({ Maya: score.map((one) => `so ${one}`), Tom: score.map((one) => `so ${one}`) }),
    moment: fc.option(fc.constant(''), { nil: undefined }),
    lifts: fc.option(fc.double({ min: 0.1, max: 4, noNaN: true }), { nil: undefined }),
    whose: fc.subarray(['Maya', 'Tom']),
  });
  const stepsOf = (list: (typeof step extends fc.Arbitrary<infer One> ? One : never)[]): Steps =>
    list.map(({ feels, moment, lifts, whose }, i) => ({
      title: `Step ${i}`,
      feels,
      moment,
      opportunities: lifts === undefined ? [] : [{ text: 'Help', lifts, as: whose }],
    }));

  it('stand on no other face, with what they may rise to, today and in a future', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), fc.boolean(), async (list, planned) => {
        const today = { personas: ['Maya', 'Tom'], stages: [{ name: 'One', steps: stepsOf(list) }] };
        const future = { ...today, futureOf: 0, stages: [{ name: 'One', steps: rotated(stepsOf(list)) }] };
        const scene = await drawn(mapOf({ journeys: planned ? [today, future] : [today] }));
        expect(renderSvg(scene, { theme: 'light' })).not.toMatch(/NaN|Infinity|undefined/);
        for (const key of ['feels', 'feels-1', 'feels-2']) {
          const faces = placed(scene, key).flatMap((mark) => (mark.type === 'face' && mark.r !== 8 ? [mark] : []));
          for (const [i, one] of faces.entries()) {
            for (const other of faces.slice(i + 1)) {
              const apart = Math.max(Math.abs(one.x - other.x), Math.abs(one.y - other.y));
              expect([one, other, apart >= one.r + other.r]).toEqual([one, other, true]);
            }
          }
        }
      }),
      { numRuns: Number(process.env.JM_RUNS) || 200 },
    );
  });

  /** Every step feels as the next one does today. */
  const rotated = (steps: Steps): Steps =>
    steps.map((one, i) => ({ ...one, feels: steps[(i + 1) % steps.length]?.feels }));
});

describe('the emotion lane', () => {
  it('is left out where stages have nothing but names', async () => {
    const names = mapOfJourney({ stages: [{ name: 'Before' }, { name: 'After' }] });
    expect((await drawn(names)).bands.map(({ key }) => key)).toEqual(['head', 'stages', 'steps', 'foot']);
    const asks = await drawn(journey([], [{ title: 'Pays' }]));
    expect(bandOf(asks, 'feels')).toBeDefined();
  });

  it('is only as high as its labels need', async () => {
    const height = async (...feels: string[]) => {
      const scene = await drawn(
        journey(
          [],
          feels.map((one, i) => ({ title: `Step ${i}`, feels: one })),
        ),
      );
      return bandOf(scene, 'feels')?.height ?? 0;
    };
    expect(await height('calm +1', 'anxious -1')).toBeLessThan(await height('calm +1', 'afraid -2'));
  });

  it('shows the icon that an emotion is declared with before its word, and none that there is not', async () => {
    const map = (icon: string) =>
      mapOfJourney(
        { stages: [{ name: 'One', steps: [{ title: 'Pays', feels: 'Smug +2' }] }] },
        { emotions: [{ name: 'smug', score: 2, icon }] },
      );
    const scene = await drawn(map('lightbulb'));
    const marks = groupsOf(scene, 'feels').flatMap((group) => [...inGroups(group.marks)]);
    const icon = marks.find((mark) => mark.type === 'icon');
    const word = marks.find((mark) => mark.type === 'text' && mark.text === 'Smug');
    expect(icon).toMatchObject({ icon: 'lightbulb' });
    expect(icon?.type === 'icon' && word?.type === 'text' ? word.x - icon.x : 0).toBe(18);
    const without = await drawn(map('no-such-icon'));
    expect(
      groupsOf(without, 'feels')
        .flatMap((group) => [...inGroups(group.marks)])
        .some(({ type }) => type === 'icon'),
    ).toBe(false);
    expect(textsOf(without)).toContain('Smug');
    expect([...marksOf(without)].length).toBeGreaterThan(0);
  });
});
