/** Ways out for a name that nothing answers to. */
import { t } from '@vscode/l10n';
import type { AstNode, LangiumDocument, Reference, ReferenceInfo } from 'langium';
import { type Fix, type RuleContext, referenceRange } from '../rules/rule.js';
import { l10nKey, quoted } from '../said.js';
import { lineOf } from '../syntax/table.js';
import { writeText } from '../syntax/text.js';
import { insertLines, replaceRange } from './edits.js';
import { nameFor } from './names.js';
import { Outline } from './outline.js';

/** Writes another name in the place of a reference's. */
export function renameFix(document: LangiumDocument, info: ReferenceInfo, name: string): Fix {
  const definition = Outline.of(document).entryOf(info.container)!.line.definition!;
  const range = referenceRange(info.reference as Reference<AstNode>);
  return { title: t('Change to {0}', quoted(name)), edits: [replaceRange(range, nameFor(definition, name))] };
}

/** Imports the name from files of the workspace that declare it. */
export function importFixes({ document, model, importable }: RuleContext, info: ReferenceInfo): Fix[] {
  return importable(info).map((path) => ({
    title: t('Import it from {0}', path),
    edits: [insertLines(document, model, [`import ${writeText(path)}`])],
  }));
}

/** By the kind of what is declared. */
const DECLARE: Readonly<Record<string, string>> = {
  persona: l10nKey('Declare the persona {0}'),
  channel: l10nKey('Declare the channel {0}'),
  source: l10nKey('Declare the source {0}'),
  metric: l10nKey('Declare the metric {0}'),
  lane: l10nKey('Declare the lane {0}'),
};

/** Declares the name in this file, as a thing of a kind that needs no more than its name. */
export function declareFix({ document, model }: RuleContext, kind: string, name: string): Fix {
  const line = `${kind} ${nameFor(lineOf('file', kind)!, name)}`;
  return { title: t(DECLARE[kind]!, quoted(name)), edits: [insertLines(document, model, [line])] };
}
