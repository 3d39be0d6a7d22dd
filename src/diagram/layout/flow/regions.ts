import type { ElkPoint } from '../elk.js';
import type { Plan } from '../plan.js';
import type { FlowNode } from './nodes.js';

interface Box extends ElkPoint {
  width: number;
}

/** Panels keep so far from what stands in them. */
export const PANEL_PAD = 16;

/**
 * Where the stages' panels meet: in the middle of the gap between two panels, where as little as possible runs upright.
 * The left edge of the first panel comes first, the right edge of the last one last.
 * Throws where a stage does not stand wholly behind the one before it.
 */
export function panelEdges(
  plan: Plan,
  nodes: readonly FlowNode[],
  boxes: readonly Box[],
  pills: readonly Box[],
  ways: readonly (readonly ElkPoint[])[],
  width: number,
): number[] {
  const uprights = uprightsOf(ways);
  const extents = plan.stages.map(() => ({ left: Number.POSITIVE_INFINITY, right: Number.NEGATIVE_INFINITY }));
  nodes.forEach(({ place, column }, i) => {
    const stage = column?.stage.index ?? (place === 'start' ? 0 : extents.length - 1);
    const extent = extents[stage];
    const box = boxes[i];
    if (!extent || !box) return;
    extent.left = Math.min(extent.left, box.x);
    extent.right = Math.max(extent.right, box.x + box.width);
  });
  const edges = [-PANEL_PAD];
  extents.slice(1).forEach(({ left }, i) => {
    const { right } = extents[i] as (typeof extents)[number];
    if (left - right < plan.grid.stageGap + 8)
      throw new Error(`elkjs did not put stage ${i + 2} behind the one before it`);
    edges.push(
      quietest(right, left, plan.grid.stageGap, [
        ...uprights.filter((x) => x > right && x < left).map((x): [number, number] => [x, x]),
        ...pills
          .filter((pill) => pill.x < left && pill.x + pill.width > right)
          .map((pill): [number, number] => [pill.x, pill.x + pill.width]),
      ]),
    );
  });
  edges.push(width + PANEL_PAD);
  return edges;
}

function uprightsOf(ways: readonly (readonly ElkPoint[])[]): number[] {
  return ways.flatMap((way) =>
    way.flatMap((point, i) => {
      const next = way[i + 1];
      return next && next.x === point.x && next.y !== point.y ? [point.x] : [];
    }),
  );
}

/** The middle of the widest stretch from `from` to `to` without anything in it, as near to the middle as it can be. */
function quietest(from: number, to: number, gap: number, taken: readonly [number, number][]): number {
  const middle = (from + to) / 2;
  const least = gap / 2 + 3;
  let best = middle;
  let room = 0;
  let start = from;
  for (const [low, high] of [...taken, [to, to] as const].sort((a, b) => a[0] - b[0])) {
    if (low - start > room) {
      room = low - start;
      const half = Math.min(room / 2, gap / 2 + 4);
      best = Math.max(start + half, Math.min(low - half, middle));
    }
    start = Math.max(start, high);
  }
  return Math.round(Math.max(from + least, Math.min(to - least, best)));
}
