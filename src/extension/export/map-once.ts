import * as vscode from 'vscode';
import type { JourneyMap } from '../../../language-server/map/journey-map.js';
import type { MapFeed } from '../preview/map-feed.js';
import { ExportRefused } from './export-worker.js';

const PATIENCE_MS = 20_000;

/** The whole map of an open document, as its text says it now. Rejects where the language server does not answer. */
export function currentMap(feed: MapFeed, document: vscode.Uri): Promise<JourneyMap> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      watching.dispose();
      reject(
        new ExportRefused(vscode.l10n.t('the language server does not answer. Try Journey: Restart Language Server.')),
      );
    }, PATIENCE_MS);
    const watching = feed.watch(document, ({ content }) => {
      // What has changed since a map that others know says nothing here.
      if (!('map' in content)) return;
      clearTimeout(timer);
      watching.dispose();
      resolve(content.map);
    });
  });
}
