/** A text as lines: where each begins and ends, and how words, comments and continuations divide it. */
import {
  BAR,
  BYTE_ORDER_MARK,
  CARRIAGE_RETURN,
  columnAfter,
  FULL_WIDTH_COLON,
  isColon,
  isComma,
  isSpace,
  LINE_FEED,
  QUOTE,
  SLASH,
} from './characters.js';
import { PHRASES } from './repair.js';
import type { LineDefinition } from './table.js';
import { closingQuote } from './text.js';

/** A line of the text without its line end. Offsets of the whole text. */
export interface PhysicalLine {
  number: number;
  /** The first character of the line, behind a byte-order mark. */
  lineStart: number;
  /** The first character that is no white space, or `end`. */
  start: number;
  /** Behind the last character that is no white space. */
  end: number;
  column: number;
  /** The start of the next line; -1 at the end of the text. */
  next: number;
}

/** A comment: the line it stands in, where it begins, and behind its end. */
export type CommentSpan = readonly [line: PhysicalLine, start: number, end: number];

/** A `|` line that goes on with the text of the one above. */
export interface Continuation {
  line: PhysicalLine;
  /** Behind the bar. */
  start: number;
  end: number;
  /** The comments before it and at its end. */
  comments: CommentSpan[];
  /** Where the one at its end begins. */
  comment?: number;
}

/** Reads a text from its beginning to its end, a line at a time, and looks ahead where that is needed. */
export class SourceLines {
  /** The next `//` at or after a place already read: one search through the text, not one a line. */
  private nextSlashes = -1;

  /**
   * @param lineStarts starts of the lines seen so far, to turn offsets into lines and columns
   * @param reach what was looked at of the text so far ends here
   */
  constructor(
    private readonly text: string,
    readonly lineStarts: number[] = [],
    public reach = 0,
  ) {}

  /** Notes that what was read depends on the text up to an offset. */
  sawTo(offset: number): void {
    if (offset > this.reach) this.reach = offset;
  }

  /** Where a line that was seen begins. */
  startOf(line: number): number {
    return this.lineStarts[line]!;
  }

  /** What `look` finds; the lines that it sees on the way count as not seen yet. */
  ahead<T>(look: () => T): T {
    const known = this.lineStarts.length;
    const found = look();
    this.lineStarts.length = known;
    return found;
  }

  /** Line ends are LF, CR LF and CR, as for the editor. */
  lineAt(offset: number, number: number): PhysicalLine {
    const { text } = this;
    const lineStart = offset === 0 && text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : offset;
    let start = lineStart;
    let column = 0;
    while (start < text.length && isSpace(text.charCodeAt(start)))
      column = columnAfter(text.charCodeAt(start++), column);
    let end = start;
    let code = text.charCodeAt(end);
    while (end < text.length && code !== LINE_FEED && code !== CARRIAGE_RETURN) code = text.charCodeAt(++end);
    let next = end < text.length ? end + 1 : -1;
    if (code === CARRIAGE_RETURN && text.charCodeAt(end + 1) === LINE_FEED) next = end + 2;
    this.sawTo(end + 2);
    this.lineStarts[number] = offset;
    return { number, lineStart, start, end: trimEnd(text, start, end), column, next };
  }

  after(line: PhysicalLine): PhysicalLine | undefined {
    return line.next < 0 ? undefined : this.lineAt(line.next, line.number + 1);
  }

  /** The line of an offset; nearly always the last one read. */
  lineOf(offset: number): number {
    let line = this.lineStarts.length - 1;
    while (line > 0 && this.lineStarts[line]! > offset) line--;
    return line;
  }

  /** The next line below that is neither blank nor comment nor the continuation of another. */
  nextContent(line: PhysicalLine): PhysicalLine | undefined {
    for (let at = this.after(line); at; at = this.after(at)) {
      const code = this.text.charCodeAt(at.start);
      const isComment = code === SLASH && this.text.charCodeAt(at.start + 1) === SLASH;
      if (at.start < at.end && code !== BAR && !isComment) return at;
    }
    return undefined;
  }

  wordEnd(start: number, end: number): number {
    let at = start;
    while (at < end && !isSpace(this.text.charCodeAt(at)) && !isColon(this.text.charCodeAt(at))) at++;
    // A line that begins with a colon: the colon is the word that is no keyword.
    return at === start && at < end ? at + 1 : at;
  }

  /** The multi-word keyword or synonym that the line begins with, in lower case and with single spaces. */
  phraseAt(line: PhysicalLine): { keyword: string; end: number } | undefined {
    const firstEnd = this.wordEnd(line.start, line.end);
    const phrases = PHRASES.get(this.text.slice(line.start, firstEnd).toLowerCase());
    for (const words of phrases ?? []) {
      let end = firstEnd;
      const matches = words.slice(1).every((word) => {
        let from = end;
        while (from < line.end && isSpace(this.text.charCodeAt(from))) from++;
        end = this.wordEnd(from, line.end);
        return this.text.slice(from, end).toLowerCase() === word;
      });
      if (matches) return { keyword: words.join(' '), end };
    }
    return undefined;
  }

  /** Where a comment begins behind `from`, or the line's end: not inside a wholly quoted text or a quoted name. */
  commentIn(line: PhysicalLine, from: number, definition: LineDefinition): number {
    let comment = this.nextComment(from, line.end);
    if (comment === line.end) return comment;
    for (const quoted of this.quotedIn(from, line.end, definition.shape !== 'text')) {
      if (comment < quoted.start) break;
      if (quoted.end < comment) continue;
      const behind = this.nextComment(quoted.end, line.end);
      // A text that goes on behind its quotes is not wholly quoted.
      if (quoted.isText && trimEnd(this.text, quoted.end, behind) > quoted.end) break;
      comment = behind;
    }
    return comment;
  }

  /** The quoted texts that begin a line's rest or, in a list, a name of it or the text behind its colon. */
  private *quotedIn(
    from: number,
    end: number,
    list: boolean,
  ): Iterable<{ start: number; end: number; isText: boolean }> {
    let atStart = true;
    let isText = !list;
    for (let at = from; at < end; at++) {
      const code = this.text.charCodeAt(at);
      if (code === QUOTE && atStart) {
        const close = closingQuote(this.text, at, end);
        if (close < 0) return;
        yield { start: at, end: close + 1, isText };
        at = close;
        atStart = false;
      } else if (isComma(code) && !isText) atStart = true;
      else if (!isText && this.separates(at, end)) {
        isText = true;
        atStart = true;
      } else if (!isSpace(code)) atStart = false;
      if (!atStart && isText) return;
    }
  }

  /** True for a colon that may have a text behind it. */
  private separates(at: number, end: number): boolean {
    const code = this.text.charCodeAt(at);
    return code === FULL_WIDTH_COLON || (isColon(code) && (at + 1 >= end || isSpace(this.text.charCodeAt(at + 1))));
  }

  /** The first `//` in [from, end) that starts a comment, or `end`. */
  private nextComment(from: number, end: number): number {
    let at = from;
    while (at < end) {
      if (this.nextSlashes < at) {
        const found = this.text.indexOf('//', at);
        this.nextSlashes = found < 0 ? Number.POSITIVE_INFINITY : found;
      }
      if (this.nextSlashes >= end) return end;
      at = this.nextSlashes;
      if (isSpace(this.text.charCodeAt(at - 1))) return at;
      at++;
      this.nextSlashes = -1;
    }
    return end;
  }

  /** The `|` lines that continue `line`, blank lines and comments between them passed over. */
  continuations(line: PhysicalLine): Continuation[] {
    if (!this.isContinued(line)) return [];
    const parts: Continuation[] = [];
    let comments: CommentSpan[] = [];
    const startsBefore = this.lineStarts.length;
    let known = startsBefore;
    for (let at = this.after(line); at; at = this.after(at)) {
      const code = this.text.charCodeAt(at.start);
      if (at.start === at.end) continue;
      if (code === SLASH && this.text.charCodeAt(at.start + 1) === SLASH) {
        comments.push([at, at.start, at.end]);
        continue;
      }
      if (code !== BAR) break;
      const bare = this.text.startsWith('//', at.start + 1);
      const comment = bare ? at.start + 1 : this.nextComment(at.start + 1, at.end);
      if (comment < at.end) comments.push([at, comment, at.end]);
      const end = trimEnd(this.text, at.start + 1, comment);
      parts.push({ line: at, start: at.start + 1, end, comments, comment: comment < at.end ? comment : undefined });
      comments = [];
      known = this.lineStarts.length;
    }
    this.lineStarts.length = known;
    return parts;
  }

  /** Whether the next line that is neither blank nor comment begins with `|`. */
  private isContinued(line: PhysicalLine): boolean {
    const { text } = this;
    for (let at = line.next; at >= 0 && at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === LINE_FEED || code === CARRIAGE_RETURN || isSpace(code)) continue;
      if (code !== SLASH || text.charCodeAt(at + 1) !== SLASH) {
        this.sawTo(at + 2);
        return code === BAR;
      }
      while (at < text.length && text.charCodeAt(at) !== LINE_FEED && text.charCodeAt(at) !== CARRIAGE_RETURN) at++;
    }
    this.sawTo(text.length + 1);
    return false;
  }

  /** The line's rest with everything that is no text of it turned into spaces, offset for offset. */
  masked(start: number, end: number, parts: readonly Continuation[]): string {
    let masked = this.text.slice(start, end);
    let at = Math.max(start, end);
    for (const part of parts) {
      masked += ' '.repeat(part.start - at) + this.text.slice(part.start, Math.max(part.start, part.end));
      at = Math.max(part.start, part.end);
    }
    return masked;
  }
}

/** Where [start, from) ends without the white space at its end. */
export function trimEnd(text: string, start: number, from: number): number {
  let at = from;
  while (at > start && isSpace(text.charCodeAt(at - 1))) at--;
  return at;
}
