/** A text → its tokens and lines, without a tree and without services. */
import { Lexer as ChevrotainLexer, createToken } from 'chevrotain';
import type { LexerResult } from 'langium';
import type { LineReport } from './findings.js';
import { LineLexer } from './line-lexer.js';
import { KEYWORDS } from './table.js';

const TERMINALS = ['INDENT', 'DEDENT', 'STRAY', 'NAME', 'VALUE', 'TEXT', 'COMMENT', 'JUNK', ',', ':'];

const lexer = new LineLexer(
  [...TERMINALS, ...KEYWORDS].map((name) => createToken({ name, pattern: ChevrotainLexer.NA })),
);

/** What the language's own lexer makes of a text. */
export type Lexed = LexerResult & { report: LineReport };

/** Reads a text as the language does. Token types are told apart by their names. */
export function lex(text: string): Lexed {
  return lexer.tokenize(text) as unknown as Lexed;
}
