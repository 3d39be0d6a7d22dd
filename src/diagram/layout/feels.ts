import { type Curve, monotoneCurve } from '../curve.js';
import type { Mark } from '../scene.js';
import { BandBuilder } from './band.js';
import { arrowHead, levelLine, text } from './draw.js';
import { type Feel, feelingsKey, feelsOf, levelPaint, liftOf, missing, RING } from './feelings.js';
import { drawLabel, LabelPlacer, labelOf, wordsOf } from './labels.js';
import { beginLane } from './lanes.js';
import { leftOf, type Person, type Plan, widthOfPart } from './plan.js';
import { reasons } from './reasons.js';
import { sameList } from './same.js';
import { levelOf, onScale, score } from './words.js';

const GHOST_FACE = 9;

const LEVELS = [2, 1, 0, -1, -2] as const;
const LEVEL_WORDS = ['very bad', 'bad', 'neutral', 'good', 'very good'] as const;

/** From so many people on, each has a band of their own. */
const OWN_BANDS_FROM = 3;

/** The emotion lane: one band, or one for each person; those of the last layout where they would be the same. */
export function feelsBands(plan: Plan): BandBuilder[] {
  if (plan.columns.length === 0) return [];
  const { cache } = plan;
  const made = cache ? madeFrom(plan) : [];
  const band = (people: readonly Person[], key: string): BandBuilder => {
    const before = cache?.bands.get(key);
    const kept = before && sameList(before.made, made) ? before.band : feelsBand(plan, people, key);
    plan.bands.set(key, { made, band: kept });
    return kept;
  };
  if (plan.people.length < OWN_BANDS_FROM) return [band(plan.people, 'feels')];
  return plan.people.map((person) => band([person], `feels-${person.index + 1}`));
}

/** All that these bands show, and where. */
function madeFrom(plan: Plan): (string | number)[] {
  const made = [plan.context, plan.left, plan.right];
  for (const box of plan.stages) {
    for (const part of box.parts) {
      const key = part.record.once('feelings', '', () => feelingsKey(part.columns, part.own ? box.stage : undefined));
      made.push(leftOf(part), key);
    }
  }
  return made;
}

function feelsBand(plan: Plan, people: readonly Person[], key: string): BandBuilder {
  const { grid } = plan;
  const band = new BandBuilder(key);
  const one = people.length === 1 ? people[0] : undefined;
  const name = plan.several && one?.name ? `${one.name} feels` : 'Feels';
  const labelBottom = beginLane(band, plan, { icon: 'heart', name });
  const feels = feelsOf(plan, people);
  const [above, below] = beyondOf(plan, feels);
  const top = Math.max(above, labelBottom + 12);
  const heightOf = (value: number) => Math.round(top + (2 - value) * grid.level);
  const bottom = heightOf(-2) + below;
  for (const feel of feels) feel.y = heightOf(Math.max(-2, Math.min(2, feel.mood.score)));
  zones(band, plan, heightOf, bottom);
  axis(band, plan, heightOf);
  hatchMissing(band, plan, people, bottom);
  const curves = drawCurves(band, plan, people, feels);
  const placer = new LabelPlacer(plan, curves, feels, { top: 3, bottom: bottom - 3, heightOf });
  if (one) lifts(band, feels, heightOf, placer);
  const parts = plan.stages.flatMap((box) => box.parts.flatMap((part) => part.columns.map(() => part)));
  for (const feel of placer.order(feels)) {
    const part = parts[feel.column.index];
    if (!part) continue;
    const left = leftOf(part);
    const marks: Mark[] = [];
    face(marks, feel, feel.x - left);
    const label = placer.place(feel);
    drawLabel(marks, plan, label, left);
    const said = labelOf(plan, feel);
    const ids = feel.mood.feels;
    band
      .chunk(part.key, left)
      .push({ type: 'group', ref: ids[0] ?? feel.column.items.id, name: 'feels', label: said, marks });
    band.reach(part.key, Math.min(0, label.left - left), Math.max(widthOfPart(part), label.right - left));
    for (const id of ids) band.target('item', id, feel.x - feel.r, feel.y - feel.r, feel.r * 2, feel.r * 2);
  }
  band.height = reasons(band, plan, people, bottom);
  return band;
}

function zones(band: BandBuilder, plan: Plan, heightOf: (value: number) => number, bottom: number): void {
  const under = band.chunk('under');
  const { left, right } = plan;
  const width = right - left;
  const good = heightOf(0.5);
  const bad = heightOf(-0.5);
  under.push(
    { type: 'rect', x: left, y: 1, width, height: good - 1, fill: 'posZone', name: 'zone' },
    { type: 'rect', x: left, y: bad, width, height: bottom - bad, fill: 'negZone', name: 'zone' },
  );
  for (const y of [good, bad]) levelLine(under, left, right, y, 'zoneEdge', { dash: '1 4' });
  for (const level of LEVELS) {
    levelLine(under, left, right, heightOf(level), level === 0 ? 'axis' : 'hatch', level === 0 ? {} : { dash: '1 5' });
  }
}

function axis(band: BandBuilder, plan: Plan, heightOf: (value: number) => number): void {
  const out = band.chunk('labels');
  const right = plan.left - 10;
  for (const level of LEVELS) {
    const y = heightOf(level);
    const fill = levelPaint(level);
    out.push({ type: 'face', x: right - 9, y, r: 8, shape: 'circle', level, ink: 'ink2', fill, thick: 1 });
    const shown = score(onScale(level, plan.journey.scale), plan.journey.scale);
    text(out, right - 24, y - 8, shown, 'metaBold', 'ink2', 'end');
    text(out, right - 50, y - 8, LEVEL_WORDS[level + 2] as string, 'meta', 'ink3', 'end');
  }
}

/** Room above the best level and below the worst: more than usual where a long emotion stands there. */
function beyondOf(plan: Plan, feels: readonly Feel[]): [number, number] {
  let [above, below] = [plan.grid.beyond, plan.grid.beyond];
  for (const feel of feels) {
    const needed = feel.clear + wordsOf(plan, feel).height + 8;
    const offMiddle = plan.grid.level * (2 - Math.abs(Math.max(-2, Math.min(2, feel.mood.score))));
    if (feel.mood.score > 0) above = Math.max(above, needed - offMiddle);
    else below = Math.max(below, needed - offMiddle);
  }
  return [Math.round(above), Math.round(below)];
}

function hatchMissing(band: BandBuilder, plan: Plan, people: readonly Person[], bottom: number): void {
  for (const column of plan.columns) {
    if (missing(people, column).length === 0) continue;
    const { x, width } = column;
    band.chunk('under').push({ type: 'rect', x, y: 8, width, height: bottom - 16, fill: 'hatching', name: 'unknown' });
  }
}

/** The curves of each person, one for each stretch without a gap. */
function drawCurves(band: BandBuilder, plan: Plan, people: readonly Person[], feels: readonly Feel[]): Curve[][] {
  return people.map((person) => {
    const byColumn = new Map(feels.filter((feel) => feel.person === person).map((feel) => [feel.column.index, feel]));
    const stretches: Feel[][] = [[]];
    for (const column of plan.columns) {
      const feel = byColumn.get(column.index);
      if (feel) stretches.at(-1)?.push(feel);
      else if (column.people.includes(person)) stretches.push([]);
    }
    const curves = stretches.map((stretch) => monotoneCurve(stretch)).filter((curve) => curve.d !== '');
    const { paint, dash } = person;
    for (const { d } of curves) {
      band.chunk('curve').push({ type: 'path', d, stroke: paint, thick: 2.75, dash, round: true, name: 'curve' });
    }
    return curves;
  });
}

function face(out: Mark[], { y, r, person, mood, moment }: Feel, x: number): void {
  const { shape, paint } = person;
  if (moment) out.push({ type: 'shape', x, y, r: r + RING, shape, stroke: paint, thick: 1.5 });
  const level = levelOf(mood.score);
  out.push({ type: 'face', x, y, r, shape, level, ink: paint, fill: levelPaint(level), thick: 2 });
}

/** Where opportunities would lift a feeling to: a dashed arrow up to a small face. */
function lifts(
  band: BandBuilder,
  feels: readonly Feel[],
  heightOf: (value: number) => number,
  placer: LabelPlacer,
): void {
  for (const { column, person, mood, x, y, clear } of feels) {
    const to = Math.min(2, mood.score + liftOf(column, person));
    const target = heightOf(to);
    const from = y - clear - 2;
    const tip = target + GHOST_FACE + 3;
    if (from - tip < 6) continue;
    const out = band.chunk('lifts');
    out.push({ type: 'path', d: `M${x} ${from}V${tip + 3}`, stroke: 'pos', thick: 1.75, dash: '3 3' });
    out.push({ type: 'path', d: arrowHead(x, tip, 'up'), stroke: 'pos', thick: 1.75, round: true });
    const level = levelOf(to);
    out.push({
      type: 'face',
      x,
      y: target,
      r: GHOST_FACE,
      shape: person.shape,
      level,
      ink: 'pos',
      fill: 'card',
      thick: 1.5,
    });
    placer.block(x - GHOST_FACE - 2, target - GHOST_FACE - 2, x + GHOST_FACE + 2, y);
  }
}
