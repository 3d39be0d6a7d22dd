import { type Curve, monotoneCurve, type Point } from '../curve.js';
import type { BandBuilder } from './band.js';
import { arrowHead } from './draw.js';
import { type Feel, moodOf } from './feelings.js';
import { futureScore } from './future.js';
import type { LabelPlacer } from './labels.js';
import type { Person } from './people.js';
import type { Plan } from './plan.js';
import { levelOf } from './words.js';

/** Radius of the small face that opportunities promise, and of a mark on the line of what is to be. */
const GHOST_FACE = 9;
const FUTURE_MARK = 5;
/** Between an arrow and what it comes from or points at, and the shortest that is worth drawing, tip included. */
const AIR = 3;
const LEAST_ARROW = 6;

/** Where a mark of what is to be stands. */
interface Risen extends Point {
  r: number;
}

interface Future {
  /** For each person the stretches of their line. */
  curves: Curve[][];
  marks: Risen[];
}

/** A place on the line of what is to be. */
interface Place extends Point {
  /** It is another than today. */
  differs: boolean;
}

/** Draws how it is to feel, where that is not as today: a dotted line with a small hollow mark at every change. */
export function drawFuture(
  band: BandBuilder,
  plan: Plan,
  people: readonly Person[],
  feels: readonly Feel[],
  heightOf: (value: number) => number,
): Future {
  const future: Future = { curves: [], marks: [] };
  if (plan.future.size === 0) return future;
  const out = band.chunk('future');
  for (const person of people) {
    const curves = changedStretches(placesOf(plan, person, feels, heightOf))
      .map((stretch) => monotoneCurve(stretch))
      .filter((curve) => curve.d !== '');
    future.curves.push(curves);
    for (const { d } of curves) {
      out.push({ type: 'path', d, stroke: person.paint, thick: 2, dash: '0.1 6', round: true, name: 'future' });
    }
  }
  for (const person of people) {
    for (const place of placesOf(plan, person, feels, heightOf)) {
      if (!place?.differs) continue;
      const { x, y } = place;
      const { shape, paint } = person;
      out.push({ type: 'shape', x, y, r: FUTURE_MARK, shape, stroke: paint, thick: 1.75, fill: 'card' });
      future.marks.push({ x, y, r: FUTURE_MARK });
    }
  }
  return future;
}

/** What is to be at each column a person takes, undefined where the future does not say. */
function placesOf(
  plan: Plan,
  person: Person,
  feels: readonly Feel[],
  heightOf: (value: number) => number,
): (Place | undefined)[] {
  const own = new Map(feels.filter((feel) => feel.person === person).map((feel) => [feel.column, feel]));
  return plan.columns
    .filter((column) => column.people.includes(person))
    .map((column) => {
      const score = futureScore(plan.future, column.items, person.name);
      if (score === undefined) return undefined;
      const y = heightOf(Math.max(-2, Math.min(2, score)));
      const differs = moodOf(column.items, person)?.score !== score;
      return { x: own.get(column)?.x ?? column.middle, y, differs };
    });
}

/** Runs of places with a change in them: each begins and ends where the line leaves that of today. */
function changedStretches(places: readonly (Place | undefined)[]): Place[][] {
  const stretches: Place[][] = [];
  let stretch: Place[] = [];
  const end = () => {
    if (stretch.length > 1) stretches.push(stretch);
    stretch = [];
  };
  places.forEach((place, i) => {
    const before = places[i - 1];
    if (!place || !before || !(place.differs || before.differs)) end();
    if (place) stretch.push(place);
  });
  end();
  return stretches;
}

/** Draws an arrow from each face up to what it is to be: the mark of the future, or a small face of its own. */
export function drawRises(
  band: BandBuilder,
  feels: readonly Feel[],
  heightOf: (value: number) => number,
  placer: LabelPlacer,
): void {
  feels.forEach((feel, i) => {
    if (!feel.rise) return;
    const target = heightOf(Math.min(2, feel.rise.to));
    if (feel.rise.planned) arrowUp(band, feel.x, feel.y - feel.clear - AIR, target + FUTURE_MARK + AIR, placer);
    else ghost(band, feel, feel.rise.to, target, besideOther(feel, feels[i - 1], feels[i + 1]), placer);
  });
}

/** The side of a face that is away from the other one of its column: -1 left, 1 right. */
function besideOther(feel: Feel, ...others: (Feel | undefined)[]): -1 | 1 {
  return others.some((other) => other?.column === feel.column && other.x > feel.x) ? -1 : 1;
}

/** A small face above its own, or beside it where they would touch. */
function ghost(band: BandBuilder, feel: Feel, to: number, target: number, side: -1 | 1, placer: LabelPlacer): void {
  const { person, y, clear } = feel;
  const tip = target + GHOST_FACE + AIR;
  const above = y - clear - AIR - tip >= LEAST_ARROW;
  const aside = side * Math.ceil(clear + GHOST_FACE + AIR);
  const x = above ? feel.x : feel.x + aside;
  arrowUp(band, x, above ? y - clear - AIR : y + 4, tip, placer);
  const level = levelOf(to);
  const { shape } = person;
  band
    .chunk('lifts')
    .push({ type: 'face', x, y: target, r: GHOST_FACE, shape, level, ink: 'pos', fill: 'card', thick: 1.5 });
  const room = GHOST_FACE + 2;
  placer.block(x - room, target - room, x + room, target + room);
}

/** A dashed arrow, none where there is no room for it. */
function arrowUp(band: BandBuilder, x: number, from: number, tip: number, placer: LabelPlacer): void {
  if (from - tip < LEAST_ARROW) return;
  const out = band.chunk('lifts');
  out.push({ type: 'path', d: `M${x} ${from}V${tip + 3}`, stroke: 'pos', thick: 1.75, dash: '3 3', name: 'lift' });
  out.push({ type: 'path', d: arrowHead(x, tip, 'up'), stroke: 'pos', thick: 1.75, round: true });
  placer.block(x - 6, tip, x + 6, from);
}
