import type { Items, Mood } from '../../../language-server/map/journey-map.js';
import { monotoneCurve } from '../curve.js';
import { wrap } from '../measure/wrap.js';
import type { Mark } from '../scene.js';
import type { Paint } from '../theme.js';
import { BandBuilder } from './band.js';
import { arrowHead, levelLine, paragraph, text } from './draw.js';
import { drawLabel, LabelPlacer, labelOf, wordsOf } from './labels.js';
import { beginLane, stageCell } from './lanes.js';
import type { Column, Person, Plan } from './plan.js';
import { questionBox } from './questions.js';
import { levelOf, onScale, score } from './words.js';

/** Radius of a face, of one at a moment of truth, and of the ring around that. */
export const FACE = 13;
const MOMENT_FACE = 17;
const RING = 4.5;
const GHOST_FACE = 9;

const LEVELS = [2, 1, 0, -1, -2] as const;
const LEVEL_PAINTS: readonly Paint[] = ['level_2', 'level_1', 'level0', 'level1', 'level2'];
const LEVEL_WORDS = ['very bad', 'bad', 'neutral', 'good', 'very good'] as const;

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

/** From so many people on, each has a band of their own. */
const OWN_BANDS_FROM = 3;

/** The emotion lane: one band, or one for each person. */
export function feelsBands(plan: Plan): BandBuilder[] {
  if (plan.columns.length === 0) return [];
  if (plan.people.length < OWN_BANDS_FROM) return [feelsBand(plan, plan.people, 'feels')];
  return plan.people.map((person) => feelsBand(plan, [person], `feels-${person.index + 1}`));
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
  for (const feel of placer.order(feels)) {
    const out = band.stage(feel.column.stage);
    const marks: Mark[] = [];
    face(marks, feel);
    drawLabel(marks, plan, placer.place(feel));
    const said = labelOf(plan, feel);
    const ids = feel.mood.feels;
    out.push({ type: 'group', ref: ids[0] ?? feel.column.items.id, name: 'feels', label: said, marks });
    for (const id of ids) band.target('item', id, feel.x - feel.r, feel.y - feel.r, feel.r * 2, feel.r * 2);
  }
  band.height = reasons(band, plan, people, feels, bottom);
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
    const fill = LEVEL_PAINTS[level + 2] as Paint;
    out.push({ type: 'face', x: right - 9, y, r: 8, shape: 'circle', level, ink: 'ink2', fill, thick: 1 });
    const shown = score(onScale(level, plan.journey.scale), plan.journey.scale);
    text(out, right - 24, y - 8, shown, 'metaBold', 'ink2', 'end');
    text(out, right - 50, y - 8, LEVEL_WORDS[level + 2] as string, 'meta', 'ink3', 'end');
  }
}

/** The faces to draw, those of one column side by side where they would touch. */
function feelsOf(plan: Plan, people: readonly Person[]): Feel[] {
  const feels: Feel[] = [];
  for (const column of plan.columns) {
    const here: Feel[] = [];
    for (const person of people) {
      const mood = column.items.moods.find((one) => one.persona === person.name);
      if (!mood || mood.score === null) continue;
      const moment = column.items.momentOfTruth !== undefined;
      const r = moment ? MOMENT_FACE : FACE;
      const lines = column.items.feels.filter((line) => mood.feels.includes(line.id));
      here.push({
        column,
        person,
        mood: { ...mood, score: mood.score },
        x: column.middle,
        y: 0,
        r,
        clear: moment ? r + RING + 1 : r + 1,
        moment,
        emotion: [...new Set(lines.map((line) => line.emotion ?? ''))].filter(Boolean).join(', '),
        why: lines.map((line) => line.why ?? '').filter((why) => why !== ''),
      });
    }
    sideBySide(here, plan.grid.level);
    feels.push(...here);
  }
  markExtremes(people, feels);
  return feels;
}

function sideBySide(feels: readonly Feel[], level: number): void {
  const [first, second] = feels;
  if (!first || !second) return;
  const apart = first.clear + second.clear + 2;
  if (Math.abs(first.mood.score - second.mood.score) * level >= apart) return;
  first.x -= Math.round(apart / 2);
  second.x += Math.round(apart / 2);
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
function missing(people: readonly Person[], column: Column): readonly Person[] {
  return people.filter((person) => {
    const mood = column.items.moods.find((one) => one.persona === person.name);
    return mood !== undefined && mood.score === null && asksEmotion(column);
  });
}

/** A stage without steps asks only once something else is said of it. */
function asksEmotion(column: Column): boolean {
  return column.step !== undefined || SAID.some((key) => (column.items[key] as readonly unknown[]).length > 0);
}

const SAID = [
  ...(['channels', 'touchpoints', 'actions', 'thinks', 'says', 'expects', 'needs', 'pains', 'gains'] as const),
  ...(['opportunities', 'triggers', 'frontstage', 'metrics', 'feels'] as const),
] satisfies readonly (keyof Items)[];

function hatchMissing(band: BandBuilder, plan: Plan, people: readonly Person[], bottom: number): void {
  for (const column of plan.columns) {
    if (missing(people, column).length === 0) continue;
    const { x, width } = column;
    band.chunk('under').push({ type: 'rect', x, y: 8, width, height: bottom - 16, fill: 'hatching', name: 'unknown' });
  }
}

/** One curve for each person and stretch without a gap. */
function drawCurves(band: BandBuilder, plan: Plan, people: readonly Person[], feels: readonly Feel[]) {
  const curves = [];
  for (const person of people) {
    const byColumn = new Map(feels.filter((feel) => feel.person === person).map((feel) => [feel.column.index, feel]));
    const stretches: Feel[][] = [[]];
    for (const column of plan.columns) {
      const feel = byColumn.get(column.index);
      if (feel) stretches.at(-1)?.push(feel);
      else if (column.people.includes(person)) stretches.push([]);
    }
    for (const stretch of stretches) {
      const curve = monotoneCurve(stretch);
      if (curve.d === '') continue;
      curves.push(curve);
      const { paint, dash } = person;
      band
        .chunk('curve')
        .push({ type: 'path', d: curve.d, stroke: paint, thick: 2.75, dash, round: true, name: 'curve' });
    }
  }
  return curves;
}

function face(out: Mark[], { x, y, r, person, mood, moment }: Feel): void {
  const { shape, paint } = person;
  if (moment) out.push({ type: 'shape', x, y, r: r + RING, shape, stroke: paint, thick: 1.5 });
  const level = levelOf(mood.score);
  out.push({ type: 'face', x, y, r, shape, level, ink: paint, fill: LEVEL_PAINTS[level + 2] as Paint, thick: 2 });
}

/** Where opportunities would lift a feeling to: a dashed arrow up to a small face. */
function lifts(
  band: BandBuilder,
  feels: readonly Feel[],
  heightOf: (value: number) => number,
  placer: LabelPlacer,
): void {
  for (const { column, person, mood, x, y, clear } of feels) {
    let lift = 0;
    for (const opportunity of column.items.opportunities) {
      const forThem = opportunity.personas.length === 0 || opportunity.personas.includes(person.name ?? '');
      if (forThem) lift = Math.max(lift, opportunity.lifts ?? 0);
    }
    const to = Math.min(2, mood.score + lift);
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

/** The reasons, and questions for what is not written, under the plot. Returns the bottom of the band. */
function reasons(
  band: BandBuilder,
  plan: Plan,
  people: readonly Person[],
  feels: readonly Feel[],
  bottom: number,
): number {
  const { itemGap } = plan.grid;
  const top = bottom + 8;
  let end = bottom;
  const byColumn = new Map<number, Feel[]>();
  for (const feel of feels) {
    if (feel.why.length === 0) continue;
    const list = byColumn.get(feel.column.index);
    if (list) list.push(feel);
    else byColumn.set(feel.column.index, [feel]);
  }
  const signed = people.length > 1;
  for (const box of plan.stages) {
    const out = band.stage(box);
    const start = ofWholeStage(band, plan, people, box, out, top);
    end = Math.max(end, start > top ? start - 4 : end);
    for (const column of box.columns) {
      let y = start;
      for (const feel of byColumn.get(column.index) ?? []) {
        const left = signed ? column.x + 18 : column.x;
        const lines = wrap(feel.why.join('; '), column.x + column.width - left, 'meta');
        const marks: Mark[] = [];
        if (signed) sign(marks, column.x + 6, y + 8, feel.person);
        const height = paragraph(marks, left, y, column.x + column.width - left, lines, 'meta', 'ink2');
        const ref = feel.mood.feels[0] ?? column.items.id;
        out.push({ type: 'group', ref, name: 'why', marks });
        band.target('item', ref, column.x, y, column.width, height);
        y += height + 4;
      }
      for (const person of missing(people, column)) {
        const id = column.items.id;
        y += questionBox(band, out, column.x, y, column.width, asked(column, person), { id, asks: 'emotion', person });
        y += itemGap;
      }
      if (y > start) end = Math.max(end, y - 4);
    }
  }
  if (end === bottom) return bottom;
  text(band.chunk('labels'), plan.grid.margin + 24, top, 'because', 'meta', 'ink3');
  return end + 10;
}

/** What is asked: how they feel, or how good the word is that nobody gave a score. */
function asked(column: Column, person: Person): string {
  const mood = column.items.moods.find((one) => one.persona === person.name);
  const lines = column.items.feels.filter((line) => mood?.feels.includes(line.id) || line.score === undefined);
  const word = lines.find(
    (line) => line.emotion !== undefined && line.score === undefined && isOf(line.personas, person),
  );
  if (word) return `“${word.emotion}”: how good or bad is it?`;
  return person.name === null ? 'How does it feel?' : `How does ${person.name} feel?`;
}

const isOf = (personas: readonly string[], person: Person): boolean =>
  personas.length === 0 || (person.name !== null && personas.includes(person.name));

/** What a stage with steps says of its own feeling, above the reasons of its steps. Returns where those begin. */
function ofWholeStage(
  band: BandBuilder,
  plan: Plan,
  people: readonly Person[],
  box: Column['stage'],
  out: Mark[],
  y: number,
): number {
  if (!box.columns.some((column) => column.step)) return y;
  const cell = stageCell(band, plan, box, out, y);
  for (const person of people) {
    const mood = box.stage.moods.find((one) => one.persona === person.name);
    if (!mood || mood.score === null) continue;
    const lines = box.stage.feels.filter((line) => mood.feels.includes(line.id));
    const words = lines.map((line) => line.emotion ?? '').filter((word) => word !== '');
    const reasons = lines.map((line) => line.why ?? '').filter((why) => why !== '');
    const shown = score(mood.scaled ?? mood.score, plan.journey.scale);
    const said = [`The whole stage ${words.join(', ')} ${shown}`.replace('  ', ' '), ...reasons].join(': ');
    const marks: Mark[] = [];
    sign(marks, cell.x + 6, cell.y + 8, person);
    const wrapped = wrap(said, cell.width - 18, 'metaBold');
    const height = paragraph(marks, cell.x + 18, cell.y, cell.width - 18, wrapped, 'metaBold', 'ink2');
    const ref = mood.feels[0] ?? box.stage.id;
    out.push({ type: 'group', ref, name: 'feels', marks });
    band.target('item', ref, cell.x, cell.y, cell.width, height);
    cell.y += height + 6;
  }
  return cell.y;
}

function sign(out: Mark[], x: number, y: number, { shape, paint }: Person): void {
  out.push({ type: 'shape', x, y, r: 5, shape, fill: paint });
}
