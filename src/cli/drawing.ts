/** A map → its picture, as the user wishes it. */
import path from 'node:path';
import type { ExportOptions } from '../export/job.js';
import { exporterFolder, loadExporter } from '../library/exporter.js';
import { chosenIn, type Wish } from './choice.js';
import { Failure } from './exit.js';
import type { Input } from './inputs.js';
import { chooseJourney } from './journeys.js';
import { nameOf, readOneMap } from './one-map.js';
import { compileForOnce } from './one-picture.js';
import { printable, type Terminal } from './terminal.js';

/** How pictures are to be drawn. */
export interface Drawing {
  /** The name of the journey; the first where it is left out. */
  journey?: string;
  wish: Wish;
  options: ExportOptions;
}

/** A picture, and what it was made of. */
export interface Drawn {
  data: Uint8Array;
  /** The absolute paths of all files that were read for it, imported ones included. */
  files: readonly string[];
}

/** Draws a map. Rejects with a Failure where that is not possible. */
export async function drawMap(
  input: Input,
  { journey, wish, options }: Drawing,
  terminal: Terminal,
  isWatching = false,
): Promise<Drawn> {
  if (!isWatching) compileForOnce();
  const { ExportError, exportPicture, nodeTools, pictureFiles, prepareExport } = loadExporter();
  const tools = nodeTools(exporterFolder(), (message) => terminal.say(message));
  prepareExport(options, tools);
  const { map, files } = await readOneMap(input, terminal);
  const index = await chooseJourney(map.journeys, journey, nameOf(input), terminal);
  const chosen = await chosenIn(map, index, wish);
  const folders = pictureFolders(input);
  const pictures = pictureFiles(map, index, folders);
  try {
    const job = { map, journey: index, pictures, options: { ...options, ...chosen } };
    const { data, notices } = await exportPicture(job, tools);
    for (const notice of notices) terminal.say(printable(notice));
    const shown = pictures.filter((picture) => picture.data);
    return { data, files: [...files, ...shown.map((picture) => path.resolve(folders.from, picture.path))] };
  } catch (error) {
    throw error instanceof ExportError ? new Failure(error.message) : error;
  }
}

/** Pictures lie where their map lies or below, or anywhere in the current folder if the map is in it too. */
function pictureFolders({ file }: Input): { from: string; within: string[] } {
  const here = process.cwd();
  if (file === undefined) return { from: here, within: [here] };
  const from = path.dirname(path.resolve(file));
  return { from, within: `${from}${path.sep}`.startsWith(`${here}${path.sep}`) ? [here] : [from] };
}
