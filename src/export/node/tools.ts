import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { t } from '@vscode/l10n';
import { ExportError, type ExportTools } from '../tools.js';
import { lazyElk } from './elk.js';
import { machineFonts } from './machine-fonts.js';

/**
 * What exporting needs, from the files that ship with the program.
 * @param folder where the exporter's files are; elkjs is in `elk` beside it
 * @param say is told in a sentence what is missing that can be done without
 */
export function nodeTools(folder: string, say: (message: string) => void = () => {}): ExportTools {
  return {
    async read(name) {
      try {
        return new Uint8Array(await readFile(path.join(folder, name)));
      } catch {
        throw new ExportError(
          t('A part of this program is missing: export/{0} belongs beside it. Install it again.', name),
        );
      }
    },
    startDrawer() {
      const worker = new Worker(path.join(folder, 'drawer.js'));
      return {
        post: (message) => worker.postMessage(message),
        onMessage: (listener) => worker.removeAllListeners('message').on('message', listener),
        onFailure(listener) {
          worker.removeAllListeners('error').removeAllListeners('exit').on('error', listener);
          worker.on('exit', () => listener(new Error('The drawer ended before it was done')));
        },
        terminate: () => void worker.terminate(),
      };
    },
    elk: lazyElk(path.join(folder, '../elk/elk.bundled.js'), say),
    machineFonts: machineFonts(),
  };
}
