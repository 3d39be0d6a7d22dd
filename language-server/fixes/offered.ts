/** Which fixes are offered: those after which no more lines stand in a wrong place, or cannot be read, than before. */
import type { LangiumDocument } from 'langium';
import type { Fix, FixEdit } from '../rules/rule.js';
import type { LineReport } from '../syntax/findings.js';
import { lex } from '../syntax/lex.js';
import { applyEdits, safeFixes } from './apply.js';
import { Outline } from './outline.js';
import type { Fixable } from './spelling.js';

/**
 * The fixes of a problem that do no harm. What stands around a damaged line may be damaged too, so that a line that is put
 * there is read in another way than it was meant.
 */
export function offeredFixes(document: LangiumDocument, problem: Fixable): Fix[] {
  const fixes = problem.fixes?.() ?? [];
  if (fixes.length === 0) return [];
  return fixes.filter(({ edits }) => isHarmless(document, edits));
}

/** True where edits leave no more lines that stand in a wrong place, or cannot be read, than there are. */
export function isHarmless(document: LangiumDocument, edits: readonly FixEdit[]): boolean {
  const before = (document.parseResult.lexerReport as LineReport).findings.length;
  const own = edits.filter((edit) => edit.uri === undefined);
  return findingsIn(applyEdits(Outline.of(document).text, own)) <= before;
}

/**
 * The edits that put right all that needs no decision of a person. `fixables`: what the check of this very text has found.
 * Where they would do harm together, lines stay indented as they are.
 */
export function unaskedEdits(document: LangiumDocument, fixables: readonly Fixable[]): FixEdit[] {
  const { text } = Outline.of(document);
  const before = (document.parseResult.lexerReport as LineReport).findings.length;
  const fixes = safeFixes(fixables);
  const isIndentation = ({ edits }: Fix) => edits.every(({ newText }) => /^\s*$/u.test(newText));
  for (const chosen of [fixes, fixes.filter((fix) => !isIndentation(fix))]) {
    const edits = chosen.flatMap((fix) => fix.edits);
    if (edits.length === 0 || findingsIn(applyEdits(text, edits)) <= before) return edits;
  }
  return [];
}

function findingsIn(text: string): number {
  return lex(text).report.findings.length;
}
