import type { ElkPoint } from '../elk.js';
import type { Plan } from '../plan.js';
import type { FlowNode, FlowParts } from './nodes.js';
import type { PlacedFlow } from './placed.js';
import { PANEL_PAD } from './regions.js';

/** Between two cards in a row. */
const BETWEEN = 44;

/**
 * The flow without elkjs: the steps in a row in the order of the text, their main ways at one height. The ways have no
 * corners: they are drawn as in the map, in rows above the cards.
 */
export function inARow(plan: Plan, { nodes, ways }: FlowParts): PlacedFlow {
  const main = Math.max(0, ...nodes.map((node) => node.main));
  const gap = 2 * PANEL_PAD + plan.grid.stageGap;
  const edges = [-PANEL_PAD];
  const placed: ElkPoint[] = [];
  let x = 0;
  let before: FlowNode | undefined;
  for (const node of nodes) {
    const beginsStage = node.column && before?.column && before.column.stage !== node.column.stage;
    if (beginsStage) {
      edges.push(x + gap / 2);
      x += gap;
    } else if (before) x += BETWEEN;
    placed.push({ x, y: main - node.main });
    x += node.width;
    before = node;
  }
  edges.push(x + PANEL_PAD);
  const height = Math.max(0, ...nodes.map((node, i) => (placed[i] as ElkPoint).y + node.height));
  return { width: x, height, nodes: placed, ways: ways.map(() => []), pills: ways.map(() => undefined), edges };
}
