/**
 * What the fixes of rules are made of: edits (`FixEdit`, see rules/rule.ts) on a document as it was parsed last.
 *
 *     insertLines(document, step, ['feels neutral'])            a line of a block, at the place its keyword has there
 *     insertLines(document, step, ['as Rosa', '\tfeels sad'])   with lines in it: a tab for each level
 *     insertLines(document, step, [`feels ${placeholder(1, 'neutral')}`], { snippet: true })    something to fill in
 *     insertLines(document, journey, ['stage Use'], { after: stage })       behind another line of the block
 *     insertLines(document, model, ['persona Rosa'])            a declaration, or an import
 *     replaceRange(range, 'feels')                              a word for another
 *     removeLine(document, node)                                a line, with what continues it and what stands in it
 *
 * The lines are indented as those around them, with the same line ends. An edit never takes a line apart and changes no
 * comment. In snippets, names from the map go through `literal` and what is to be filled in through `placeholder`
 * (fixes/snippet.ts); names are written with `nameFor` (fixes/names.ts), which quotes them where they must be.
 */
import type { AstNode, LangiumDocument } from 'langium';
import type { Range } from '../map/journey-map.js';
import type { FixEdit } from '../rules/rule.js';
import { type BlockName, lineOf } from '../syntax/table.js';
import { columnsOf, type Entry, Outline } from './outline.js';
import { isBody, rankIn } from './places.js';

export interface InsertOptions {
  /** The lines are a snippet. */
  snippet?: boolean;
  /** What the lines begin with is theirs: tabs are no levels. */
  asTheyAre?: boolean;
  /**
   * The line of the block that they go behind; `head`: before its first stage or step. Where their keyword belongs, if
   * left out.
   */
  after?: AstNode | 'head';
}

/** Text in the place of a range. */
export function replaceRange(range: Range, newText: string): FixEdit {
  return { range, newText };
}

/**
 * Puts a line into a block, or into the file where `block` is the model. `lines`: it, and those that stand in it, each
 * with a tab for every level. The block must stand in the document.
 */
export function insertLines(
  document: LangiumDocument,
  block: AstNode,
  lines: readonly string[],
  { snippet, after, asTheyAre }: InsertOptions = {},
): FixEdit {
  const outline = Outline.of(document);
  const entry = outline.entryOf(block);
  const anchor =
    after && after !== 'head' ? outline.entryOf(after) : placeIn(outline, entry, lines[0]!, after === 'head');
  const unit = asTheyAre ? '\t' : unitFor(outline, entry);
  const put = anchor || entry ? behind(outline, entry, anchor, lines, unit) : atTop(outline, lines, unit);
  return { range: outline.range(put.at), newText: put.text, ...(snippet && { snippet }) };
}

/**
 * Takes a line out, with the `|` lines that continue it and the lines in it. Comments stay, and so do lines that stand
 * in between and belong elsewhere.
 */
export function removeLine(document: LangiumDocument, node: AstNode): FixEdit[] {
  const outline = Outline.of(document);
  const entry = outline.entryOf(node);
  return entry ? removeEntry(outline, entry) : [];
}

/** Takes out what `removeLine` does, where there is an outline. */
export function removeEntry(outline: Outline, entry: Entry): FixEdit[] {
  const numbers = entriesIn(outline, entry).flatMap((it) => linesOf(outline, it));
  const hasComment = (number: number) => outline.commentIn(number) !== undefined;
  const [commented, whole] = [numbers.filter(hasComment), numbers.filter((number) => !hasComment(number))];
  const edits = commented.map((number) => {
    return { range: outline.range(outline.lines[number]!.textStart, outline.commentIn(number)), newText: '' };
  });
  return [...edits, ...removeAll(outline, whole)];
}

/** Takes out lines, whole, by their numbers. */
export function removeAll(outline: Outline, numbers: readonly number[]): FixEdit[] {
  return runsOf(numbers).map((run) => removeLines(outline, run[0]!, run.at(-1)!));
}

/** The entry and all that belong to it. */
function entriesIn(outline: Outline, entry: Entry): Entry[] {
  return [entry, ...entry.children.flatMap((child) => entriesIn(outline, child))];
}

/** The numbers of the physical lines of an entry, without comments and empty lines between them. */
function linesOf(outline: Outline, { line, lastLine }: Entry): number[] {
  const numbers = Array.from({ length: lastLine - line.line + 1 }, (_, index) => line.line + index);
  return numbers.filter((number) => number === line.line || outline.isContinuation(number));
}

/** Numbers in runs of those that follow on each other. */
function runsOf(numbers: readonly number[]): number[][] {
  const runs: number[][] = [];
  for (const number of [...numbers].sort((a, b) => a - b)) {
    if (runs.at(-1)?.at(-1) === number - 1) runs.at(-1)!.push(number);
    else runs.push([number]);
  }
  return runs;
}

/** Takes out lines that follow on each other, whole, by their numbers. */
export function removeLines(outline: Outline, from: number, to: number): FixEdit {
  const first = outline.lines[from]!;
  const last = outline.lines[to]!;
  // The last line of a text has its line end above it.
  const isAtEnd = last.next === last.end && first.number > 0;
  const start = isAtEnd ? outline.lines[first.number - 1]!.end : first.start;
  return { range: outline.range(start, last.next), newText: '' };
}

/** The line of a block that a new one goes behind; undefined for the block's own title, or the top of the file. */
function placeIn(outline: Outline, block: Entry | undefined, line: string, inHead: boolean): Entry | undefined {
  const name = blockName(block);
  const rank = inHead ? Number.POSITIVE_INFINITY : rankIn(name, line);
  const children = outline.childrenOf(block).filter((child) => !child.misplaced);
  const body =
    isBody(name, line) && !inHead ? -1 : children.findIndex(({ line: { keyword } }) => isBody(name, keyword!));
  return children
    .slice(0, body < 0 ? undefined : body)
    .findLast(({ line: { keyword } }) => rankIn(name, keyword!) <= rank);
}

function blockName(entry: Entry | undefined): BlockName {
  return entry ? entry.line.definition!.opens! : 'file';
}

interface Put {
  /** The offset. */
  at: number;
  text: string;
}

/** The lines behind one of the block's own or, without one, behind its title. */
function behind(
  outline: Outline,
  block: Entry | undefined,
  anchor: Entry | undefined,
  lines: readonly string[],
  unit: string,
): Put {
  const indent = anchor && (!anchor.misplaced || !block) ? outline.indentOf(anchor) : indentIn(outline, block!);
  const column = columnsOf(indent);
  const last = passAstray(outline, block, anchor ? endOf(outline, anchor) : block!.lastLine, column);
  const number = block && !isInside(outline, block, last, column) ? block.lastLine : last;
  const lineEnd = outline.lineEndOf(number);
  const isSpaced = anchor !== undefined && keepsApart(outline, block, anchor, lines[0]!);
  const text = indented(lines, indent, unit, lineEnd);
  return { at: outline.lines[number]!.end, text: (isSpaced ? lineEnd : '') + lineEnd + text };
}

/** The last physical line of an entry and all that stands in it, comments of its own at the end included. */
export function endOf(outline: Outline, entry: Entry): number {
  const last = outline.lastOf(entry);
  let end = last.lastLine;
  if (last === entry) return end;
  for (let at = end + 1; at < outline.lines.length - 1 && outline.isComment(at); at++) {
    // One that silences a rule is about the line below it.
    if (outline.columnOf(at) <= entry.line.column || isIgnore(outline, at)) break;
    end = at;
  }
  return end;
}

/** True where a line at that column, behind a line of that number, stands in the block and in none that is open within it. */
function isInside(outline: Outline, block: Entry, number: number, column: number): boolean {
  let above = outline.entryBefore(number + 1);
  while (above && above !== block) {
    // A line in the wrong place holds nothing, unless it opens a block.
    const holds = !above.misplaced || above.line.definition?.opens !== undefined;
    if (holds && above.line.column < column) return false;
    above = outline.entries[above.index - 1];
  }
  return above === block;
}

/**
 * The number of the line behind which something new takes nothing from the lines below: those in the wrong place are read
 * as lines of the block above them, deeper ones as its own, and a bar without a text would continue it.
 */
function passAstray(outline: Outline, block: Entry | undefined, number: number, column: number): number {
  let end = number;
  for (let next = outline.contentAfter(end); next; next = outline.contentAfter(end)) {
    const entry = outline.entryAt(next.textStart);
    const isAstray = block && entry?.misplaced && entry.line.depth > block.line.depth;
    // One that opens a block would take in what comes behind it, if that is the first line of its own.
    if (isAstray && entry.line.definition?.opens !== undefined && block.children.every((it) => it.misplaced))
      return end;
    if (isAstray) end = outline.lastOf(entry).lastLine;
    else if (outline.isContinuation(next.number) || outline.columnOf(next.number) > column) end = next.number;
    else return end;
  }
  return end;
}

/** The indentation of the lines in a block. */
export function indentIn(outline: Outline, block: Entry): string {
  const child = block.children.find((it) => !it.misplaced);
  if (child) return outline.indentOf(child);
  const own = outline.indentOf(block);
  const sibling = block.misplaced ? block.parent?.children.find((it) => !it.misplaced) : undefined;
  const isDeeper = sibling && sibling.line.column > block.line.column;
  return (isDeeper ? outline.indentOf(sibling) : own) + unitFor(outline, block);
}

/** What a level of indentation is, in lines like these. */
export function unitFor(outline: Outline, block: Entry | undefined): string {
  const { entries } = outline;
  const alike = entries.filter(({ line }) => line.keyword === block?.line.keyword);
  const candidates = [...alike, ...(block?.parent ? [block.parent] : []), ...entries];
  for (const parent of candidates) {
    const child = parent.misplaced ? undefined : parent.children.find((it) => !it.misplaced);
    const [outer, inner] = child ? [outline.indentOf(parent), outline.indentOf(child)] : ['', ''];
    if (inner.length > outer.length && inner.startsWith(outer)) return inner.slice(outer.length);
  }
  return '  ';
}

function indented(lines: readonly string[], indent: string, unit: string, lineEnd: string): string {
  return lines.map((line) => indent + line.replace(/^\t+/, (tabs) => unit.repeat(tabs.length))).join(lineEnd);
}

/** True where an empty line belongs between blocks such as the new one. */
function keepsApart(outline: Outline, block: Entry | undefined, anchor: Entry, line: string): boolean {
  const definition = lineOf(blockName(block), keywordAtStart(line));
  if (definition?.opens === undefined) return false;
  const siblings = outline.childrenOf(block);
  const alike = siblings.filter((it, index) => index > 0 && it.line.keyword === anchor.line.keyword);
  const sample = anchor.line.keyword === keywordAtStart(line) && alike.length > 0 ? alike : siblings.slice(1);
  return sample.length > 0 && sample.every((it) => hasSpaceAbove(outline, it));
}

function keywordAtStart(line: string): string {
  return /^\S*/.exec(line)![0];
}

/** True where an empty line stands above a line and its comments. */
export function hasSpaceAbove(outline: Outline, { line }: Entry): boolean {
  let above = line.line - 1;
  while (above >= 0 && outline.isComment(above)) above--;
  return above >= 0 && outline.isBlank(above);
}

/** The lines before the first of the file, behind comments that head it. */
function atTop(outline: Outline, lines: readonly string[], unit: string): Put {
  const { entries, lineEnd } = outline;
  const first = entries[0];
  const number = first ? topLine(outline, first.line.line) : 0;
  const text = indented(lines, first ? outline.indentOf(first) : '', unit, lineEnd);
  const separated = first && first.line.keyword !== keywordAtStart(lines[0]!);
  return { at: outline.lines[number]!.start, text: text + lineEnd + (separated ? lineEnd : '') };
}

/** The physical line before which the first declaration of a file goes. */
function topLine(outline: Outline, firstContent: number): number {
  let top = firstContent;
  while (top > 0 && outline.isComment(top - 1)) top--;
  const comments = Array.from({ length: firstContent - top }, (_, index) => top + index);
  // Comments that begin the file head it, unless they silence a rule in the line below.
  if (top === 0 && !comments.some((at) => isIgnore(outline, at))) return firstContent;
  const head = comments.findLast((at) => isIgnoreOfFile(outline, at));
  return head === undefined ? top : head + 1;
}

function isIgnore(outline: Outline, number: number): boolean {
  const { textStart, end } = outline.lines[number]!;
  return /^\/\/\s*journey-ignore\b/i.test(outline.text.slice(textStart, end));
}

/** True for a comment that silences rules in the whole file. */
export function isIgnoreOfFile(outline: Outline, number: number): boolean {
  const { textStart, end } = outline.lines[number]!;
  return /^\/\/\s*journey-ignore-file\b/i.test(outline.text.slice(textStart, end));
}
