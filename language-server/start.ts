import { t } from '@vscode/l10n';
import { DocumentState, eagerLoad, type LangiumDocument, URI } from 'langium';
import { type DefaultSharedModuleContext, startLanguageServer } from 'langium/lsp';
import { type Connection, DiagnosticSeverity } from 'vscode-languageserver';
import { addChangingHandlers } from './changing/handlers.js';
import type { Model } from './generated/ast.js';
import { addOtherTexts } from './importing/other-texts.js';
import type { JourneyMap } from './map/journey-map.js';
import { patchBetween } from './map/patch.js';
import { unreadLines } from './map/unread-lines.js';
import { isMapEdit } from './map-edits/map-edit.js';
import { createJourneyServices, type JourneyServices, type JourneySharedServices } from './module.js';
import { addOverviewHandlers } from './overview/handlers.js';
import { practiseWhenIdle } from './practice.js';
import {
  CONFIGURATION_EDITED,
  COUNT_STEPS,
  type ConfigurationEdited,
  type CountSteps,
  EDIT_MAP,
  type EditMap,
  MAP_CHANGED,
  type MapChanged,
  type MapContent,
  WATCH_MAP,
  type WatchMap,
} from './protocol.js';
import { addReadingHandlers } from './reading/handlers.js';
import { followFolders } from './workspace/folder-changes.js';

/**
 * Starts the language server on a connection: the editor features, and the maps of watched documents.
 * @param rulePage the address of a rule's page, `{code}` for its code, where the client names none
 */
export function startJourneyServer(
  connection: Connection,
  context: DefaultSharedModuleContext,
  rulePage?: string,
): void {
  const { shared, journey } = createJourneyServices(context);
  shared.lsp.ClientFeatures.rulePage = rulePage;
  /** Watched documents, with the map that was sent last. */
  const watched = new Map<string, { version: number; map: JourneyMap } | undefined>();
  const send = (document: LangiumDocument) => {
    const uri = document.textDocument.uri;
    if (!watched.has(uri)) return;
    const version = shared.workspace.LangiumDocumentFactory.versionOf(document);
    const map = journey.map.JourneyMaps.of(document);
    const before = watched.get(uri);
    const content: MapContent = before ? { patch: patchBetween(before.map, map, before.version) } : { map };
    watched.set(uri, { version, map });
    const message: MapChanged = { uri, version, content, unread: unreadLines(document) };
    void connection.sendNotification(MAP_CHANGED, message);
  };
  // A map needs its names resolved and no more: it does not wait for the rules.
  shared.workspace.DocumentBuilder.onDocumentPhase(DocumentState.Linked, send);
  const { ConfigurationChanges, DocumentBuilder } = shared.workspace;
  DocumentBuilder.onBuildPhase(DocumentState.Validated, () => ConfigurationChanges.tell());
  ConfigurationChanges.onReport(({ uri, problems }) => {
    const diagnostics = problems.map(({ range, message }) => {
      return { range, message, severity: DiagnosticSeverity.Error, source: journey.LanguageMetaData.languageId };
    });
    void connection.sendDiagnostics({ uri: uri.toString(), diagnostics });
  });
  connection.onNotification(CONFIGURATION_EDITED, ({ uri, text }: ConfigurationEdited) => {
    ConfigurationChanges.edited(URI.parse(uri), text ?? undefined);
  });
  connection.onNotification(WATCH_MAP, ({ uri, watch }: WatchMap) => {
    if (!watch) {
      watched.delete(uri);
      return;
    }
    watched.set(uri, undefined);
    const document = shared.workspace.LangiumDocuments.getDocument(URI.parse(uri));
    if (!document || document.state < DocumentState.Linked) return;
    // Half built, or edited since, it is sent when it is linked.
    if (shared.workspace.LangiumDocumentFactory.isCurrent(document)) send(document);
  });
  /** What was opened a moment ago is a text before it is a document. */
  const isKnown = (uri: URI): boolean => {
    const { LangiumDocuments, TextDocuments } = shared.workspace;
    return LangiumDocuments.hasDocument(uri) || TextDocuments.get(uri) !== undefined;
  };
  connection.onRequest(EDIT_MAP, async ({ uri, change }: EditMap['request']): Promise<EditMap['response']> => {
    if (!isMapEdit(change)) return { problem: t('This change of the map is not understood.') };
    const address = URI.parse(uri);
    if (!isKnown(address)) return { problem: t('The text of this map is not open.') };
    await shared.workspace.DocumentBuilder.waitUntil(DocumentState.Validated, address);
    const document = shared.workspace.LangiumDocuments.getDocument(address);
    if (!document) return { problem: t('The text of this map is not open any more.') };
    const answer = await journey.map.MapEditor.edit(document, change);
    return 'problem' in answer
      ? answer
      : { ...answer, version: shared.workspace.LangiumDocumentFactory.versionOf(document) };
  });
  connection.onRequest(COUNT_STEPS, async ({ uri }: CountSteps['request']): Promise<CountSteps['response']> => {
    const address = URI.parse(uri);
    if (!isKnown(address)) return null;
    await shared.workspace.DocumentBuilder.waitUntil(DocumentState.Linked, address);
    const document = shared.workspace.LangiumDocuments.getDocument(address);
    if (!document) return null;
    const { journeys } = (document as LangiumDocument<Model>).parseResult.value;
    return { steps: journeys.flatMap(({ stages }) => stages).reduce((sum, { steps }) => sum + steps.length, 0) };
  });
  prepare(shared, journey);
  addChangingHandlers(connection, shared);
  addReadingHandlers(connection, journey);
  addOverviewHandlers(connection, shared);
  void practiseWhenIdle(shared, createJourneyServices).catch((error) => connection.console.error(String(error)));
  const { FileSystemProvider, WorkspaceManager } = shared.workspace;
  addOtherTexts(connection, createJourneyServices, FileSystemProvider, () => WorkspaceManager.workspaceFolders ?? []);
  followFolders(connection, shared);
  // Lenses count what the rules have found.
  startLanguageServer(shared, {
    CodeLensProvider: DocumentState.Validated,
    // Those of one file do not wait for all others.
    DocumentHighlightProvider: DocumentState.IndexedReferences,
  });
}

/** Makes everything ready that would otherwise be made while the client waits for its first answers. */
function prepare(shared: JourneySharedServices, journey: JourneyServices): void {
  eagerLoad(shared);
  eagerLoad(journey);
  shared.workspace.WorkspaceManager.readLibrary();
}
