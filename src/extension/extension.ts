import * as vscode from 'vscode';
import { registerBlockMoves } from './block-moves.js';
import { offerTemplates } from './empty-map.js';
import { ExportCommands } from './export/export-commands.js';
import type { StartExportWorker } from './export/export-worker.js';
import { MapStatus } from './map-status.js';
import { MapFeed } from './preview/map-feed.js';
import { PreviewManager } from './preview/preview-manager.js';
import { PREVIEW_VIEW_TYPE } from './preview/preview-panel.js';
import { RulePages } from './rule-pages.js';
import { CLIENT_COMMANDS, registerClientCommands } from './server/client-commands.js';
import { ConfigurationEdits } from './server/configuration-edits.js';
import { type ClientFactory, LanguageService } from './server/language-service.js';

/** What the desktop and the web extension have in common: the language server, the preview and the commands. */
export function activateExtension(
  context: vscode.ExtensionContext,
  createClient: ClientFactory,
  startExporter: StartExportWorker,
): void {
  const pages = new RulePages(context);
  const service = new LanguageService(createClient, { rulePage: pages.address, commands: CLIENT_COMMANDS });
  const feed = new MapFeed(service);
  const previews = new PreviewManager(context.extensionUri, feed, service, context.workspaceState);
  context.subscriptions.push(
    previews,
    feed,
    service,
    new ExportCommands(context.extensionUri, feed, previews, service, startExporter),
    new ConfigurationEdits(service),
    registerClientCommands((file) => previews.open(file, true)),
    registerBlockMoves(service),
    offerTemplates(service),
    vscode.window.registerUriHandler(pages),
    vscode.window.registerWebviewPanelSerializer(PREVIEW_VIEW_TYPE, previews),
    vscode.commands.registerCommand('journey.openPreview', (file?: unknown) => previews.open(file, false)),
    vscode.commands.registerCommand('journey.openPreviewToSide', (file?: unknown) => previews.open(file, true)),
    vscode.commands.registerCommand('journey.showTable', (file?: unknown) => previews.showTable(file)),
    new MapStatus(service, (document) => previews.open(document, true)),
    vscode.commands.registerCommand('journey.togglePreviewLock', () => previews.toggleLock()),
    vscode.commands.registerCommand('journey.showSource', () => previews.showSource()),
    vscode.commands.registerCommand('journey.restartServer', () => service.restart()),
    vscode.commands.registerCommand('journey.showLog', () => service.showLog()),
  );
  void service.start();
}
