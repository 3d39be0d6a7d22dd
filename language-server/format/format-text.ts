/**
 * A text → the edits that format it. What the text says stays the same: its lines are read again with the edits made,
 * and a part of the file that would read in another way keeps its indentation and its words as they are.
 */
import { Outline } from '../fixes/outline.js';
import { BYTE_ORDER_MARK, isSpace } from '../syntax/characters.js';
import { isUnread, type Line, type LineReport } from '../syntax/findings.js';
import { type Lexed, lex } from '../syntax/lex.js';
import { columnsFor, type Indentation, indentationOf, isTop, whiteSpaceTo } from './columns.js';
import { placesOf } from './places.js';
import { firstDifference } from './same-reading.js';
import { continuationEdits, type OffsetEdit, wordEdits } from './words.js';

export interface FormatOptions {
  indentation: Indentation;
  /** The numbers of the first and the last line to be changed; all where it is left out. */
  lines?: { first: number; last: number };
  /** A line end is put behind the last line where it has none. */
  finalLineEnd?: boolean;
}

/** So often a part that would read in another way is left out; then all are. */
const MOST_TRIES = 8;

/** The edits in the order of the text, none in another's place; none for what is not read. `lexed`: of this very text. */
export function formatText(text: string, options: FormatOptions, lexed: Lexed = lex(text)): OffsetEdit[] {
  const { report } = lexed;
  if (isUnread(report)) return [];
  const outline = new Outline(text, report);
  const { first, last } = options.lines ?? { first: 0, last: outline.lines.length - 1 };
  const isInside = (number: number) => number >= first && number <= last;
  const blocks = blockComments(outline, report);
  const blanks = blankLineEdits(outline, blocks, first, last);
  const always = [...lineEndEdits(outline, blocks, isInside), ...blanks.filter((edit) => !barsMark(text, edit))];
  if (options.finalLineEnd) always.push(...finalLineEnd(outline, isInside));
  const barring = blanks.filter((edit) => barsMark(text, edit));
  const risky = readingEdits(outline, report, blocks, options, isInside);
  if (barring.length > 0) risky.unshift({ start: 0, indents: barring, words: [] });
  const kept = safeOnes(text, lexed, always, risky);
  return sorted([...always, ...kept]);
}

/** A text formatted with the indentation that most of its lines have; two spaces where none is indented. */
export function formatted(text: string): string {
  const lexed = lex(text);
  const indentation = indentationOf(new Outline(text, lexed.report), lexed.report);
  return withEdits(text, formatText(text, { indentation }, lexed));
}

/** A text with edits made in it. `edits`: in the order of the text. */
export function withEdits(text: string, edits: readonly OffsetEdit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, newText } of edits) {
    parts.push(text.slice(at, start), newText);
    at = end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}

/** The physical lines of block comments: the first → the last. */
type BlockComments = ReadonlyMap<number, number>;

function blockComments({ text, lines }: Outline, report: LineReport): BlockComments {
  const blocks = new Map<number, number>();
  let last = -1;
  for (const { line, kind, start } of report.lines) {
    if (line <= last || kind !== 'comment' || !text.startsWith('/*', start)) continue;
    const end = text.indexOf('*/', start + 2) + 2;
    last = line;
    while (lines[last]!.next < end) last++;
    blocks.set(line, last);
  }
  return blocks;
}

/** The edits that could change how a part of the file is read, each in the order of the text. */
interface Part {
  start: number;
  indents: readonly OffsetEdit[];
  words: readonly OffsetEdit[];
}

/** The edits that indent lines and set their words. */
function readingEdits(
  outline: Outline,
  report: LineReport,
  blocks: BlockComments,
  { indentation, lines }: FormatOptions,
  isInside: (number: number) => boolean,
): Part[] {
  const columns = columnsFor(report, indentation, lines && (({ line }: Line) => isInside(line)));
  const faulty = new Set(report.findings.map(({ start }) => outline.positionAt(start).line));
  const parts = [{ start: 0, indents: [] as OffsetEdit[], words: [] as OffsetEdit[] }];
  let blockEnd = -1;
  let index = 0;
  for (const place of placesOf(report)) {
    const { line } = place;
    if (isTop(place)) parts.push({ start: line.start, indents: [], words: [] });
    const next = report.lines[++index];
    if (line.line <= blockEnd) continue;
    blockEnd = blocks.get(line.line) ?? -1;
    if (!isInside(line.line) || (blockEnd >= 0 && !isInside(blockEnd))) continue;
    const { indents, words } = parts.at(-1)!;
    const white = whiteSpaceTo(columns.get(line.line)!, indentation);
    indents.push(...indentEdits(outline, line.line, blockEnd, white));
    if (line.kind === 'continuation') words.push(...continuationEdits(outline, line));
    else if (line.kind === 'line' && !faulty.has(line.line)) {
      words.push(...wordEdits(outline, line, next?.kind === 'continuation'));
    }
  }
  return parts.filter((part) => sizeOf(part) > 0);
}

/** Gives a line other white space before its text. A block comment moves as a whole, or not at all. */
function indentEdits(outline: Outline, number: number, blockEnd: number, newText: string): OffsetEdit[] {
  const { start, textStart } = outline.lines[number]!;
  const written = outline.text.slice(start, textStart);
  if (written === newText) return [];
  const edits = [{ start, end: textStart, newText }];
  for (let at = number + 1; at <= blockEnd; at++) {
    const line = outline.lines[at]!;
    if (outline.isBlank(at)) continue;
    if (!outline.text.startsWith(written, line.start)) return [];
    edits.push({ start: line.start, end: line.start + written.length, newText });
  }
  return edits;
}

/** Takes away white space behind the last word of lines, those of block comments apart. */
function lineEndEdits({ text, lines }: Outline, blocks: BlockComments, isInside: (number: number) => boolean) {
  const edits: OffsetEdit[] = [];
  for (let number = 0; number < lines.length; number++) {
    number = blocks.get(number) ?? number;
    const { textStart, end } = lines[number]!;
    let start = end;
    while (start > textStart && isSpace(text.charCodeAt(start - 1))) start--;
    if (start > textStart && start < end && isInside(number)) edits.push({ start, end, newText: '' });
  }
  return edits;
}

/** One blank line in the place of several; none at the beginning of the text and at its end. */
function blankLineEdits(outline: Outline, blocks: BlockComments, first: number, last: number): OffsetEdit[] {
  const { lines } = outline;
  const edits: OffsetEdit[] = [];
  const remove = (start: number, end: number) => start < end && edits.push({ start, end, newText: '' });
  for (let from = 0; from < lines.length; from++) {
    from = blocks.get(from) ?? from;
    if (!outline.isBlank(from)) continue;
    let to = from;
    while (to + 1 < lines.length && outline.isBlank(to + 1)) to++;
    const [top, bottom] = [Math.max(from, first), Math.min(to, last)];
    if (top <= bottom) {
      const isAtStart = top === 0;
      const isAtEnd = bottom === lines.length - 1;
      if (isAtStart || isAtEnd) remove(lines[top]!.start, lines[bottom]!.next);
      else {
        remove(lines[top]!.start, lines[top]!.end);
        remove(lines[top]!.next, lines[bottom]!.next);
      }
    }
    from = to;
  }
  return edits;
}

/** True for what keeps a byte-order mark from the beginning of the text: elsewhere it is a white space. */
function barsMark(text: string, { start, end }: OffsetEdit): boolean {
  return start === 0 && text.charCodeAt(end) === BYTE_ORDER_MARK;
}

function finalLineEnd(outline: Outline, isInside: (number: number) => boolean): OffsetEdit[] {
  const { number, start, textStart, end } = outline.lines.at(-1)!;
  if (textStart === end || !isInside(number)) return [];
  const at = Math.max(start, end);
  return [{ start: at, end: at, newText: outline.lineEnd }];
}

/** The edits after which the file reads as before. A part that does not keeps its indentation, or else all of its words. */
function safeOnes(text: string, lexed: Lexed, always: readonly OffsetEdit[], parts: readonly Part[]): OffsetEdit[] {
  let kept = parts;
  for (let tries = 0; tries < MOST_TRIES && kept.length > 0; tries++) {
    const chosen = kept.flatMap(({ indents, words }) => [...indents, ...words]);
    const at = firstDifference(lexed, lex(withEdits(text, sorted([...always, ...chosen]))));
    if (at === undefined) return chosen;
    const guilty = kept.findLast(({ start }) => start <= at) ?? kept[0]!;
    const rest = { ...guilty, indents: [], words: guilty.indents.length > 0 ? guilty.words : [] };
    kept = kept.map((part) => (part === guilty ? rest : part)).filter((part) => sizeOf(part) > 0);
  }
  return [];
}

const sizeOf = ({ indents, words }: Part): number => indents.length + words.length;

function sorted(edits: OffsetEdit[]): OffsetEdit[] {
  return edits.sort((a, b) => a.start - b.start || a.end - b.end);
}
