import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { ElkLike } from '../../diagram/index.js';
import { ExportError, type ExportTools } from '../tools.js';
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
        throw new ExportError(`A part of this program is missing: export/${name} belongs beside it. Install it again.`);
      }
    },
    elk: lazyElk(path.join(folder, '../elk/elk.bundled.js'), say),
    machineFonts: machineFonts(),
  };
}

/** elkjs, loaded when a layout is asked for. Where it is missing, the picture is drawn by a simpler layout, which says so. */
function lazyElk(file: string, say: (message: string) => void): ElkLike {
  let elk: ElkLike | undefined;
  function load(): ElkLike {
    try {
      return new (createRequire(file)(file) as new () => ElkLike)();
    } catch (error) {
      say('elkjs, which lays out the ways between steps, is missing: elk/elk.bundled.js belongs beside the program.');
      throw error;
    }
  }
  return {
    async layout(graph) {
      elk ??= load();
      return await elk.layout(graph);
    },
  };
}
