import type { ElkPoint } from '../elk.js';

/** Where elkjs, or the plain layout in its place, puts everything. Pixels, from the left and upper edge of the flow. */
export interface PlacedFlow {
  width: number;
  height: number;
  /** The upper left corner of each node. */
  nodes: readonly ElkPoint[];
  /** The corners of each way, the ends included; empty for one that is drawn otherwise. */
  ways: readonly (readonly ElkPoint[])[];
  /** The upper left corner of each way's pill, if it has one. */
  pills: readonly (ElkPoint | undefined)[];
  /** Left edges of the stages' panels, and the right edge of the last one. */
  edges: readonly number[];
}
