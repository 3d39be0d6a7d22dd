import type { LangiumDocument } from 'langium';
import type { Model } from '../../generated/ast.js';
import type { Range } from '../../map/journey-map.js';
import type { FixEdit } from '../../rules/rule.js';
import type { Finding } from '../../rules/validator.js';

/** A change of a map that nothing calls for: what somebody may want who works on it. */
export interface Refactoring {
  /** What it does, as an order. */
  title: string;
  /** `refactor` and what of it, as editors group them. */
  kind: RefactoringKind;
  edits: readonly FixEdit[];
  /** A file that is made with it. */
  creates?: { uri: string; text: string };
}

export type RefactoringKind = 'refactor.extract' | 'refactor.rewrite' | 'refactor.move';

/** Where refactorings are asked for. */
export interface RefactoringContext {
  document: LangiumDocument<Model>;
  /** What is selected; the cursor where nothing is. */
  range: Range;
  /** The findings of the check of this very text. */
  findings: readonly Finding[];
  /** All files that are known, the built-in one apart. */
  documents: readonly LangiumDocument[];
}

/** True where a range lies on the lines of another, or on one of them. */
export function isOn(range: Range, lines: Range): boolean {
  return range.start.line >= lines.start.line && range.end.line <= lines.end.line;
}
