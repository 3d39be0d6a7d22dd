import {
  createTokenInstance,
  type IToken,
  type TokenType,
  type TokenTypeDictionary,
  type TokenVocabulary,
} from 'chevrotain';
import type { Lexer, LexerResult, TokenizeOptions } from 'langium';
import { tokenizeBody } from './body.js';
import {
  BAR,
  BYTE_ORDER_MARK,
  CARRIAGE_RETURN,
  columnAfter,
  isColon,
  isComma,
  isSpace,
  LINE_FEED,
  QUOTE,
  SLASH,
  STAR,
} from './characters.js';
import type { Finding, Line, LineReport, SyntaxProblem } from './findings.js';
import { gluedIn, lineMeant, nearestIn, PHRASES, repairIn, synonymAnywhere, synonymIn } from './repair.js';
import { type Ahead, type Placement, Structure } from './structure.js';
import { KEYWORDS, type LineDefinition, lineOf } from './table.js';
import { closingQuote } from './text.js';

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
    return new Run(text, this.definition).tokenize();
  }
}

/** A line of the text without its line end. Offsets of the whole text. */
interface PhysicalLine {
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

class Run {
  private readonly tokens: IToken[] = [];
  private readonly hidden: IToken[] = [];
  private readonly findings: Finding[] = [];
  private readonly lines: Line[] = [];
  private readonly strays = new Map<number, number>();
  private readonly respelled = new Map<number, string>();
  private readonly structure = new Structure();
  /** Starts of the lines seen so far, to turn offsets into lines and columns. */
  private readonly lineStarts: number[] = [];
  /** Behind the last token, where DEDENTs stand. */
  private lastEnd = 0;
  private lastLine = 0;
  /** The next `//` at or after a place already read: one search through the text, not one a line. */
  private nextSlashes = -1;
  private nextCommentEnd = -1;
  /** How many tokens there were when the last hidden one was made, and how many hidden ones stand there in a row. */
  private tokensAtHidden = -1;
  private hiddenInRow = 0;

  constructor(
    private readonly text: string,
    private readonly types: TokenTypeDictionary,
  ) {}

  tokenize(): LexerResult & { report: LineReport } {
    const zero = this.text.indexOf('\0');
    if (zero >= 0) this.findings.push({ code: 'syntax', problem: 'binary', start: zero, end: zero + 1 });
    let at: PhysicalLine | undefined = this.lineAt(0, 0);
    while (at) at = this.readLine(at);
    this.dedent(this.structure.closeTo(1));
    const { findings, lines, strays, respelled } = this;
    const report = { diagnostics: [], findings, lines, strays, respelled };
    return { tokens: this.tokens, hidden: this.hidden, errors: [], report };
  }

  /** Reads the line, and what continues it; returns the line behind. */
  private readLine(line: PhysicalLine): PhysicalLine | undefined {
    if (line.start === line.end) return this.after(line);
    const code = this.text.charCodeAt(line.start);
    const second = this.text.charCodeAt(line.start + 1);
    if (code === SLASH && second === SLASH) {
      this.comment(line, line.start, line.end);
      return this.after(line);
    }
    if (code === SLASH && second === STAR) return this.blockComment(line);
    if (code === BAR) {
      this.junk(line, line.start, line.end);
      this.problem('nothing-to-continue', line.start, line.end);
      return this.after(line);
    }
    return this.keywordLine(line);
  }

  private keywordLine(line: PhysicalLine): PhysicalLine | undefined {
    const phrase = this.phraseAt(line);
    const wordEnd = this.wordEnd(line.start, line.end);
    const word = this.text.slice(line.start, wordEnd).toLowerCase();
    const found = this.findPlace(line, word, wordEnd, phrase);
    if (!found) {
      this.unread(line, word, wordEnd, phrase);
      return this.skipContinuations(line);
    }
    const { keyword, keywordEnd, placement } = found;
    if (placement.misplaced) this.misplaced(line, keyword, keywordEnd, placement);
    this.openLine(line, keyword, keywordEnd, placement);
    return this.body(line, keyword, keywordEnd, placement.definition);
  }

  /** The keyword of a line and its place: as written, as a synonym of the parent, in another block, repaired. */
  private findPlace(
    line: PhysicalLine,
    word: string,
    wordEnd: number,
    phrase: { keyword: string; end: number } | undefined,
  ): { keyword: string; keywordEnd: number; placement: Placement } | undefined {
    const { structure } = this;
    const ahead = this.aheadOf(line);
    if (!phrase && KEYWORDS.has(word)) {
      const placement = structure.place(word, line.column, ahead);
      if (placement && !placement.misplaced) return { keyword: word, keywordEnd: wordEnd, placement };
    }
    const written = [phrase, { keyword: word, end: wordEnd }].filter((it) => it !== undefined);
    const known = written
      .filter(({ keyword }) => KEYWORDS.has(keyword))
      .map(({ keyword, end }) => ({
        keyword,
        keywordEnd: end,
        placement: structure.place(keyword, line.column, ahead),
      }));
    const direct = known.find(({ placement }) => placement && !placement.misplaced);
    if (direct) return { ...direct, placement: direct.placement! };

    const inside = structure.blockAt(line.column);
    for (const { keyword: said, end } of written) {
      const synonym = synonymIn(inside.block!, said);
      const placement = synonym === undefined ? undefined : structure.place(synonym, line.column, ahead);
      if (placement) return this.repaired(line, said, end, synonym!, end, placement);
    }
    const elsewhere = known.find(({ placement }) => placement);
    if (elsewhere) return { ...elsewhere, placement: elsewhere.placement! };
    if (known.length > 0) return undefined;

    if (lineMeant(inside.block!, word) !== undefined) return undefined;
    const apart = this.unglued(line, word, wordEnd, true);
    if (apart) return apart;
    // A word that is no keyword opens a block only in its place, and where that takes no line from the block above.
    const next = ahead.column();
    const opens = next > line.column || next <= inside.column;
    for (const open of [inside, ...structure.leftAt(line.column)]) {
      const accepts = (it: string) => structure.place(it, line.column, ahead)?.owner === open;
      const keyword = repairIn(open.block!, word, opens && open === inside, accepts);
      const placement = keyword === undefined ? undefined : structure.place(keyword, line.column, ahead);
      if (placement) return this.repaired(line, word, wordEnd, keyword!, wordEnd, placement);
    }
    return this.unglued(line, word, wordEnd, false);
  }

  /** A keyword that the space behind is missing of. `atCapital`: only where a capital tells the two words apart, as in `thinksSo`. */
  private unglued(line: PhysicalLine, word: string, wordEnd: number, atCapital: boolean) {
    const written = this.text.slice(line.start, wordEnd);
    const glued = gluedIn(this.structure.blockAt(line.column).block!, written);
    if (glued === undefined || (atCapital && !/^\p{Ll}\p{Lu}/u.test(written.slice(glued.length - 1)))) return undefined;
    const placement = this.structure.place(glued, line.column, this.aheadOf(line));
    if (!placement || placement.misplaced) return undefined;
    return this.repaired(line, word, wordEnd, glued, line.start + glued.length, placement);
  }

  private repaired(
    line: PhysicalLine,
    word: string,
    end: number,
    keyword: string,
    keywordEnd: number,
    placement: Placement,
  ) {
    const block = this.structure.blockAt(line.column).block!;
    this.findings.push({ code: 'unknown-keyword', start: line.start, end, word, fix: keyword, read: true, block });
    return { keyword, keywordEnd, placement };
  }

  private misplaced(line: PhysicalLine, keyword: string, keywordEnd: number, placement: Placement): void {
    const block = this.structure.blockAt(line.column).block!;
    const owner = placement.owner.block!;
    const below = placement.below !== undefined;
    this.findings.push({ code: 'misplaced-line', start: line.start, end: keywordEnd, keyword, block, owner, below });
  }

  /** A line that no open block takes, or that begins with no keyword: hidden from the parser, and reported. */
  private unread(line: PhysicalLine, word: string, wordEnd: number, phrase?: { keyword: string; end: number }): void {
    const keyword = [phrase?.keyword, word].find((it) => it !== undefined && KEYWORDS.has(it));
    const block = this.structure.blockAt(line.column).block!;
    if (keyword !== undefined) {
      const end = keyword === word ? wordEnd : phrase!.end;
      this.findings.push({ code: 'misplaced-line', start: line.start, end, keyword, block });
    } else {
      const fix = lineMeant(block, word) ?? synonymAnywhere(word) ?? nearestIn(block, word);
      this.findings.push({ code: 'unknown-keyword', start: line.start, end: wordEnd, word, fix, read: false, block });
    }
    this.junk(line, line.start, line.end);
  }

  private openLine(line: PhysicalLine, keyword: string, keywordEnd: number, placement: Placement): void {
    const { structure } = this;
    this.dedent(structure.closeTo(placement.keep));
    const inside = structure.inside(structure.open.length);
    if (!inside.indented) {
      inside.indented = true;
      this.zeroWidth('INDENT', this.lastEnd, this.lastLine);
    }
    if (placement.stray) {
      this.strays.set(line.start, placement.owner.start);
      this.zeroWidth('STRAY', line.start, line.number);
    }
    const depth = structure.depth;
    structure.enter(placement, line.start, line.column, keyword);
    this.lines.push({
      line: line.number,
      kind: 'line',
      start: line.start,
      column: line.column,
      keyword,
      keywordEnd,
      definition: placement.definition,
      depth,
    });
    if (this.text.slice(line.start, keywordEnd) !== keyword) this.respelled.set(line.start, keyword);
    this.token(keyword, line.start, keywordEnd);
  }

  /** The rest of the line and the `|` lines that continue it. */
  private body(
    line: PhysicalLine,
    keyword: string,
    keywordEnd: number,
    definition: LineDefinition,
  ): PhysicalLine | undefined {
    let start = keywordEnd;
    const bare = definition.shape !== 'colonText' && definition.shape !== 'none';
    if (bare && start < line.end && isColon(this.text.charCodeAt(start))) {
      this.problem('colon-after-keyword', start, start + 1, keyword);
      start++;
    }
    const comment = this.commentIn(line, start, definition);
    let end = trimEnd(this.text, start, comment);
    const comments: [PhysicalLine, number, number][] = [];
    if (comment < line.end) {
      comments.push([line, comment, line.end]);
      this.lines.at(-1)!.comment = comment;
    }

    const continued = this.continuations(line);
    let source = this.text;
    let base = 0;
    if (continued.length > 0) {
      const last = continued[continued.length - 1]!;
      base = start;
      source = this.masked(start, end, continued);
      end = Math.max(end, last.end);
      for (const part of continued) {
        for (const inner of part.comments) comments.push(inner);
        this.record(part.line, 'continuation');
        if (part.comment !== undefined) this.lines.at(-1)!.comment = part.comment;
      }
    }
    const first = this.tokens.length;
    tokenizeBody(definition, {
      source,
      base,
      start,
      end,
      emit: (type, from, to) => this.token(type, from, to),
      problem: (problem, from = line.start, to = keywordEnd) => this.problem(problem, from, to, keyword),
    });
    this.hideComments(comments, first);
    return this.after(continued.length > 0 ? continued[continued.length - 1]!.line : line);
  }

  /** Comments within a token's range belong to its image; the others become hidden tokens. */
  private hideComments(comments: readonly [PhysicalLine, number, number][], firstToken: number): void {
    for (const [line, start, end] of comments) {
      let covered = false;
      for (let i = firstToken; i < this.tokens.length && !covered; i++) {
        const token = this.tokens[i]!;
        covered = token.startOffset < start && token.endOffset! >= start;
      }
      if (!covered) this.hide('COMMENT', start, end, line.number);
    }
  }

  /** The `|` lines that continue `line`, blank lines and comments between them passed over. */
  private continuations(line: PhysicalLine): Continuation[] {
    if (!this.isContinued(line)) return [];
    const parts: Continuation[] = [];
    let comments: [PhysicalLine, number, number][] = [];
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
      if (code !== SLASH || text.charCodeAt(at + 1) !== SLASH) return code === BAR;
      while (at < text.length && text.charCodeAt(at) !== LINE_FEED && text.charCodeAt(at) !== CARRIAGE_RETURN) at++;
    }
    return false;
  }

  /** The line's rest with everything that is no text of it turned into spaces, offset for offset. */
  private masked(start: number, end: number, parts: readonly Continuation[]): string {
    let masked = this.text.slice(start, end);
    let at = Math.max(start, end);
    for (const part of parts) {
      masked += ' '.repeat(part.start - at) + this.text.slice(part.start, Math.max(part.start, part.end));
      at = Math.max(part.start, part.end);
    }
    return masked;
  }

  private skipContinuations(line: PhysicalLine): PhysicalLine | undefined {
    const parts = this.continuations(line);
    for (const part of parts) {
      this.junk(part.line, part.line.start, part.line.end);
      this.problem('continues-unread-line', part.line.start, part.line.end);
    }
    return this.after(parts.at(-1)?.line ?? line);
  }

  private aheadOf(line: PhysicalLine): Ahead {
    const following = (from: PhysicalLine) => {
      const known = this.lineStarts.length;
      const next = this.nextContent(from);
      this.lineStarts.length = known;
      return next;
    };
    return {
      column: () => following(line)?.column ?? -1,
      belongsTo: (block, column) => {
        for (let at = following(line); at && at.column > column; at = following(at)) {
          const word = this.text.slice(at.start, this.wordEnd(at.start, at.end)).toLowerCase();
          if (!lineOf(block, word)) return false;
        }
        return true;
      },
    };
  }

  /** The next line below that is neither blank nor comment nor the continuation of another. */
  private nextContent(line: PhysicalLine): PhysicalLine | undefined {
    for (let at = this.after(line); at; at = this.after(at)) {
      const code = this.text.charCodeAt(at.start);
      const isComment = code === SLASH && this.text.charCodeAt(at.start + 1) === SLASH;
      if (at.start < at.end && code !== BAR && !isComment) return at;
    }
    return undefined;
  }

  /** Where a comment begins behind `from`, or the line's end: not inside a wholly quoted text or a quoted name. */
  private commentIn(line: PhysicalLine, from: number, definition: LineDefinition): number {
    let comment = this.nextComment(from, line.end);
    if (comment === line.end) return comment;
    const isText = definition.shape === 'text';
    for (const quoted of this.quotedIn(from, line.end, !isText)) {
      if (comment < quoted.start) break;
      if (quoted.end < comment) continue;
      const behind = this.nextComment(quoted.end, line.end);
      // A text that goes on behind its quotes is not wholly quoted.
      if (isText && trimEnd(this.text, quoted.end, behind) > quoted.end) break;
      comment = behind;
    }
    return comment;
  }

  /** The quoted texts that begin a line's rest or, in a list, a name of it. */
  private *quotedIn(from: number, end: number, list: boolean): Iterable<{ start: number; end: number }> {
    let atStart = true;
    for (let at = from; at < end; at++) {
      const code = this.text.charCodeAt(at);
      if (code === QUOTE && atStart) {
        const close = closingQuote(this.text, at, end);
        if (close < 0) return;
        yield { start: at, end: close + 1 };
        at = close;
        atStart = false;
      } else if (isComma(code)) atStart = true;
      else if (!isSpace(code)) atStart = false;
      if (!atStart && !list) return;
    }
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

  private blockComment(line: PhysicalLine): PhysicalLine | undefined {
    if (this.nextCommentEnd < line.start + 2) {
      const found = this.text.indexOf('*/', line.start + 2);
      this.nextCommentEnd = found < 0 ? Number.POSITIVE_INFINITY : found;
    }
    if (this.nextCommentEnd === Number.POSITIVE_INFINITY) {
      this.junk(line, line.start, line.end);
      this.problem('unclosed-comment', line.start, line.end);
      return this.after(line);
    }
    const end = this.nextCommentEnd + 2;
    let last = line;
    while (last.next >= 0 && last.next < end) {
      this.record(last, 'comment');
      last = this.after(last)!;
    }
    this.record(last, 'comment');
    this.hide('COMMENT', line.start, end, line.number, last);
    if (last.end > end) {
      let at = end;
      while (isSpace(this.text.charCodeAt(at))) at++;
      this.hide('JUNK', at, last.end, last.number);
      this.problem('text-after-comment', at, last.end);
    }
    return this.after(last);
  }

  private comment(line: PhysicalLine, start: number, end: number): void {
    this.record(line, 'comment');
    this.hide('COMMENT', start, end, line.number);
  }

  private junk(line: PhysicalLine, start: number, end: number): void {
    this.record(line, 'junk');
    this.hide('JUNK', start, end, line.number);
  }

  private record(line: PhysicalLine, kind: Line['kind']): void {
    this.lines.push({ line: line.number, kind, start: line.start, column: line.column, depth: this.structure.depth });
  }

  private problem(problem: SyntaxProblem, start: number, end: number, keyword?: string): void {
    this.findings.push({ code: 'syntax', problem, start, end, keyword });
  }

  /** The multi-word keyword or synonym that the line begins with, in lower case and with single spaces. */
  private phraseAt(line: PhysicalLine): { keyword: string; end: number } | undefined {
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

  private wordEnd(start: number, end: number): number {
    let at = start;
    while (at < end && !isSpace(this.text.charCodeAt(at)) && !isColon(this.text.charCodeAt(at))) at++;
    // A line that begins with a colon: the colon is the word that is no keyword.
    return at === start && at < end ? at + 1 : at;
  }

  private after(line: PhysicalLine): PhysicalLine | undefined {
    return line.next < 0 ? undefined : this.lineAt(line.next, line.number + 1);
  }

  /** Line ends are LF, CR LF and CR, as for the editor. */
  private lineAt(offset: number, number: number): PhysicalLine {
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
    this.lineStarts[number] = offset;
    return { number, lineStart, start, end: trimEnd(text, start, end), column, next };
  }

  private dedent(count: number): void {
    for (let i = 0; i < count; i++) this.zeroWidth('DEDENT', this.lastEnd, this.lastLine);
  }

  /** A token that the parser consumes and the tree never sees: it ends before it starts. */
  private zeroWidth(type: string, at: number, line: number): void {
    const column = at - this.lineStarts[line]! + 1;
    this.tokens.push(createTokenInstance(this.types[type]!, '', at, at - 1, line + 1, line + 1, column, column - 1));
  }

  /** An empty token (start = end) is given a range of one, so that it enters the tree. */
  private token(type: string, start: number, end: number): void {
    const image = this.text.slice(start, end);
    const startLine = this.lineOf(start);
    const last = Math.max(start, end - 1);
    const endLine = this.lineOf(last);
    const startColumn = start - this.lineStarts[startLine]! + 1;
    const endColumn = end > start ? end - this.lineStarts[endLine]! : startColumn - 1;
    this.tokens.push(
      createTokenInstance(this.types[type]!, image, start, last, startLine + 1, endLine + 1, startColumn, endColumn),
    );
    this.lastEnd = Math.max(end, start);
    this.lastLine = endLine;
  }

  /** Comments that follow on each other are one token, and so is junk: the tree's builder fails on very many at one place. */
  private hide(type: string, start: number, end: number, line: number, last?: PhysicalLine): void {
    const endLine = last?.number ?? line;
    const endColumn = end - this.lineStarts[endLine]!;
    const before = this.hidden.at(-1);
    const joins = before && this.tokens.length === this.tokensAtHidden;
    if (joins && (before.tokenType.name === type || this.hiddenInRow >= MOST_HIDDEN)) {
      Object.assign(before, {
        image: this.text.slice(before.startOffset, end),
        endOffset: end - 1,
        endLine: endLine + 1,
        endColumn,
      });
      return;
    }
    this.hiddenInRow = joins ? this.hiddenInRow + 1 : 1;
    this.tokensAtHidden = this.tokens.length;
    const startColumn = start - this.lineStarts[line]! + 1;
    const image = this.text.slice(start, end);
    this.hidden.push(
      createTokenInstance(this.types[type]!, image, start, end - 1, line + 1, endLine + 1, startColumn, endColumn),
    );
  }

  /** The line of an offset; nearly always the last one read. */
  private lineOf(offset: number): number {
    let line = this.lineStarts.length - 1;
    while (line > 0 && this.lineStarts[line]! > offset) line--;
    return line;
  }
}

/** Comments and junk in turns beyond this many become one token. */
const MOST_HIDDEN = 10_000;

interface Continuation {
  line: PhysicalLine;
  /** Behind the bar. */
  start: number;
  end: number;
  /** The comments before it and at its end. */
  comments: [PhysicalLine, number, number][];
  /** Where the one at its end begins. */
  comment?: number;
}

function trimEnd(text: string, start: number, from: number): number {
  let at = from;
  while (at > start && isSpace(text.charCodeAt(at - 1))) at--;
  return at;
}
