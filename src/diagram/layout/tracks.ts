import { TYPE } from '../measure/type.js';
import { widestOf, wrap } from '../measure/wrap.js';
import type { Mark } from '../scene.js';
import type { BandBuilder } from './band.js';
import { arrowTip, box, icon, paragraph } from './draw.js';
import type { Plan } from './plan.js';
import type { Way } from './ways.js';

/** A way with its run above the cards and the pill on it. */
export interface Track {
  way: Way;
  /** Row of the run, 0 next to the cards. */
  row: number;
  lines: readonly string[];
  pillWidth: number;
  pillHeight: number;
  pillX: number;
}

export interface Tracks {
  tracks: readonly Track[];
  /** Middle of each row, counted upwards from the tops of the cards. */
  rows: readonly number[];
  /** Room that the rows take above the cards. */
  height: number;
}

const PILL_PAD = 12;
const PILL_ICON = 20;
const LEAST_PILL_TEXT = 200;
const MOST_PILL_TEXT = 520;
/** Between the cards and the lowest row's middle. */
const ABOVE_CARDS = 20;
const RADIUS = 8;
/** Crossings are drawn with a gap only where there are so few that finding them costs nothing. */
const MOST_CASED = 200;

/**
 * Stacks the ways above the cards: those that run low by `heights` get the lower rows, the shorter ones where nothing
 * says how high they run, and no two runs or pills of a row touch.
 */
export function tracksOf(plan: Plan, ways: readonly Way[], heights: readonly (number | undefined)[]): Tracks {
  const order = ways
    .map((way, i) => ({
      way,
      height: heights[i] ?? Number.POSITIVE_INFINITY,
      span: Math.abs(way.leaves - way.arrives),
      i,
    }))
    .sort((a, b) => (a.height === b.height ? a.span - b.span || a.i - b.i : a.height - b.height));
  const skyline = new Array<number>(plan.columns.length).fill(0);
  const tracks = order.map(({ way }): Track => {
    const run = Math.abs(way.leaves - way.arrives);
    const most = Math.min(MOST_PILL_TEXT, Math.max(LEAST_PILL_TEXT, run - 60), plan.right - plan.left - 44);
    const lines = wrap(way.label, most, 'meta');
    const pillWidth = lines.length === 0 ? 0 : Math.ceil(widestOf(lines, 'meta')) + PILL_PAD * 2 + PILL_ICON;
    const pillHeight = lines.length * TYPE.meta.line + 6;
    const track: Track = { way, row: 0, lines, pillWidth, pillHeight, pillX: startOf(plan, way, pillWidth) };
    const [first, last] = columnsUnder(plan, track);
    for (let c = first; c <= last; c++) track.row = Math.max(track.row, skyline[c] as number);
    for (let c = first; c <= last; c++) skyline[c] = track.row + 1;
    return track;
  });
  const rowHeights: number[] = [];
  for (const track of tracks) {
    const needed = Math.max(plan.grid.track, track.lines.length > 0 ? track.pillHeight + 6 : 0);
    while (rowHeights.length <= track.row) rowHeights.push(plan.grid.track);
    rowHeights[track.row] = Math.max(rowHeights[track.row] as number, needed);
  }
  const rows: number[] = [];
  let height = tracks.length > 0 ? ABOVE_CARDS - plan.grid.track / 2 : 0;
  for (const row of rowHeights) {
    rows.push(Math.round(height + row / 2));
    height += row;
  }
  for (const track of tracks) clearOfVerticals(plan, track, tracks);
  return { tracks, rows, height };
}

/** Near the source, on the run where it is long enough, and within the panels. */
function startOf(plan: Plan, way: Way, width: number): number {
  const low = Math.min(way.leaves, way.arrives);
  const high = Math.max(way.leaves, way.arrives);
  const wished = high - low < width + 32 ? (low + high - width) / 2 : way.back ? high - 16 - width : low + 16;
  return Math.round(Math.max(plan.left + 4, Math.min(wished, plan.right - 4 - width)));
}

/** The first and last column that the run or its pill touches. */
function columnsUnder(plan: Plan, { way, pillX, pillWidth }: Track): [number, number] {
  let first = Math.min(way.from, way.to);
  let last = Math.max(way.from, way.to);
  const left = (column: number) => (plan.columns[column]?.x ?? 0) - plan.grid.gap;
  while (first > 0 && left(first) > pillX) first--;
  while (last + 1 < plan.columns.length && left(last + 1) < pillX + pillWidth) last++;
  return [first, last];
}

/** Moves a pill along its run until no upright of a higher way stands within 12 pixels of it. */
function clearOfVerticals(plan: Plan, track: Track, tracks: readonly Track[]): void {
  const { way, pillWidth } = track;
  if (pillWidth === 0) return;
  const low = Math.max(plan.left + 4, Math.min(way.leaves, way.arrives) + 16);
  const high = Math.min(plan.right - 4, Math.max(way.leaves, way.arrives) - 16) - pillWidth;
  const uprights: number[] = [];
  for (const other of tracks) {
    if (other.row > track.row) uprights.push(other.way.leaves, other.way.arrives);
  }
  const free = (x: number) => uprights.every((upright) => upright < x - 12 || upright > x + pillWidth + 12);
  if (free(track.pillX)) return;
  for (let away = 12; away <= high - low; away += 12) {
    const x = way.back ? track.pillX - away : track.pillX + away;
    if (x < low || x > high) return;
    if (free(x)) {
      track.pillX = x;
      return;
    }
  }
}

/** Draws the ways; `tops` are the upper edges of the cards by column, `base` that of those without a band. */
export function drawTracks(band: BandBuilder, { tracks, rows }: Tracks, base: number, tops: readonly number[]): void {
  const out = band.chunk('ways');
  const drawn: Track[] = [];
  const rowY = (track: Track) => base - (rows[track.row] as number);
  for (const track of tracks) {
    const { way } = track;
    const y = rowY(track);
    const right = way.arrives >= way.leaves;
    const bend = right ? RADIUS : -RADIUS;
    const end = (tops[way.to] as number) - 1;
    if (tracks.length <= MOST_CASED) casings(out, track, drawn, rowY, base);
    out.push({
      type: 'path',
      d:
        `M${way.leaves} ${tops[way.from]}V${y + RADIUS}Q${way.leaves} ${y} ${way.leaves + bend} ${y}` +
        `H${way.arrives - bend}Q${way.arrives} ${y} ${way.arrives} ${y + RADIUS}V${end - 5}`,
      stroke: 'stroke',
      thick: 1.5,
      dash: way.back ? '6 4' : undefined,
      name: 'way',
    });
    out.push({ type: 'path', d: arrowTip(way.arrives, end, 'down'), fill: 'stroke' });
    drawn.push(track);
  }
  for (const track of tracks) if (track.lines.length > 0) pill(band, track, rowY(track));
}

/** Where a later way crosses an earlier one, the earlier one is interrupted. */
function casings(
  out: Mark[],
  track: Track,
  drawn: readonly Track[],
  rowY: (track: Track) => number,
  base: number,
): void {
  const y = rowY(track);
  for (const other of drawn) {
    const otherY = rowY(other);
    const low = Math.min(other.way.leaves, other.way.arrives) + RADIUS;
    const high = Math.max(other.way.leaves, other.way.arrives) - RADIUS;
    for (const x of [track.way.leaves, track.way.arrives]) {
      if (y < otherY && otherY < base && x > low && x < high) {
        out.push({ type: 'path', d: `M${x} ${otherY - 6}V${otherY + 6}`, stroke: 'panel', thick: 7 });
      }
    }
  }
}

function pill(band: BandBuilder, track: Track, y: number): void {
  const { way, lines, pillX, pillWidth, pillHeight } = track;
  const marks: Mark[] = [];
  const top = Math.round(y - pillHeight / 2);
  box(marks, pillX, top, pillWidth, pillHeight, 11, 'card', { stroke: 'edge' });
  icon(marks, way.back ? 'undo-2' : 'redo-2', pillX + PILL_PAD - 2, top + 4, 14, 'stroke');
  const textX = pillX + PILL_PAD + PILL_ICON - 2;
  paragraph(marks, textX, top + 3, Math.ceil(widestOf(lines, 'meta')), lines, 'meta', 'ink2');
  band.chunk('ways').push({ type: 'group', ref: way.id, name: 'next', label: way.label, marks });
  band.target('item', way.id, pillX, top, pillWidth, pillHeight);
}
