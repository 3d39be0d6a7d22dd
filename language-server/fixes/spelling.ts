import { t } from '@vscode/l10n';
import type { AstNode, LangiumDocument, Reference } from 'langium';
import { spelling } from '../references/vocabulary.js';
import { type Problem, referenceRange } from '../rules/rule.js';
import { quoted } from '../said.js';
import { looseKey, nameKey } from '../syntax/text.js';
import { replaceRange } from './edits.js';
import { nameFor } from './names.js';
import { Outline } from './outline.js';

/** A place in the text and what can be done there. */
export type Fixable = Pick<Problem, 'range' | 'fixes'>;

/**
 * The references that mean a name in another case than it is declared in, or first used in where nothing declares it.
 * That is no problem, but can be put right. Emotions are words of the text, and stay as they are.
 */
export function spellings(document: LangiumDocument): Fixable[] {
  return (document.references as Reference<AstNode>[]).flatMap((reference): Fixable[] => {
    const written = reference.$refText;
    const name = reference.$nodeDescription?.name ?? spelling(reference);
    const place = reference.$refNode;
    if (!place || !written || nameKey(name) === nameKey(written) || looseKey(name) !== looseKey(written)) return [];
    const container = place.astNode;
    const definition = Outline.of(document).entryOf(container)?.line.definition;
    if (!definition || container.$type === 'Feels') return [];
    const range = referenceRange(reference);
    const title = t('Write it as {0}', quoted(name));
    return [{ range, fixes: () => [{ title, edits: [replaceRange(range, nameFor(definition, name))], safe: true }] }];
  });
}
