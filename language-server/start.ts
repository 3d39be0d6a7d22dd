import { DocumentState, type LangiumDocument, URI } from 'langium';
import { type DefaultSharedModuleContext, startLanguageServer } from 'langium/lsp';
import type { Connection } from 'vscode-languageserver';
import { unreadLines } from './map/unread-lines.js';
import { createJourneyServices } from './module.js';
import { MAP_CHANGED, type MapChanged, WATCH_MAP, type WatchMap } from './protocol.js';

/** Starts the language server on a connection: the editor features, and the maps of watched documents. */
export function startJourneyServer(connection: Connection, context: DefaultSharedModuleContext): void {
  const { shared, journey } = createJourneyServices(context);
  const watched = new Set<string>();
  const send = (document: LangiumDocument) => {
    const uri = document.textDocument.uri;
    if (!watched.has(uri)) return;
    const map = journey.map.JourneyMaps.of(document);
    const message: MapChanged = { uri, version: document.textDocument.version, map, unread: unreadLines(document) };
    void connection.sendNotification(MAP_CHANGED, message);
  };
  // A map needs its names resolved and no more: it does not wait for the rules.
  shared.workspace.DocumentBuilder.onDocumentPhase(DocumentState.Linked, send);
  connection.onNotification(WATCH_MAP, ({ uri, watch }: WatchMap) => {
    if (!watch) {
      watched.delete(uri);
      return;
    }
    watched.add(uri);
    const document = shared.workspace.LangiumDocuments.getDocument(URI.parse(uri));
    // Half built, it is sent when it is linked.
    if (document && document.state >= DocumentState.Linked) send(document);
  });
  startLanguageServer(shared);
}
