/**
 * A text as the lines that a fix works on: what stands where, indented how, and which lines belong to which.
 *
 * Everything is told by the lexer's report (syntax/findings.ts), so that a fix sees the text as the map is read from it.
 */
import type { AstNode, LangiumDocument } from 'langium';
import { isModel } from '../generated/ast.js';
import type { Position, Range } from '../map/journey-map.js';
import { BAR, BYTE_ORDER_MARK, CARRIAGE_RETURN, columnAfter, isSpace, LINE_FEED } from '../syntax/characters.js';
import type { Line, LineReport } from '../syntax/findings.js';

/** A line between two line ends. Offsets of the whole text. */
export interface PhysicalLine {
  /** Zero-based. */
  number: number;
  /** The first character, behind a byte-order mark. */
  start: number;
  /** The first character that is no white space, or `end`. */
  textStart: number;
  /** Where the line end stands. */
  end: number;
  /** Behind the line end. */
  next: number;
}

/** A line that says something, with what it belongs to. */
export interface Entry {
  readonly line: Line;
  /** The block that it stands in by the blocks that are open there; undefined in the file. */
  readonly parent?: Entry;
  /** The lines whose parent it is, in the order of the text, those apart that stand there and belong elsewhere. */
  readonly children: Entry[];
  /** Its place among all entries. */
  readonly index: number;
  /** The number of its last physical line: it may be continued. */
  readonly lastLine: number;
  /** True where it is reported to stand in the wrong place, or goes with one that is. */
  readonly misplaced: boolean;
}

const outlines = new WeakMap<LineReport, Outline>();

export class Outline {
  readonly text: string;
  readonly lines: readonly PhysicalLine[];
  readonly entries: readonly Entry[];
  /** The line end that the file uses: that of its first line. */
  readonly lineEnd: string;
  private readonly byStart: ReadonlyMap<number, Entry>;
  private readonly comments = new Map<number, number>();
  private readonly commentLines = new Set<number>();

  /** The outline of a document as it was parsed last. */
  static of(document: LangiumDocument): Outline {
    const report = document.parseResult.lexerReport as LineReport;
    const known = outlines.get(report);
    if (known) return known;
    const outline = new Outline(document.parseResult.value.$cstNode?.root.fullText ?? '', report);
    outlines.set(report, outline);
    return outline;
  }

  constructor(text: string, report: LineReport) {
    this.text = text;
    this.lines = physicalLines(text);
    this.entries = entriesOf(report);
    this.byStart = new Map(this.entries.map((entry) => [entry.line.start, entry]));
    for (const { line, kind, comment } of report.lines) {
      if (comment !== undefined) this.comments.set(line, comment);
      if (kind === 'comment') this.commentLines.add(line);
    }
    const first = this.lines[0]!;
    this.lineEnd = text.slice(first.end, first.next) || '\n';
  }

  /** The line that a node begins; undefined for the file. */
  entryOf(node: AstNode): Entry | undefined {
    if (isModel(node)) return undefined;
    return this.byStart.get(node.$cstNode?.offset ?? -1);
  }

  /** The entry whose keyword stands at an offset. */
  entryAt(offset: number): Entry | undefined {
    return this.byStart.get(offset);
  }

  /** The lines of a block, or of the file, in the order of the text. */
  childrenOf(block: Entry | undefined): readonly Entry[] {
    return block ? block.children : this.entries.filter((entry) => entry.parent === undefined);
  }

  /** The white space before a line's first word. */
  indentOf(entry: Entry): string {
    const { start, textStart } = this.lines[entry.line.line]!;
    return this.text.slice(start, textStart);
  }

  /** The last entry that belongs to `entry`, itself if there is none: what stands in it, or is indented deeper. */
  lastOf(entry: Entry): Entry {
    const { column, depth, definition } = entry.line;
    // A line that stands in the wrong place holds nothing, unless it opens a block.
    if (entry.misplaced && definition?.opens === undefined) return entry;
    let last = entry;
    for (let at = entry.index + 1; at < this.entries.length; at++) {
      const { line } = this.entries[at]!;
      // The column of a block in the wrong place says nothing of what is in it.
      if (line.depth <= depth && (entry.misplaced || line.column <= column)) break;
      last = this.entries[at]!;
    }
    return last;
  }

  /** The last entry that begins before a physical line. */
  entryBefore(number: number): Entry | undefined {
    let low = 0;
    let high = this.entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.entries[middle]!.line.line < number) low = middle + 1;
      else high = middle;
    }
    return this.entries[low - 1];
  }

  /** The nearest entry above a physical line that is indented less than it: a line there stands in that, if it is a block. */
  entryAround(number: number): Entry | undefined {
    const column = this.columnOf(number);
    let entry = this.entryBefore(number);
    while (entry && entry.line.column >= column) entry = this.entries[entry.index - 1];
    return entry;
  }

  /** The next physical line that is neither blank nor comment. */
  contentAfter(number: number): PhysicalLine | undefined {
    for (let at = number + 1; at < this.lines.length; at++) {
      if (!this.isBlank(at) && !this.isComment(at) && !this.isInBlockComment(at)) return this.lines[at];
    }
    return undefined;
  }

  isBlank(number: number): boolean {
    const { textStart, end } = this.lines[number]!;
    return textStart === end;
  }

  /** True for a line that begins with `//`. */
  isComment(number: number): boolean {
    return this.text.startsWith('//', this.lines[number]!.textStart);
  }

  /** Where the comment behind the text of a line begins. */
  commentIn(number: number): number | undefined {
    return this.comments.get(number);
  }

  isInBlockComment(number: number): boolean {
    return this.commentLines.has(number) && !this.isComment(number);
  }

  /** Behind the last character of a line that is neither white space nor comment. */
  textEndOf(number: number): number {
    const { textStart, end } = this.lines[number]!;
    let at = this.commentIn(number) ?? end;
    while (at > textStart && isSpace(this.text.charCodeAt(at - 1))) at--;
    return at;
  }

  isContinuation(number: number): boolean {
    return this.text.charCodeAt(this.lines[number]!.textStart) === BAR;
  }

  /** The column of a line's first word, tabs counted. */
  columnOf(number: number): number {
    const { start, textStart } = this.lines[number]!;
    return columnsOf(this.text.slice(start, textStart));
  }

  /** The place of an offset, as the editor counts. */
  positionAt(offset: number): Position {
    let low = 0;
    let high = this.lines.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.lines[middle]!.start <= offset) low = middle;
      else high = middle - 1;
    }
    // A byte-order mark is a character of the first line.
    return { line: low, character: offset - (low === 0 ? 0 : this.lines[low]!.start) };
  }

  /** The offset of a place in the text. */
  offsetAt({ line, character }: Position): number {
    return (line === 0 ? 0 : this.lines[line]!.start) + character;
  }

  range(start: number, end = start): Range {
    return { start: this.positionAt(start), end: this.positionAt(end) };
  }

  /** The line end behind a physical line; the file's own where there is none. */
  lineEndOf(number: number): string {
    const { end, next } = this.lines[number]!;
    return this.text.slice(end, next) || this.lineEnd;
  }
}

/** How many columns white space takes up, tabs counted. */
export function columnsOf(indent: string): number {
  let column = 0;
  for (let at = 0; at < indent.length; at++) column = columnAfter(indent.charCodeAt(at), column);
  return column;
}

function physicalLines(text: string): PhysicalLine[] {
  const lines: PhysicalLine[] = [];
  let at = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
  for (;;) {
    const start = at;
    while (at < text.length && isSpace(text.charCodeAt(at))) at++;
    const textStart = at;
    while (at < text.length && text.charCodeAt(at) !== LINE_FEED && text.charCodeAt(at) !== CARRIAGE_RETURN) at++;
    const end = at;
    if (at < text.length)
      at += text.charCodeAt(at) === CARRIAGE_RETURN && text.charCodeAt(at + 1) === LINE_FEED ? 2 : 1;
    lines.push({ number: lines.length, start, textStart, end, next: at });
    if (at === end) return lines;
  }
}

function entriesOf(report: LineReport): Entry[] {
  const reported = new Set<number>();
  for (const finding of report.findings) if (finding.code === 'misplaced-line') reported.add(finding.start);
  const entries: (Entry & { lastLine: number })[] = [];
  /** The blocks open around a line, the outermost first. */
  const open: Entry[] = [];
  for (const line of report.lines) {
    const last = entries.at(-1);
    if (line.kind === 'continuation' && last) last.lastLine = line.line;
    if (line.kind !== 'line') continue;
    const parent = open[line.depth - 1];
    const isStray = report.strays.has(line.start);
    const misplaced = isStray || reported.has(line.start) || isDeeper(line, parent);
    const entry = { line, parent, children: [], index: entries.length, lastLine: line.line, misplaced };
    if (!isStray) parent?.children.push(entry);
    open.length = Math.min(open.length, line.depth);
    if (line.definition?.opens !== undefined) open[line.depth] = entry;
    entries.push(entry);
  }
  return entries;
}

/** Below a line that takes none, only the first of those too deep is reported. */
function isDeeper(line: Line, parent: Entry | undefined): boolean {
  const sibling = parent?.children.findLast((child) => !child.misplaced);
  return sibling !== undefined && line.column > sibling.line.column;
}
