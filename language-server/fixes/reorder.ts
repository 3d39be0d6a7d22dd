/** Blocks of one kind in another order: whole, with the comments that are about them. */
import type { AstNode, LangiumDocument } from 'langium';
import type { FixEdit } from '../rules/rule.js';
import { type Entry, Outline } from './outline.js';

/** The numbers of a block's first and last physical line, comments included. */
interface Span {
  first: number;
  last: number;
}

/**
 * Puts blocks that stand side by side into another order. What stands between them stays where it is.
 * @param blocks in the order of the text
 * @param order the same, in the order that they shall have
 * @returns undefined where lines that belong elsewhere stand among them, which would come to belong to another block
 */
export function reorder(
  document: LangiumDocument,
  blocks: readonly AstNode[],
  order: readonly AstNode[],
): FixEdit[] | undefined {
  const outline = Outline.of(document);
  const entries = blocks.map((block) => outline.entryOf(block));
  if (!entries.every((entry) => entry !== undefined)) return undefined;
  const spans = spansOf(outline, entries);
  const [top, bottom] = [spans[0]!.first, spans.at(-1)!.last];
  const isEven = entries.every((entry) => outline.indentOf(entry) === outline.indentOf(entries[0]!));
  const among = outline.entries.filter(({ line }) => line.line >= top && line.line <= bottom);
  if (!isEven || among.some((entry) => entry.misplaced)) return undefined;
  const texts = new Map(blocks.map((block, index) => [block, textOf(outline, spans[index]!)]));
  const from = blocks.findIndex((block, index) => block !== order[index]);
  const to = blocks.findLastIndex((block, index) => block !== order[index]);
  if (from < 0) return [];
  let newText = '';
  for (let index = from; index <= to; index++) {
    newText += texts.get(order[index]!)!;
    const [span, next] = [spans[index]!, spans[index + 1]];
    if (index < to) newText += outline.text.slice(outline.lines[span.last]!.end, outline.lines[next!.first]!.start);
  }
  const range = outline.range(outline.lines[spans[from]!.first]!.start, outline.lines[spans[to]!.last]!.end);
  return [{ range, newText }];
}

function textOf(outline: Outline, { first, last }: Span): string {
  return outline.text.slice(outline.lines[first]!.start, outline.lines[last]!.end);
}

function spansOf(outline: Outline, entries: readonly Entry[]): Span[] {
  const firsts = entries.map((entry, index) => firstOf(outline, entry, index === 0));
  return entries.map((entry, index) => {
    const limit = firsts[index + 1] ?? outline.lines.length;
    return { first: firsts[index]!, last: lastOf(outline, entry, limit) };
  });
}

/** Comments above a block are about it. Above the first of all, only those right above it: others head the whole. */
function firstOf(outline: Outline, { line }: Entry, isFirstOfAll: boolean): number {
  let first = line.line;
  for (let at = first - 1; at >= 0; at--) {
    if (outline.isInBlockComment(at)) while (outline.isInBlockComment(at - 1)) at--;
    const isComment = outline.isComment(at) || outline.isInBlockComment(at);
    if (isComment && outline.columnOf(at) <= line.column) first = at;
    else if (isComment || isFirstOfAll || !outline.isBlank(at)) break;
  }
  return first;
}

/** Comments below a block that are indented as its lines are its own. */
function lastOf(outline: Outline, entry: Entry, limit: number): number {
  let last = outline.lastOf(entry).lastLine;
  for (let at = last + 1; at < limit; at++) {
    if (outline.isBlank(at)) continue;
    const isBlock = outline.isInBlockComment(at);
    if (!(isBlock || outline.isComment(at)) || outline.columnOf(at) <= entry.line.column) break;
    while (isBlock && outline.isInBlockComment(at + 1)) at++;
    last = at;
  }
  return last;
}
