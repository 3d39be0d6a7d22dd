import { widestOf } from '../measure/wrap.js';
import type { Mark } from '../scene.js';
import type { BandBuilder } from './band.js';
import { arrowTip, box, icon, paragraph } from './draw.js';
import { type LabelledWay, PILL_ICON, PILL_PAD, placePills } from './pills.js';
import type { Plan } from './plan.js';
import type { Way } from './ways.js';

/** A way with its run above the cards and the pill on it. */
export interface Track extends LabelledWay {
  /** Row of the run, 0 next to the cards. */
  row: number;
}

export interface Tracks {
  tracks: readonly Track[];
  /** Middle of each row, counted upwards from the tops of the cards. */
  rows: readonly number[];
  /** Room that the rows take above the cards. */
  height: number;
}

/** Between the cards and the lowest row's middle. */
const ABOVE_CARDS = 20;
const BETWEEN_PILLS = 6;
const RADIUS = 8;
/** Crossings are drawn with a gap only where there are so few that finding them costs nothing. */
const MOST_CASED = 200;

/**
 * Stacks the ways above the cards: those that run low by `heights` get the lower rows, the shorter ones where nothing
 * says how high they run; a way whose pill finds no room there gets a higher one. No two runs or pills of a row touch.
 */
export function tracksOf(plan: Plan, ways: readonly Way[], heights: readonly (number | undefined)[]): Tracks {
  const order = ways
    .map((way, i) => ({
      way,
      height: heights[i] ?? Number.POSITIVE_INFINITY,
      span: Math.abs(way.leaves - way.arrives),
      i,
    }))
    .sort((a, b) => (a.height === b.height ? a.span - b.span || a.i - b.i : a.height - b.height))
    .map(({ way }) => way);
  const skyline = new Array<number>(plan.columns.length).fill(0);
  const rowHeights: number[] = [];
  const tracks = placePills(plan, order).map((labelled): Track => {
    const [first, last] = columnsUnder(plan, labelled);
    let row = 0;
    for (let c = first; c <= last; c++) row = Math.max(row, skyline[c] as number);
    skyline.fill(row + 1, first, last + 1);
    rowHeights[row] = Math.max(rowHeights[row] ?? plan.grid.track, labelled.pill.height + BETWEEN_PILLS);
    return { ...labelled, row };
  });
  const rows: number[] = [];
  let height = tracks.length > 0 ? ABOVE_CARDS - plan.grid.track / 2 : 0;
  for (const row of rowHeights) {
    rows.push(Math.round(height + row / 2));
    height += row;
  }
  return { tracks, rows, height };
}

/** The first and last column that the run or its pill touches. */
function columnsUnder(plan: Plan, { way, pill }: LabelledWay): [number, number] {
  let first = Math.min(way.from, way.to);
  let last = Math.max(way.from, way.to);
  const left = (column: number) => (plan.columns[column]?.x ?? 0) - plan.grid.gap;
  while (first > 0 && left(first) > pill.x - BETWEEN_PILLS / 2) first--;
  while (last + 1 < plan.columns.length && left(last + 1) < pill.x + pill.width + BETWEEN_PILLS / 2) last++;
  return [first, last];
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
  for (const track of tracks) drawPill(band, track, rowY(track));
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

function drawPill(band: BandBuilder, track: Track, y: number): void {
  const { way } = track;
  const { lines, x, width, height } = track.pill;
  const marks: Mark[] = [];
  const top = Math.round(y - height / 2);
  box(marks, x, top, width, height, 11, 'card', { stroke: 'edge' });
  icon(marks, way.back ? 'undo-2' : 'redo-2', x + PILL_PAD - 2, top + 4, 14, 'stroke');
  const textX = x + PILL_PAD + PILL_ICON - 2;
  paragraph(marks, textX, top + 3, Math.ceil(widestOf(lines, 'meta')), lines, 'meta', 'ink2');
  band.chunk('ways').push({ type: 'group', ref: way.id, name: 'next', marks });
  band.target('item', way.id, x, top, width, height);
}
