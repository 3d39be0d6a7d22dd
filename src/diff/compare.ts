/** Two maps → what they differ by: what they say, not how it is written. */
import type { Items, Journey, JourneyMap, Stage, Step } from '../../language-server/map/journey-map.js';
import { compareLines } from './compare-lines.js';
import {
  type EmotionChange,
  MAP_DIFF_VERSION,
  type MapDiff,
  type PartChange,
  type PartKind,
  type Place,
} from './diff.js';
import { type Declaration, declarationsOf, type Line, linesOfJourney, linesOfStage, linesOfStep } from './lines.js';
import { bigrams, dice, keptInOrder, type Pair, pairAlike, pairByKey } from './pairing.js';

/** Two parts at least so alike are one that was given another name. */
const LEAST_LIKENESS = 0.5;
/** For a step that stands in another stage and has another name, too. */
const LEAST_LIKENESS_ELSEWHERE = 0.7;

/**
 * Compares two maps. The same maps give the same result, and a map compared with itself none. Places, ids and all that follows
 * from something else in the map (numbers of steps, what a name leads to) are left out of account.
 */
export function compareMaps(before: JourneyMap, after: JourneyMap): MapDiff {
  const declared = new Map(declarationsOf(before));
  const parts = [
    ...compareJourneys(before.journeys, after.journeys),
    ...declarationsOf(after).flatMap(([kind, all]) => compareDeclarations(kind, declared.get(kind) ?? [], all)),
  ];
  return { format: 'journey-diff', version: MAP_DIFF_VERSION, parts };
}

/** A part that may have a partner in the other map. */
interface Part {
  kind: PartKind;
  name: string;
  place: Place;
  lines: readonly Line[];
  /** How people feel there. */
  moods: Items['moods'];
  /** What it is recognised by under another name. */
  traits: ReadonlySet<string>;
  title: ReadonlySet<string>;
}

const keyOf = (name: string): string => name.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();

function partOf(kind: PartKind, name: string, place: Place, lines: readonly Line[], more: Partial<Part> = {}): Part {
  const traits = new Set(lines.map(({ keyword, text }) => `${keyword} ${text}`));
  return { kind, name, place, lines, moods: [], traits, title: bigrams(name), ...more };
}

/** By name, or by what is in them: a part that says the same is the same one, whatever it is called. */
function likenessOf(one: Part, other: Part): number {
  const [title, traits] = [dice(one.title, other.title), dice(one.traits, other.traits)];
  return Math.max(title, (title + traits) / 2, traits * 0.75);
}

interface Paired<T extends Part> {
  pairs: readonly (readonly [before: T, after: T])[];
  gone: readonly T[];
  added: readonly T[];
}

/** Pairs parts by their names, and those that are left by likeness. */
function pair<T extends Part>(before: readonly T[], after: readonly T[], least: number): Paired<T> {
  const keys = (parts: readonly T[]) => parts.map(({ name }) => keyOf(name));
  const named = pairUp(before, after, pairByKey(keys(before), keys(after)));
  const alike = pairUp(named.gone, named.added, pairAlike(named.gone, named.added, likenessOf, least));
  return { pairs: [...named.pairs, ...alike.pairs], gone: alike.gone, added: alike.added };
}

function pairUp<T extends Part>(before: readonly T[], after: readonly T[], pairs: readonly Pair[]): Paired<T> {
  const taken = [new Set(pairs.map(([a]) => a)), new Set(pairs.map(([, b]) => b))] as const;
  return {
    pairs: pairs.map(([a, b]) => [before[a]!, after[b]!] as const),
    gone: before.filter((_, index) => !taken[0].has(index)),
    added: after.filter((_, index) => !taken[1].has(index)),
  };
}

interface JourneyPart extends Part {
  journey: Journey;
}

function compareJourneys(before: readonly Journey[], after: readonly Journey[]): PartChange[] {
  const { all, paired } = pairJourneyParts(before, after);
  return changes(all, paired, (one, other) => compareStages(one?.journey.stages ?? [], other?.journey.stages ?? []));
}

function pairJourneyParts(
  before: readonly Journey[],
  after: readonly Journey[],
): { all: readonly JourneyPart[]; paired: Paired<JourneyPart> } {
  const parts = (journeys: readonly Journey[]): JourneyPart[] =>
    journeys.map((journey, index) => {
      const traits = new Set(journey.stages.flatMap(({ name, steps }) => [name, ...steps.map((step) => step.name)]));
      return {
        ...partOf('journey', journey.name, { number: index + 1 }, linesOfJourney(journey), { traits }),
        journey,
      };
    });
  const all = parts(after);
  let paired = pair(parts(before), all, LEAST_LIKENESS);
  const { gone, added } = paired;
  // The one that is left on each side is meant to be compared: a map of today and its draft of tomorrow.
  if (gone.length === 1 && added.length === 1) {
    paired = { pairs: [...paired.pairs, [gone[0]!, added[0]!]], gone: [], added: [] };
  }
  return { all, paired };
}

/** The journeys of two maps that are the same one, in the order in which they stand now. */
export function pairJourneys(before: JourneyMap, after: JourneyMap): (readonly [before: Journey, after: Journey])[] {
  const { pairs } = pairJourneyParts(before.journeys, after.journeys).paired;
  return [...pairs]
    .sort(([, a], [, b]) => a.place.number - b.place.number)
    .map(([was, is]) => [was.journey, is.journey] as const);
}

/** A stage or a step that was there before. */
export interface PairedPlace {
  before: Stage | Step;
  after: Stage | Step;
  /** It says something else, is called otherwise or stands elsewhere; what is in a stage does not count. */
  isChanged: boolean;
}

/** The stages and steps of two journeys that are the same one; what is new has no pair. */
export function pairPlaces(before: Journey, after: Journey): PairedPlace[] {
  const { all, stages, steps: pairedSteps } = pairStages(before.stages, after.stages);
  const steps = pairedSteps.pairs;
  const place = <T extends StagePart | StepPart>([was, is]: readonly [T, T], isMoved: boolean): PairedPlace => {
    return { before: was.items, after: is.items, isChanged: changed(was, is, isMoved, []).length > 0 };
  };
  const stagesInPlace = inPlaceOf(stages.pairs);
  const partners = new Map(stages.pairs.map(([was, is]) => [is, was]));
  const isElsewhere = ([was, is]: readonly [StepPart, StepPart]) => partners.get(is.stage) !== was.stage;
  const stepsInPlace = all.flatMap((stage) => [
    ...inPlaceOf(
      steps.filter(([, is]) => is.stage === stage),
      isElsewhere,
    ),
  ]);
  const inPlace = new Set(stepsInPlace);
  return [
    ...stages.pairs.map((both) => place(both, !stagesInPlace.has(both[1]))),
    ...steps.map((both) => place(both, !inPlace.has(both[1]))),
  ];
}

interface StagePart extends Part {
  items: Stage;
  steps: StepPart[];
}

interface StepPart extends Part {
  items: Step;
  stage: StagePart;
}

function stageParts(stages: readonly Stage[]): StagePart[] {
  return stages.map((stage, index) => {
    const traits = new Set(stage.steps.map(({ name }) => name));
    const { moods } = stage;
    const part: StagePart = {
      ...partOf('stage', stage.name, { number: index + 1 }, linesOfStage(stage), { traits, moods }),
      items: stage,
      steps: [],
    };
    part.steps = stage.steps.map((step, at) => stepPart(step, part, at));
    return part;
  });
}

function stepPart(step: Step, stage: StagePart, index: number): StepPart {
  const place = { stage: stage.name, number: index + 1 };
  return { ...partOf('step', step.name, place, linesOfStep(step), { moods: step.moods }), items: step, stage };
}

function compareStages(before: readonly Stage[], after: readonly Stage[]): PartChange[] {
  const { all, stages, steps } = pairStages(before, after);
  return changes(all, stages, (one, other) => {
    const of = (part: StagePart | undefined) => (step: StepPart) => part !== undefined && step.stage === part;
    const paired = {
      pairs: steps.pairs.filter(([, step]) => of(other)(step)),
      gone: steps.gone.filter(of(one)),
      added: steps.added.filter(of(other)),
    };
    const isElsewhere = ([was, is]: readonly [StepPart, StepPart]) => was.stage !== one || is.stage !== other;
    return changes(other?.steps ?? [], paired, () => [], isElsewhere);
  });
}

/** Which stages and steps are the same ones; `all`: the stages of today. */
function pairStages(before: readonly Stage[], after: readonly Stage[]) {
  const [former, all] = [stageParts(before), stageParts(after)];
  const stages = pair(former, all, LEAST_LIKENESS);
  const steps = pairSteps(former, all, stages);
  followRenames(former, [...stages.pairs, ...steps.pairs]);
  return { all, stages, steps };
}

/** A line that leads to what is called otherwise today is not changed by that: it is told once, where the name is. */
function followRenames(former: readonly StagePart[], pairs: readonly (readonly [Part, Part])[]): void {
  const names = new Map(
    pairs.flatMap(([was, is]) => (keyOf(was.name) === keyOf(is.name) ? [] : [[keyOf(was.name), is.name] as const])),
  );
  if (names.size === 0) return;
  const nameNow = (name: string) =>
    names.get(keyOf(name)) ??
    name
      .split(' / ')
      .map((part) => names.get(keyOf(part)) ?? part)
      .join(' / ');
  for (const part of former.flatMap((stage): Part[] => [stage, ...stage.steps])) {
    part.lines = part.lines.map((line) => {
      const { leadsTo, text } = line;
      const now = leadsTo === undefined ? undefined : nameNow(leadsTo);
      return now === leadsTo ? line : { ...line, renamed: now! + text.slice(leadsTo!.length) };
    });
  }
}

/** Steps stay in their stage, or are found in another one by their name, or have another name there or here. */
function pairSteps(
  before: readonly StagePart[],
  after: readonly StagePart[],
  stages: Paired<StagePart>,
): Paired<StepPart> {
  const inStages = stages.pairs.map(([was, is]) => {
    const keys = (steps: readonly StepPart[]) => steps.map(({ name }) => keyOf(name));
    return pairUp(was.steps, is.steps, pairByKey(keys(was.steps), keys(is.steps)));
  });
  const known = inStages.flatMap(({ pairs }) => pairs);
  const left = remaining(before, after, known);
  const keys = (steps: readonly StepPart[]) => steps.map(({ name }) => keyOf(name));
  const elsewhere = pairUp(left.gone, left.added, pairByKey(keys(left.gone), keys(left.added)));
  known.push(...elsewhere.pairs);
  for (const [was, is] of stages.pairs) {
    const rest = remaining([was], [is], known);
    known.push(...pairUp(rest.gone, rest.added, pairAlike(rest.gone, rest.added, likenessOf, LEAST_LIKENESS)).pairs);
  }
  const rest = remaining(before, after, known);
  const last = pairUp(rest.gone, rest.added, pairAlike(rest.gone, rest.added, likenessOf, LEAST_LIKENESS_ELSEWHERE));
  return { ...last, pairs: [...known, ...last.pairs] };
}

function remaining(
  before: readonly StagePart[],
  after: readonly StagePart[],
  pairs: readonly (readonly [StepPart, StepPart])[],
): { gone: StepPart[]; added: StepPart[] } {
  const taken = new Set(pairs.flat());
  const left = (stages: readonly StagePart[]) =>
    stages.flatMap(({ steps }) => steps.filter((step) => !taken.has(step)));
  return { gone: left(before), added: left(after) };
}

function compareDeclarations(
  kind: PartKind,
  before: readonly Declaration[],
  after: readonly Declaration[],
): PartChange[] {
  const parts = (all: readonly Declaration[]) =>
    all.map(({ name, lines }, index) => partOf(kind, name, { number: index + 1 }, lines));
  const all = parts(after);
  return changes(all, pair(parts(before), all, LEAST_LIKENESS), () => []);
}

/**
 * The changes of parts, and of what is in them, in the order in which they stand now; what is gone comes first.
 * @param inside compares what is in a part; a part that is new or gone is compared with nothing
 */
function changes<T extends Part>(
  after: readonly T[],
  { pairs, gone, added }: Paired<T>,
  inside: (before: T | undefined, after: T | undefined) => PartChange[],
  isElsewhere: (pair: readonly [T, T]) => boolean = () => false,
): PartChange[] {
  const partners = new Map(pairs.map(([was, is]) => [is, was]));
  const inPlace = inPlaceOf(pairs, isElsewhere);
  const isNew = new Set(added);
  return [
    ...gone.map((part) => whole('removed', part, compareLines(part.lines, []), inside(part, undefined))),
    ...after.flatMap((part) => {
      if (isNew.has(part)) return [whole('added', part, compareLines([], part.lines), inside(undefined, part))];
      const was = partners.get(part);
      return was ? changed(was, part, !inPlace.has(part), inside(was, part)) : [];
    }),
  ];
}

/** Those that stand among each other as before: of parts within one, none of which may be elsewhere. */
function inPlaceOf<T extends Part>(
  pairs: Paired<T>['pairs'],
  isElsewhere: (pair: readonly [T, T]) => boolean = () => false,
): ReadonlySet<T> {
  const here = pairs.filter((it) => !isElsewhere(it)).sort(([, a], [, b]) => a.place.number - b.place.number);
  const kept = keptInOrder(here.map(([was]) => was.place.number));
  return new Set(here.filter(([was]) => kept.has(was.place.number)).map(([, is]) => is));
}

function whole(
  change: 'added' | 'removed',
  { kind, name }: Part,
  lines: PartChange['lines'],
  parts: PartChange[],
): PartChange {
  return { kind, change, name, emotions: [], lines, parts };
}

function changed(was: Part, is: Part, isMoved: boolean, parts: PartChange[]): PartChange[] {
  const lines = compareLines(was.lines, is.lines);
  const emotions = compareMoods(was.moods, is.moods);
  const isRenamed = keyOf(was.name) !== keyOf(is.name);
  if (!isRenamed && !isMoved && lines.length + emotions.length + parts.length === 0) return [];
  return [
    {
      kind: is.kind,
      change: 'changed',
      name: is.name,
      ...(isRenamed && { formerName: was.name }),
      ...(isMoved && { moved: { from: was.place, to: is.place } }),
      emotions,
      lines,
      parts,
    },
  ];
}

function compareMoods(before: Items['moods'], after: Items['moods']): EmotionChange[] {
  const scoreOf = (moods: Items['moods'], who: string | null) =>
    moods.find(({ persona }) => persona === who)?.score ?? null;
  const personas = new Set([...after, ...before].map(({ persona }) => persona));
  return [...personas].flatMap((persona) => {
    const [was, is] = [scoreOf(before, persona), scoreOf(after, persona)];
    if (was === is) return [];
    const by = was === null || is === null ? null : Math.round((is - was) * 1e6) / 1e6;
    return by === 0 ? [] : [{ persona, before: was, after: is, by }];
  });
}
