import type { Next } from '../../../../language-server/map/journey-map.js';
import type { Person } from '../people.js';
import { type Column, type Plan, peopleNamed } from '../plan.js';
import { nextLines, placesOf } from '../ways.js';
import { percent } from '../words.js';

/** What ways lead between: columns by their index, and where the journey starts and ends. */
export type Place = number | 'start' | 'end';

/** A way from one place to the next, for some people or for all. */
export interface FlowWay {
  from: Place;
  to: Place;
  /** `back` to an earlier step or to itself, `skip` past steps that another way goes through. */
  kind: 'on' | 'skip' | 'back';
  /** The `next` line it stands in; absent where it follows from the order of the steps. */
  id?: string;
  /** Its share and its condition. Empty: nothing to say. */
  words: string;
  /** 0..1; absent where it is not written. */
  share?: number;
  /** Those who go it, where others go elsewhere. Empty: all who are here. */
  people: readonly Person[];
  /** The one way of its step that is drawn straight on. */
  main: boolean;
}

/**
 * The ways through a journey as each person goes them: along the `next` lines, else to the following step. Whoever does
 * not take a step goes on to the one behind it. Ways of several people between the same places are one.
 */
export function flowOf(plan: Plan): FlowWay[] {
  const follow = followers(plan);
  const found = new Map<string, { way: FlowWay; people: Set<Person>; here: number }>();
  const add = (from: Place, to: Place, person: Person, here: number, line?: Next) => {
    const words = line ? wordsOf(line) : '';
    const key = words === '' ? `${from} ${to}` : `${from} ${to} ${line?.id}`;
    const known = found.get(key);
    if (known) known.people.add(person);
    else {
      const way: FlowWay = { from, to, kind: 'on', id: line?.id, words, share: line?.share, people: [], main: false };
      found.set(key, { way, people: new Set([person]), here });
    }
  };
  const places = placesOf(plan);
  if (plan.columns.length > 0) {
    for (const person of plan.people) add('start', follow(0, person), person, plan.people.length);
  }
  for (const column of plan.columns) {
    const lines = nextLines(column);
    for (const person of column.people) {
      const own = lines.filter(({ personas }) => isFor(plan, personas, person));
      if (own.length === 0) {
        const gone = column.items.leaves.some(({ share, personas }) => share === 1 && isFor(plan, personas, person));
        if (!gone) add(column.index, follow(column.index + 1, person), person, column.people.length);
        continue;
      }
      for (const line of own) {
        const to = line.target === undefined ? undefined : places.get(line.target);
        if (to !== undefined) add(column.index, follow(to, person), person, column.people.length, line);
      }
    }
  }
  const ways = [...found.values()].map(({ way, people, here }) => ({
    ...way,
    people: people.size < here ? [...people] : [],
  }));
  return classified(ways, plan.columns.length);
}

const isFor = (plan: Plan, names: readonly string[], person: Person): boolean =>
  names.length === 0 || peopleNamed(plan, names).includes(person);

/** For a column and a person the first column from there on that they take, or the end. */
function followers(plan: Plan): (index: number, person: Person) => Place {
  const takes = (column: Column, person: Person) => column.people.includes(person);
  const tables = new Map(
    plan.people.map((person) => {
      const table: Place[] = ['end'];
      for (const column of [...plan.columns].reverse()) {
        table.push(takes(column, person) ? column.index : (table.at(-1) as Place));
      }
      return [person, table.reverse()];
    }),
  );
  return (index, person) => tables.get(person)?.[index] ?? 'end';
}

function wordsOf({ share, condition }: Next): string {
  return [share === undefined ? '' : percent(share), condition ?? ''].filter((part) => part !== '').join(': ');
}

const rank = (place: Place, columns: number): number => (place === 'start' ? -1 : place === 'end' ? columns : place);

/** Says of each way what it is, and of each place which way is drawn straight on. Ways of one place by where they lead. */
function classified(ways: readonly FlowWay[], columns: number): FlowWay[] {
  const at = (place: Place) => rank(place, columns);
  const sorted = [...ways].sort((a, b) => at(a.from) - at(b.from) || at(a.to) - at(b.to));
  const ahead: number[][] = Array.from({ length: columns + 2 }, () => []);
  for (const { from, to } of sorted) if (at(to) > at(from)) ahead[at(from) + 1]?.push(at(to));
  const reach = new Reach(ahead);
  const result = sorted.map((way): FlowWay => {
    if (at(way.to) <= at(way.from)) return { ...way, kind: 'back' };
    const others = ahead[at(way.from) + 1] as number[];
    const passes = others.some((other) => other < at(way.to) && reach.leads(other, at(way.to)));
    return passes && way.from !== 'start' ? { ...way, kind: 'skip' } : way;
  });
  const straight = new Map<Place, FlowWay>();
  for (const way of result) {
    const before = straight.get(way.from);
    if (way.kind === 'on' && (!before || weight(way) > weight(before))) straight.set(way.from, way);
  }
  for (const way of straight.values()) way.main = true;
  return result;
}

/** The ways that most go are drawn straight on: those without a condition, else those of the larger share. */
function weight({ words, share, people }: FlowWay): number {
  return (share ?? (words === '' ? 1 : 0.5)) - (people.length > 0 ? 0.25 : 0);
}

/** Which places lead to which, going ahead only. Asked about one place at a time it remembers the others it met. */
class Reach {
  private readonly known = new Map<number, Set<number>>();

  constructor(private readonly ahead: readonly (readonly number[])[]) {}

  leads(from: number, to: number): boolean {
    let reached = this.known.get(from);
    if (!reached) {
      reached = new Set<number>();
      const open = [from];
      for (let place = open.pop(); place !== undefined; place = open.pop()) {
        for (const next of this.ahead[place + 1] ?? []) {
          if (reached.has(next)) continue;
          reached.add(next);
          open.push(next);
        }
      }
      this.known.set(from, reached);
    }
    return reached.has(to);
  }
}
