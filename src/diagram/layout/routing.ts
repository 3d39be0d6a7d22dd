import { askElk, type ElkEdge, type ElkLike, type ElkNode, type ElkPort, finite, TooLarge } from './elk.js';
import type { Plan } from './plan.js';
import type { Way } from './ways.js';

/** What elkjs decided: where the stages stand, and how high above them each way runs. */
export interface Routing {
  /** x of each stage's panel, the first at 0. */
  stages: number[];
  /** For each way the distance of its run above the stages; undefined where it was led round below. */
  heights: (number | undefined)[];
}

/** Beyond these a graph takes too long to be routed while somebody types. */
const MOST_STAGES = 60;
const MOST_WAYS = 150;
/** elkjs needs some height to lay out; the stages' own does not matter. */
const STAGE_HEIGHT = 100;

/**
 * Lets elkjs place the stages and route the ways between their steps. Stages are nodes of fixed size with a port on the
 * upper side wherever a way leaves or arrives; an unseen edge along the top keeps consecutive stages in their order.
 * Rejects where elkjs fails, where the graph is too large, and where the result does not keep the order of the stages.
 */
export async function route(plan: Plan, ways: readonly Way[], elk: ElkLike): Promise<Routing> {
  if (plan.stages.length > MOST_STAGES || ways.length > MOST_WAYS) throw new TooLarge();
  return readRouting(await askElk(elk, graphOf(plan, ways), plan.cache), plan, ways);
}

function graphOf(plan: Plan, ways: readonly Way[]): ElkNode {
  const children = plan.stages.map(
    (box): ElkNode => ({
      id: `s${box.index}`,
      width: box.width,
      height: STAGE_HEIGHT,
      layoutOptions: { 'elk.portConstraints': 'FIXED_POS' },
      ports: [port(`s${box.index}-in`, 0, 'WEST'), port(`s${box.index}-out`, box.width, 'EAST')],
    }),
  );
  const edges: ElkEdge[] = plan.stages.slice(1).map((box) => ({
    id: `order${box.index}`,
    sources: [`s${box.index - 1}-out`],
    targets: [`s${box.index}-in`],
    layoutOptions: { 'elk.layered.priority.straightness': '1000', 'elk.layered.priority.direction': '1000' },
  }));
  ways.forEach((way, i) => {
    const from = plan.columns[way.from]?.stage;
    const to = plan.columns[way.to]?.stage;
    if (!from || !to) return;
    children[from.index]?.ports?.push(port(`w${i}-from`, way.leaves - from.x, 'NORTH'));
    children[to.index]?.ports?.push(port(`w${i}-to`, way.arrives - to.x, 'NORTH'));
    edges.push({ id: `w${i}`, sources: [`w${i}-from`], targets: [`w${i}-to`] });
  });
  const gap = String(plan.grid.stageGap);
  return {
    id: 'journey',
    layoutOptions: {
      'elk.algorithm': 'layered',
      'elk.direction': 'RIGHT',
      'elk.edgeRouting': 'ORTHOGONAL',
      'elk.randomSeed': '1',
      'elk.padding': '[top=0,left=0,bottom=0,right=0]',
      'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
      'elk.layered.cycleBreaking.strategy': 'MODEL_ORDER',
      'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
      'elk.layered.spacing.nodeNodeBetweenLayers': gap,
      'elk.layered.spacing.edgeNodeBetweenLayers': '0',
      'elk.layered.spacing.edgeEdgeBetweenLayers': '0',
      'elk.spacing.edgeEdge': String(plan.grid.track),
      'elk.spacing.edgeNode': String(plan.grid.track),
    },
    children,
    edges,
  };
}

function port(id: string, x: number, side: 'NORTH' | 'EAST' | 'WEST'): ElkPort {
  return { id, x, y: 0, width: 0, height: 0, layoutOptions: { 'elk.port.side': side } };
}

function readRouting(result: ElkNode, plan: Plan, ways: readonly Way[]): Routing {
  const nodes = result.children ?? [];
  const first = nodes[0];
  if (nodes.length !== plan.stages.length || !first) throw new Error('elkjs lost a stage');
  const top = finite(first.y);
  const stages = nodes.map((node) => Math.round(finite(node.x) - finite(first.x)));
  plan.stages.forEach((box, i) => {
    const before = plan.stages[i - 1];
    if (before && (stages[i] as number) < (stages[i - 1] as number) + before.width) {
      throw new Error(`elkjs put stage ${box.index + 1} before the one it follows`);
    }
  });
  const edges = new Map((result.edges ?? []).map((edge) => [edge.id, edge]));
  const heights = ways.map((_, i) => {
    const section = edges.get(`w${i}`)?.sections?.[0];
    if (!section) return undefined;
    const ys = [section.startPoint, ...(section.bendPoints ?? []), section.endPoint].map((point) => finite(point.y));
    const above = top - Math.min(...ys);
    return Math.max(...ys) > top + STAGE_HEIGHT || above <= 0 ? undefined : above;
  });
  return { stages, heights };
}
