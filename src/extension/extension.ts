import { config } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { StartFenceWorker } from '../fences/fence.js';
import { registerBlockMoves } from './block-moves.js';
import { CompareCommand } from './compare/compare-command.js';
import { offerTemplates } from './empty-map.js';
import { Converter, type StartConversionWorker } from './exchange/converter.js';
import { registerImport } from './exchange/import-command.js';
import { MapPaste } from './exchange/paste.js';
import { ExportCommands } from './export/export-commands.js';
import type { StartExportWorker } from './export/export-worker.js';
import { WorkspaceLists } from './journeys/workspace-lists.js';
import { MapStatus } from './map-status.js';
import { MarkdownFences } from './markdown/fences.js';
import type { MarkdownIt } from './markdown/markdown-it.js';
import { registerPlacedPaste } from './placed-paste.js';
import { MapFeed } from './preview/map-feed.js';
import { PreviewManager } from './preview/preview-manager.js';
import { PREVIEW_VIEW_TYPE } from './preview/preview-panel.js';
import { RulePages } from './rule-pages.js';
import { CLIENT_COMMANDS, registerClientCommands } from './server/client-commands.js';
import { ConfigurationEdits } from './server/configuration-edits.js';
import { type ClientFactory, LanguageService } from './server/language-service.js';
import { registerCheck } from './starting/check.js';
import { registerNewMap } from './starting/new-map.js';
import { Walkthrough } from './starting/walkthrough.js';

/** What other extensions get: the preview of Markdown asks every extension that says so how it extends its engine. */
export interface JourneyMapsApi {
  extendMarkdownIt(markdown: MarkdownIt): MarkdownIt;
}

/** What the desktop and the web extension have in common: the language server, the preview and the commands. */
export function activateExtension(
  context: vscode.ExtensionContext,
  createClient: ClientFactory,
  startExporter: StartExportWorker,
  startFences: StartFenceWorker,
  startConversion: StartConversionWorker,
): JourneyMapsApi {
  // What the extension says by way of parts that do not know the editor.
  if (vscode.l10n.bundle) config({ contents: vscode.l10n.bundle });
  const pages = new RulePages(context);
  const service = new LanguageService(createClient, {
    rulePage: pages.address,
    commands: CLIENT_COMMANDS,
    texts: vscode.l10n.bundle,
  });
  const feed = new MapFeed(service);
  const previews = new PreviewManager(context.extensionUri, feed, service, context.workspaceState);
  const walkthrough = new Walkthrough();
  const fences = new MarkdownFences(context.extensionUri, startFences);
  const { extensionUri } = context;
  const converter = new Converter(extensionUri, startConversion);
  const open = (file: unknown, toSide: boolean) => previews.open(documentOf(file), toSide);
  context.subscriptions.push(
    previews,
    feed,
    service,
    walkthrough,
    fences,
    new ExportCommands(extensionUri, feed, previews, service, startExporter, converter, () =>
      walkthrough.finished('export'),
    ),
    registerImport(converter, service),
    new MapPaste({ converter, service }),
    new CompareCommand({ converter, service, extensionUri }, previews, context.workspaceState),
    new ConfigurationEdits(service),
    registerClientCommands((file) => open(file, true)),
    registerBlockMoves(service),
    registerPlacedPaste(service),
    offerTemplates(service),
    new WorkspaceLists(service),
    registerNewMap(service, (document) => open(document, true)),
    registerCheck(service),
    vscode.window.registerUriHandler(pages),
    vscode.window.registerWebviewPanelSerializer(PREVIEW_VIEW_TYPE, previews),
    vscode.commands.registerCommand('journey.openPreview', (file?: unknown) => open(file, false)),
    vscode.commands.registerCommand('journey.openPreviewToSide', (file?: unknown) => open(file, true)),
    vscode.commands.registerCommand('journey.showTable', (file?: unknown) => previews.showTable(file)),
    new MapStatus(service, (document) => open(document, true)),
    vscode.commands.registerCommand('journey.togglePreviewLock', () => previews.toggleLock()),
    vscode.commands.registerCommand('journey.showSource', () => previews.showSource()),
    vscode.commands.registerCommand('journey.restartServer', () => service.restart()),
    vscode.commands.registerCommand('journey.showLog', () => service.showLog()),
    service.startForMaps(),
  );
  // Menus of folders speak of maps where there are some.
  void vscode.commands.executeCommand('setContext', 'journey.active', true);
  return { extendMarkdownIt: (markdown) => fences.extend(markdown) };
}

/** The document that a command is about: an entry of a view names its own. */
function documentOf(file: unknown): unknown {
  if (file instanceof vscode.Uri || typeof file !== 'object' || file === null) return file;
  return 'uri' in file && typeof file.uri === 'string' ? vscode.Uri.parse(file.uri, true) : file;
}
