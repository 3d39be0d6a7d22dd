import fc from 'fast-check';
import type { JourneyMap } from '../../language-server/map/journey-map.js';
import { isThorough } from '../thorough.js';
import { type ItemsSpec, type JourneySpec, mapOfJourney, type StageSpec } from './build.js';

/** Random journeys: branches, skips, loops, several personas, stages with and without steps, texts of every kind. */

/** Two hundred journeys of few stages meet what two hundred of many do; long runs have time for both. */
const MOST_STAGES = isThorough ? 10 : 5;
const PEOPLE = ['Maya', 'Tom', 'Ana', 'Ben'];

/** Texts in scripts whose widths are known or can be estimated. */
export const known = fc.oneof(
  fc.constantFrom(
    'Waits',
    'Asks a friend who has done this before',
    'x'.repeat(120),
    'もう一度、検索する',
    'שאלה קצרה',
  ),
  fc.lorem({ maxCount: 12 }),
);
const anything = fc.oneof(known, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }));

const feeling = fc.oneof(
  fc
    .tuple(fc.constantFrom('calm', 'overwhelmed', 'in two minds'), fc.integer({ min: -2, max: 2 }))
    .map(([e, s]) => `${e} ${s}`),
  fc.constant('flabbergasted'),
  fc.integer({ min: -2, max: 2 }).map(String),
);

const items = (titles: readonly string[], text: fc.Arbitrary<string>): fc.Arbitrary<ItemsSpec> => {
  const texts = fc.array(text, { maxLength: 3 });
  return fc.record(
    {
      on: fc.array(fc.constantFrom('Web', 'Word of mouth', 'ウェブ', 'Somewhere quite unusual'), { maxLength: 4 }),
      touchpoints: texts,
      thinks: texts,
      says: texts,
      feels: fc.oneof(feeling, fc.record({ Maya: feeling, Tom: feeling }, { requiredKeys: [] })),
      pains: texts,
      openPains: texts,
      gains: texts,
      opportunities: fc.array(fc.record({ text, lifts: fc.integer({ min: 1, max: 4 }) }, { requiredKeys: ['text'] }), {
        maxLength: 2,
      }),
      moment: text,
      evidence: texts,
      frontstage: texts,
      support: texts,
      when: text,
      lasts: text,
      ends: text,
      metrics: fc.array(
        fc.record({
          name: text,
          value: fc.constant('4.1'),
          amount: fc.double({ noNaN: true, min: -1e6, max: 1e6 }),
          scale: fc.constant({ min: 1, max: 5 }),
        }),
        { maxLength: 2 },
      ),
      leaves: fc.array(fc.record({ share: fc.double({ noNaN: true, min: 0, max: 1 }), why: text }), { maxLength: 2 }),
      next: fc.array(fc.record({ to: fc.constantFrom(...titles), if: text }, { requiredKeys: ['to'] }), {
        maxLength: 3,
      }),
    },
    { requiredKeys: [] },
  );
};

/**
 * @param most how many steps a stage has at most
 * @param text what is written in it: anything that can be typed, or only what a font is sure to have
 */
export function randomMap(most = 6, text: fc.Arbitrary<string> = anything): fc.Arbitrary<JourneyMap> {
  return randomJourney(most, text).map((journey) => mapOfJourney(journey));
}

/** The same before it becomes a map. */
export function randomJourney(most = 6, text: fc.Arbitrary<string> = anything): fc.Arbitrary<JourneySpec> {
  return fc
    .tuple(
      fc.array(fc.integer({ min: 0, max: most }), { minLength: 1, maxLength: MOST_STAGES }),
      fc.subarray(PEOPLE),
      fc.record({ goal: text, scenario: text, starts: text, ends: text }, { requiredKeys: [] }),
      text,
    )
    .chain(([counts, personas, head, name]) => {
      const title = (s: number, p: number) => `Step ${s + 1}.${p + 1}`;
      const titles = counts.flatMap((count, s) => [
        `Stage ${s}`,
        ...Array.from({ length: count }, (_, p) => title(s, p)),
      ]);
      const stages = counts.map((count, s) =>
        fc.tuple(items(titles, text), fc.array(items(titles, text), { minLength: count, maxLength: count })).map(
          ([own, steps]): StageSpec => ({
            ...own,
            name: `Stage ${s}`,
            steps: steps.map((step, p) => ({ ...step, title: title(s, p) })),
          }),
        ),
      );
      return fc.tuple(...stages).map((list): JourneySpec => ({ ...head, name, personas, stages: list }));
    });
}

/** One thing that somebody does to a journey, and where: a number to count places with. */
export type Edit =
  | { at: number; does: 'say'; says: ItemsSpec }
  | { at: number; does: 'say of the stage'; says: ItemsSpec }
  | { at: number; does: 'retitle'; title: string }
  | { at: number; does: 'add a step' | 'take a step out' | 'add a stage' | 'take a stage out' | 'nothing' }
  | { at: number; does: 'are others'; personas: string[] };

export const edit: fc.Arbitrary<Edit> = fc.nat(1000).chain((at) =>
  fc.oneof(
    {
      arbitrary: fc.record({
        at: fc.constant(at),
        does: fc.constant('say' as const),
        says: items(['Step 1.1'], anything),
      }),
      weight: 4,
    },
    fc.record({
      at: fc.constant(at),
      does: fc.constant('say of the stage' as const),
      says: items(['Stage 0'], anything),
    }),
    fc.record({ at: fc.constant(at), does: fc.constant('retitle' as const), title: anything }),
    fc.record({
      at: fc.constant(at),
      does: fc.constantFrom('add a step', 'take a step out', 'add a stage', 'take a stage out', 'nothing'),
    }),
    fc.record({ at: fc.constant(at), does: fc.constant('are others' as const), personas: fc.subarray(PEOPLE) }),
  ),
);

/** The journey after the edit. */
export function edited(journey: JourneySpec, change: Edit): JourneySpec {
  const stages = [...(journey.stages ?? [])];
  const s = change.at % Math.max(1, stages.length);
  const stage = stages[s];
  const steps = [...(stage?.steps ?? [])];
  const p = change.at % Math.max(1, steps.length);
  const step = steps[p];
  switch (change.does) {
    case 'say':
      if (step) steps[p] = { ...step, ...change.says };
      break;
    case 'retitle':
      if (step) steps[p] = { ...step, title: change.title };
      break;
    case 'add a step':
      steps.splice(p, 0, { title: `Added ${change.at}`, feels: 'calm 0' });
      break;
    case 'take a step out':
      steps.splice(p, 1);
      break;
    case 'say of the stage':
      if (stage) stages[s] = { ...stage, ...change.says };
      return { ...journey, stages };
    case 'add a stage':
      stages.splice(s, 0, { name: `Added ${change.at}`, steps: [{ title: 'Waits' }] });
      return { ...journey, stages };
    case 'take a stage out':
      stages.splice(s, 1);
      return { ...journey, stages };
    case 'are others':
      return { ...journey, personas: change.personas };
    case 'nothing':
      return journey;
  }
  if (stage) stages[s] = { ...stage, steps };
  return { ...journey, stages };
}

/** Journeys of which every step has ways on: to anywhere, several to the same place, with or without words. */
export function randomWays(): fc.Arbitrary<JourneyMap> {
  const counts = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 5 });
  return counts
    .chain((list) => {
      const title = (s: number, p: number) => `Step ${s + 1}.${p + 1}`;
      const titles = list.flatMap((count, s) => [
        `Stage ${s}`,
        ...Array.from({ length: count }, (_, p) => title(s, p)),
      ]);
      const next = fc.array(
        fc.record(
          { to: fc.constantFrom(...titles), if: anything, share: fc.double({ noNaN: true, min: 0, max: 1 }) },
          { requiredKeys: ['to'] },
        ),
        { maxLength: 6 },
      );
      const step = fc.record({ next, moment: known }, { requiredKeys: ['next'] });
      return fc.tuple(
        ...list.map((count, s) =>
          fc.array(step, { minLength: count, maxLength: count }).map(
            (steps): StageSpec => ({
              name: `Stage ${s}`,
              steps: steps.map((one, p) => ({ ...one, title: title(s, p) })),
            }),
          ),
        ),
      );
    })
    .map((stages) => mapOfJourney({ stages }));
}

/**
 * Journeys whose ways branch, skip, loop and end in every manner, for one person and for several, who do not all take all
 * steps and do not all go the same ways.
 * @param counts how many steps each stage has
 */
export function randomFlow(counts: fc.Arbitrary<number[]>): fc.Arbitrary<JourneyMap> {
  return fc.tuple(counts, fc.subarray(PEOPLE)).chain(([list, personas]) => {
    const title = (s: number, p: number) => `Step ${s + 1}.${p + 1}`;
    const titles = list.flatMap((count, s) => [`Stage ${s}`, ...Array.from({ length: count }, (_, p) => title(s, p))]);
    const some = fc.subarray(personas);
    const near = (s: number) => titles.filter((one) => new RegExp(`^(Step|Stage) ${s}([.]|$)`).test(one));
    const next = (s: number) =>
      fc.array(
        fc.record(
          {
            to: fc.oneof(
              { arbitrary: fc.constantFrom(...near(s + 1), ...near(s)), weight: 4 },
              { arbitrary: fc.constantFrom(...titles), weight: 1 },
            ),
            if: known,
            share: fc.double({ noNaN: true, min: 0, max: 1 }),
            as: some,
          },
          { requiredKeys: ['to'] },
        ),
        { maxLength: 2 },
      );
    const leaves = fc.array(fc.record({ share: fc.constantFrom(0.1, 1), why: known, as: some }), { maxLength: 2 });
    const items = (s: number) =>
      fc.record(
        { next: next(s), leaves, ends: known, moment: known, for: some, on: fc.constant<string[]>(['Web']) },
        { requiredKeys: [] },
      );
    return fc
      .tuple(
        ...list.map((count, s) =>
          fc.tuple(items(s), fc.array(items(s), { minLength: count, maxLength: count })).map(
            ([own, steps]): StageSpec => ({
              ...own,
              name: `Stage ${s}`,
              steps: steps.map((step, p) => ({ ...step, title: title(s, p) })),
            }),
          ),
        ),
      )
      .map((stages) => mapOfJourney({ personas, stages, starts: 'Here' }));
  });
}
