/** What changing a text needs of the protocol, and Langium does not answer by itself. */
import { DocumentState } from 'langium';
import { createServerRequestHandler } from 'langium/lsp';
import type { Connection, ServerCapabilities } from 'vscode-languageserver';
import { Outline } from '../fixes/outline.js';
import { indentationFor } from '../format/columns.js';
import { placePasted } from '../format/pasted.js';
import type { JourneySharedServices } from '../module.js';
import { MOVE_BLOCK, type MoveBlock, PLACE_PASTED, type PlacePasted } from '../protocol.js';
import { linkedRanges } from './linked-editing.js';
import { moveBlock } from './move-block.js';

/** Says that the server answers these requests. */
export function withChanging(capabilities: ServerCapabilities): void {
  capabilities.linkedEditingRangeProvider = true;
}

/** Answers them on a connection. */
export function addChangingHandlers(connection: Connection, shared: JourneySharedServices): void {
  connection.languages.onLinkedEditingRange(
    createServerRequestHandler(
      (_, document, { position }) => linkedRanges(document, position),
      shared,
      DocumentState.Linked,
    ),
  );
  const move = createServerRequestHandler<MoveBlock['request'], NonNullable<MoveBlock['response']>, never>(
    (_, document, { line, up }) => {
      if (document.textDocument.getText() !== Outline.of(document).text) return null;
      const moved = moveBlock(document, line, up);
      return moved ? { ...moved, version: shared.workspace.LangiumDocumentFactory.versionOf(document) } : null;
    },
    shared,
    DocumentState.Parsed,
  );
  connection.onRequest(MOVE_BLOCK, (params: MoveBlock['request'], token) => move(params, token));
  const place = createServerRequestHandler<PlacePasted['request'], NonNullable<PlacePasted['response']>, never>(
    (_, document, { range, text, options }) => {
      const placed = placePasted(document.textDocument.getText(), range, text, indentationFor(options));
      return placed ? { ...placed, version: document.textDocument.version } : null;
    },
    shared,
    DocumentState.Parsed,
  );
  connection.onRequest(PLACE_PASTED, (params: PlacePasted['request'], token) => place(params, token));
}
