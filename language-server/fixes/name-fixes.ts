/** Ways out for a name that nothing answers to. */
import type { AstNode, LangiumDocument, Reference, ReferenceInfo } from 'langium';
import { type Fix, quoted, type RuleContext, referenceRange } from '../rules/rule.js';
import { lineOf } from '../syntax/table.js';
import { writeText } from '../syntax/text.js';
import { insertLines, replaceRange } from './edits.js';
import { nameFor } from './names.js';
import { Outline } from './outline.js';

/** Writes another name in the place of a reference's. */
export function renameFix(document: LangiumDocument, info: ReferenceInfo, name: string): Fix {
  const definition = Outline.of(document).entryOf(info.container)!.line.definition!;
  const range = referenceRange(info.reference as Reference<AstNode>);
  return { title: `Change to ${quoted(name)}`, edits: [replaceRange(range, nameFor(definition, name))] };
}

/** Imports the name from files of the workspace that declare it. */
export function importFixes({ document, model, importable }: RuleContext, info: ReferenceInfo): Fix[] {
  return importable(info).map((path) => ({
    title: `Import it from ${path}`,
    edits: [insertLines(document, model, [`import ${writeText(path)}`])],
  }));
}

/** Declares the name in this file, as a thing of a kind that needs no more than its name. */
export function declareFix({ document, model }: RuleContext, kind: string, name: string): Fix {
  const line = `${kind} ${nameFor(lineOf('file', kind)!, name)}`;
  return { title: `Declare the ${kind} ${quoted(name)}`, edits: [insertLines(document, model, [line])] };
}
