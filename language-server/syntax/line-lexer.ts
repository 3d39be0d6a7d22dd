import type { TokenType, TokenTypeDictionary, TokenVocabulary } from 'chevrotain';
import type { Lexer, LexerResult, TokenizeOptions } from 'langium';
import { isUnread, type Line } from './findings.js';
import { firstBlockTooMany, firstLineTooMany } from './limits.js';
import { LineReader, NUL } from './line-reader.js';
import { type LexedText, pointToResume, reportUpTo, sameEnds } from './relex.js';

/**
 * Reads a text line by line and makes tokens that the parser can never stumble over: what is missing becomes an empty
 * token, what stands in the wrong block is marked, what cannot be read is hidden. What it noticed is in the result's
 * report (a `LineReport`); it has no state of its own between two texts.
 */
export class LineLexer implements Lexer {
  readonly definition: TokenTypeDictionary = {};

  constructor(tokens: TokenVocabulary) {
    for (const type of tokens as TokenType[]) this.definition[type.name] = type;
  }

  tokenize(text: string, _options?: TokenizeOptions): LexerResult {
    return this.read(text);
  }

  /**
   * Reads a text that was `last` before an edit: the result is the same as without it, but parts of `last` are in it,
   * which is to be thrown away.
   */
  read(text: string, last?: LexedText): LexedText {
    const read = this.readAll(text, last);
    const tooMany = firstBlockTooMany(read.report.lines);
    return tooMany ? refused(text, tooMany) : read;
  }

  private readAll(text: string, last: LexedText | undefined): LexedText {
    if (!last || isNoMap(text) || isUnread(last.report)) return new LineReader(text, this.definition).read();
    const same = sameEnds(last.text, text);
    return new LineReader(text, this.definition, { text: last, same, point: pointToResume(last, same) }).read();
  }
}

/** A text of which nothing is read, since a line is one too many of its kind. */
function refused(text: string, { start, keywordEnd, keyword }: Line): LexedText {
  const report = reportUpTo(undefined, undefined);
  report.findings.push({ code: 'syntax', problem: 'too-many-blocks', start, end: keywordEnd ?? start, keyword });
  return { text, tokens: [], hidden: [], errors: [], report, points: [], lineStarts: [0] };
}

/** True for what is no map by its text alone, before any line is read. */
function isNoMap(text: string): boolean {
  return text.includes(NUL) || firstLineTooMany(text) !== undefined;
}
