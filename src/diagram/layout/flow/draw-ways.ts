import type { Mark } from '../../scene.js';
import type { BandBuilder } from '../band.js';
import { arrowTip, beside, box, icon } from '../draw.js';
import type { ElkPoint } from '../elk.js';
import type { Plan } from '../plan.js';
import { SIGN, signs } from './cards.js';
import type { FlowWay } from './graph.js';
import { type FlowPill, PILL_ICON, PILL_PAD } from './nodes.js';

/** A way at its place in the band. */
export interface DrawnWay {
  way: FlowWay;
  points: readonly ElkPoint[];
  pill?: FlowPill & ElkPoint;
}

const RADIUS = 8;
/** Crossings are drawn with a gap only where there are so few ways that finding them costs nothing. */
const MOST_CASED = 200;

/** Draws the ways, a gap wherever one passes over another, and what is written on them. */
export function drawWays(band: BandBuilder, plan: Plan, ways: readonly DrawnWay[]): void {
  const out = band.chunk('ways');
  const tips = new Set<string>();
  for (const { way, points } of ways) {
    if (points.length < 2) continue;
    const dash = way.kind === 'back' ? '6 4' : undefined;
    out.push({ type: 'path', d: rounded(points), stroke: 'stroke', thick: 1.5, dash, name: 'way' });
    const tip = tipOf(points);
    if (!tips.has(tip)) out.push({ type: 'path', d: tip, fill: 'stroke' });
    tips.add(tip);
  }
  if (ways.length <= MOST_CASED) drawCrossings(out, plan, ways);
  for (const { way, pill } of ways) if (pill) drawPill(band, way, pill);
}

const direction = (from: ElkPoint, to: ElkPoint): ElkPoint => ({
  x: Math.sign(to.x - from.x),
  y: Math.sign(to.y - from.y),
});

/** A line through the points with round corners, that ends just before the tip of its arrow. */
function rounded(points: readonly ElkPoint[]): string {
  const first = points[0] as ElkPoint;
  let d = `M${first.x} ${first.y}`;
  for (let i = 1; i < points.length; i++) {
    const [before, at, next] = [points[i - 1], points[i], points[i + 1]] as [ElkPoint, ElkPoint, ElkPoint | undefined];
    const into = direction(before, at);
    if (!next) {
      d += `L${at.x - into.x * 6} ${at.y - into.y * 6}`;
      continue;
    }
    const out = direction(at, next);
    const lengths = [before, next].map((one) => Math.abs(one.x - at.x) + Math.abs(one.y - at.y));
    const radius = Math.floor(Math.min(RADIUS, ...lengths.map((length) => length / 2)));
    d += `L${at.x - into.x * radius} ${at.y - into.y * radius}`;
    d += `Q${at.x} ${at.y} ${at.x + out.x * radius} ${at.y + out.y * radius}`;
  }
  return d;
}

function tipOf(points: readonly ElkPoint[]): string {
  const at = points.at(-1) as ElkPoint;
  const { x, y } = direction(points.at(-2) as ElkPoint, at);
  if (y > 0) return arrowTip(at.x, at.y - 1, 'down');
  if (y < 0) return arrowTip(at.x, at.y + 1, 'up');
  return x < 0 ? arrowTip(at.x + 1, at.y, 'left') : arrowTip(at.x - 1, at.y, 'right');
}

interface Segment {
  way: number;
  /** The same at both ends. */
  at: number;
  low: number;
  high: number;
}

/** Where an upright crosses a level line of another way, the level line is interrupted. */
function drawCrossings(out: Mark[], plan: Plan, ways: readonly DrawnWay[]): void {
  const uprights: Segment[] = [];
  const levels: Segment[] = [];
  ways.forEach(({ points }, way) => {
    points.forEach((point, i) => {
      const next = points[i + 1];
      if (!next) return;
      if (next.x === point.x) uprights.push({ way, at: point.x, ...span(point.y, next.y) });
      else levels.push({ way, at: point.y, ...span(point.x, next.x) });
    });
  });
  const covered = ways.flatMap(({ pill }) => (pill ? [pill] : []));
  for (const { way, at: x, low, high } of uprights) {
    for (const level of levels) {
      const y = level.at;
      if (level.way === way || x <= level.low + RADIUS || x >= level.high - RADIUS) continue;
      if (y <= low + RADIUS || y >= high - RADIUS) continue;
      if (covered.some((pill) => x >= pill.x && x <= pill.x + pill.width && y >= pill.y && y <= pill.y + pill.height))
        continue;
      const inPanel = plan.stages.some((box) => x > box.x && x < box.x + box.width);
      out.push({ type: 'path', d: `M${x} ${y - 6}V${y + 6}`, stroke: inPanel ? 'panel' : 'canvas', thick: 7 });
      out.push({ type: 'path', d: `M${x} ${y - 7}V${y + 7}`, stroke: 'stroke', thick: 1.5 });
    }
  }
}

const span = (a: number, b: number) => ({ low: Math.min(a, b), high: Math.max(a, b) });

function drawPill(band: BandBuilder, way: FlowWay, pill: FlowPill & ElkPoint): void {
  const { lines, x, y, width, height } = pill;
  const marks: Mark[] = [];
  box(marks, x, y, width, height, 11, 'card', { stroke: 'edge' });
  let left = x + PILL_PAD;
  if (way.kind !== 'on') {
    icon(marks, way.kind === 'back' ? 'undo-2' : 'redo-2', left - 2, y + 4, 14, 'stroke');
    left += PILL_ICON - 2;
  }
  signs(marks, left, y + 11, way.people);
  left += Math.max(0, way.people.length * SIGN - 2);
  if (lines.length > 0) {
    if (way.people.length > 0) left += 4;
    beside(marks, left, y + 3, x + width - PILL_PAD - left, lines, 'meta', 'ink2');
  }
  band.chunk('ways').push({ type: 'group', ref: way.id, name: 'next', marks });
  if (way.id !== undefined) band.target('item', way.id, x, y, width, height);
}
