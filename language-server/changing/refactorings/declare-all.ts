import { t } from '@vscode/l10n';
import { isReference, type Reference } from 'langium';
import { insertLines } from '../../fixes/edits.js';
import { nameFor } from '../../fixes/names.js';
import { kindMadeBy, spelling } from '../../references/vocabulary.js';
import { lineOf } from '../../syntax/table.js';
import { looseKey } from '../../syntax/text.js';
import { propertyOf } from '../names.js';
import { isOn, type Refactoring, type RefactoringContext } from './refactoring.js';

/** Declares every name that has been used without. Offered on one of them, where there are several. */
export function declareAll({ document, range }: RefactoringContext): Refactoring[] {
  const names = new Map<string, { kind: string; name: string }>();
  let isAtOne = false;
  for (const reference of document.references as Reference[]) {
    const leaf = isReference(reference) && !reference.ref ? reference.$refNode : undefined;
    const kind = leaf && kindMadeBy(propertyOf(leaf));
    if (!leaf || !kind || !reference.$refText) continue;
    if (isOn(range, leaf.range)) isAtOne = true;
    const name = spelling(reference as Reference<never>);
    names.set(`${kind} ${looseKey(name)}`, { kind, name });
  }
  if (!isAtOne || names.size < 2) return [];
  const kinds = new Map<string, string[]>();
  for (const { kind, name } of names.values()) {
    const lines = kinds.get(kind) ?? [];
    lines.push(`${kind} ${nameFor(lineOf('file', kind)!, name)}`);
    kinds.set(kind, lines);
  }
  const edits = KINDS.filter((kind) => kinds.has(kind)).map((kind) =>
    insertLines(document, document.parseResult.value, kinds.get(kind)!),
  );
  return [{ title: t('Declare all {0} names that have no declaration', names.size), kind: 'refactor.rewrite', edits }];
}

/** In the order of a file. */
const KINDS = ['persona', 'channel', 'source', 'metric', 'lane'];
