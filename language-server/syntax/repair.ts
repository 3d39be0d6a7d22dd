/** What a person may have meant by a word that is no keyword. */
import { type BlockName, KEYWORDS, keywordsOf, lineOf } from './table.js';

/** Words that people use elsewhere. Where a block has entries of its own, they come first. */
const SYNONYMS: Readonly<Record<string, string>> = {
  phase: 'stage',
  emotion: 'feels',
  mood: 'feels',
  problem: 'pain',
  painpoint: 'pain',
  frustration: 'pain',
  idea: 'opportunity',
  solution: 'opportunity',
  gap: 'opportunity',
  thought: 'thinks',
  at: 'when',
  'touch point': 'touchpoint',
  mot: 'moment of truth',
};
const BLOCK_SYNONYMS: Partial<Record<BlockName, Readonly<Record<string, string>>>> = {
  journey: { persona: 'for' },
  stage: { persona: 'for', channel: 'on', quote: 'says', description: 'note' },
  step: { persona: 'for', channel: 'on', quote: 'says', description: 'note' },
  as: { channel: 'on', quote: 'says' },
  opportunity: { channel: 'on' },
};

/** Choice words that people use for others. */
export const CHOICE_SYNONYMS: Readonly<Record<string, string>> = {
  'as-is': 'current',
  'to-be': 'future',
  hypothesis: 'assumption',
};

/** Choice words that people begin a line of a journey with. */
const LINES_MEANT: Readonly<Record<string, string>> = {
  'as-is': 'state current',
  'to-be': 'state future',
  hypothesis: 'basis assumption',
};

/** The line that a word, in lower case, says all of: `as-is` in a journey is `state current`. */
export function lineMeant(block: BlockName, word: string): string | undefined {
  return block === 'journey' && Object.hasOwn(LINES_MEANT, word) ? LINES_MEANT[word] : undefined;
}

/** True for a line that says all of it by itself. */
export function isWholeLine(line: string): boolean {
  return Object.values(LINES_MEANT).includes(line);
}

/** The keyword that `word`, in lower case, is another word for in some block. */
export function synonymAnywhere(word: string): string | undefined {
  const all = [SYNONYMS, ...Object.values(BLOCK_SYNONYMS)];
  return all.find((words) => Object.hasOwn(words, word))?.[word];
}

/** The other words for keywords of `block`. */
export function synonymsOf(block: BlockName): string[] {
  const words = [...Object.keys(BLOCK_SYNONYMS[block] ?? {}), ...Object.keys(SYNONYMS)];
  return words.filter((word) => synonymIn(block, word) !== undefined);
}

/** The keyword of `block` that `word`, in lower case, is another word for. */
export function synonymIn(block: BlockName, word: string): string | undefined {
  const own = BLOCK_SYNONYMS[block];
  const found =
    (own && Object.hasOwn(own, word) ? own[word] : undefined) ??
    (Object.hasOwn(SYNONYMS, word) ? SYNONYMS[word] : undefined);
  return found !== undefined && lineOf(block, found) ? found : undefined;
}

/** Multi-word keywords and synonyms by their first word: `moment` → [['moment', 'of', 'truth']]. */
export const PHRASES: ReadonlyMap<string, readonly string[][]> = (() => {
  const phrases = new Map<string, string[][]>();
  for (const phrase of [...KEYWORDS, ...Object.keys(SYNONYMS)]) {
    const words = phrase.split(' ');
    if (words.length > 1) phrases.set(words[0]!, [...(phrases.get(words[0]!) ?? []), words]);
  }
  return phrases;
})();

/**
 * Damerau–Levenshtein distance (optimal string alignment): insertions, deletions, exchanges and swaps of neighbours.
 * Infinity as soon as it must be more than `limit`, so that comparing with thousands of names stays quick: what both
 * begin and end with is passed over, and only cells within `limit` of the diagonal are looked at.
 */
export function editDistance(a: string, b: string, limit = Number.POSITIVE_INFINITY): number {
  let from = 0;
  while (from < a.length && from < b.length && a[from] === b[from]) from++;
  let aEnd = a.length;
  let bEnd = b.length;
  while (aEnd > from && bEnd > from && a[aEnd - 1] === b[bEnd - 1]) {
    aEnd--;
    bEnd--;
  }
  const rows = aEnd - from;
  const columns = bEnd - from;
  const far = Number.POSITIVE_INFINITY;
  if (Math.abs(rows - columns) > limit) return far;
  // Each change adds or takes away two letters at most.
  if (bitCount(lettersOf(a, from, aEnd) ^ lettersOf(b, from, bEnd)) > 2 * limit) return far;
  let beforeLast: number[] = [];
  let last = Array.from({ length: columns + 1 }, (_, j) => j);
  for (let i = 1; i <= rows; i++) {
    const row: number[] = i <= limit ? [i] : [];
    let least = row[0] ?? far;
    const end = Math.min(columns, i + limit);
    for (let j = Math.max(1, i - limit); j <= end; j++) {
      const here = a[from + i - 1];
      const there = b[from + j - 1];
      let cost = Math.min(
        (last[j] ?? far) + 1,
        (row[j - 1] ?? far) + 1,
        (last[j - 1] ?? far) + (here === there ? 0 : 1),
      );
      if (i > 1 && j > 1 && here === b[from + j - 2] && a[from + i - 2] === there)
        cost = Math.min(cost, (beforeLast[j - 2] ?? far) + 1);
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > limit) return far;
    beforeLast = last;
    last = row;
  }
  return last[columns] ?? far;
}

/** Which letters a text has, as bits: letters may share one, so that texts differ in no fewer letters than in bits. */
function lettersOf(text: string, from: number, end: number): number {
  let bits = 0;
  for (let at = from; at < end; at++) bits |= 1 << (text.charCodeAt(at) & 31);
  return bits;
}

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/**
 * The candidate nearest to `word`: within distance 2, or 1 for candidates of up to three letters. Undefined where none
 * is near enough or two are equally near, or where so much is wrong that no letter of the word would stay.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const lower = word.toLowerCase();
  let best: string | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  let tie = false;
  for (const candidate of candidates) {
    const folded = candidate.toLowerCase();
    const limit = folded.length <= 3 ? 1 : 2;
    if (Math.abs(folded.length - lower.length) > limit) continue;
    const distance = editDistance(lower, folded, limit);
    if (distance > limit || distance >= lower.length) continue;
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
      tie = false;
    } else if (distance === bestDistance && candidate !== best) tie = true;
  }
  return tie ? undefined : best;
}

/**
 * The keyword of `block` that an unknown word, in lower case, stands for: a synonym, or the nearest one that `accepts`.
 * `opens`: whether it may be one that opens a block. Read so by mistake, such a line would take the lines below it from
 * the block above: a short keyword must be very near.
 */
export function repairIn(
  block: BlockName,
  word: string,
  opens: boolean,
  accepts: (keyword: string) => boolean,
): string | undefined {
  const synonym = synonymIn(block, word);
  if (synonym !== undefined && accepts(synonym)) return synonym;
  // It is known what the word means, if only elsewhere: no guess is better.
  if (synonymAnywhere(word) !== undefined) return undefined;
  const near = nearestIn(block, word);
  if (near === undefined || !accepts(near)) return undefined;
  if (lineOf(block, near)?.opens === undefined) return near;
  const isNear = near.length > 3 && editDistance(word, near, 2) <= (near.length > 4 ? 2 : 1);
  return opens && isNear ? near : undefined;
}

/** The keyword of `block` that is nearest to a word, in lower case, or that the nearest of its synonyms stands for. */
export function nearestIn(block: BlockName, word: string): string | undefined {
  const near = nearest(word, [...keywordsOf(block), ...synonymsOf(block)]);
  return near === undefined ? undefined : lineOf(block, near) ? near : synonymIn(block, near);
}

/**
 * The keyword of at least four letters that a word begins with, where the space after it was forgotten: `thinksSo`. One
 * that opens a block must be followed by a capital or a digit: `stepping` is a word of its own.
 */
export function gluedIn(block: BlockName, word: string): string | undefined {
  const lower = word.toLowerCase();
  const fits = (keyword: string) => {
    if (keyword.length < 4 || word.length <= keyword.length || !lower.startsWith(keyword)) return false;
    return lineOf(block, keyword)?.opens === undefined || /^[\p{Lu}\p{Nd}\p{Lo}]/u.test(word.slice(keyword.length));
  };
  return keywordsOf(block)
    .filter(fits)
    .sort((a, b) => b.length - a.length)[0];
}
