/** The ways through a journey: from its first step, along `next` or else to the following step, to its end. */
import type { Journey, Leaves, Next, Stage } from '../generated/ast.js';
import { nameKey } from '../syntax/text.js';
import { Graph, StrongComponents } from './graph.js';
import { type Block, blocksOf, hasItems, personaNames, personasOfJourney, shareOf } from './queries.js';

/** Steps that lead only to each other. */
export interface Loop {
  /** In the order of the text. */
  blocks: Block[];
  /** Those who are caught in it; empty where all are. */
  personas: string[];
}

export interface Flow {
  /**
   * Steps, and stages without steps, that no way leads to. Of those that lead on to one another the first, and none that
   * only an endless loop keeps from being reached.
   */
  unreachable: Block[];
  /** Those that can be reached. */
  loops: Loop[];
}

/** Sums of shares are compared to this precision: 33.3%, 33.3% and 33.4% are the whole. */
export const SHARE_PRECISION = 1e-9;

/** The most people whose ways are followed one by one; of more, the ways of all are followed at once. */
const MOST_TRAVELLERS = 16;

/** The way on, for everybody or for one persona. */
interface Onward {
  next: Next[];
  leaves: Leaves[];
}

/** A step, or a stage without steps: what a way can lead to. */
interface Place {
  block: Block;
  everybody: Onward;
  /** What is added for a persona, by name as names are compared. */
  personal: ReadonlyMap<string, Onward>;
  /** Those who go through it; undefined for all. */
  takenBy: Named | undefined;
  /** The journey may end here. */
  ends: boolean;
}

/** Names by what they are compared by. */
type Named = ReadonlyMap<string, string>;

/** People who go the same ways. The key is that of a name; null for those whom no step and no way names. */
interface Traveller {
  key: string | null;
  names: string[];
}

/**
 * What is wrong with the ways through a journey. Each `next` must lead somewhere (see `hasUnresolvedNext`). Linear in the
 * size of the journey.
 */
export function flowOf(journey: Journey): Flow {
  if (blocksOf(journey).every(goesStraightOn)) return { unreachable: [], loops: [] };
  const places = placesOf(journey);
  const everyone = named(personasOfJourney(journey));
  const travellers = travellersOf(places, everyone);
  const ways = new Ways(places, everyone);
  const reached = new Uint8Array(places.length);
  const loops = new Map<number, { indices: number[]; personas: string[]; caught: number }>();
  for (const traveller of travellers ?? [undefined]) {
    const found = ways.follow(traveller);
    for (const index of found.reached) reached[index] = 1;
    for (const indices of found.loops) {
      const last = indices.at(-1)!;
      const known = loops.get(last);
      const personas = [...(known?.personas ?? []), ...(traveller?.names ?? [])];
      // Where the way turns back at the same step, it is one loop: what is a part of it for all.
      const common = known ? intersection(known.indices, indices) : indices;
      loops.set(last, { indices: common, personas, caught: (known?.caught ?? 0) + 1 });
    }
  }
  const all = travellers?.length ?? 1;
  const blockAt = (index: number) => places[index]!.block;
  return {
    unreachable: ways.firstOf((index) => !reached[index]).map(blockAt),
    loops: [...loops.values()].map(({ indices, personas, caught }) => ({
      blocks: indices.map(blockAt),
      personas: caught === all ? [] : personas,
    })),
  };
}

function intersection(some: readonly number[], others: readonly number[]): number[] {
  const known = new Set(others);
  return some.filter((index) => known.has(index));
}

function placesOf(journey: Journey): Place[] {
  return journey.stages.flatMap((stage) => {
    const ofStage = stage.for.length > 0 ? namedAfterFor(stage) : undefined;
    if (stage.steps.length === 0) return [placeOf(stage, [stage], ofStage)];
    return stage.steps.map((step, index) => {
      // What a stage with steps says of the way on is true behind its last step.
      const sources = index === stage.steps.length - 1 ? [step, stage] : [step];
      const place = placeOf(step, sources, (step.for.length > 0 ? namedAfterFor(step) : undefined) ?? ofStage);
      return { ...place, ends: place.ends || endsIn(stage) };
    });
  });
}

function placeOf(block: Block, sources: readonly Block[], takenBy: Named | undefined): Place {
  const personal = new Map<string, Onward>();
  for (const source of sources) {
    for (const as of source.as) {
      if (as.next.length === 0 && as.leaves.length === 0) continue;
      for (const name of personaNames([as])) {
        const onward = personal.get(nameKey(name)) ?? { next: [], leaves: [] };
        onward.next.push(...as.next);
        if (source === block) onward.leaves.push(...as.leaves);
        personal.set(nameKey(name), onward);
      }
    }
  }
  const next = sources.length === 1 ? block.next : sources.flatMap((source) => source.next);
  return { block, everybody: { next, leaves: block.leaves }, personal, takenBy, ends: block.endings.length > 0 };
}

function endsIn(stage: Stage): boolean {
  return stage.endings.length > 0 || isWhole(stage.leaves);
}

function namedAfterFor(block: Block): Named | undefined {
  const names = personaNames(block.for.slice(0, 1));
  return names.length > 0 ? named(names) : undefined;
}

function named(names: readonly string[]): Named {
  return new Map(names.map((name) => [nameKey(name), name]));
}

function isWhole(leaves: readonly Leaves[]): boolean {
  return leaves.length > 0 && leaves.reduce((sum, { share }) => sum + (shareOf(share) ?? 0), 0) >= 1 - SHARE_PRECISION;
}

/**
 * True where there is a way to the following step: without any `next`, and where all that is said of the ways on is that
 * some of the people take another. The rest go on.
 */
function someGoOn(next: readonly Next[], leaves: readonly Leaves[]): boolean {
  let sum = leaves.reduce((total, { share }) => total + (shareOf(share) ?? 0), 0);
  for (const { share, targets } of next) {
    const part = shareOf(share);
    if (part === undefined) return false;
    sum += part * targets.length;
  }
  return sum < 1 - SHARE_PRECISION;
}

function goesStraightOn({ next, leaves, as }: Block): boolean {
  const isPersonal = as.some((it) => it.next.length > 0 || it.leaves.length > 0);
  return next.length === 0 && !isPersonal && !isWhole(leaves);
}

/** Who may go ways of their own; undefined where they are too many to follow each. */
function travellersOf(places: readonly Place[], everyone: Named): Traveller[] | undefined {
  const own = new Map<string, string>();
  for (const { takenBy, personal } of places) {
    for (const [key, name] of takenBy ?? []) own.set(key, name);
    for (const key of personal.keys()) own.set(key, everyone.get(key) ?? key);
    if (own.size > MOST_TRAVELLERS) return undefined;
  }
  const others = [...everyone].filter(([key]) => !own.has(key)).map(([, name]) => name);
  const travellers: Traveller[] = [...own].map(([key, name]) => ({ key, names: [name] }));
  if (others.length > 0 || travellers.length === 0) travellers.push({ key: null, names: others });
  return travellers;
}

/**
 * The ways as graphs. Each place is two nodes: one comes to it and then, unless one skips it, takes it. A last node, which
 * one comes to behind the last place, is the end.
 */
class Ways {
  private readonly indices: ReadonlyMap<Block, number>;
  private readonly end: number;

  constructor(
    private readonly places: readonly Place[],
    private readonly everyone: Named,
  ) {
    this.end = places.length;
    this.indices = new Map(places.map(({ block }, index) => [block, index]));
  }

  /** Where people can get, as indices of places, and in what they can be caught. `undefined` stands for all people. */
  follow(traveller: Traveller | undefined): { reached: Iterable<number>; loops: number[][] } {
    const graph = this.graphFor(traveller);
    const components = new StrongComponents(graph);
    const loops: number[][] = [];
    const starts = [0];
    for (let start = starts.pop(); start !== undefined; start = starts.pop()) {
      const before = components.count;
      components.visit(start);
      for (let number = before; number < components.count; number++) {
        if (number === components.of(this.end)) continue;
        const members = components.membersOf(number);
        if (members.some((node) => leadsOut(graph, components, node, number))) continue;
        const loop = this.taken(members);
        loops.push(loop);
        // Had the loop a way out, it would lead there: what follows is not to blame.
        starts.push(loop.at(-1)! + 1);
      }
    }
    const reached = this.places.map((_, index) => index).filter((index) => components.has(this.take(index)));
    return { reached, loops };
  }

  /** Of the places that are told by `isLost`, the first of each group that only lead on to one another. */
  firstOf(isLost: (index: number) => boolean): number[] {
    const lost = this.places.map(({ block }, index) => isLost(index) && says(block));
    if (!lost.includes(true)) return [];
    const graph = this.graphFor(undefined);
    // What has been reached is cut out; a half-written step only passes on.
    const passes = ({ block }: Place, index: number) => isLost(index) || !says(block);
    const open = this.places.map(passes);
    const components = new StrongComponents(graph, (node) => node <= this.end || open[node - this.end - 1]!);
    for (const [index, is] of lost.entries()) if (is) components.visit(this.take(index));
    const isFollower = new Uint8Array(components.count);
    const first: number[] = [];
    for (let number = components.count - 1; number >= 0; number--) {
      const members = components.membersOf(number);
      const [index] = this.taken(members).filter((it) => lost[it]);
      if (index !== undefined && !isFollower[number]) first.push(index);
      if (index === undefined && !isFollower[number]) continue;
      for (const node of members) {
        for (const next of graph.successors(node)) {
          const to = components.of(next);
          if (to !== number && to >= 0) isFollower[to] = 1;
        }
      }
    }
    return first.sort((a, b) => a - b);
  }

  private graphFor(traveller: Traveller | undefined): Graph {
    const graph = new Graph(2 * this.places.length + 1);
    for (const [index, place] of this.places.entries()) {
      const takes = !traveller || takesPart(place, traveller.key);
      const skips = traveller ? !takes : place.takenBy !== undefined;
      if (skips) graph.connect(index, index + 1);
      if (!takes) continue;
      graph.connect(index, this.take(index));
      this.connectOnward(graph, index, traveller ? [traveller.key] : this.keysAt(place));
    }
    return graph;
  }

  private connectOnward(graph: Graph, index: number, keys: readonly (string | null)[]): void {
    const { everybody, personal, ends } = this.places[index]!;
    const from = this.take(index);
    const along = (lines: readonly Next[]) => {
      for (const { targets } of lines) {
        for (const target of targets) if (target.ref) graph.connect(from, this.indexOf(target.ref as Block));
      }
    };
    along(everybody.next);
    if (ends) graph.connect(from, this.end);
    for (const key of keys) {
      const own = key === null ? undefined : personal.get(key);
      if (own) along(own.next);
      const leaves = own ? [...everybody.leaves, ...own.leaves] : everybody.leaves;
      if (isWhole(leaves)) graph.connect(from, this.end);
      else if (someGoOn(own ? [...everybody.next, ...own.next] : everybody.next, leaves))
        graph.connect(from, index + 1);
    }
  }

  /** Everybody who has a way of their own from a place, and null if there are others. */
  private keysAt({ personal, takenBy }: Place): (string | null)[] {
    const people = takenBy ?? this.everyone;
    const keys = [...personal.keys()].filter((key) => people.has(key));
    return keys.length === people.size && keys.length > 0 ? keys : [...keys, null];
  }

  private indexOf(target: Block): number {
    const [first] = target.$type === 'Stage' ? target.steps : [];
    return this.indices.get(first ?? target)!;
  }

  private take(index: number): number {
    return this.end + 1 + index;
  }

  /** The places that are taken at some of the nodes, in the order of the text. */
  private taken(nodes: readonly number[]): number[] {
    return nodes
      .filter((node) => node > this.end)
      .map((node) => node - this.end - 1)
      .sort((a, b) => a - b);
  }
}

function takesPart({ takenBy }: Place, key: string | null): boolean {
  return takenBy === undefined || (key !== null && takenBy.has(key));
}

function leadsOut(graph: Graph, components: StrongComponents, node: number, component: number): boolean {
  for (const next of graph.successors(node)) if (components.of(next) !== component) return true;
  return false;
}

/** False for what is half-written, and for an empty stage: that is reported as such. */
function says(block: Block): boolean {
  return block.name !== '' && block.name !== undefined && (block.$type === 'Step' || hasItems(block));
}
