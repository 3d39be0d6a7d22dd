/** Folders in which maps are, watched for changes. */
import { type FSWatcher, watch } from 'node:fs';
import path from 'node:path';

/** Editors save in more than one step: so long it must have been quiet, in milliseconds. */
const QUIET_MS = 80;

export interface FolderWatch {
  /** Watches these folders from now on, and no others. Those that cannot be watched are passed over. */
  set(folders: Iterable<string>): void;
  close(): void;
}

/** @param changed called once things are quiet after a map, a picture, a configuration or a folder has changed, come or gone */
export function watchFolders(changed: () => void): FolderWatch {
  const watchers = new Map<string, FSWatcher>();
  let timer: NodeJS.Timeout | undefined;
  const noticed = (name: string | null) => {
    if (name !== null && !concerns(name)) return;
    clearTimeout(timer);
    timer = setTimeout(changed, QUIET_MS);
  };
  const drop = (folder: string) => {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  };
  return {
    set(folders) {
      const wanted = new Set(folders);
      for (const folder of watchers.keys()) if (!wanted.has(folder)) drop(folder);
      for (const folder of wanted) {
        if (watchers.has(folder)) continue;
        try {
          const watcher = watch(folder, (_event, name) => noticed(name));
          // The folder has gone, or the system gives no more watches.
          watcher.on('error', () => drop(folder));
          watchers.set(folder, watcher);
        } catch {
          // What cannot be watched is seen again when something beside it changes.
        }
      }
    },
    close() {
      clearTimeout(timer);
      for (const folder of [...watchers.keys()]) drop(folder);
    },
  };
}

/** What maps are drawn from: themselves, and pictures that they name. Without an ending it may be a folder. */
const ENDINGS = ['.journey', '.png', '.jpg', '.jpeg', '.gif', '.webp', '.svg', ''];

/** True for what a picture may depend on. A picture that was drawn is none, but drawing it anew changes nothing. */
function concerns(name: string): boolean {
  if (name.startsWith('.')) return false;
  return ENDINGS.includes(path.extname(name).toLowerCase()) || name === 'journey.config.json';
}
