import type { ElkPoint } from '../elk.js';
import type { FlowParts } from './nodes.js';
import type { PlacedFlow } from './placed.js';

interface Box extends ElkPoint {
  width: number;
  height: number;
}

/** Pills keep so far from everything else. */
export const CLEAR = 3;
/** … and so far from the corners of their way. */
const CORNER = 14;

export function noneOverlap(boxes: readonly Box[]): boolean {
  const sorted = [...boxes].sort((a, b) => a.x - b.x);
  return sorted.every((a, i) => {
    for (let k = i + 1; k < sorted.length; k++) {
      const b = sorted[k] as Box;
      if (b.x >= a.x + a.width) break;
      if (meet(a, b)) return false;
    }
    return true;
  });
}

/** Moves the pills of these ways along their runs, away from the corners. */
export function onRuns({ pills }: FlowParts, placed: PlacedFlow, ways: ReadonlySet<number>): PlacedFlow {
  const moved = placed.pills.map((at, i) => {
    const pill = pills[i];
    if (!pill || !at || !ways.has(i)) return at;
    const [x, y] = [at.x + pill.width / 2, at.y + pill.height / 2];
    const line = placed.ways[i] ?? [];
    for (let k = 0; k + 1 < line.length; k++) {
      const [a, b] = [line[k], line[k + 1]] as [ElkPoint, ElkPoint];
      const [low, high] = [Math.min(a.x, b.x), Math.max(a.x, b.x)];
      if (a.y !== b.y || Math.abs(a.y - y) > 2 || x < low || x > high) continue;
      return { x: Math.round(Math.max(low + CORNER, Math.min(high - CORNER - pill.width, at.x))), y: at.y };
    }
    return at;
  });
  return { ...placed, pills: moved };
}

/** True where the pills of these ways keep clear of everything else: steps, other pills, other ways. */
export function isClear({ nodes, pills }: FlowParts, placed: PlacedFlow, ways: ReadonlySet<number>): boolean {
  const steps = nodes.map(({ width, height }, i): Box => ({ ...(placed.nodes[i] as ElkPoint), width, height }));
  const labels = pills.map((pill, i): Box | undefined => {
    const at = placed.pills[i];
    return pill && at && { ...at, width: pill.width, height: pill.height };
  });
  const lines = placed.ways.map((way) =>
    way.slice(1).map((to, i): Box => {
      const from = way[i] as ElkPoint;
      const [x, y] = [Math.min(from.x, to.x), Math.min(from.y, to.y)];
      return { x, y, width: Math.abs(from.x - to.x), height: Math.abs(from.y - to.y) };
    }),
  );
  return [...ways].every((i) => {
    const label = labels[i];
    if (!label) return true;
    const room = {
      x: label.x - CLEAR,
      y: label.y - CLEAR,
      width: label.width + 2 * CLEAR,
      height: label.height + 2 * CLEAR,
    };
    const others = [
      ...steps,
      ...labels.filter((_, k) => k !== i),
      ...lines.filter((_, k) => k !== i).flat(),
      ...uprights(lines[i] ?? []),
    ];
    return others.every((other) => !other || !meet(room, other));
  });
}

const meet = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const uprights = (lines: readonly Box[]): Box[] => lines.filter(({ width }) => width === 0);
