import type { AstNode, LangiumDocument } from 'langium';
import type { Fix } from '../rules/rule.js';
import { l10nKey } from '../said.js';
import { type InsertOptions, insertLines } from './edits.js';

/** What a new step is called until somebody says it, to be translated. */
export const STEP_WORDS = l10nKey('What the customer does');

export interface AddOptions extends Pick<InsertOptions, 'after'> {
  preferred?: boolean;
}

/** A fix that adds a line to a block, with places to fill in: `lines` is a snippet, see `insertLines`. */
export function addFix(
  document: LangiumDocument,
  block: AstNode,
  title: string,
  lines: readonly string[],
  { after, preferred }: AddOptions = {},
): Fix {
  const edits = [insertLines(document, block, lines, { snippet: true, after })];
  return { title, edits, ...(preferred && { preferred }) };
}
