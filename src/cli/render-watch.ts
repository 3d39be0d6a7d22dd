/** Pictures that are kept as their maps are. */
import path from 'node:path';
import { JourneyError } from '../library/journey-error.js';
import { drawMap } from './drawing.js';
import type { ExitCode } from './exit.js';
import { watchFolders } from './folder-watch.js';
import { foldersBelow } from './inputs.js';
import { writeWhole } from './output.js';
import { picturesMeant, type RenderTask } from './render-all.js';
import { isUpToDate } from './stale.js';
import { printable, type Terminal } from './terminal.js';

/**
 * Draws, and draws again whenever a map, a file that it imports or a configuration changes. Pictures that would stay the same are
 * not written. Ends with the process; rejects where there is nothing to begin with.
 */
export async function drawAgainAndAgain(task: RenderTask, terminal: Terminal): Promise<ExitCode> {
  const { pictures, problems } = picturesMeant(task, terminal);
  if (pictures.length === 0) {
    for (const problem of problems) terminal.say(problem);
    throw new JourneyError('There is nothing to draw yet.');
  }
  let isDrawing = false;
  let isWanted = false;
  const watch = watchFolders(() => void draw());
  await draw();
  terminal.tell('Watching for changes. Ctrl+C ends it.');
  return await new Promise<never>(() => {});

  async function draw(): Promise<void> {
    if (isDrawing) {
      isWanted = true;
      return;
    }
    isDrawing = true;
    do {
      isWanted = false;
      watch.set(foldersOf(await drawChanged(task, terminal)));
    } while (isWanted);
    isDrawing = false;
  }
}

/** Draws what has changed. Whatever goes wrong is said: the next change may put it right. @returns all files that were read */
async function drawChanged(task: RenderTask, terminal: Terminal): Promise<string[]> {
  const files = task.operands.map((word) => path.resolve(word));
  try {
    const { pictures, problems } = picturesMeant(task, terminal);
    for (const problem of problems) terminal.say(problem);
    for (const { input, output } of pictures) {
      if (input.file !== undefined) files.push(input.file);
      try {
        const drawn = await drawMap(input, task.drawing, terminal, true);
        files.push(...drawn.files);
        if (output === undefined || isUpToDate(output, drawn.data)) continue;
        writeWhole(output, drawn.data, input.file);
        terminal.tell(`Wrote ${printable(output)}`);
      } catch (error) {
        if (!(error instanceof JourneyError)) throw error;
        terminal.say(error.message);
      }
    }
  } catch (error) {
    if (!(error instanceof JourneyError)) throw error;
    terminal.say(error.message);
  }
  return files;
}

/** The folders in which a change may matter: those of the files, those below named folders, and those above, for configurations. */
function foldersOf(files: readonly string[]): Set<string> {
  const folders = new Set<string>();
  for (const file of files) {
    for (const folder of foldersBelow(file)) folders.add(folder);
    const root = process.cwd();
    for (let folder = path.dirname(file); !folders.has(folder); folder = path.dirname(folder)) {
      folders.add(folder);
      if (folder === root || !folder.startsWith(root + path.sep)) break;
    }
  }
  return folders;
}
