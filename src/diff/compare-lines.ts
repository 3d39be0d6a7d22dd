import type { LineChange } from './diff.js';
import type { Line } from './lines.js';
import { keptInOrder, likeness, type Pair, pairAlike, pairByKey } from './pairing.js';

/** Two lines at least so alike are one that was put into other words. */
const LEAST_LIKENESS = 0.5;

const keyOf = ({ keyword, text, personas }: Line): string => JSON.stringify([keyword, text, personas]);
const keyAfterRenames = (line: Line): string => keyOf({ ...line, text: line.renamed ?? line.text });

/** What two lists of lines differ by, by keyword in the order of the lists. */
export function compareLines(before: readonly Line[], after: readonly Line[]): LineChange[] {
  const groups = new Set([...after, ...before].map(({ group }) => group));
  return [...groups].flatMap((group) => {
    const ofGroup = (line: Line) => line.group === group;
    return compareGroup(before.filter(ofGroup), after.filter(ofGroup));
  });
}

function compareGroup(before: readonly Line[], after: readonly Line[]): LineChange[] {
  const same = sameLines(before, after);
  const left = { before: without(before, same, 0), after: without(after, same, 1) };
  const reworded = pairsOf(left.before, left.after);
  const former = new Map(reworded.map(([a, b]) => [left.after[b]!, left.before[a]!]));
  const gone = without(left.before, reworded, 0).map((line) => changeOf(line, undefined));
  const changes = left.after.map((line) => changeOf(former.get(line), line));
  const places = same.map(([, place]) => place);
  const isReordered = keptInOrder(places).size < places.length;
  const group = after[0]?.group ?? '';
  return [
    ...gone,
    ...changes,
    ...(isReordered ? [{ keyword: group, change: 'reordered', personas: [] } satisfies LineChange] : []),
  ];
}

/** Lines that say the same, or that differ by another name of what they lead to and nothing else. */
function sameLines(before: readonly Line[], after: readonly Line[]): Pair[] {
  const same = pairByKey(before.map(keyOf), after.map(keyOf));
  if (before.every(({ renamed }) => renamed === undefined)) return same;
  const [was, is] = [without(before, same, 0), without(after, same, 1)];
  const explained = pairByKey(was.map(keyAfterRenames), is.map(keyOf));
  const more = explained.map(([a, b]): Pair => [before.indexOf(was[a]!), after.indexOf(is[b]!)]);
  return [...same, ...more].sort(([a], [b]) => a - b);
}

/** Lines that are alike; of those of which there is one, that of the same people, whatever it says. */
function pairsOf(before: readonly Line[], after: readonly Line[]): Pair[] {
  const alike = (a: Line, b: Line) => {
    if (a.keyword !== b.keyword) return 0;
    return likeness(a.text, b.text) * (isSame(a.personas, b.personas) ? 1 : 0.8);
  };
  const whose = (lines: readonly Line[]) => lines.map(({ personas }) => JSON.stringify(personas));
  if (before[0] && SINGLE.has(before[0].keyword)) return pairByKey(whose(before), whose(after));
  return pairAlike(before, after, alike, LEAST_LIKENESS);
}

/** Lines of which there is one, or one for each persona: another text is a change of it. */
const SINGLE: ReadonlySet<string> = new Set(
  [
    'goal scenario state basis follows owner status updated scale starts ends when lasts details image feels'.split(
      ' ',
    ),
    'role age quote context color kind icon description method size date unit better target score'.split(' '),
    ['future of', 'moment of truth', 'ends here'],
  ].flat(),
);

const isSame = (one: readonly string[], other: readonly string[]) => JSON.stringify(one) === JSON.stringify(other);

function changeOf(before: Line | undefined, after: Line | undefined): LineChange {
  const { keyword, personas } = (after ?? before)!;
  return {
    keyword,
    change: before === undefined ? 'added' : after === undefined ? 'removed' : 'changed',
    ...(before && { before: before.text }),
    ...(after && { after: after.text }),
    personas: [...personas],
    ...(before && !isSame(before.personas, personas) && { formerPersonas: [...before.personas] }),
  };
}

function without<T>(all: readonly T[], pairs: readonly Pair[], side: 0 | 1): T[] {
  const paired = new Set(pairs.map((pair) => pair[side]));
  return all.filter((_, index) => !paired.has(index));
}
