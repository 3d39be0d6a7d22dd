/** The rest of a line after its keyword, cut into names, values and texts by the line's shape. */

import { FULL_WIDTH_COLON, isColon, isComma, isSpace, QUOTE } from './characters.js';
import type { SyntaxProblem } from './findings.js';
import type { LineDefinition } from './table.js';
import { closingQuote } from './text.js';
import { DIGIT_PATTERN, DURATION_PATTERN, NUMBER_PATTERN, PER_CENT_PATTERN } from './values.js';

export type BodyToken = 'NAME' | 'VALUE' | 'TEXT' | ',' | ':';

/** Where the rest of a line stands, and where its tokens and problems go. Offsets are of the whole text, ends excluded. */
export interface Body {
  /** The characters; the one at offset `o` of the whole text is at `o - base`. */
  source: string;
  base: number;
  /** Behind the keyword. */
  start: number;
  end: number;
  emit(type: BodyToken, start: number, end: number): void;
  /** Without offsets the problem is about what the keyword lacks. */
  problem(problem: SyntaxProblem, start?: number, end?: number): void;
}

/** More names stand in no list; a line of a million of them would take seconds to read. */
const MOST_NAMES = 1000;
/** No value is longer; looking further back would make a line of millions of characters slow. */
const LONGEST_VALUE = 120;
const AT_END = {
  number: new RegExp(`(?:^|\\s)(${NUMBER_PATTERN})$`, 'u'),
  share: new RegExp(`(?:^|\\s)(${NUMBER_PATTERN}\\s*${PER_CENT_PATTERN})$`, 'u'),
  duration: new RegExp(`(?:^|\\s)(${DURATION_PATTERN})$`, 'iu'),
  amount: new RegExp(`(?:^|\\s)([€$£¥]?\\s?${NUMBER_PATTERN}(?:(?!${DIGIT_PATTERN})[^":：]){0,40})$`, 'u'),
};

/** Emits the tokens of a line's rest and tells what is missing in it. What is missing becomes an empty token. */
export function tokenizeBody(definition: LineDefinition, body: Body): void {
  const start = skipSpaces(body, body.start, body.end);
  new BodyReader(definition, { ...body, start }).read();
}

class BodyReader {
  constructor(
    private readonly definition: LineDefinition,
    private readonly body: Body,
  ) {}

  read(): void {
    const { start, end } = this.body;
    switch (this.definition.shape) {
      case 'none':
        if (start < end) this.body.problem('nothing-may-follow', start, end);
        return;
      case 'text':
        this.whole('TEXT', 'missing-text');
        return;
      case 'name':
        this.whole('NAME', 'missing-name');
        return;
      case 'value':
        this.whole('VALUE', 'missing-value');
        return;
      case 'nameValue': {
        const valueStart = this.valueAt(start, end, [AT_END.number]);
        this.name(start, valueStart) || this.missing('NAME', 'missing-name');
        if (valueStart < end) this.body.emit('VALUE', valueStart, end);
        else if (start < end && this.definition.needsValue) this.body.problem('missing-value');
        return;
      }
      default:
        this.reference();
    }
  }

  /** The shapes that a colon may divide. */
  private reference(): void {
    const { start, end } = this.body;
    const { shape } = this.definition;
    const { colon, commas } = this.separators(shape === 'names');
    const headEnd = trimEnd(this.body, start, colon < 0 ? end : colon);
    switch (shape) {
      case 'names':
      case 'namesShareText': {
        const valueStart =
          shape === 'names' ? headEnd : this.valueAt(lastName(commas, start, headEnd), headEnd, [AT_END.share]);
        if (!this.names(start, valueStart, commas)) this.body.problem('missing-name');
        if (valueStart < headEnd) this.body.emit('VALUE', valueStart, headEnd);
        break;
      }
      case 'nameValueText': {
        const patterns = this.definition.rule === 'MetricLine' ? [AT_END.duration, AT_END.amount] : [AT_END.number];
        const valueStart = this.valueAt(start, headEnd, patterns);
        const named = this.name(start, valueStart);
        if (!named && (this.definition.rule === 'MetricLine' || valueStart === headEnd)) {
          if (this.definition.rule === 'MetricLine') this.missing('NAME', 'missing-name');
          else this.body.problem('missing-name');
        }
        if (valueStart < headEnd) this.body.emit('VALUE', valueStart, headEnd);
        else if (named && this.definition.needsValue) this.body.problem('missing-value');
        break;
      }
      case 'nameText':
        this.name(start, headEnd) || this.missing('NAME', 'missing-name');
        break;
      case 'shareText':
        if (start < headEnd) this.body.emit('VALUE', start, headEnd);
        else this.missing('VALUE', 'missing-value');
        break;
      case 'whoText':
        if (colon < 0) {
          this.whole('TEXT', 'missing-text');
          return;
        }
        this.name(start, headEnd) || this.missing('NAME', 'missing-name');
        break;
      case 'colonText':
        if (start < headEnd) this.body.problem('only-colon-text', start, headEnd);
        break;
    }
    this.colonText(colon);
  }

  private colonText(colon: number): void {
    const { end } = this.body;
    const needed = this.definition.needsText || this.definition.shape === 'whoText';
    if (colon < 0) {
      if (this.definition.needsText) this.body.problem('missing-colon-text');
      return;
    }
    this.body.emit(':', colon, colon + 1);
    const start = skipSpaces(this.body, colon + 1, end);
    if (start < end) this.emitText('TEXT', start, end, needed ? 'missing-colon-text' : 'missing-text');
    else if (needed) this.body.problem('missing-colon-text');
  }

  /** The colon that divides the line, and the commas before it; quoted names are passed over. */
  private separators(namesOnly: boolean): { colon: number; commas: number[] } {
    const { source, base, start, end } = this.body;
    const commas: number[] = [];
    let atNameStart = true;
    for (let at = start; at < end; at++) {
      const code = source.charCodeAt(at - base);
      if (code === QUOTE && atNameStart) {
        const close = closingQuote(source, at - base, end - base);
        if (close >= 0) at = close + base;
        atNameStart = false;
      } else if (isComma(code)) {
        if (commas.length <= MOST_NAMES) commas.push(at);
        atNameStart = true;
      } else if (!namesOnly && isColon(code) && separates(source, at - base, end - base)) {
        return { colon: at, commas };
      } else if (!isSpace(code)) atNameStart = false;
    }
    return { colon: -1, commas };
  }

  private names(start: number, end: number, commas: number[]): boolean {
    let any = false;
    let from = start;
    for (const [count, comma] of commas.entries()) {
      if (comma >= end) break;
      if (count === MOST_NAMES) {
        this.body.problem('too-many-names', comma, end);
        return true;
      }
      any = this.name(from, comma) || any;
      this.body.emit(',', comma, comma + 1);
      from = comma + 1;
    }
    return this.name(from, end) || any;
  }

  private name(start: number, end: number): boolean {
    const from = skipSpaces(this.body, start, end);
    const to = trimEnd(this.body, from, end);
    if (from < to) this.emitText('NAME', from, to, 'missing-name');
    return from < to;
  }

  private whole(type: BodyToken, problem: SyntaxProblem): void {
    const { start, end } = this.body;
    if (start < end) this.emitText(type, start, end, problem);
    else this.missing(type, problem);
  }

  /** A pair of quotes with nothing in it is there and says nothing. */
  private emitText(type: BodyToken, start: number, end: number, problem: SyntaxProblem): void {
    this.body.emit(type, start, end);
    if (/^"\s*"$/.test(this.body.source.slice(start - this.body.base, Math.min(end, start + 40) - this.body.base))) {
      this.body.problem(problem, start, end);
    }
  }

  /** An empty token where something is missing, so that the line keeps its place in the tree. */
  private missing(type: BodyToken, problem: SyntaxProblem): void {
    const at = Math.min(this.body.start, this.body.end);
    this.body.emit(type, at, at);
    this.body.problem(problem);
  }

  /** Where the value at the end of a head begins; the head's end where there is none. */
  private valueAt(start: number, end: number, patterns: readonly RegExp[]): number {
    const { source, base } = this.body;
    const from = Math.max(start, end - LONGEST_VALUE);
    const tail = source.slice(from - base, end - base);
    for (const pattern of patterns) {
      const match = pattern.exec(tail);
      // At the cut of a long head there is no telling whether white space stands before the match.
      if (match && (from === start || match.index > 0)) return end - match[1]!.trimStart().length;
    }
    return end;
  }
}

/** A colon separates before white space or at the end; the full-width one always does. */
function separates(source: string, at: number, end: number): boolean {
  return source.charCodeAt(at) === FULL_WIDTH_COLON || at + 1 >= end || isSpace(source.charCodeAt(at + 1));
}

/** Where the last of the names before `end` begins. */
function lastName(commas: readonly number[], start: number, end: number): number {
  let from = start;
  for (const comma of commas) if (comma < end) from = comma + 1;
  return from;
}

function skipSpaces({ source, base }: Body, from: number, end: number): number {
  let at = from;
  while (at < end && isSpace(source.charCodeAt(at - base))) at++;
  return at;
}

function trimEnd({ source, base }: Body, start: number, from: number): number {
  let at = from;
  while (at > start && isSpace(source.charCodeAt(at - 1 - base))) at--;
  return at;
}
