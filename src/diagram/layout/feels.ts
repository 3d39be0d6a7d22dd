import { t } from '@vscode/l10n';
import type { Items } from '../../../language-server/map/journey-map.js';
import { l10nKey, say } from '../../../language-server/said.js';
import { type Curve, monotoneCurve } from '../curve.js';
import type { Mark } from '../scene.js';
import { BandBuilder } from './band.js';
import { box, levelLine, text } from './draw.js';
import { type Feel, feelingsKey, feelsOf, levelPaint, missing, RING, sharedLabels } from './feelings.js';
import { drawLabel, LabelPlacer, wordsOf } from './labels.js';
import { beginLane } from './lanes.js';
import type { Person } from './people.js';
import { leftOf, type Plan, widthOfPart } from './plan.js';
import { reasons } from './reasons.js';
import { drawFuture, drawRises } from './rises.js';
import { sameList } from './same.js';
import { levelOf, onScale, score } from './words.js';

const LEVELS = [2, 1, 0, -1, -2] as const;
const LEVEL_WORDS = [
  l10nKey('very bad'),
  l10nKey('bad'),
  l10nKey('neutral'),
  l10nKey('good'),
  l10nKey('very good'),
] as const;

/** From so many people on, each has a band of their own. */
const OWN_BANDS_FROM = 3;

/** Room beyond the best and the worst level at least; with two people their labels want more. */
const LEAST_BEYOND = 28;
const LEAST_BEYOND_OF_TWO = 44;

/** Below the plot, where no reasons stand there. */
const UNDER_PLOT = 10;

class FeelsBand extends BandBuilder {
  /** Some label covers a face, an arrow or another label. */
  crowded = false;
}

/**
 * The emotion lane: one band, or one for each person where there are many, or where the labels of two find no room; those
 * of the last layout where they would be the same.
 */
export function feelsBands(plan: Plan): BandBuilder[] {
  if (!saysFeelings(plan)) return [];
  const { cache } = plan;
  const made = cache ? madeFrom(plan) : [];
  const band = (people: readonly Person[], key: string): FeelsBand => {
    const before = cache?.bands.get(key);
    const same = before?.band instanceof FeelsBand && sameList(before.made, made) ? before.band : undefined;
    const kept = same ?? feelsBand(plan, people, key);
    plan.bands.set(key, { made, band: kept });
    return kept;
  };
  if (plan.people.length < OWN_BANDS_FROM) {
    const all = band(plan.people, 'feels');
    if (!all.crowded || plan.people.length === 1) return [all];
  }
  return plan.people.map((person) => band([person], `feels-${person.index + 1}`));
}

/** True where something is felt or asked; a journey of names alone has no curve yet. */
function saysFeelings(plan: Plan): boolean {
  const felt = ({ moods }: Items) => moods.some((mood) => mood.score !== null);
  return (
    plan.future.size > 0 ||
    plan.columns.some((column) => felt(column.items) || missing(plan.people, column).length > 0) ||
    plan.stages.some(({ stage }) => felt(stage))
  );
}

/** All that these bands show, and where. */
function madeFrom(plan: Plan): (string | number)[] {
  const future = plan.future.size === 0 ? '' : JSON.stringify([...plan.future].map(([id, of]) => [id, [...of]]));
  const made = [plan.context, plan.left, plan.right, future];
  for (const box of plan.stages) {
    for (const part of box.parts) {
      const key = part.record.once('feelings', '', () => feelingsKey(part.columns, part.own ? box.stage : undefined));
      made.push(leftOf(part), key);
    }
  }
  return made;
}

function feelsBand(plan: Plan, people: readonly Person[], key: string): FeelsBand {
  const { grid } = plan;
  const band = new FeelsBand(key);
  const one = people.length === 1 ? people[0] : undefined;
  const name = plan.several && one?.name ? t('{0} feels', one.name) : t('Feels');
  band.lane = { key: 'feels', name, icon: 'heart' };
  const labelBottom = beginLane(band, plan, { icon: 'heart', name });
  const feels = feelsOf(plan, people);
  const [above, below] = beyondOf(plan, feels, one ? LEAST_BEYOND : LEAST_BEYOND_OF_TWO);
  const top = Math.max(above, labelBottom + 16);
  const heightOf = (value: number) => Math.round(top + (2 - value) * grid.level);
  const bottom = heightOf(-2) + below;
  band.levels = { zero: heightOf(0), each: grid.level };
  for (const feel of feels) feel.y = heightOf(Math.max(-2, Math.min(2, feel.mood.score)));
  zones(band, plan, heightOf, bottom);
  axis(band, plan, heightOf);
  hatchMissing(band, plan, people, bottom);
  const futures = drawFuture(band, plan, people, feels, heightOf);
  const curves = drawCurves(band, plan, people, feels);
  const plot = { top: 3, bottom: bottom - 3, heightOf };
  const placer = new LabelPlacer(plan, [...curves, ...futures.curves], feels, plot);
  for (const { x, y, r } of futures.marks) placer.block(x - r - 2, y - r - 2, x + r + 2, y + r + 2);
  drawRises(band, feels, heightOf, placer);
  const parts = plan.stages.flatMap((box) => box.parts.flatMap((part) => part.columns.map(() => part)));
  const shared = sharedLabels(feels);
  const labelled = new Set<Feel>();
  for (const feel of placer.order(feels)) {
    const part = parts[feel.column.index];
    if (!part) continue;
    const left = leftOf(part);
    const marks: Mark[] = [];
    if (feel.range) rangeBar(marks, feel, feel.range, left, heightOf);
    face(marks, feel, feel.x - left);
    const carrier = shared.get(feel) ?? feel;
    if (!feel.range && !labelled.has(carrier)) {
      labelled.add(carrier);
      const label = placer.place(carrier);
      band.crowded ||= label.covers;
      drawLabel(marks, plan, label, left);
      band.reach(part.key, Math.min(0, label.left - left), Math.max(widthOfPart(part), label.right - left));
    }
    const ids = feel.mood.feels;
    band.chunk(part.key, left).push({
      type: 'group',
      ref: ids[0] ?? feel.column.items.id,
      persona: feel.person.name ?? undefined,
      name: 'feels',
      marks,
    });
    band.reach(part.key, 0, widthOfPart(part));
    if (feel.range)
      band.target('stage', feel.column.items.id, feel.x - feel.r, feel.y - feel.r, feel.r * 2, feel.r * 2);
    for (const id of ids) band.target('item', id, feel.x - feel.r, feel.y - feel.r, feel.r * 2, feel.r * 2);
  }
  const under = reasons(band, plan, people, bottom);
  band.height = under > bottom ? under : bottom + UNDER_PLOT;
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
    text(out, right - 50, y - 8, say(LEVEL_WORDS[level + 2] as string), 'meta', 'ink3', 'end');
  }
}

/** Room above the best level and below the worst: more than usual where a long emotion stands there. */
function beyondOf(plan: Plan, feels: readonly Feel[], least: number): [number, number] {
  let [above, below] = [least, least];
  for (const feel of feels) {
    if (feel.range) continue;
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

/** From the lowest to the highest score of a folded stage. */
function rangeBar(
  out: Mark[],
  { x, person }: Feel,
  { low, high }: { low: number; high: number },
  left: number,
  heightOf: (value: number) => number,
): void {
  if (low === high) return;
  const top = heightOf(Math.min(2, high));
  const height = heightOf(Math.max(-2, low)) - top;
  box(out, x - left - 4, top - 4, 8, height + 8, 4, 'card', { stroke: person.paint, thick: 1.5 }, 'range');
}

function face(out: Mark[], { y, r, person, mood, moment, range }: Feel, x: number): void {
  const { shape, paint } = person;
  if (moment) out.push({ type: 'shape', x, y, r: r + RING, shape, stroke: paint, thick: 1.5 });
  const level = levelOf(mood.score);
  const fill = range ? 'card' : levelPaint(level);
  out.push({ type: 'face', x, y, r, shape, level, ink: paint, fill, thick: 2 });
}
