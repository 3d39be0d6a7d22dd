import { t } from '@vscode/l10n';
import { type AstNode, isReference, type LangiumDocument, type Reference, type URI, UriUtils } from 'langium';
import { insertLines, isIgnoreOfFile, removeLines } from '../../fixes/edits.js';
import { type Entry, Outline } from '../../fixes/outline.js';
import type { Model } from '../../generated/ast.js';
import { type Lines, linesOfBlock } from '../../map-edits/blocks.js';
import { type Declaration, declarationsOf } from '../../model/declarations.js';
import type { FixEdit } from '../../rules/rule.js';
import { l10nKey, quoted } from '../../said.js';
import { writeText } from '../../syntax/text.js';
import { isOn, type Refactoring, type RefactoringContext } from './refactoring.js';

const MOVE: Readonly<Record<Declaration['$type'], string>> = {
  Persona: l10nKey('Move the persona {0} to a file of its own'),
  Channel: l10nKey('Move the channel {0} to a file of its own'),
  Touchpoint: l10nKey('Move the touchpoint {0} to a file of its own'),
  Emotion: l10nKey('Move the emotion {0} to a file of its own'),
  Source: l10nKey('Move the source {0} to a file of its own'),
  Metric: l10nKey('Move the metric {0} to a file of its own'),
  Lane: l10nKey('Move the lane {0} to a file of its own'),
  Framework: l10nKey('Move the framework {0} to a file of its own'),
};

/** Moves a declaration, or all, into a new file beside this one, which is imported wherever they are needed. */
export function extract(context: RefactoringContext): Refactoring[] {
  const { document, range } = context;
  // Nothing can be imported from beside a text that no folder has yet.
  if (document.uri.scheme === 'untitled') return [];
  const outline = Outline.of(document);
  const all = declarationsOf(document.parseResult.value).filter(({ name, $cstNode }) => name && $cstNode);
  const whole = all.filter((node) => isMovable(outline, node));
  const own = whole.find(({ $cstNode }) => isOn(range, $cstNode!.range));
  if (!own) return [];
  const one = move(context, [own], t(MOVE[own.$type], quoted(own.name)));
  const hasJourney = document.parseResult.value.journeys.length > 0;
  if (!hasJourney || whole.length < 2 || whole.length < all.length) return [one];
  return [one, move(context, whole, t('Move all {0} declarations to a shared file', whole.length))];
}

/** True where nothing that stands in it is in the wrong place. */
function isMovable(outline: Outline, node: AstNode): boolean {
  const entry = outline.entryOf(node);
  if (!entry || entry.misplaced) return false;
  const last = outline.lastOf(entry);
  return outline.entries.slice(entry.index, last.index + 1).every((it) => !it.misplaced);
}

function move(context: RefactoringContext, nodes: readonly Declaration[], title: string): Refactoring {
  const { document, documents } = context;
  const outline = Outline.of(document);
  const entries = nodes.map((node) => outline.entryOf(node)).filter((entry) => entry !== undefined);
  const spans = entries.sort((a, b) => a.index - b.index).map((entry) => spanOf(outline, entry));
  const { lineEnd } = outline;
  const texts = spans.map(({ from, to }) => outline.text.slice(outline.lines[from]!.start, outline.lines[to]!.end));
  const isSpaced = spans.map(({ from }) => from > 0 && outline.isBlank(from - 1));
  const text = texts.map((it, index) => (index > 0 && isSpaced[index] ? lineEnd : '') + it + lineEnd).join('');
  const uri = freeFile(document, documents, nodes.length === 1 ? nodes[0]!.name : 'shared');
  const removals = runsOf(outline, spans).map(({ from, to }) => removeLines(outline, from, to));
  const edits = together(outline, removals, imports(context, nodes, uri));
  return { title, kind: 'refactor.extract', edits, creates: { uri: uri.toString(), text } };
}

/** An import that goes where something is taken out takes its place. */
function together(outline: Outline, removals: readonly FixEdit[], imports: readonly FixEdit[]): FixEdit[] {
  const edits = [...removals];
  for (const added of imports) {
    const at = outline.offsetAt(added.range.start);
    const index = edits.findIndex(({ range, newText }) => {
      return newText === '' && outline.offsetAt(range.start) <= at && at < outline.offsetAt(range.end);
    });
    const removal = added.uri === undefined ? edits[index] : undefined;
    if (removal) edits[index] = { ...removal, newText: inPlaceOf(outline, removal, at, added.newText) };
    else edits.push(added);
  }
  return edits;
}

/** What the last line of a text leaves goes with the line end above it: that one stays where a line comes instead. */
function inPlaceOf(outline: Outline, { range: { start } }: FixEdit, at: number, newText: string): string {
  const lineEndAbove =
    outline.offsetAt(start) < at ? /^(?:\r\n|[\r\n])/.exec(outline.text.slice(outline.offsetAt(start))) : null;
  return lineEndAbove ? lineEndAbove[0] + newText.trimEnd() : newText;
}

/** A declaration, with the comments that are about it; not those that head the file, or silence a rule in all of it. */
function spanOf(outline: Outline, entry: Entry): Lines {
  const { from, to } = linesOfBlock(outline, entry);
  if (from === 0) return { from: entry.line.line, to };
  const above = Array.from({ length: entry.line.line - from }, (_, index) => from + index);
  const ofFile = above.findLast((number) => isIgnoreOfFile(outline, number));
  return { from: ofFile === undefined ? from : ofFile + 1, to };
}

/** What is taken out: parts between which nothing is left as one. */
function runsOf(outline: Outline, spans: readonly Lines[]): Lines[] {
  const runs: Lines[] = [];
  for (const { from, to } of spans) {
    const last = runs.at(-1);
    let next = last ? last.to + 1 : from;
    while (next < from && outline.isBlank(next)) next++;
    if (last && next === from) last.to = to;
    else runs.push({ from, to });
  }
  return runs.map(({ from, to }) => ({ from, to: withBlank(outline, from, to) }));
}

/** The empty lines behind what is taken out go with it where there are some before it, or nothing. */
function withBlank(outline: Outline, from: number, to: number): number {
  if (from > 0 && !outline.isBlank(from - 1)) return to;
  let last = to;
  while (last + 1 < outline.lines.length - 1 && outline.isBlank(last + 1)) last++;
  return last;
}

/** Names of devices, which no file can have there. */
const KEPT_BY_WINDOWS = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/** A file in the same folder that is not there yet. */
function freeFile(document: LangiumDocument, documents: readonly LangiumDocument[], name: string): URI {
  const base = name
    .toLowerCase()
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  const stem = base === '' || KEPT_BY_WINDOWS.test(base) ? 'shared' : base.slice(0, 60);
  const folder = UriUtils.dirname(document.uri);
  for (let number = 1; ; number++) {
    const file = `${stem}${number > 1 ? `-${number}` : ''}.journey`;
    const uri = UriUtils.joinPath(folder, file);
    if (!documents.some((it) => UriUtils.equals(it.uri, uri))) return uri;
  }
}

/** This file imports the new one, and so does each that imported this one for what moves. */
function imports({ document, documents }: RefactoringContext, nodes: readonly AstNode[], uri: URI): FixEdit[] {
  const moving = new Set(nodes);
  const needing = documents.filter((it) => it === document || usesAny(it, moving));
  return needing.map((it) => {
    const path = UriUtils.relative(UriUtils.dirname(it.uri), uri);
    const line = `import ${writeText(path.startsWith('../') ? path : `./${path}`)}`;
    const edit = insertLines(it, it.parseResult.value as Model, [line]);
    return it === document ? edit : { ...edit, uri: it.textDocument.uri };
  });
}

function usesAny({ references }: LangiumDocument, nodes: ReadonlySet<AstNode>): boolean {
  return (references as Reference<AstNode>[]).some(
    (it) => isReference(it) && it.ref !== undefined && nodes.has(it.ref),
  );
}
