/**
 * What of a text that was edited need not be read again. A line's meaning depends on the lines that are open above it
 * alone, so reading can begin behind the title of any stage before the edit, and end behind that of one after it, if the
 * same lines are open there as before.
 */
import type { IToken } from 'chevrotain';
import type { LexerResult } from 'langium';
import type { LineReport } from './findings.js';
import type { Open } from './structure.js';

/** The state of the lexer behind the title of a stage. */
export interface StagePoint {
  /** The offset of the next line, and its number. */
  next: number;
  number: number;
  /** The file, the journey and the stage. */
  open: readonly Open[];
  /** How many there were of each. */
  tokens: number;
  hidden: number;
  findings: number;
  lines: number;
  strays: number;
  respelled: number;
  /** Behind the last token. */
  lastEnd: number;
  lastLine: number;
  /** What is before it was read of the text up to here and no further. */
  reach: number;
}

/** What a text is read into, as far as it is. */
interface Reading {
  readonly open: readonly Open[];
  readonly out: Pick<LexerResult, 'tokens'> & { hidden: readonly unknown[]; lastEnd: number; lastLine: number };
  readonly report: LineReport;
  readonly reach: number;
}

/** The point before a line, where what is open above it is the file, a journey and a stage. */
export function pointBefore(
  { lineStart, number }: { lineStart: number; number: number },
  { open, out, report, reach }: Reading,
): StagePoint | undefined {
  if (open.length !== 3 || open[1]!.block !== 'journey' || open[2]!.block !== 'stage') return undefined;
  return {
    next: lineStart,
    number,
    open: open.map((it) => ({ ...it })),
    tokens: out.tokens.length,
    hidden: out.hidden.length,
    findings: report.findings.length,
    lines: report.lines.length,
    strays: report.strays.size,
    respelled: report.respelled.size,
    lastEnd: out.lastEnd,
    lastLine: out.lastLine,
    reach,
  };
}

/** A text as it was read, and where reading another one may take it up. */
export interface LexedText extends LexerResult {
  text: string;
  report: LineReport;
  points: readonly StagePoint[];
  lineStarts: readonly number[];
}

/** The part of a text that two have in common at their beginnings and, those apart, at their ends. */
export interface SameEnds {
  head: number;
  tail: number;
}

export function sameEnds(a: string, b: string): SameEnds {
  const shorter = Math.min(a.length, b.length);
  let head = 0;
  while (head + BLOCK <= shorter && a.slice(head, head + BLOCK) === b.slice(head, head + BLOCK)) head += BLOCK;
  while (head < shorter && a.charCodeAt(head) === b.charCodeAt(head)) head++;
  let tail = 0;
  const rest = shorter - head;
  const block = (text: string) => text.slice(text.length - tail - BLOCK, text.length - tail);
  while (tail + BLOCK <= rest && block(a) === block(b)) tail += BLOCK;
  while (tail < rest && a.charCodeAt(a.length - 1 - tail) === b.charCodeAt(b.length - 1 - tail)) tail++;
  return { head, tail };
}

/** In characters: slices are compared much more quickly than one character after the other. */
const BLOCK = 2048;

/** The last point up to which nothing is read otherwise. */
export function pointToResume({ points }: LexedText, { head }: SameEnds): StagePoint | undefined {
  return points.findLast(({ reach }) => reach <= head);
}

/** The point of the last text at which it goes on as this one does at `point`. `moved`: how much longer this one is. */
export function pointToJoin(last: LexedText, same: SameEnds, point: StagePoint, moved: number): StagePoint | undefined {
  const next = point.next - moved;
  if (next < last.text.length - same.tail) return undefined;
  const other = last.points.find((it) => it.next === next);
  return other && areSame(point.open, other.open, moved) ? other : undefined;
}

function areSame(open: readonly Open[], before: readonly Open[], moved: number): boolean {
  const stage = open.length - 1;
  return (
    open.length === before.length &&
    open.every((it, index) => {
      const other = before[index]!;
      return (
        it.start === other.start + (index === stage ? moved : 0) &&
        it.column === other.column &&
        it.block === other.block &&
        it.childColumn === other.childColumn &&
        it.indented === other.indented &&
        it.hasSteps === other.hasSteps &&
        it.reported === other.reported
      );
    })
  );
}

/** What was reported of a text up to one of its points; nothing without one. */
export function reportUpTo(point: StagePoint | undefined, last: LexedText | undefined): LineReport {
  const report = point && last?.report;
  if (!report) return { diagnostics: [], findings: [], lines: [], strays: new Map(), respelled: new Map() };
  return {
    diagnostics: [],
    findings: report.findings.slice(0, point.findings),
    lines: report.lines.slice(0, point.lines),
    strays: firstEntries(report.strays, point.strays),
    respelled: firstEntries(report.respelled, point.respelled),
  };
}

/** A map of its own with the first `count` entries of another, in their order. */
function firstEntries<K, V>(map: ReadonlyMap<K, V>, count: number): Map<K, V> {
  const first = new Map<K, V>();
  if (count === 0) return first;
  for (const [key, value] of map) {
    if (first.size === count) break;
    first.set(key, value);
  }
  return first;
}

/**
 * Puts what was behind `from` in the last text behind what was read of this one up to `at`. The tokens of the last text
 * are moved: it is of no more use then.
 */
export function joinTail(read: LexedText, at: StagePoint, last: LexedText, from: StagePoint): void {
  const characters = at.next - from.next;
  const lines = at.number - from.number;
  // What stands before the stage has not moved.
  const stage = from.open.at(-1)!.start;
  const move = (offset: number) => (offset >= stage ? offset + characters : offset);
  for (const list of ['tokens', 'hidden'] as const) {
    const moved = last[list];
    for (let index = from[list]; index < moved.length; index++) {
      const token = moved[index]!;
      if (characters !== 0 || lines !== 0) moveToken(token, characters, lines);
      read[list].push(token);
    }
  }
  const { report } = last;
  for (const finding of report.findings.slice(from.findings)) {
    read.report.findings.push({ ...finding, start: finding.start + characters, end: finding.end + characters });
  }
  for (let index = from.lines; index < report.lines.length; index++) {
    const line = report.lines[index]!;
    const { keywordEnd, comment } = line;
    read.report.lines.push({
      ...line,
      line: line.line + lines,
      start: line.start + characters,
      ...(keywordEnd !== undefined && { keywordEnd: keywordEnd + characters }),
      ...(comment !== undefined && { comment: comment + characters }),
    });
  }
  for (const [start, owner] of [...report.strays].slice(from.strays)) {
    read.report.strays.set(start + characters, move(owner));
  }
  for (const [start, keyword] of [...report.respelled].slice(from.respelled)) {
    read.report.respelled.set(start + characters, keyword);
  }
  const counts = (['tokens', 'hidden', 'findings', 'lines', 'strays', 'respelled'] as const).map(
    (name) => [name, at[name] - from[name]] as const,
  );
  const points = read.points as StagePoint[];
  for (const point of last.points) {
    if (point.next <= from.next) continue;
    const moved: StagePoint = {
      ...point,
      next: point.next + characters,
      number: point.number + lines,
      open: point.open.map((open) => ({ ...open, start: move(open.start) })),
      lastEnd: point.lastEnd + characters,
      lastLine: point.lastLine + lines,
      reach: Math.max(point.reach + characters, at.reach),
    };
    for (const [name, by] of counts) moved[name] += by;
    points.push(moved);
  }
  const starts = read.lineStarts as number[];
  for (let line = from.number; line < last.lineStarts.length; line++)
    starts[line + lines] = last.lineStarts[line]! + characters;
}

function moveToken(token: IToken, characters: number, lines: number): void {
  token.startOffset += characters;
  token.endOffset! += characters;
  token.startLine! += lines;
  token.endLine! += lines;
}

/** Images of tokens are slices of the text: those that outlive it would keep the whole of it in memory. */
export function ownImages(tokens: readonly IToken[], from: number): void {
  for (let index = from; index < tokens.length; index++) {
    const token = tokens[index]!;
    token.image = ownText(token.image);
  }
}

/** The same characters, without the text that they are a slice of. */
export function ownText(slice: string): string {
  return slice.length < SHORTEST_SLICE ? slice : JSON.parse(JSON.stringify(slice));
}

/** In characters; V8 copies shorter ones. */
const SHORTEST_SLICE = 13;
