/** Definition, references and highlights of names. A name that needs no declaration is defined by its first use. */
import { type LangiumDocument, UriUtils } from 'langium';
import type { DefinitionProvider, DocumentHighlightProvider, ReferencesProvider } from 'langium/lsp';
import type { DefinitionParams, DocumentHighlightParams, ReferenceParams } from 'vscode-languageserver';
import {
  type DocumentHighlight,
  DocumentHighlightKind,
  type Location,
  type LocationLink,
} from 'vscode-languageserver-types';
import type { JourneyServices } from '../module.js';
import { documentOf, type NameAt, nameAt, nameRange, plainRange, undeclaredUses } from './name-at.js';

/** Finds all places of a name, the one that declares it included where it is in a file of the workspace. */
function placesOf(services: JourneyServices, document: LangiumDocument, name: NameAt, own: boolean) {
  const { target } = name;
  if (!target) {
    const uri = document.uri.toString();
    return undeclaredUses(document, name).map((use, index) => ({
      uri,
      range: plainRange(use.$refNode!.range),
      isDeclaration: index === 0,
    }));
  }
  const declared = documentOf(target);
  const isOwn = UriUtils.equals(declared.uri, document.uri);
  const declaration = nameRange(target);
  const options = { includeDeclaration: false, ...(own && { documentUri: document.uri }) };
  const uses = services.references.References.findReferences(target, options).toArray();
  const places = uses.map(({ sourceUri, segment }) => ({
    uri: sourceUri.toString(),
    range: plainRange(segment.range),
    isDeclaration: false,
  }));
  if (!declaration || (own && !isOwn)) return places;
  return [{ uri: declared.uri.toString(), range: declaration, isDeclaration: true }, ...places];
}

export class JourneyReferences implements ReferencesProvider {
  constructor(private readonly services: JourneyServices) {}

  findReferences(document: LangiumDocument, { position, context }: ReferenceParams): Location[] {
    const name = nameAt(document, document.textDocument.offsetAt(position));
    if (!name) return [];
    const places = placesOf(this.services, document, name, false);
    // A first use is a use: where nothing declares a name, none is left out.
    const wanted = places.filter(({ isDeclaration }) => context.includeDeclaration || !isDeclaration || !name.target);
    return wanted.filter(({ uri }) => !uri.startsWith('builtin:')).map(({ uri, range }) => ({ uri, range }));
  }
}

export class JourneyHighlights implements DocumentHighlightProvider {
  constructor(private readonly services: JourneyServices) {}

  getDocumentHighlight(document: LangiumDocument, { position }: DocumentHighlightParams): DocumentHighlight[] {
    const name = nameAt(document, document.textDocument.offsetAt(position));
    if (!name) return [];
    return placesOf(this.services, document, name, true).map(({ range, isDeclaration }) => ({
      range,
      kind: isDeclaration && name.target ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
    }));
  }
}

export class JourneyDefinitions implements DefinitionProvider {
  getDefinition(document: LangiumDocument, { position }: DefinitionParams): LocationLink[] | undefined {
    const name = nameAt(document, document.textDocument.offsetAt(position));
    if (!name) return undefined;
    const originSelectionRange = plainRange(name.leaf.range);
    const { target } = name;
    if (!target) {
      const [first] = undeclaredUses(document, name);
      if (!first) return undefined;
      const range = plainRange(first.$refNode!.range);
      return [
        { targetUri: document.uri.toString(), targetRange: range, targetSelectionRange: range, originSelectionRange },
      ];
    }
    const declared = documentOf(target);
    const range = nameRange(target);
    // What is built in stands in no file that could be shown.
    if (!range || declared.uri.scheme === 'builtin') return undefined;
    return [
      {
        targetUri: declared.uri.toString(),
        targetRange: plainRange(target.$cstNode!.range),
        targetSelectionRange: range,
        originSelectionRange,
      },
    ];
  }
}
