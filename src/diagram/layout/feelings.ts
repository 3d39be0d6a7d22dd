import type { Feeling, Items, Mood } from '../../../language-server/map/journey-map.js';
import type { Level } from '../scene.js';
import type { Paint } from '../theme.js';
import type { Column, Person, Plan } from './plan.js';

/** Radius of a face, of one at a moment of truth, and of the ring around that. */
const FACE = 13;
const MOMENT_FACE = 17;
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
  moment: boolean;
  /** The words and the reasons of the `feels` lines. */
  emotion: string;
  why: string[];
  extreme?: 'low' | 'high';
}

/** How a person feels at a step or stage, if it asks them at all. */
export function moodOf(items: Items, person: Person): Mood | undefined {
  return items.moods.find((mood) => mood.persona === person.name);
}

/** The lines that say so. */
export function linesOf(items: Items, mood: Mood): Feeling[] {
  return items.feels.filter((line) => mood.feels.includes(line.id));
}

/** The words of the lines, each once. */
export function emotionOf(lines: readonly Feeling[]): string {
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
      if (!mood || mood.score === null) continue;
      const moment = column.items.momentOfTruth !== undefined;
      const r = moment ? MOMENT_FACE : FACE;
      const lines = linesOf(column.items, mood);
      feels.push({
        column,
        person,
        mood: { ...mood, score: mood.score },
        x: column.middle,
        y: 0,
        r,
        clear: moment ? r + RING + 1 : r + 1,
        moment,
        emotion: emotionOf(lines),
        why: reasonsOf(lines),
      });
    }
    sideBySide(feels[first], feels[first + 1], plan.grid.level);
  }
  markExtremes(people, feels);
  return feels;
}

function sideBySide(first: Feel | undefined, second: Feel | undefined, level: number): void {
  if (!first || !second) return;
  const apart = first.clear + second.clear + 2;
  if (Math.abs(first.mood.score - second.mood.score) * level >= apart) return;
  first.x -= Math.round(apart / 2);
  second.x += Math.round(apart / 2);
}

/** The lowest point of each person, and the highest where the map is of one. */
function markExtremes(people: readonly Person[], feels: readonly Feel[]): void {
  for (const person of people) {
    const own = feels.filter((feel) => feel.person === person);
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
export function liftOf({ items }: Column, person: Person): number {
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
