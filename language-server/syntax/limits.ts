/** What is too large to be read while somebody waits for it. */
import type { Line } from './findings.js';

/** A map of about 7,000 steps with eight lines each. So many lines are read and checked in less than two seconds. */
export const MOST_LINES = 60_000;

/** What takes more time than other lines, by the rules of the grammar: blocks that hold others, and files to be looked for. */
const MOST_OF_RULE: ReadonlyMap<string, number> = new Map([
  ['Import', 1_000],
  ['Journey', 2_000],
  ['Stage', 10_000],
  ['FrameworkStage', 10_000],
  ['Step', 10_000],
  ['As', 20_000],
]);
const FEWEST = Math.min(...MOST_OF_RULE.values());

/** Where the first line begins that is one too many; undefined where none is. */
export function firstLineTooMany(text: string): number | undefined {
  // A line end has one character at least.
  if (text.length < MOST_LINES) return undefined;
  let lines = 1;
  let feed = text.indexOf('\n');
  let carriage = text.indexOf('\r');
  while (feed >= 0 || carriage >= 0) {
    const isFeed = carriage < 0 || (feed >= 0 && feed < carriage);
    const end = isFeed || carriage + 1 === feed ? feed : carriage;
    if (++lines > MOST_LINES && end + 1 < text.length) return end + 1;
    if (feed >= 0 && feed <= end) feed = text.indexOf('\n', end + 1);
    if (carriage >= 0 && carriage <= end) carriage = text.indexOf('\r', end + 1);
  }
  return undefined;
}

/** The first line that is one too many of its kind; undefined where none is. */
export function firstBlockTooMany(lines: readonly Line[]): Line | undefined {
  if (lines.length <= FEWEST) return undefined;
  const counts = new Map<string, number>();
  return lines.find(({ definition }) => {
    const most = definition && MOST_OF_RULE.get(definition.rule);
    if (most === undefined) return false;
    const count = (counts.get(definition!.rule) ?? 0) + 1;
    counts.set(definition!.rule, count);
    return count > most;
  });
}

/** Whether a text can have a line too many of its kind, by the first words of its lines alone. */
export function mayHaveTooManyBlocks(text: string): boolean {
  const counts = new Map<string, number>();
  for (const [, word] of text.matchAll(/^[ \t]*(import|journey|stage|step|as)\b/gim)) {
    const keyword = word!.toLowerCase();
    counts.set(keyword, (counts.get(keyword) ?? 0) + 1);
  }
  const mostOf = (keyword: string) => MOST_OF_RULE.get(keyword[0]!.toUpperCase() + keyword.slice(1)) ?? MOST_LINES;
  return [...counts].some(([keyword, count]) => count > mostOf(keyword));
}
