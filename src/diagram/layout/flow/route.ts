import { askElk, type ElkEdge, type ElkLike, type ElkNode, type ElkPoint, finite, TooLarge } from '../elk.js';
import type { Plan } from '../plan.js';
import { CLEAR, isClear, noneOverlap, onRuns } from './clear.js';
import type { FlowWay, Place } from './graph.js';
import { straightened } from './lines.js';
import type { FlowParts } from './nodes.js';
import type { PlacedFlow } from './placed.js';
import { idOf, Ports } from './ports.js';
import { panelEdges } from './regions.js';

/** Beyond these a flow takes too long to be laid out: its steps, its ways, and what the ways pass on their way. */
const MOST_NODES = 260;
const MOST_WAYS = 520;
const MOST_PASSED = 450;
/** Up to so much of the last, steps are placed with more care, which takes the longer. */
const CAREFULLY = 160;

/** Between two steps one after the other, between two below each other, and around ways. */
export const BETWEEN_LAYERS = 44;
const BETWEEN_NODES = 32;
const BESIDE_NODE = 18;
const BETWEEN_WAYS = 14;
/** The width of what is written on a way, where it stands over the steps. */
const SLIM = 4;
/** So many unseen edges at most keep two stages in their order; above that a node between them does. */
const MOST_PAIRS = 12;

/**
 * Lets elkjs lay out the flow: steps in layers, stage after stage, ways at right angles.
 * What is written on a way back to the step before needs no room between the two, if it finds some above them.
 * Rejects where elkjs fails, where the flow is too large, and where the result breaks what it promises.
 */
export async function routeFlow(plan: Plan, parts: FlowParts, elk: ElkLike): Promise<PlacedFlow> {
  const { nodes, ways } = parts;
  if (nodes.length > MOST_NODES || ways.length > MOST_WAYS || passed(parts) > MOST_PASSED) throw new TooLarge();
  const slim = backByOne(parts);
  if (slim.size > 0) {
    const answer = await askElk(elk, graphOf(plan, parts, slim), plan.cache);
    const placed = attempt(() => read(answer, plan, parts));
    const moved = placed && onRuns(parts, placed, slim);
    if (moved && isClear(parts, moved, slim)) return moved;
  }
  return read(await askElk(elk, graphOf(plan, parts, new Set()), plan.cache), plan, parts);
}

/** How many steps the ways pass, all together. */
function passed({ nodes, ways }: FlowParts): number {
  const at = new Map(nodes.map(({ place }, i) => [place, i]));
  const between = ({ from, to }: FlowWay) => Math.abs((at.get(from) ?? 0) - (at.get(to) ?? 0)) - 1;
  return ways.reduce((sum, way) => sum + Math.max(0, between(way)), 0);
}

function attempt<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}

/** The ways back along a way that leads straight on, if something is written on them. */
function backByOne({ ways, pills }: FlowParts): Set<number> {
  const ahead = new Set(ways.filter(({ kind }) => kind === 'on').map(({ from, to }) => `${from} ${to}`));
  return new Set(
    ways.flatMap(({ kind, from, to }, i) => (kind === 'back' && pills[i] && ahead.has(`${to} ${from}`) ? [i] : [])),
  );
}

/** @param slim what is written on these ways is given no width */
function graphOf(plan: Plan, parts: FlowParts, slim: ReadonlySet<number>): ElkNode {
  const { nodes, ways, pills } = parts;
  const ports = new Ports(nodes, ways);
  const spine = spineOf(ways);
  const edges = ways.map((way, i): ElkEdge => {
    const pill = pills[i];
    const ends = [ports.leaves(i), ports.arrives(i)] as const;
    // Without circles the order of the nodes is free to say what stands above what.
    const [source, target] = isTurned(way) ? [ends[1], ends[0]] : ends;
    const edge: ElkEdge = { id: `w${i}`, sources: [source], targets: [target] };
    const straight = way.main && spine.has(way.from) && spine.has(way.to);
    edge.layoutOptions = { 'elk.layered.priority.straightness': straight ? '50' : way.main ? '5' : '1' };
    if (pill) {
      const layoutOptions = { 'elk.edgeLabels.inline': 'true', 'elk.edgeLabels.placement': 'CENTER' };
      const width = slim.has(i) ? SLIM : pill.width;
      edge.labels = [{ text: `w${i}`, width, height: pill.height, layoutOptions }];
    }
    return edge;
  });
  // What comes first stands above the others of its layer.
  const order = [...nodes.filter(({ place }) => spine.has(place)), ...nodes.filter(({ place }) => !spine.has(place))];
  const children = order.map(
    (node): ElkNode => ({
      id: idOf(node.place),
      width: node.width,
      height: node.height,
      layoutOptions: { 'elk.portConstraints': 'FIXED_POS' },
      ports: ports.of(node.place),
    }),
  );
  keepOrder(plan, ways, children, edges, ports);
  return {
    id: 'flow',
    layoutOptions: {
      'elk.algorithm': 'layered',
      'elk.direction': 'RIGHT',
      'elk.edgeRouting': 'ORTHOGONAL',
      'elk.randomSeed': '1',
      'elk.padding': '[top=0,left=0,bottom=0,right=0]',
      'elk.separateConnectedComponents': 'false',
      'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
      'elk.layered.cycleBreaking.strategy': 'DEPTH_FIRST',
      'elk.layered.nodePlacement.strategy': passed(parts) > CAREFULLY ? 'BRANDES_KOEPF' : 'NETWORK_SIMPLEX',
      'elk.layered.edgeLabels.centerLabelPlacementStrategy': 'SPACE_EFFICIENT_LAYER',
      'elk.layered.spacing.nodeNodeBetweenLayers': String(BETWEEN_LAYERS),
      'elk.layered.spacing.edgeNodeBetweenLayers': String(BESIDE_NODE),
      'elk.layered.spacing.edgeEdgeBetweenLayers': String(BETWEEN_WAYS),
      'elk.spacing.nodeNode': String(BETWEEN_NODES),
      'elk.spacing.edgeNode': String(
        Math.max(BESIDE_NODE, ...[...slim].map((i) => (pills[i]?.height ?? 0) / 2 + CLEAR + 1)),
      ),
      'elk.spacing.edgeEdge': String(BETWEEN_WAYS),
      'elk.spacing.nodeSelfLoop': String(BESIDE_NODE),
    },
    children,
    edges,
  };
}

/** Ways back are given to elkjs from where they arrive to where they leave. */
const isTurned = ({ kind, from, to }: FlowWay): boolean => kind === 'back' && from !== to;

/** The places on the way straight on from the start. */
function spineOf(ways: readonly FlowWay[]): Set<Place> {
  const straight = new Map(ways.filter(({ main }) => main).map(({ from, to }) => [from, to]));
  const spine = new Set<Place>();
  for (let place: Place | undefined = 'start'; place !== undefined; place = straight.get(place)) spine.add(place);
  return spine;
}

/**
 * Adds what keeps the stages in their order and is not drawn: an edge from each step that nothing follows in its stage to
 * each that nothing precedes in the next one, or to a node between the two where those would be many.
 */
function keepOrder(plan: Plan, ways: readonly FlowWay[], children: ElkNode[], edges: ElkEdge[], ports: Ports): void {
  const stageOf = (place: Place) => (typeof place === 'number' ? plan.columns[place]?.stage.index : undefined);
  const followed = new Set<Place>();
  const preceded = new Set<Place>();
  const seen = new Set<string>();
  for (const { kind, from, to } of ways) {
    if (kind === 'back') continue;
    seen.add(`${from} ${to}`);
    if (stageOf(from) !== stageOf(to)) continue;
    followed.add(from);
    preceded.add(to);
  }
  const lasts = plan.stages.map((box) => box.columns.map((one) => one.index).filter((one) => !followed.has(one)));
  const firsts = plan.stages.map((box) => box.columns.map((one) => one.index).filter((one) => !preceded.has(one)));
  let count = 0;
  const unseen = (source: string, target: string) => {
    edges.push({ id: `order${count++}`, sources: [source], targets: [target] });
  };
  plan.stages.forEach((_, i) => {
    const before: Place[] = lasts[i - 1] ?? ['start'];
    const behind = firsts[i] ?? [];
    connect(before, behind, `order-${i}`);
  });
  connect(lasts.at(-1) ?? [], ['end'], 'order-end');

  function connect(before: readonly Place[], behind: readonly Place[], id: string): void {
    const missing = before.flatMap((from) =>
      behind.filter((to) => !seen.has(`${from} ${to}`)).map((to): [Place, Place] => [from, to]),
    );
    if (missing.length <= MOST_PAIRS) {
      for (const [from, to] of missing) unseen(ports.unseen(from, 'EAST'), ports.unseen(to, 'WEST'));
      return;
    }
    children.push({ id, width: 0, height: 0 });
    for (const from of before) unseen(ports.unseen(from, 'EAST'), id);
    for (const to of behind) unseen(id, ports.unseen(to, 'WEST'));
  }
}

function read(result: ElkNode, plan: Plan, parts: FlowParts): PlacedFlow {
  const { nodes, ways, pills } = parts;
  const byId = new Map((result.children ?? []).map((child) => [child.id, child]));
  const placed = nodes.map(({ place }) => {
    const child = byId.get(idOf(place));
    return { x: Math.round(finite(child?.x)), y: Math.round(finite(child?.y)) };
  });
  const edges = new Map((result.edges ?? []).map((edge) => [edge.id, edge]));
  const corners = ways.map((way, i): ElkPoint[] => {
    const section = edges.get(`w${i}`)?.sections?.[0];
    if (!section) throw new Error('elkjs lost a way');
    const points = [section.startPoint, ...(section.bendPoints ?? []), section.endPoint].map(({ x, y }) => ({
      x: Math.round(finite(x)),
      y: Math.round(finite(y)),
    }));
    return straightened(isTurned(way) ? points.reverse() : points);
  });
  const labels = pills.map((pill, i) => {
    if (!pill) return undefined;
    const label = edges.get(`w${i}`)?.labels?.[0];
    const middle = finite(label?.x) + finite(label?.width) / 2;
    return { x: Math.round(middle - pill.width / 2), y: Math.round(finite(label?.y)) };
  });
  return arranged(plan, parts, placed, corners, labels);
}

/** Moves everything to where the flow begins, and checks what elkjs promised. Throws where it does not hold. */
function arranged(
  plan: Plan,
  { nodes, pills }: FlowParts,
  placed: ElkPoint[],
  corners: ElkPoint[][],
  labels: (ElkPoint | undefined)[],
): PlacedFlow {
  const boxes = nodes.map((node, i) => ({ ...(placed[i] as ElkPoint), width: node.width, height: node.height }));
  const labelBoxes = pills.flatMap((pill, i) => {
    const at = labels[i];
    return pill && at ? [{ ...at, width: pill.width, height: pill.height }] : [];
  });
  const all = [...boxes, ...labelBoxes];
  if (!noneOverlap(all)) throw new Error('elkjs put two things in one place');
  const points = corners.flat();
  const left = Math.min(...all.map((one) => one.x), ...points.map((point) => point.x));
  const top = Math.min(...all.map((one) => one.y), ...points.map((point) => point.y));
  const right = Math.max(...all.map((one) => one.x + one.width), ...points.map((point) => point.x));
  const bottom = Math.max(...all.map((one) => one.y + one.height), ...points.map((point) => point.y));
  for (const point of [...placed, ...points, ...labels.filter((label) => label !== undefined)]) {
    point.x -= left;
    point.y -= top;
  }
  const moved = <Box extends ElkPoint>(list: readonly Box[]) => list.map((one) => ({ ...one, x: one.x - left }));
  const edges = panelEdges(plan, nodes, moved(boxes), moved(labelBoxes), corners, right - left);
  return { width: right - left, height: bottom - top, nodes: placed, ways: corners, pills: labels, edges };
}
