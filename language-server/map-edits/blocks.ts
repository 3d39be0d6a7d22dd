/** Whole blocks of lines, such as a step with all that stands in it: taken out, put elsewhere, put there again. */
import { endOf, hasSpaceAbove, indentIn, removeLines } from '../fixes/edits.js';
import type { Entry, Outline } from '../fixes/outline.js';
import type { FixEdit } from '../rules/rule.js';

/** The numbers of the first and the last physical line. */
export interface Lines {
  from: number;
  to: number;
}

/** A block with the comments directly above it and those that end it. */
export function linesOfBlock(outline: Outline, entry: Entry): Lines {
  let from = entry.line.line;
  while (from > 0 && isCommentAbove(outline, from - 1, entry)) from--;
  return { from, to: endOf(outline, entry) };
}

/** One that is indented deeper belongs to what stands above it. */
function isCommentAbove(outline: Outline, number: number, { line }: Entry): boolean {
  if (outline.isInBlockComment(number)) return true;
  return outline.isComment(number) && outline.columnOf(number) <= line.column;
}

/** Takes the lines of a block out, and one of the two empty spaces around them. */
export function cutLines(outline: Outline, { from, to }: Lines, entry: Entry): FixEdit {
  const isBlank = (number: number) => outline.lines[number] !== undefined && outline.isBlank(number);
  const isLast = (number: number) => number >= outline.lines.length - 1;
  let [first, last] = [from, to];
  if (first > 0 && (isBlank(first - 1) || outline.entryBefore(first) === entry.parent)) {
    while (!isLast(last) && isBlank(last + 1) && !isLast(last + 1)) last++;
    const isAtEnd = isLast(last) || (isBlank(last + 1) && isLast(last + 1));
    if (isAtEnd) while (first > 0 && isBlank(first - 1)) first--;
  }
  return removeLines(outline, first, last);
}

/** The texts of lines, without line ends, as lines of a block that is indented in another way. */
export function linesAs(outline: Outline, { from, to }: Lines, entry: Entry, indent: string): string[] {
  const old = outline.indentOf(entry);
  const lines: string[] = [];
  for (let number = from; number <= to; number++) {
    const { start, end } = outline.lines[number]!;
    const text = outline.text.slice(start, end);
    lines.push(text.startsWith(old) && !outline.isBlank(number) ? indent + text.slice(old.length) : text);
  }
  return lines;
}

/** Where a block goes: into another, before one of the blocks in it or behind all. */
export interface Destination {
  into: Entry;
  before?: Entry;
}

/** The indentation of blocks there. */
export function indentAt(outline: Outline, { into, before }: Destination): string {
  return before ? outline.indentOf(before) : indentIn(outline, into);
}

/**
 * Puts lines somewhere, with an empty line between blocks where these have one.
 * @param spaced blocks such as this one are known to have an empty line between them
 */
export function putLines(outline: Outline, lines: readonly string[], place: Destination, spaced = false): FixEdit {
  const { into, before } = place;
  const keyword = before?.line.keyword ?? into.children.at(-1)?.line.keyword;
  const alike = into.children.filter((it) => it.line.keyword === keyword && !it.misplaced);
  const apart = spaced || alike.slice(1).some((it) => hasSpaceAbove(outline, it));
  const { lineEnd } = outline;
  const text = lines.join(lineEnd);
  if (before) {
    const { start } = outline.lines[linesOfBlock(outline, before).from]!;
    return { range: outline.range(start), newText: text + lineEnd + (apart ? lineEnd : '') };
  }
  const last = into.children.at(-1);
  const number = last ? endOf(outline, last) : into.lastLine;
  const isBehindBlock = last?.line.definition?.opens !== undefined;
  const gap = apart && isBehindBlock ? lineEnd : '';
  return { range: outline.range(outline.lines[number]!.end), newText: gap + lineEnd + text };
}
