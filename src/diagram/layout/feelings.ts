import type { Feeling, Items, Mood } from '../../../language-server/map/journey-map.js';
import { type IconName, iconNamed } from '../icons.js';
import type { Level } from '../scene.js';
import type { Paint } from '../theme.js';
import { futureScore } from './future.js';
import type { Person } from './people.js';
import type { Column, Plan } from './plan.js';

/** Radius of a face, of one at a moment of truth, and of the ring around that. */
const FACE = 13;
const MOMENT_FACE = 17;
/** … and of one that stands for a whole stage. */
const MEAN_FACE = 10;
export const RING = 4.5;

const LEVEL_PAINTS: readonly Paint[] = ['level_2', 'level_1', 'level0', 'level1', 'level2'];

/** What a face of this level is filled with. */
export const levelPaint = (level: Level): Paint => LEVEL_PAINTS[level + 2] as Paint;

/** A face on the curve. */
export interface Feel {
  column: Column;
  person: Person;
  mood: Mood & { score: number };
  x: number;
  y: number;
  r: number;
  /** Radius that nothing else may stand in, ring included. */
  clear: number;
  /** The same to the left and right, where a label belongs to two faces side by side. */
  reach: number;
  /** These two faces share the label. */
  pair?: readonly [Feel, Feel];
  moment: boolean;
  /** Of a folded stage: from its lowest to its highest score. */
  range?: { low: number; high: number };
  /** The words and the reasons of the `feels` lines. */
  emotion: string;
  /** Declared with the emotion. */
  icon?: IconName;
  /** To what the future, or what could be done, would raise it, on -2..+2. */
  rise?: Rise;
  why: string[];
  extreme?: 'low' | 'high';
  /** Once they are measured. */
  words?: Words;
}

/** What a label says, and the room it takes in pixels. */
export interface Words {
  lines: readonly string[];
  shownScore: string;
  tag: string;
  width: number;
  height: number;
}

/** What a feeling is to be. */
export interface Rise {
  to: number;
  /** A journey says so; else opportunities promise it. */
  planned: boolean;
}

/** How a person feels at a step or stage, if it asks them at all. */
export function moodOf(items: Items, person: Person): Mood | undefined {
  return items.moods.find((mood) => mood.persona === person.name);
}

/** The lines that say so. */
export function linesOf(items: Items, mood: Mood): readonly Feeling[] {
  // Where one line is written and counts, as is the rule, there is nothing to sort out.
  if (items.feels.length === 1 && mood.feels.length === 1 && items.feels[0]?.id === mood.feels[0]) return items.feels;
  const counted = new Set(mood.feels);
  return items.feels.filter((line) => counted.has(line.id));
}

/** The words of the lines, each once. */
export function emotionOf(lines: readonly Feeling[]): string {
  if (lines.length === 1) return lines[0]?.emotion ?? '';
  return [...new Set(lines.map((line) => line.emotion ?? ''))].filter(Boolean).join(', ');
}

export function reasonsOf(lines: readonly Feeling[]): string[] {
  return lines.map((line) => line.why ?? '').filter((why) => why !== '');
}

/** The faces to draw, those of one column side by side where they would touch. */
export function feelsOf(plan: Plan, people: readonly Person[]): Feel[] {
  const feels: Feel[] = [];
  for (const column of plan.columns) {
    const first = feels.length;
    for (const person of people) {
      const mood = moodOf(column.items, person);
      if (mood && mood.score !== null) feels.push(feelOf(plan, column, person, { ...mood, score: mood.score }));
    }
    sideBySide(feels[first], feels[first + 1], plan.grid.level);
  }
  markExtremes(people, feels);
  return feels;
}

function feelOf(plan: Plan, column: Column, person: Person, mood: Mood & { score: number }): Feel {
  const moment = column.items.momentOfTruth !== undefined;
  const range = column.fold?.ranges.get(person.name);
  const r = range ? MEAN_FACE : moment ? MOMENT_FACE : FACE;
  const clear = moment ? r + RING + 1 : r + 1;
  const lines = linesOf(column.items, mood);
  let icon: IconName | undefined;
  for (const { emotion } of lines) {
    icon ??= emotion === undefined ? undefined : iconNamed(plan.emotions.get(emotion.toLowerCase())?.icon);
  }
  return {
    column,
    person,
    mood,
    x: column.middle,
    y: 0,
    r,
    clear,
    reach: clear,
    moment,
    ...(range && { range }),
    emotion: emotionOf(lines),
    icon,
    rise: riseOf(plan, column, person, mood.score),
    why: reasonsOf(lines),
  };
}

/** What a feeling is to be: what the future says of it or, where there is none, what could be done about it. */
function riseOf(plan: Plan, { items }: Column, person: Person, now: number): Rise | undefined {
  if (plan.choice.toBe === false || plan.choice.compared) return undefined;
  if (plan.future.size === 0) {
    const to = Math.min(2, now + liftOf(items, person));
    return to > now ? { to, planned: false } : undefined;
  }
  const to = futureScore(plan.future, items, person.name);
  return to !== undefined && to > now ? { to, planned: true } : undefined;
}

/** Half the height that a mark of what a feeling is to be takes, with some air. */
const RISEN = 12;

/**
 * Two faces of a column that would touch move apart. Where only the arrow up from the lower one would run into the other,
 * that one moves to the right.
 */
function sideBySide(first: Feel | undefined, second: Feel | undefined, level: number): void {
  if (!first || !second) return;
  const [lower, upper] = first.mood.score <= second.mood.score ? [first, second] : [second, first];
  const between = (upper.mood.score - lower.mood.score) * level;
  const apart = first.clear + second.clear + 2;
  if (between < apart) {
    first.x -= Math.round(apart / 2);
    second.x += Math.round(apart / 2);
  } else if (lower.rise && (lower.rise.to - lower.mood.score) * level + RISEN > between - upper.clear) {
    upper.x += Math.ceil(upper.clear) + RISEN;
  }
}

/**
 * The faces that share a label, since two people feel the same there: for both of them a face that stands for the two and
 * carries it.
 */
export function sharedLabels(feels: readonly Feel[]): ReadonlyMap<Feel, Feel> {
  const shared = new Map<Feel, Feel>();
  feels.forEach((first, i) => {
    const second = feels[i + 1];
    if (second?.column !== first.column || second.mood.score !== first.mood.score) return;
    if (second.emotion !== first.emotion || second.extreme !== first.extreme) return;
    const x = Math.round((first.x + second.x) / 2);
    const both: Feel = { ...first, x, reach: x - first.x + first.clear, pair: [first, second] };
    shared.set(first, both).set(second, both);
  });
  return shared;
}

/** The lowest point of each person, and the highest where the map is of one. */
function markExtremes(people: readonly Person[], feels: readonly Feel[]): void {
  for (const person of people) {
    const own = feels.filter((feel) => feel.person === person && !feel.range);
    if (own.length < 3) continue;
    const low = own.reduce((least, feel) => (feel.mood.score < least.mood.score ? feel : least));
    const high = own.reduce((most, feel) => (feel.mood.score > most.mood.score ? feel : most));
    if (low.mood.score < 0) low.extreme = 'low';
    if (people.length === 1 && high.mood.score > 0 && high !== low) high.extreme = 'high';
  }
}

/** Those whose feeling at a column is not written. */
export function missing(people: readonly Person[], column: Column): readonly Person[] {
  return people.filter((person) => moodOf(column.items, person)?.score === null && asksEmotion(column));
}

/** A stage without steps asks only once something else is said of it. */
export function asksEmotion(column: Column): boolean {
  return column.step !== undefined || SAID.some((key) => (column.items[key] as readonly unknown[]).length > 0);
}

const SAID = [
  ...(['channels', 'touchpoints', 'actions', 'thinks', 'says', 'expects', 'needs', 'pains', 'gains'] as const),
  ...(['opportunities', 'triggers', 'frontstage', 'metrics', 'feels'] as const),
] satisfies readonly (keyof Items)[];

/** By how much what could be done would raise a person's feeling at a column, on -2..+2. */
export function liftOf(items: Items, person: Person): number {
  let lift = 0;
  for (const { personas, lifts } of items.opportunities) {
    if (personas.length === 0 || personas.includes(person.name ?? '')) lift = Math.max(lift, lifts ?? 0);
  }
  return lift;
}

/** All that the emotion lane shows of some columns and of their stage, as one text to compare. */
export function feelingsKey(columns: readonly Column[], stage: Items | undefined): string {
  const said = ({ id, moods, feels, momentOfTruth, opportunities }: Items) => [
    id,
    moods,
    feels.map(({ id: line, emotion, score, why, personas }) => [line, emotion, score, why, personas]),
    momentOfTruth !== undefined,
    opportunities.map(({ personas, lifts }) => [personas, lifts]),
  ];
  return JSON.stringify([
    columns.map((column) => [said(column.items), asksEmotion(column), column.people.map((person) => person.index)]),
    stage && said(stage),
  ]);
}
