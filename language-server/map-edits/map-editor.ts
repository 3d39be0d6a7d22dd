import { t } from '@vscode/l10n';
import { type AstNode, type LangiumDocument, URI } from 'langium';
import { insertLines, removeEntry, replaceRange } from '../fixes/edits.js';
import { nameFor } from '../fixes/names.js';
import { offeredFixes } from '../fixes/offered.js';
import { type Entry, Outline } from '../fixes/outline.js';
import { literal, placeholder } from '../fixes/snippet.js';
import type { Journey, Model, Stage } from '../generated/ast.js';
import type { Items, JourneyMap } from '../map/journey-map.js';
import { type Block, ownBlockOf, scaleOf } from '../model/queries.js';
import type { JourneyServices } from '../module.js';
import type { FixEdit } from '../rules/rule.js';
import { l10nKey, quoted } from '../said.js';
import type { LineReport } from '../syntax/findings.js';
import { lex } from '../syntax/lex.js';
import { type LineDefinition, lineOf } from '../syntax/table.js';
import { foldSpaces, nameKey, writeText } from '../syntax/text.js';
import { cutLines, type Destination, indentAt, linesAs, linesOfBlock, putLines } from './blocks.js';
import { scoreEdits } from './feelings.js';
import type { MapEdit, Part, Refused, WrittenEdit } from './map-edit.js';
import { type FoundPart, findPart, partsOf } from './parts.js';
import { selectionOf, textAfter } from './selection.js';

/** What a new line says until somebody says something better. */
const WORDS: Readonly<Record<string, string>> = {
  stage: l10nKey('Stage'),
  step: l10nKey('What the customer does'),
  thinks: l10nKey('What they think'),
  says: l10nKey('What they say'),
  expects: l10nKey('What they expect'),
  needs: l10nKey('What they need'),
  feels: 'neutral',
  pain: l10nKey('What goes wrong'),
  gain: l10nKey('What goes well'),
  opportunity: l10nKey('What could be done'),
  on: l10nKey('Channel'),
  starts: l10nKey('What sets it off'),
  ends: l10nKey('When it is over'),
  for: l10nKey('Who it is about'),
};

/** By the block that was to have the line. */
const NO_LINE = {
  journey: l10nKey('A journey has no line {0}.'),
  stage: l10nKey('A stage has no line {0}.'),
  step: l10nKey('A step has no line {0}.'),
};

/** A change that cannot be made; the message is for the person who asked for it. */
class Refusal extends Error {}

/** A document as it was parsed last, with its parts. */
interface Scope {
  document: LangiumDocument<Model>;
  outline: Outline;
  map: JourneyMap;
  parts: ReadonlyMap<string, FoundPart>;
}

/**
 * Writes changes of a map into its text: no comment is lost, and no line changes that has nothing to do with it. What
 * would leave more lines that cannot be read, or stand in a wrong place, is refused.
 */
export class MapEditor {
  constructor(private readonly services: JourneyServices) {}

  /** The edits that make a change, or why it cannot be made. The document must be parsed and linked. */
  async edit(document: LangiumDocument, change: MapEdit): Promise<WrittenEdit | Refused> {
    const map = this.services.map.JourneyMaps.of(document);
    const scope = {
      document: document as LangiumDocument<Model>,
      outline: Outline.of(document),
      map,
      parts: partsOf(map),
    };
    try {
      return finished(scope, await this.edits(scope, change));
    } catch (error) {
      if (error instanceof Refusal) return { problem: error.message };
      throw error;
    }
  }

  private async edits(scope: Scope, change: MapEdit): Promise<FixEdit[]> {
    const part = partOf(scope, change.part);
    switch (change.kind) {
      case 'score':
        return score(scope, part, change);
      case 'words':
        return await this.words(scope, part, change.words);
      case 'add':
        return added(scope, part, change);
      case 'answer':
        return this.answer(scope, part, change);
      case 'remove':
        return removed(scope, part);
      case 'duplicate':
        return duplicated(scope, part);
      case 'move':
        return moved(scope, part, change);
    }
  }

  /** A title goes into what refers to it as well. */
  private async words(scope: Scope, part: FoundPart, words: string): Promise<FixEdit[]> {
    const entry = entryOf(scope, part);
    const text = foldSpaces(words);
    if (text === '') throw new Refusal(t('There must be some words here. To take it out of the map, delete it.'));
    if (text === part.words) return [];
    const definition = definitionOf(entry);
    const range = part.nameRange!;
    const isName = definition.opens !== undefined || entry.line.keyword === 'pain';
    if (isName && part.words !== '') return await this.renamed(scope, part, text);
    for (let number = range.start.line; number < range.end.line; number++) {
      if (scope.outline.commentIn(number) !== undefined)
        throw new Refusal(t('A comment stands between these words: change them in the text.'));
    }
    return [replaceRange(range, writtenFor(definition, text))];
  }

  private async renamed({ document }: Scope, { nameRange }: FoundPart, newName: string): Promise<FixEdit[]> {
    const textDocument = { uri: document.textDocument.uri };
    const { RenameProvider } = this.services.lsp;
    const edit = await RenameProvider?.rename(document, { textDocument, position: nameRange!.start, newName });
    const files = Object.entries(edit?.changes ?? {});
    if (files.length === 0) throw new Refusal(t('This cannot be called {0}.', quoted(newName)));
    return files.flatMap(([uri, edits]) => edits.map((it) => ({ ...it, ...(uri !== textDocument.uri && { uri }) })));
  }

  /** The first of the fixes that are offered for a report. */
  private answer(
    { document }: Scope,
    part: FoundPart,
    { code, missing }: Pick<MapEdit & { kind: 'answer' }, 'code' | 'missing'>,
  ): FixEdit[] {
    const places = [part.nameRange, part.range].filter((range) => range !== undefined).map(({ start }) => start);
    const finding = this.services.validation.DocumentValidator.findingsIn(document).find(
      ({ rule, problem: { range, data } }) =>
        rule.code === code &&
        (missing === undefined || data?.stage === missing) &&
        places.some(({ line, character }) => range.start.line === line && range.start.character === character),
    );
    const fixes = finding ? offeredFixes(document, finding.problem) : [];
    const fix = fixes.find(({ preferred }) => preferred) ?? fixes[0];
    if (!fix) throw new Refusal(t('Nothing is missing here any more.'));
    return [...fix.edits];
  }
}

function partOf({ parts }: Scope, part: Part): FoundPart {
  const found = findPart(parts, part);
  if (found) return found;
  throw new Refusal(
    part.words === ''
      ? t('This part is not in the text as it was drawn: it was changed in between. Nothing was changed now.')
      : t(
          '{0} is not in the text as it was drawn: it was changed in between. Nothing was changed now.',
          quoted(part.words),
        ),
  );
}

/** The line that a part begins. */
function entryOf({ outline }: Scope, { range }: FoundPart): Entry {
  const entry = outline.entryAt(outline.offsetAt(range!.start));
  if (!entry) throw new Refusal(t('The line of this part cannot be told: change it in the text.'));
  return entry;
}

function definitionOf({ line }: Entry): LineDefinition {
  return line.definition!;
}

const writtenFor = (definition: LineDefinition, words: string) =>
  definition.shape === 'text' ? writeText(words) : nameFor(definition, words);

/** The journey, stage or step of an id. */
function blockNode({ document }: Scope, { id }: FoundPart): AstNode | undefined {
  const [, j, s, p] = /^j(\d+)(?:\.s(\d+))?(?:\.p(\d+))?$/.exec(id) ?? [];
  const journey = j === undefined ? undefined : document.parseResult.value.journeys[Number(j)];
  const stage = s === undefined ? undefined : journey?.stages[Number(s)];
  return p !== undefined ? stage?.steps[Number(p)] : s !== undefined ? stage : journey;
}

function score(scope: Scope, part: FoundPart, { persona, score }: MapEdit & { kind: 'score' }): FixEdit[] {
  const node = blockNode(scope, part);
  if (node?.$type !== 'Step' && node?.$type !== 'Stage') throw new Refusal(t('Only a step or a stage has a feeling.'));
  const block = node as Block;
  const journey = (block.$type === 'Step' ? (block.$container as Stage).$container : block.$container) as Journey;
  const [, j, s, p] = /^j(\d+)\.s(\d+)(?:\.p(\d+))?$/.exec(part.id)!;
  const stage = scope.map.journeys[Number(j)]!.stages[Number(s)]!;
  const items: Items = p === undefined ? stage : stage.steps[Number(p)]!;
  const scale = scaleOf(journey);
  const clamped = Math.min(Math.max(score, scale.min), scale.max);
  const edits = scoreEdits(scope.document, block, items, persona, clamped, scale);
  if (!Array.isArray(edits)) throw new Refusal(edits.problem);
  return edits;
}

function added(scope: Scope, part: FoundPart, change: MapEdit & { kind: 'add' }): FixEdit[] {
  const { keyword, persona } = change;
  const node = blockNode(scope, part);
  if (!node) throw new Refusal(t('Lines are added to a journey, a stage or a step.'));
  const block = node.$type.toLowerCase() as 'journey' | 'stage' | 'step';
  const definition = lineOf(block, keyword);
  if (!definition) throw new Refusal(t(NO_LINE[block], quoted(keyword)));
  const words = foldSpaces(change.words);
  const said =
    words === '' ? placeholder(1, t(WORDS[keyword] ?? l10nKey('Words'))) : literal(writtenFor(definition, words));
  const line = `${keyword} ${said}`;
  if (change.before) {
    const { outline } = scope;
    const before = entryOf(scope, partOf(scope, change.before));
    const place = { into: entryOf(scope, part), before };
    if (before.parent !== place.into) throw new Refusal(t('The new place is not in this part any more.'));
    return [{ ...putLines(outline, [literal(outline.indentOf(before)) + line], place), snippet: true }];
  }
  const personal = persona === undefined ? undefined : lineOf('as', keyword) && persona;
  if (personal === undefined) return [insertLines(scope.document, node, [line], { snippet: true })];
  const own = ownBlockOf(node as Block, personal);
  if (own) return [insertLines(scope.document, own, [line], { snippet: true })];
  const as = `as ${literal(nameFor(lineOf('step', 'as')!, personal))}`;
  return [insertLines(scope.document, node, [as, `\t${line}`], { snippet: true })];
}

/** A name that stands with others in a line goes alone; everything else with its line and what stands in it. */
function removed(scope: Scope, part: FoundPart): FixEdit[] {
  const { outline } = scope;
  const entry = entryOf(scope, part);
  const { shape, opens } = definitionOf(entry);
  if (shape === 'names' && opens === undefined) {
    const names = [...scope.parts.values()].filter(
      (it) => it.range && outline.offsetAt(it.range.start) === entry.line.start,
    );
    if (names.length > 1) return [withoutName(outline, names, part)];
  }
  if (opens === undefined) return removeEntry(outline, entry);
  const lines = linesOfBlock(outline, entry);
  const own = { from: entry.line.line, to: lines.to };
  // Comments stay: those that stand in it, too.
  for (let number = own.from; number <= own.to; number++) {
    if (outline.commentIn(number) !== undefined || outline.isComment(number) || outline.isInBlockComment(number))
      return removeEntry(outline, entry);
  }
  return [cutLines(outline, own, entry)];
}

function withoutName(outline: Outline, names: readonly FoundPart[], part: FoundPart): FixEdit {
  const places = names
    .map(({ nameRange }) => nameRange!)
    .sort((a, b) => outline.offsetAt(a.start) - outline.offsetAt(b.start));
  const at = places.findIndex(({ start }) => outline.offsetAt(start) === outline.offsetAt(part.nameRange!.start));
  const range =
    at > 0 ? { start: places[at - 1]!.end, end: places[at]!.end } : { start: places[0]!.start, end: places[1]!.start };
  return { range, newText: '' };
}

/** Once more, behind itself; a title that must be the only one of its name gets a number. */
function duplicated(scope: Scope, part: FoundPart): FixEdit[] {
  const { outline } = scope;
  const entry = entryOf(scope, part);
  const own = { from: entry.line.line, to: linesOfBlock(outline, entry).to };
  const lines = linesAs(outline, own, entry, outline.indentOf(entry));
  if (definitionOf(entry).opens !== undefined && part.words !== '') {
    const { start, end } = part.nameRange!;
    // A title that goes on in further lines is replaced as one.
    const first = outline.text.slice(outline.lines[start.line]!.start, outline.offsetAt(start));
    const rest = outline.text.slice(outline.offsetAt(end), outline.lines[end.line]!.end);
    const name = writtenFor(definitionOf(entry), freeName(scope, part));
    lines.splice(0, end.line - start.line + 1, first + name + rest);
  }
  if (!entry.parent) throw new Refusal(t('Only what stands in a journey can be duplicated.'));
  const siblings = entry.parent.children;
  const next = siblings[siblings.indexOf(entry) + 1];
  const isBlock = definitionOf(entry).opens !== undefined;
  if (!isBlock)
    return [
      { range: outline.range(outline.lines[own.to]!.end), newText: outline.lineEnd + lines.join(outline.lineEnd) },
    ];
  return [putLines(outline, lines, { into: entry.parent, before: next })];
}

/** `Pays 2`, or the next number that is free. */
function freeName({ parts }: Scope, { words, id }: FoundPart): string {
  const kind = id.replace(/\d+/g, '');
  const taken = new Set(
    [...parts.values()].filter((it) => it.id.replace(/\d+/g, '') === kind).map((it) => nameKey(it.words)),
  );
  const [, base = words, last] = /^(.*?)(?: (\d+))?$/su.exec(words) ?? [];
  let number = last === undefined ? 2 : Number(last) + 1;
  while (taken.has(nameKey(`${base} ${number}`))) number++;
  return `${base} ${number}`;
}

function moved(scope: Scope, part: FoundPart, change: MapEdit & { kind: 'move' }): FixEdit[] {
  const { outline } = scope;
  const entry = entryOf(scope, part);
  const into = entryOf(scope, partOf(scope, change.into));
  const before = change.before && entryOf(scope, partOf(scope, change.before));
  if (lineOf(into.line.definition?.opens ?? 'file', entry.line.keyword!)?.opens !== definitionOf(entry).opens) {
    throw new Refusal(t('It does not belong there.'));
  }
  if (before && before.parent !== into) throw new Refusal(t('The new place is not in this part any more.'));
  if (before === entry) return [];
  const siblings = into.children.filter((it) => it.line.keyword === entry.line.keyword);
  const at = siblings.indexOf(entry);
  if (at >= 0 && siblings[at + 1] === before) return [];
  const lines = linesOfBlock(outline, entry);
  const place: Destination = { into, before };
  const cut = cutLines(outline, lines, entry);
  const put = putLines(
    outline,
    linesAs(outline, lines, entry, indentAt(outline, place)),
    place,
    isSpaced(outline, entry),
  );
  return outline.offsetAt(put.range.start) <= outline.offsetAt(cut.range.start) ? [put, cut] : [cut, put];
}

/** True where an empty line stands above a block that is not the first. */
function isSpaced(outline: Outline, entry: Entry): boolean {
  const { from } = linesOfBlock(outline, entry);
  return from > 0 && outline.isBlank(from - 1) && entry.parent?.children[0] !== entry;
}

/** Refuses what would do harm, and says where the cursor goes. */
function finished({ document, outline }: Scope, edits: readonly FixEdit[]): WrittenEdit | Refused {
  const own = edits.filter(({ uri }) => uri === undefined);
  const after = textAfter(outline.text, own);
  const before = (document.parseResult.lexerReport as LineReport).findings.length;
  if (lex(after.text).report.findings.length > before) {
    return { problem: t('Lines around it cannot be read, so this would tear them apart: put them right first.') };
  }
  const files = new Map<string, FixEdit[]>();
  for (const edit of edits) {
    const uri = edit.uri ?? document.textDocument.uri;
    files.set(uri, [...(files.get(uri) ?? []), edit]);
  }
  return {
    files: [...files].map(([uri, its]) => ({ uri: URI.parse(uri).toString(), edits: its.map(after.plain) })),
    select: selectionOf(after),
  };
}
