import type { ElkPort } from '../elk.js';
import type { FlowWay, Place } from './graph.js';
import { BESIDE_EXITS, type FlowNode } from './nodes.js';

/** Ways from above and below leave and arrive so far from the card's edges, further ones inwards by … */
const FROM_EDGE = 36;
const APART = 12;
const MOST_APART = 60;
/** The same for ways from below beside the exits of a card, where there is little room. */
const BESIDE_CARD_EDGE = 14;
/** Further ways on leave a card so far below the main one, and so far from its lower edge. */
const MOST_DOWN = 20;
const FROM_CORNER = 16;

const UNSEEN = '-unseen';

/**
 * Where ways meet the cards. Those straight on arrive in one place; all others leave and arrive in places of their own, so
 * that as few as can be cross: a way to or from further away runs further out.
 */
export class Ports {
  private readonly byPlace = new Map<Place, ElkPort[]>();
  private readonly nodes: ReadonlyMap<Place, FlowNode>;
  private readonly leaving: string[] = [];
  private readonly arriving: string[] = [];

  constructor(nodes: readonly FlowNode[], ways: readonly FlowWay[]) {
    this.nodes = new Map(nodes.map((node) => [node.place, node]));
    const leaving = grouped(ways, ({ from }) => from);
    const arriving = grouped(ways, ({ to }) => to);
    for (const node of nodes) {
      const out = (kind: FlowWay['kind']) => (leaving.get(node.place) ?? []).filter((i) => ways[i]?.kind === kind);
      const into = (kind: FlowWay['kind']) => (arriving.get(node.place) ?? []).filter((i) => ways[i]?.kind === kind);
      const straight = out('on');
      const main = straight.filter((i) => ways[i]?.main);
      this.leaveRight(node, [...main, ...straight.filter((i) => !ways[i]?.main)]);
      for (const i of into('on')) this.arriving[i] = this.port(node.place, 'in', 0, node.main, 'WEST');
      this.across(this.leaving, node, out('back'), 'NORTH', node.width - FROM_EDGE, -1);
      this.across(this.arriving, node, into('back').reverse(), 'NORTH', FROM_EDGE, 1);
      const right = node.width - (node.exits ? BESIDE_CARD_EDGE : FROM_EDGE);
      this.across(this.leaving, node, out('skip'), 'SOUTH', right, -1);
      const left = node.exits ? node.width - BESIDE_EXITS + BESIDE_CARD_EDGE : Math.min(FROM_EDGE, node.width / 2);
      this.across(this.arriving, node, into('skip').reverse(), 'SOUTH', left, 1);
    }
  }

  of(place: Place): ElkPort[] {
    const list = this.byPlace.get(place) ?? [];
    this.byPlace.set(place, list);
    return list;
  }

  leaves(way: number): string {
    return this.leaving[way] as string;
  }

  arrives(way: number): string {
    return this.arriving[way] as string;
  }

  /** For edges that are not drawn: beside the card's title where no way is, else out of the way of those. */
  unseen(place: Place, side: 'EAST' | 'WEST'): string {
    const node = this.nodes.get(place) as FlowNode;
    const free = !this.of(place).some(
      (port) => port.layoutOptions?.['elk.port.side'] === side && !port.id.endsWith(UNSEEN),
    );
    const y = free ? node.main : node.cardBottom - 4;
    return this.port(place, `${side}${UNSEEN}`, side === 'EAST' ? node.width : 0, y, side);
  }

  private port(place: Place, name: string, x: number, y: number, side: string): string {
    const id = `${idOf(place)}-${name}`;
    const list = this.of(place);
    if (!list.some((port) => port.id === id)) {
      list.push({ id, x, y, width: 0, height: 0, layoutOptions: { 'elk.port.side': side } });
    }
    return id;
  }

  /** At the right side: the main one at its height, the others below it. */
  private leaveRight(node: FlowNode, list: readonly number[]): void {
    const last = node.cardBottom - FROM_CORNER;
    const apart = Math.min(MOST_DOWN, (last - node.main) / Math.max(1, list.length - 1));
    list.forEach((i, n) => {
      const y = node.main + (node.column ? Math.round(n * apart) : 0);
      this.leaving[i] = this.port(node.place, `w${i}`, node.width, y, 'EAST');
    });
  }

  /** Above or below, from x inwards. */
  private across(
    ports: string[],
    node: FlowNode,
    list: readonly number[],
    side: 'NORTH' | 'SOUTH',
    x: number,
    inwards: 1 | -1,
  ): void {
    const room =
      side === 'SOUTH' && node.exits ? BESIDE_CARD_EDGE / 2 : Math.min(MOST_APART, node.width / 2 - FROM_EDGE - 8);
    const apart = Math.min(APART, Math.max(0, room) / Math.max(1, list.length - 1));
    const y = side === 'NORTH' ? 0 : node.height;
    const name = ports === this.leaving ? 'from' : 'to';
    list.forEach((i, n) => {
      ports[i] = this.port(node.place, `${name}-w${i}`, x + inwards * Math.round(n * apart), y, side);
    });
  }
}

/** Indices of the ways by one of their ends. */
function grouped(ways: readonly FlowWay[], end: (way: FlowWay) => Place): Map<Place, number[]> {
  const groups = new Map<Place, number[]>();
  ways.forEach((way, i) => {
    const list = groups.get(end(way)) ?? [];
    groups.set(end(way), list);
    list.push(i);
  });
  return groups;
}

export const idOf = (place: Place): string => `n-${place}`;
