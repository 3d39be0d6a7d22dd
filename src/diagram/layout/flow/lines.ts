import type { ElkPoint } from '../elk.js';

/** Steps smaller than this in a line are not meant: they come of rounding. */
const LEAST_STEP = 4;

/**
 * The corners of a line at right angles without those that lie on a straight stretch, and without steps of a few pixels.
 * The ends stay where they are.
 */
export function straightened(points: readonly ElkPoint[]): ElkPoint[] {
  const line = withoutRepeats(points);
  for (let i = 1; i + 2 < line.length; i++) {
    const [a, b] = [line[i], line[i + 1]] as [ElkPoint, ElkPoint];
    if (Math.abs(a.x - b.x) + Math.abs(a.y - b.y) >= LEAST_STEP) continue;
    const after = i + 3 < line.length;
    if (!after && i < 2) continue;
    const [from, moved] = after ? [a, [b, line[i + 2] as ElkPoint]] : [b, [a, line[i - 1] as ElkPoint]];
    const upright = a.x === b.x;
    for (const point of moved) {
      if (upright) point.y = from.y;
      else point.x = from.x;
    }
    return straightened(line);
  }
  return line;
}

function withoutRepeats(points: readonly ElkPoint[]): ElkPoint[] {
  const line: ElkPoint[] = [];
  for (const point of points) {
    const [before, last] = [line.at(-2), line.at(-1)];
    if (last?.x === point.x && last.y === point.y) continue;
    const straight =
      before && last && ((before.x === last.x && last.x === point.x) || (before.y === last.y && last.y === point.y));
    if (straight) line.pop();
    line.push({ ...point });
  }
  return line;
}
