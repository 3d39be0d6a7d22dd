import type { Items, Next } from '../../../language-server/map/journey-map.js';
import { type Plan, peopleNamed } from './plan.js';
import { namesOf, percent } from './words.js';

/** A way that does not simply go on to the next column. */
export interface Way {
  /** The `next` line it stands in. */
  id: string;
  from: number;
  to: number;
  back: boolean;
  /** What is written on it. Empty: nothing to say. */
  label: string;
  /** Where it leaves and arrives, x in the scene. */
  leaves: number;
  arrives: number;
}

export interface Ways {
  /** Columns from which a plain arrow goes to the next one. */
  plain: ReadonlySet<number>;
  ways: readonly Way[];
}

/** Ways leave and arrive so far from the card's edges; further ones of the same card step inwards by … */
const FROM_EDGE = 36;
/** … this much, … */
const APART = 12;
/** … as long as there is room. */
const MOST_APART = 4;

/** The ways on from each column, as the `next` lines say. Lines that lead nowhere known are left out. */
export function waysOf(plan: Plan): Ways {
  const byId = new Map<string, number>();
  for (const box of plan.stages) {
    const [first] = box.columns;
    if (first) byId.set(box.stage.id, first.index);
    for (const column of box.columns) byId.set(column.items.id, column.index);
  }
  const plain = new Set<number>();
  const ways: Way[] = [];
  plan.columns.forEach((column, from) => {
    const last = column === column.stage.columns.at(-1);
    const lines: Next[] = [...column.items.next];
    if (last && column.step) lines.push(...column.stage.stage.next);
    const forAll = lines.filter((line) => peopleNamed(plan, line.personas).length % plan.people.length === 0);
    if (forAll.length === 0 && from + 1 < plan.columns.length && !leavesWhole(column.items)) plain.add(from);
    for (const line of lines) {
      const to = line.target === undefined ? undefined : byId.get(line.target);
      if (to === undefined) continue;
      const label = labelOf(plan, line, from, to);
      if (label === '') plain.add(from);
      else ways.push({ id: line.id, from, to, back: to <= from, label, leaves: 0, arrives: 0 });
    }
  });
  spread(plan, ways);
  return { plain, ways };
}

const leavesWhole = (items: Items): boolean => items.leaves.some((leave) => leave.share === 1);

/** What a line says beyond where it leads: for whom, how many, and when. */
function labelOf(plan: Plan, line: Next, from: number, to: number): string {
  const way = to === from + 1 ? '' : to <= from ? 'back' : 'skips ahead';
  const who = plan.several ? namesOf(peopleNamed(plan, line.personas)) : '';
  const share = line.share === undefined ? '' : percent(line.share);
  return [[way, who, share].filter(Boolean).join(', '), line.condition].filter(Boolean).join(': ');
}

/** Gives each way a place of its own on the cards it leaves and arrives at. */
function spread(plan: Plan, ways: readonly Way[]): void {
  const leaving = new Map<number, number>();
  const arriving = new Map<number, number>();
  const nth = (counts: Map<number, number>, column: number): number => {
    const count = counts.get(column) ?? 0;
    counts.set(column, count + 1);
    return Math.min(count, MOST_APART - 1);
  };
  for (const way of ways) {
    const from = plan.columns[way.from];
    const to = plan.columns[way.to];
    if (!from || !to) continue;
    way.leaves = from.x + from.width - FROM_EDGE - APART * nth(leaving, way.from);
    way.arrives = to.x + FROM_EDGE + APART * nth(arriving, way.to);
  }
}
