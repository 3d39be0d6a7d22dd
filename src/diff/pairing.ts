/** Which of the things in one list are those in another. */

/** Places in both lists. */
export type Pair = readonly [before: number, after: number];

/** So many are compared by similarity; of more, those without a partner of their name are new or gone. */
const MOST_COMPARISONS = 250_000;

/** Pairs those of the same key: the first with the first of that key, and so on. */
export function pairByKey(before: readonly string[], after: readonly string[]): Pair[] {
  const places = new Map<string, number[]>();
  for (const [index, key] of after.entries()) {
    const list = places.get(key);
    if (list) list.push(index);
    else places.set(key, [index]);
  }
  return before.flatMap((key, index): Pair[] => {
    const place = places.get(key)?.shift();
    return place === undefined ? [] : [[index, place]];
  });
}

/** Pairs those that are most alike first, down to a least likeness; of equally alike ones, the first. */
export function pairAlike<T>(
  before: readonly T[],
  after: readonly T[],
  likeness: (before: T, after: T) => number,
  least: number,
): Pair[] {
  if (before.length * after.length > MOST_COMPARISONS) return [];
  const candidates = before.flatMap((one, a) =>
    after.flatMap((other, b) => {
      const score = likeness(one, other);
      return score >= least ? [{ a, b, score }] : [];
    }),
  );
  candidates.sort((x, y) => y.score - x.score || x.a - y.a || x.b - y.b);
  const pairs: Pair[] = [];
  const taken = { a: new Set<number>(), b: new Set<number>() };
  for (const { a, b } of candidates) {
    if (taken.a.has(a) || taken.b.has(b)) continue;
    taken.a.add(a);
    taken.b.add(b);
    pairs.push([a, b]);
  }
  return pairs;
}

/** The places, of those given in the order of the other list, that need not have moved: a longest row that ascends. */
export function keptInOrder(places: readonly number[]): ReadonlySet<number> {
  /** At `n`, the index of the least last element of all rows of length n + 1. */
  const ends: number[] = [];
  const previous: number[] = [];
  for (const [index, place] of places.entries()) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (places[ends[middle]!]! < place) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? ends[low - 1]! : -1;
    ends[low] = index;
  }
  const kept = new Set<number>();
  for (let index = ends.at(-1) ?? -1; index >= 0; index = previous[index]!) kept.add(places[index]!);
  return kept;
}

/**
 * How alike two sets are, 0..1: twice what they share, by the sum of their sizes (Dice, “Measures of the Amount of Ecologic
 * Association Between Species”, 1945). Two empty ones have nothing in common.
 */
export function dice(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size + other.size === 0) return 0;
  let shared = 0;
  for (const it of one) if (other.has(it)) shared++;
  return (2 * shared) / (one.size + other.size);
}

/** The pairs of neighbouring characters in a text: what its likeness to another is told by. */
export function bigrams(text: string): ReadonlySet<string> {
  const characters = [...` ${text.toLowerCase().replaceAll(/\s+/gu, ' ').trim()} `];
  return new Set(characters.slice(1).map((character, index) => characters[index]! + character));
}

/** How alike two texts are, 0..1. */
export function likeness(one: string, other: string): number {
  return dice(bigrams(one), bigrams(other));
}
