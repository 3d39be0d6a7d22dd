import { createTokenInstance, type IToken, type TokenTypeDictionary } from 'chevrotain';
import type { CommentSpan, PhysicalLine, SourceLines } from './source-lines.js';

/** Comments and junk in turns beyond this many become one token. */
const MOST_HIDDEN = 10_000;

/** Tokens that were made before, and how many of them count. */
export interface Begun {
  last: { tokens: readonly IToken[]; hidden: readonly IToken[] };
  tokens: number;
  hidden: number;
  lastEnd: number;
  lastLine: number;
}

/** Makes the tokens of a text, those for the parser and the hidden ones, in their order. */
export class TokenWriter {
  readonly tokens: IToken[];
  readonly hidden: IToken[];
  /** Behind the last token, where INDENTs and DEDENTs stand. */
  lastEnd: number;
  lastLine: number;
  /** How many tokens there were when the last hidden one was made, and how many hidden ones stand there in a row. */
  private tokensAtHidden = -1;
  private hiddenInRow = 0;

  constructor(
    private readonly text: string,
    private readonly types: TokenTypeDictionary,
    private readonly lines: SourceLines,
    begun?: Begun,
  ) {
    this.tokens = begun ? begun.last.tokens.slice(0, begun.tokens) : [];
    this.hidden = begun ? begun.last.hidden.slice(0, begun.hidden) : [];
    this.lastEnd = begun?.lastEnd ?? 0;
    this.lastLine = begun?.lastLine ?? 0;
  }

  /** True where nothing but hidden tokens were made since the last one for the parser. */
  get isHiddenLast(): boolean {
    return this.tokens.length === this.tokensAtHidden;
  }

  indent(): void {
    this.zeroWidth('INDENT', this.lastEnd, this.lastLine);
  }

  dedent(count: number): void {
    for (let i = 0; i < count; i++) this.zeroWidth('DEDENT', this.lastEnd, this.lastLine);
  }

  /** A token that the parser consumes and the tree never sees: it ends before it starts. */
  zeroWidth(type: string, at: number, line: number): void {
    const column = at - this.lines.startOf(line) + 1;
    this.tokens.push(createTokenInstance(this.types[type]!, '', at, at - 1, line + 1, line + 1, column, column - 1));
  }

  /** An empty token (start = end) is given a range of one, so that it enters the tree. */
  token(type: string, start: number, end: number): void {
    const image = this.text.slice(start, end);
    const startLine = this.lines.lineOf(start);
    const last = Math.max(start, end - 1);
    const endLine = this.lines.lineOf(last);
    const startColumn = start - this.lines.startOf(startLine) + 1;
    const endColumn = end > start ? end - this.lines.startOf(endLine) : startColumn - 1;
    this.tokens.push(
      createTokenInstance(this.types[type]!, image, start, last, startLine + 1, endLine + 1, startColumn, endColumn),
    );
    this.lastEnd = Math.max(end, start);
    this.lastLine = endLine;
  }

  /** Comments that follow on each other are one token, and so is junk: the tree's builder fails on very many at one place. */
  hide(type: string, start: number, end: number, line: number, last?: PhysicalLine): void {
    const endLine = last?.number ?? line;
    const endColumn = end - this.lines.startOf(endLine);
    const before = this.hidden.at(-1);
    const joins = before && this.isHiddenLast;
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
    const startColumn = start - this.lines.startOf(line) + 1;
    const image = this.text.slice(start, end);
    this.hidden.push(
      createTokenInstance(this.types[type]!, image, start, end - 1, line + 1, endLine + 1, startColumn, endColumn),
    );
  }

  /** Comments within a token's range belong to its image; the others become hidden tokens. */
  hideComments(comments: readonly CommentSpan[], firstToken: number): void {
    for (const [line, start, end] of comments) {
      let covered = false;
      for (let i = firstToken; i < this.tokens.length && !covered; i++) {
        const token = this.tokens[i]!;
        covered = token.startOffset < start && token.endOffset! >= start;
      }
      if (!covered) this.hide('COMMENT', start, end, line.number);
    }
  }
}
