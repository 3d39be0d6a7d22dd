import { t } from '@vscode/l10n';
import type { Curve } from '../curve.js';
import { isRightToLeft } from '../measure/characters.js';
import { widthOf } from '../measure/width.js';
import { wrap } from '../measure/wrap.js';
import type { Mark } from '../scene.js';
import type { Paint } from '../theme.js';
import { icon, text } from './draw.js';
import type { Feel, Words } from './feelings.js';
import type { Plan } from './plan.js';
import { score } from './words.js';

interface Rect {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

interface Plot {
  /** Labels stay between these. */
  top: number;
  bottom: number;
  /** The height of a score. */
  heightOf(value: number): number;
}

/** A label at its place. `side`: where it stands from the face, -1 left, 0 over or under, 1 right. */
export interface PlacedLabel extends Rect {
  feel: Feel;
  lines: readonly string[];
  shownScore: string;
  tag: string;
  side: number;
  halo: Paint;
  /** It found no place where it covers neither a mark nor another label. */
  covers: boolean;
}

const LINE = 18;
const TAG_LINE = 16;
const SCORE_GAP = 6;
const TAG_ICON = 14;
/** An emotion's own icon, and the room it takes before the word. */
const ICON = 14;
const ICON_ROOM = 18;

/** Costs of a place: what is under it, and how far it is from where a label is looked for. */
const CURVE_COST = 4;
const MARK_COST = 30;
const LABEL_COST = 120;
const OUTSIDE_COLUMN_COST = 40;
const OUTSIDE_PLOT_COST = 200;
/** The line of zero runs through the words. */
const ON_ZERO_COST = 6;
/** For each pixel from where it stands when it is next to its face. */
const DISTANCE_COST = 0.45;
const SAMPLE = 5;

/** Distances tried, and the twelve places around a face: side, up or down, and whether it stands wide of the corner. */
const DISTANCES = [0, 8, 16, 26];
const PLACES: readonly (readonly [number, number, boolean])[] = [
  [0, -1, false],
  [0, 1, false],
  [1, -1, true],
  [1, 1, true],
  [-1, -1, true],
  [-1, 1, true],
  [-1, -1, false],
  [1, -1, false],
  [-1, 1, false],
  [1, 1, false],
  [1, 0, false],
  [-1, 0, false],
];

/**
 * Finds each emotion's label a place beside its face where it covers as little as possible: no mark, no other label,
 * as few pixels of a curve as can be.
 */
export class LabelPlacer {
  /** By column: what labels must not cover. */
  private readonly marks = new Map<number, { feel?: Feel; rect: Rect }[]>();
  private readonly labels = new Map<number, Rect[]>();
  private readonly byColumn = new Map<number, Feel[]>();
  /** For each person the height of their curve at every fifth pixel; NaN where there is none. */
  private readonly curveHeights: Float64Array[];
  private readonly sampleLeft: number;

  constructor(
    private readonly plan: Plan,
    curves: readonly (readonly Curve[])[],
    feels: readonly Feel[],
    private readonly plot: Plot,
  ) {
    this.sampleLeft = plan.left;
    const samples = Math.ceil((plan.right - plan.left) / SAMPLE) + 1;
    this.curveHeights = curves.map((ofPerson) => {
      const heights = new Float64Array(samples).fill(Number.NaN);
      for (const curve of ofPerson) curve.sample(heights, plan.left, SAMPLE);
      return heights;
    });
    for (const feel of feels) {
      const { x, y, clear, column } = feel;
      const rect = { left: x - clear - 2, top: y - clear - 2, right: x + clear + 2, bottom: y + clear + 2 };
      push(this.marks, column.index, { feel, rect });
      push(this.byColumn, column.index, feel);
    }
  }

  /** Keeps labels off a part of the plot. */
  block(left: number, top: number, right: number, bottom: number): void {
    const rect = { left, top, right, bottom };
    push(this.marks, this.columnAt((left + right) / 2), { rect });
  }

  /** Low points first, since their labels are the largest and matter most; then from left to right. */
  order(feels: readonly Feel[]): Feel[] {
    const rank = (feel: Feel) => (feel.extreme === 'low' ? 0 : feel.extreme === 'high' ? 1 : 2);
    return [...feels].sort((a, b) => rank(a) - rank(b) || a.x - b.x || a.y - b.y);
  }

  place(feel: Feel): PlacedLabel {
    const { plan, plot } = this;
    const { lines, shownScore, tag, width, height } = wordsOf(plan, feel);
    let best: { cost: number; rect: Rect; side: number } | undefined;
    for (const distance of DISTANCES) {
      // Nothing further off can cost less.
      if (best && distance * DISTANCE_COST >= best.cost) break;
      for (const [side, up, wide] of PLACES) {
        const base = this.preference(feel, distance, side, up, wide);
        if (best && base >= best.cost) continue;
        const rect = rectAt(feel, width, height, distance, side, up, wide);
        const cost = base + this.cost(feel, rect, best ? best.cost - base : Number.POSITIVE_INFINITY);
        if (!best || cost < best.cost) best = { cost, rect, side };
      }
    }
    const { rect, side } = best as { rect: Rect; side: number };
    const covers = this.coversSomething(feel, rect);
    push(this.labels, feel.column.index, rect);
    const middle = (rect.top + rect.bottom) / 2;
    const halo = middle < plot.heightOf(0.5) ? 'posZone' : middle > plot.heightOf(-0.5) ? 'negZone' : 'panel';
    return { ...rect, feel, lines, shownScore, tag, side, halo, covers };
  }

  /** Near rather than far, above what is good and below what is bad, away from another person's face. */
  private preference(feel: Feel, distance: number, side: number, up: number, wide: boolean): number {
    let cost = distance * DISTANCE_COST + (up === 0 ? 3 : 0) + (side !== 0 ? 2.5 : 0) + (wide ? 2 : 0);
    const wished = feel.extreme === 'low' ? 1 : feel.extreme === 'high' || feel.mood.score > 0 ? -1 : 1;
    if (up !== wished) cost += 1.5;
    for (const other of this.byColumn.get(feel.column.index) ?? []) {
      if (isOf(feel, other)) continue;
      if (other.y !== feel.y && Math.sign(other.y - feel.y) === up) cost += 6;
      if (other.y === feel.y && Math.sign(other.x - feel.x) === side) cost += 6;
    }
    return cost;
  }

  private cost(feel: Feel, rect: Rect, most: number): number {
    const { column } = feel;
    let cost = 0;
    if (rect.top < this.plot.top || rect.bottom > this.plot.bottom) cost += OUTSIDE_PLOT_COST;
    if (rect.left < column.x - 6 || rect.right > column.x + column.width + 6) cost += OUTSIDE_COLUMN_COST;
    const zero = this.plot.heightOf(0);
    if (rect.top < zero - 2 && rect.bottom > zero + 2) cost += ON_ZERO_COST;
    for (let index = column.index - 1; index <= column.index + 1; index++) {
      for (const mark of this.marks.get(index) ?? []) {
        if (mark.feel && isOf(feel, mark.feel)) continue;
        const area = overlap(rect, mark.rect, 0);
        if (area > 0) cost += MARK_COST + area * 0.05;
      }
      for (const label of this.labels.get(index) ?? []) if (overlap(rect, label, 6) > 0) cost += LABEL_COST;
    }
    if (cost >= most) return cost;
    const from = Math.max(0, Math.ceil((rect.left - 4 - this.sampleLeft) / SAMPLE));
    const to = Math.floor((rect.right + 4 - this.sampleLeft) / SAMPLE);
    for (const heights of this.curveHeights) {
      for (let i = from; i <= to; i++) {
        const y = heights[i] as number;
        if (y > rect.top - 2 && y < rect.bottom + 2) cost += CURVE_COST;
      }
    }
    return cost;
  }

  private coversSomething(feel: Feel, rect: Rect): boolean {
    for (let index = feel.column.index - 1; index <= feel.column.index + 1; index++) {
      const marks = this.marks.get(index) ?? [];
      if (marks.some((mark) => !(mark.feel && isOf(feel, mark.feel)) && overlap(rect, mark.rect, 0) > 0)) return true;
      if (this.labels.get(index)?.some((label) => overlap(rect, label, 0) > 0)) return true;
    }
    return false;
  }

  private columnAt(x: number): number {
    const columns = this.plan.columns;
    let low = 0;
    let high = columns.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((columns[middle]?.x ?? 0) <= x) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** True for the face itself, and for both that share a label. */
const isOf = (labelled: Feel, feel: Feel): boolean => labelled === feel || labelled.pair?.includes(feel) === true;

/** What the label of a face says, measured once. */
export function wordsOf(plan: Plan, feel: Feel): Words {
  feel.words ??= measured(plan, feel);
  return feel.words;
}

function measured(plan: Plan, feel: Feel): Words {
  const shownScore = score(feel.mood.scaled ?? feel.mood.score, plan.journey.scale);
  const tag = feel.extreme === 'low' ? t('Low point') : feel.extreme === 'high' ? t('High point') : '';
  const scoreWidth = widthOf(shownScore, 'body');
  const room = feel.column.width - SCORE_GAP - Math.ceil(scoreWidth) - iconRoom(feel);
  const lines = wrap(feel.emotion, room, 'bodyBold');
  let width = lines.length === 0 ? scoreWidth : 0;
  lines.forEach((_, i) => {
    width = Math.max(width, lineWidth(feel, lines, i, scoreWidth));
  });
  if (tag !== '') width = Math.max(width, widthOf(tag, 'metaBold') + TAG_ICON);
  const height = Math.max(1, lines.length) * LINE + (tag === '' ? 0 : TAG_LINE);
  return { lines, shownScore, tag, width: Math.ceil(width), height };
}

const iconRoom = ({ icon, emotion }: Feel): number => (icon === undefined || emotion === '' ? 0 : ICON_ROOM);

/** A line of the emotion, with the icon before the first and the score after the last. */
function lineWidth(feel: Feel, lines: readonly string[], i: number, scoreWidth: number): number {
  const last = i === lines.length - 1;
  const words = widthOf(lines[i] as string, 'bodyBold');
  return words + (i === 0 ? iconRoom(feel) : 0) + (last ? SCORE_GAP + scoreWidth : 0);
}

function rectAt(
  { x, y, clear, reach }: Feel,
  width: number,
  height: number,
  distance: number,
  side: number,
  up: number,
  wide: boolean,
): Rect {
  const away = wide ? reach + 5 : 4;
  let left = x - width / 2;
  if (up === 0) left = side > 0 ? x + reach + 6 + distance : x - reach - 6 - distance - width;
  else if (side > 0) left = x + away + distance / 2;
  else if (side < 0) left = x - away - distance / 2 - width;
  let top = y - height / 2;
  if (up < 0) top = wide ? y - 5 - height - distance * 0.6 : y - clear - 2 - height - distance;
  if (up > 0) top = wide ? y + 5 + distance * 0.6 : y + clear + 2 + distance;
  left = Math.round(left);
  top = Math.round(top);
  return { left, top, right: left + width, bottom: top + height };
}

function overlap(a: Rect, b: Rect, apart: number): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left) + apart;
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return width > 0 && height > 0 ? width * height : 0;
}

function push<T>(map: Map<number, T[]>, key: number, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Draws a label: the mark of a low or high point, the emotion, its score. Its x counts from `from`. */
export function drawLabel(out: Mark[], plan: Plan, label: PlacedLabel, from: number): void {
  const { feel, lines, shownScore, tag, side, halo } = label;
  const [left, right] = [label.left - from, label.right - from];
  const width = right - left;
  const startOf = (needed: number) =>
    Math.round(side === 0 ? left + (width - needed) / 2 : side > 0 ? left : right - needed);
  let y = label.top;
  if (tag !== '') {
    const x = startOf(widthOf(tag, 'metaBold') + TAG_ICON);
    const low = feel.extreme === 'low';
    const paint = low ? 'neg' : 'pos';
    out.push({ type: 'path', d: low ? `M${x} ${y + 5}h9l-4.5 7Z` : `M${x} ${y + 12}h9l-4.5 -7Z`, fill: paint });
    text(out, x + TAG_ICON, y, tag, 'metaBold', paint, undefined, halo);
    y += TAG_LINE;
  }
  const ink = plan.several && !feel.pair ? feel.person.paint : 'ink';
  const scoreWidth = widthOf(shownScore, 'body');
  lines.forEach((line, i) => {
    let x = startOf(lineWidth(feel, lines, i, scoreWidth));
    const shows = i === lines.length - 1;
    if (isRightToLeft(line)) {
      // The score first, so that the word stands at its side even where its width is only estimated.
      if (shows) text(out, x, y, shownScore, 'body', 'ink2', undefined, halo);
      x += shows ? Math.round(scoreWidth + SCORE_GAP) : 0;
    }
    if (i === 0 && feel.icon !== undefined) {
      icon(out, feel.icon, x, y + 2, ICON, ink);
      x += ICON_ROOM;
    }
    text(out, x, y, line, 'bodyBold', ink, undefined, halo);
    if (shows && !isRightToLeft(line)) {
      const after = Math.round(x + widthOf(line, 'bodyBold') + SCORE_GAP);
      text(out, after, y, shownScore, 'body', 'ink2', undefined, halo);
    }
    y += LINE;
  });
  if (lines.length === 0) text(out, startOf(scoreWidth), y, shownScore, 'bodyBold', ink, undefined, halo);
}
