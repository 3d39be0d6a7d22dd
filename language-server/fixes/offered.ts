/** Which fixes are offered: those after which no more lines stand in a wrong place, or cannot be read, than before. */
import { Lexer as ChevrotainLexer, createToken } from 'chevrotain';
import type { LangiumDocument } from 'langium';
import type { Fix } from '../rules/rule.js';
import type { LineReport } from '../syntax/findings.js';
import { LineLexer } from '../syntax/line-lexer.js';
import { KEYWORDS } from '../syntax/table.js';
import { applyEdits } from './apply.js';
import { Outline } from './outline.js';
import type { Fixable } from './spelling.js';

const TERMINALS = ['INDENT', 'DEDENT', 'STRAY', 'NAME', 'VALUE', 'TEXT', 'COMMENT', 'JUNK', ',', ':'];

/** Reads lines without a tree. */
const lexer = new LineLexer(
  [...TERMINALS, ...KEYWORDS].map((name) => createToken({ name, pattern: ChevrotainLexer.NA })),
);

/**
 * The fixes of a problem that do no harm. What stands around a damaged line may be damaged too, so that a line that is put
 * there is read in another way than it was meant.
 */
export function offeredFixes(document: LangiumDocument, problem: Fixable): Fix[] {
  const fixes = problem.fixes?.() ?? [];
  if (fixes.length === 0) return [];
  const { text } = Outline.of(document);
  const before = (document.parseResult.lexerReport as LineReport).findings.length;
  return fixes.filter(({ edits }) => {
    const own = edits.filter((edit) => edit.uri === undefined);
    return findingsIn(applyEdits(text, own)) <= before;
  });
}

function findingsIn(text: string): number {
  return (lexer.tokenize(text) as unknown as { report: LineReport }).report.findings.length;
}
