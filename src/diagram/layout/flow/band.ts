import { BandBuilder, Drawing } from '../band.js';
import { arrowTip } from '../draw.js';
import type { ElkPoint } from '../elk.js';
import { panels } from '../lanes.js';
import { type Plan, setWidth } from '../plan.js';
import { isEmptyStage, whatHappens } from '../steps.js';
import { drawTracks, type Tracks, tracksOf } from '../tracks.js';
import { waysOf } from '../ways.js';
import { drawFlowCard } from './cards.js';
import { drawWays } from './draw-ways.js';
import { drawExits } from './exits.js';
import type { FlowNode, FlowParts } from './nodes.js';
import type { PlacedFlow } from './placed.js';
import { PANEL_PAD } from './regions.js';
import { drawTerminal } from './terminals.js';

/** Above and below the flow in its panels. */
const PAD = 24;

/** Moves the plan's stages and steps to where the flow puts them. */
export function placeColumns(plan: Plan, { nodes }: FlowParts, placed: PlacedFlow): void {
  const left = plan.left + PANEL_PAD;
  nodes.forEach(({ column }, i) => {
    if (!column) return;
    column.x = left + (placed.nodes[i] as ElkPoint).x;
    column.middle = column.x + column.width / 2;
  });
  const half = plan.grid.stageGap / 2;
  plan.stages.forEach((box, i) => {
    const [from, to] = [placed.edges[i], placed.edges[i + 1]] as [number, number];
    box.x = left + from + (i === 0 ? 0 : half);
    box.width = left + to - (i === plan.stages.length - 1 ? 0 : half) - box.x;
  });
  const last = plan.stages.at(-1);
  if (last) setWidth(plan, last.x + last.width);
}

/** The flow: panels, ways, cards with their exits, start and end. */
export function flowBand(plan: Plan, parts: FlowParts, placed: PlacedFlow, routed: boolean): BandBuilder {
  const band = new BandBuilder('steps');
  const rows = routed ? undefined : waysOf(plan);
  const tracks = rows && tracksOf(plan, rows.ways, []);
  const top = PAD + (tracks?.height ?? 0);
  const left = plan.left + PANEL_PAD;
  const at = (point: ElkPoint): ElkPoint => ({ x: left + point.x, y: top + point.y });
  const places = placed.nodes.map(at);
  if (rows && tracks) drawRow(band, parts, places, rows.plain, tracks);
  else {
    const drawn = parts.ways.map((way, i) => {
      const pill = parts.pills[i];
      const place = placed.pills[i];
      const points = toCards(parts, places, way.from, way.to, (placed.ways[i] ?? []).map(at));
      return { way, points, pill: pill && place ? { ...pill, ...at(place) } : undefined };
    });
    drawWays(band, plan, drawn);
  }
  const ends = band.chunk('ends');
  parts.nodes.forEach(({ terminal }, i) => {
    const place = places[i] as ElkPoint;
    if (terminal) drawTerminal(band, ends, plan, terminal, place.x, place.y);
  });
  drawSteps(band, plan, parts, places);
  band.height = top + placed.height + PAD;
  panels(band, plan, true);
  return band;
}

/** Ways from below go on to the card, past its exits. */
function toCards(
  { nodes }: FlowParts,
  places: readonly ElkPoint[],
  from: unknown,
  to: unknown,
  points: ElkPoint[],
): ElkPoint[] {
  const onto = (place: unknown, point: ElkPoint | undefined) => {
    const index = nodes.findIndex((node) => node.place === place);
    const node = nodes[index];
    const at = places[index];
    if (node?.exits && at && point && point.y === at.y + node.height) point.y = at.y + node.cardBottom;
  };
  onto(from, points[0]);
  onto(to, points.at(-1));
  return points;
}

/** The plain layout's ways: arrows from card to card, and rows above the cards. */
function drawRow(
  band: BandBuilder,
  parts: FlowParts,
  places: readonly ElkPoint[],
  plain: ReadonlySet<number>,
  tracks: Tracks,
): void {
  const tops = parts.nodes.flatMap((node, i) => (node.column ? [(places[i] as ElkPoint).y] : []));
  drawTracks(band, tracks, Math.min(...tops), tops);
  const out = band.chunk('ways');
  parts.nodes.forEach((node, i) => {
    const next = parts.nodes[i + 1];
    const [from, to] = [places[i], places[i + 1]];
    const goesOn = node.place === 'start' || next?.place === 'end' || plain.has(node.place as number);
    if (!next || !from || !to || !goesOn) return;
    const y = from.y + node.main;
    out.push({
      type: 'path',
      d: `M${from.x + node.width} ${y}H${to.x - 6}`,
      stroke: 'stroke',
      thick: 1.5,
      name: 'way',
    });
    out.push({ type: 'path', d: arrowTip(to.x - 1, y, 'right'), fill: 'stroke' });
  });
}

function drawSteps(band: BandBuilder, plan: Plan, parts: FlowParts, places: readonly ElkPoint[]): void {
  const byColumn = new Map<number, { node: FlowNode; place: ElkPoint }>();
  parts.nodes.forEach((node, i) => {
    if (node.column) byColumn.set(node.column.index, { node, place: places[i] as ElkPoint });
  });
  for (const box of plan.stages) {
    for (const part of box.parts) {
      const steps = part.columns.map((column) => byColumn.get(column.index) as { node: FlowNode; place: ElkPoint });
      const given = steps.map(({ node, place }) =>
        [
          place.x - box.x,
          place.y,
          node.cardTop,
          node.exits?.width,
          node.exits?.exits.map((one) => [one.id, ...one.said, ...one.why]),
          node.column?.step?.number,
        ].join(),
      );
      const drawing = part.record.once('flow', [parts.cardHeight, plan.steps, ...given].join(' '), () => {
        const drawn = new Drawing(box.width);
        for (const { node, place } of steps) drawStep(drawn, plan, node, place.x - box.x, place.y, parts.cardHeight);
        return drawn;
      });
      band.add(part.key, box.x, 0, drawing);
    }
  }
}

function drawStep(drawing: Drawing, plan: Plan, node: FlowNode, x: number, y: number, height: number): void {
  const { column, card, exits, cardTop } = node;
  if (!column || !card) return;
  if (isEmptyStage(column)) whatHappens(drawing, column, x, y);
  else drawFlowCard(drawing, plan, column, card, x, y + cardTop, height);
  if (exits) drawExits(drawing, exits, x, y + node.cardBottom);
}
