import { t } from '@vscode/l10n';
import type { LangiumDocument, LangiumDocuments } from 'langium';
import type { RenameProvider } from 'langium/lsp';
import {
  LSPErrorCodes,
  type RenameParams,
  ResponseError,
  type TextDocumentPositionParams,
} from 'vscode-languageserver';
import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { removeAll } from '../fixes/edits.js';
import { nameFor } from '../fixes/names.js';
import { Outline } from '../fixes/outline.js';
import { isFramework, isFrameworkStage } from '../generated/ast.js';
import { LIBRARY_URI } from '../library/library.js';
import type { Range } from '../map/journey-map.js';
import type { JourneyServices } from '../module.js';
import { l10nKey, quoted } from '../said.js';

import { isSpace } from '../syntax/characters.js';
import { quote, toName, trim, writeReference } from '../syntax/text.js';
import { Collisions } from './collisions.js';
import { ConfiguredFrameworks } from './configured-frameworks.js';
import { isBuiltIn, type NameAt, type NamePlace, nameAt, partOf, placesOf, propertyOf } from './names.js';

/** Renames whatever has a name, at all its places. Where that cannot be, the request fails and says why. */
export class JourneyRename implements RenameProvider {
  private readonly documents: LangiumDocuments;
  private readonly collisions: Collisions;
  private readonly configured: ConfiguredFrameworks;

  constructor(services: JourneyServices) {
    this.documents = services.shared.workspace.LangiumDocuments;
    this.collisions = new Collisions(services);
    this.configured = new ConfiguredFrameworks(services);
  }

  /** The range of the name, without its quotes. */
  prepareRename(document: LangiumDocument, { position }: TextDocumentPositionParams): Range | undefined {
    const found = this.nameAt(document, position);
    if (!found) return undefined;
    const { start, end } = partOf(found.place);
    return { start: document.textDocument.positionAt(start), end: document.textDocument.positionAt(end) };
  }

  async rename(document: LangiumDocument, { position, newName }: RenameParams): Promise<WorkspaceEdit | undefined> {
    const found = this.nameAt(document, position);
    if (!found) return undefined;
    const { named } = found;
    const name = checked(newName);
    const documents = this.documents.all.filter(({ uri }) => uri.scheme !== LIBRARY_URI.scheme).toArray();
    const framework = named.nodes.find((node) => isFrameworkStage(node))?.$container;
    const configured = framework && (await this.configured.mapsFollowing(framework, documents));
    const places = placesOf(named, document, documents, configured);
    const problem = this.collisions.find(named, name, places, documents);
    if (problem) throw refusal(problem);
    const changes: Record<string, TextEdit[]> = {};
    for (const place of places) {
      const { uri } = place.document.textDocument;
      changes[uri] = [...(changes[uri] ?? []), ...editsAt(place, name)];
    }
    for (const node of named.nodes.filter((it) => isFramework(it))) {
      for (const { uri, range } of await this.configured.placesOf(node, documents)) {
        changes[uri] = [{ range, newText: JSON.stringify(name) }];
      }
    }
    return { changes };
  }

  private nameAt(document: LangiumDocument, position: Range['start']): NameAt | undefined {
    if (document.textDocument.getText() !== Outline.of(document).text) return undefined;
    const found = nameAt(document, document.textDocument.offsetAt(position));
    if (found && isBuiltIn(found.named)) {
      throw refusal(t(BUILT_IN[found.named.kind]!, quoted(found.named.name)));
    }
    return found;
  }
}

/** By the kinds of what every map knows. */
const BUILT_IN: Readonly<Record<string, string>> = {
  emotion: l10nKey('The emotion {0} is built in and keeps its name.'),
  metric: l10nKey('The metric {0} is built in and keeps its name.'),
  framework: l10nKey('The framework {0} is built in and keeps its name.'),
  stage: l10nKey('The stage {0} is built in and keeps its name.'),
};

function refusal(message: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, message);
}

/** The name that was typed, with quotes or without. */
function checked(typed: string): string {
  const written = trim(typed);
  if (/[\r\n]/.test(written)) throw refusal(t('A name stands on one line: write it without a line break.'));
  const name = toName(written);
  if (name === '') throw refusal(t('A name is needed: write one.'));
  if (/[\u0000-\u0008\u000b-\u001f\u007f]/.test(name)) throw refusal(t('A name cannot have control characters in it.'));
  return name;
}

/** Writes the name at a place; comments between the lines that it stands on stay. */
function editsAt({ document, leaf, before = '', after = '' }: NamePlace, name: string): TextEdit[] {
  const outline = Outline.of(document);
  const { line } = outline.positionAt(leaf.offset);
  const definition = outline.entryBefore(line + 1)!.line.definition!;
  const full = before + name + after;
  const newText = propertyOf(leaf) === 'who' ? whoFor(full) : nameFor(definition, full);
  const last = outline.positionAt(Math.max(leaf.offset, leaf.end - 1)).line;
  if (last === line) return [{ range: outline.range(leaf.offset, leaf.end), newText }];
  const numbers = Array.from({ length: last - line }, (_, index) => line + 1 + index);
  const continued = numbers.filter((number) => outline.isContinuation(number));
  const isWhole = (number: number) => outline.textEndOf(number) <= leaf.end && outline.commentIn(number) === undefined;
  return [
    { range: outline.range(leaf.offset, outline.textEndOf(line)), newText },
    ...continued.filter((number) => !isWhole(number)).map((number) => withoutName(outline, number, leaf.end)),
    ...removeAll(outline, continued.filter(isWhole)),
  ];
}

/** Takes away what a `|` line says of a name, where it says more, or has a comment. */
function withoutName(outline: Outline, number: number, end: number): TextEdit {
  const { textStart } = outline.lines[number]!;
  if (end >= outline.textEndOf(number))
    return { range: outline.range(textStart, outline.commentIn(number)), newText: '' };
  let from = textStart + 1;
  while (isSpace(outline.text.charCodeAt(from))) from++;
  return { range: outline.range(from, end), newText: '' };
}

/** Who does something, before the colon that tells it from what is done. */
function whoFor(name: string): string {
  return writeReference(name) === name && !name.includes('"') ? name : quote(name);
}
