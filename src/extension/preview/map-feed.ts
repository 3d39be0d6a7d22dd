import * as vscode from 'vscode';
import { MAP_CHANGED, type MapChanged, WATCH_MAP, type WatchMap } from '../../../language-server/protocol.js';
import type { LanguageService } from '../server/language-service.js';

export type MapListener = (change: MapChanged) => void;

/** Asks the language server for the maps of documents and hands them out, across restarts of the server. */
export class MapFeed implements vscode.Disposable {
  private readonly listeners = new Map<string, Set<MapListener>>();
  private readonly subscriptions: vscode.Disposable[];

  constructor(private readonly service: LanguageService) {
    this.subscriptions = [
      service.client.onNotification(MAP_CHANGED, (change: MapChanged) => this.changed(change)),
      service.onDidChangeStatus((status) => {
        if (status === 'running') for (const uri of this.listeners.keys()) this.send(uri, true);
      }),
    ];
  }

  /** Calls the listener with the document's map, soon and after each change of it, until disposed. */
  watch(document: vscode.Uri, listener: MapListener): vscode.Disposable {
    const uri = document.toString();
    const watching = this.listeners.get(uri) ?? new Set();
    this.listeners.set(uri, watching.add(listener));
    this.send(uri, true);
    return new vscode.Disposable(() => {
      if (!watching.delete(listener) || watching.size > 0) return;
      this.listeners.delete(uri);
      this.send(uri, false);
    });
  }

  /** Has the whole map of a watched document sent again. */
  refresh(document: vscode.Uri): void {
    this.send(document.toString(), true);
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
    this.listeners.clear();
  }

  private changed(change: MapChanged): void {
    // The server may write an address with other escapes than the editor.
    const uri = vscode.Uri.parse(change.uri).toString();
    for (const listener of this.listeners.get(uri) ?? []) listener(change);
  }

  private send(uri: string, watch: boolean): void {
    if (this.service.status !== 'running') return;
    const message: WatchMap = { uri, watch };
    this.service.client
      .sendNotification(WATCH_MAP, message)
      .catch((error: unknown) =>
        this.service.client.error(vscode.l10n.t('The map of {0} could not be asked for', uri), error),
      );
  }
}
