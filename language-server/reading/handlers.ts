/** What the protocol asks for and Langium does not answer by itself. */
import { DocumentState, URI } from 'langium';
import { createServerRequestHandler } from 'langium/lsp';
import type { ColorInformation, Connection, DocumentColorParams, ServerCapabilities } from 'vscode-languageserver';
import type { JourneyServices } from '../module.js';

/** Says that the server answers these requests. */
export function withReadingAids(capabilities: ServerCapabilities): void {
  capabilities.selectionRangeProvider = true;
  capabilities.colorProvider = true;
  if (capabilities.completionProvider) capabilities.completionProvider.resolveProvider = true;
  if (capabilities.documentLinkProvider) capabilities.documentLinkProvider.resolveProvider = true;
}

/** Answers them on a connection. */
export function addReadingHandlers(connection: Connection, services: JourneyServices): void {
  const { shared, reading, lsp } = services;
  const parsed = DocumentState.Parsed;
  connection.onSelectionRanges(
    createServerRequestHandler(
      (_, document, params) => reading.SelectionRanges.getSelectionRanges(document, params),
      shared,
      parsed,
    ),
  );
  const colours = createServerRequestHandler<DocumentColorParams, ColorInformation[], never>(
    (_, document) => reading.Colours.getColours(document),
    shared,
    parsed,
  );
  connection.onDocumentColor(async (params, token) => (await colours(params, token)) ?? []);
  connection.onColorPresentation(({ color, range }) => reading.Colours.getPresentations(color, range));
  connection.onCompletionResolve((item) => lsp.CompletionProvider.resolve(item));
  connection.onDocumentLinkResolve((link) => lsp.DocumentLinkProvider.resolve(link));
  shared.workspace.TextDocuments.onDidClose(({ document }) => {
    lsp.SemanticTokenProvider.forget(URI.parse(document.uri).toString());
  });
}
