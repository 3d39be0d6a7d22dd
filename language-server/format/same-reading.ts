/** Whether two texts say the same. */
import type { IToken } from 'chevrotain';
import type { Lexed } from '../syntax/lex.js';
import { toText } from '../syntax/text.js';

/**
 * Where a text is read in another way after it was formatted: an offset in the text before. Undefined where both have the
 * same lines in the same blocks, with the same words, and the same faults.
 */
export function firstDifference(before: Lexed, after: Lexed): number | undefined {
  return differenceOfTokens(before.tokens, after.tokens) ?? differenceOfReports(before, after);
}

function differenceOfTokens(before: readonly IToken[], after: readonly IToken[]): number | undefined {
  for (let index = 0; index < before.length; index++) {
    const [a, b] = [before[index]!, after[index]];
    if (!b || a.tokenType !== b.tokenType || !saysSame(a, b)) return a.startOffset;
  }
  return after.length > before.length ? (before.at(-1)?.startOffset ?? 0) : undefined;
}

function saysSame(a: IToken, b: IToken): boolean {
  if (a.image === b.image) return true;
  const { name } = a.tokenType;
  // A keyword's type says which it is.
  return (name !== 'TEXT' && name !== 'NAME' && name !== 'VALUE') || toText(a.image) === toText(b.image);
}

function differenceOfReports({ report: a }: Lexed, { report: b }: Lexed): number | undefined {
  const rank = (lines: typeof a.lines) => new Map(lines.map((line, index) => [line.start, index]));
  const [ranksOfA, ranksOfB] = a.strays.size > 0 ? [rank(a.lines), rank(b.lines)] : [];
  for (const [index, line] of a.lines.entries()) {
    const other = b.lines[index];
    if (other?.kind !== line.kind || other.keyword !== line.keyword || other.depth !== line.depth) return line.start;
    const [owner, owner2] = [a.strays.get(line.start), b.strays.get(other.start)];
    if (owner !== undefined && ranksOfA!.get(owner) !== ranksOfB!.get(owner2!)) return line.start;
  }
  for (const [index, finding] of a.findings.entries()) {
    const other = b.findings[index];
    const problem = finding.code === 'syntax' ? finding.problem : undefined;
    const problem2 = other?.code === 'syntax' ? other.problem : undefined;
    if (finding.code !== other?.code || problem !== problem2) return finding.start;
  }
  return b.findings.length > a.findings.length || b.lines.length > a.lines.length ? 0 : undefined;
}
