import { readFile } from 'node:fs/promises';
import path from 'node:path';
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
    elk: lazyElk(path.join(folder, '../elk/elk.bundled.js'), say),
    machineFonts: machineFonts(),
  };
}
