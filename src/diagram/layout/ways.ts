import { t } from '@vscode/l10n';
import type { Items, Next } from '../../../language-server/map/journey-map.js';
import { LEAST_ROOM } from './pills.js';
import { type Column, type Plan, peopleNamed } from './plan.js';
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
/** … this much, or less where there are so many that … */
const APART = 12;
/** … they would reach further inwards. */
const SPREAD = 36;

/** Where a `next` line can lead: the columns of steps, and of stages their first one, by id. */
export function placesOf(plan: Plan): Map<string, number> {
  const places = new Map<string, number>();
  for (const box of plan.stages) {
    const [first] = box.columns;
    if (first) places.set(box.stage.id, first.index);
    for (const column of box.columns) {
      places.set(column.items.id, column.index);
      for (const step of column.fold?.steps ?? []) places.set(step, column.index);
    }
  }
  return places;
}

/** The `next` lines of a column; what a stage with steps says of the way on is true behind its last step. */
export function nextLines(column: Column): Next[] {
  const last = column === column.stage.columns.at(-1);
  return last && column.step ? [...column.items.next, ...column.stage.stage.next] : column.items.next;
}

const leavesWhole = (items: Items): boolean => items.leaves.some((leave) => leave.share === 1);

/** The ways on from each column, as the `next` lines say. Lines that lead nowhere known are left out. */
export function waysOf(plan: Plan): Ways {
  const byId = placesOf(plan);
  const plain = new Set<number>();
  const ways: Way[] = [];
  plan.columns.forEach((column, from) => {
    const lines = nextLines(column);
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

/** What a line says beyond where it leads: for whom, how many, and when. */
function labelOf(plan: Plan, line: Next, from: number, to: number): string {
  const way = to === from + 1 ? '' : to <= from ? t('back') : t('skips ahead');
  const who = plan.several ? namesOf(peopleNamed(plan, line.personas)) : '';
  const share = line.share === undefined ? '' : percent(line.share);
  return [[way, who, share].filter(Boolean).join(', '), line.condition].filter(Boolean).join(': ');
}

/**
 * Gives each way a place of its own on the cards it leaves and arrives at, so that as few as can be cross: what goes to
 * the left stands left of what goes to the right, and a short way within a long one. Within ways from a step back to
 * itself stays room for a pill.
 */
function spread(plan: Plan, ways: readonly Way[]): void {
  const byLength = [...ways].sort((a, b) => Math.abs(a.from - a.to) - Math.abs(b.from - b.to));
  const leaving: Way[][] = plan.columns.map(() => []);
  const arriving: Way[][] = plan.columns.map(() => []);
  for (const way of byLength) {
    leaving[way.from]?.push(way);
    arriving[way.to]?.push(way);
  }
  const inOrder = (all: readonly Way[], first: (way: Way) => boolean) => [
    ...all.filter(first),
    ...all.filter((way) => !first(way)).reverse(),
  ];
  plan.columns.forEach((column, i) => {
    const within = (column.width - 2 * FROM_EDGE - LEAST_ROOM) / 2;
    const room = leaving[i]?.some((way) => way.to === i) ? Math.min(SPREAD, within) : SPREAD;
    const apart = (count: number) => Math.min(APART, room / Math.max(1, count - 1));
    const out = inOrder(leaving[i] ?? [], (way) => way.back);
    const last = column.x + column.width - FROM_EDGE;
    out.forEach((way, n) => {
      way.leaves = last - Math.round((out.length - 1 - n) * apart(out.length));
    });
    const into = inOrder(arriving[i] ?? [], (way) => !way.back);
    into.forEach((way, n) => {
      way.arrives = column.x + Math.min(FROM_EDGE, column.width / 2) + Math.round(n * apart(into.length));
    });
  });
}
