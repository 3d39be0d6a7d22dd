/** All the pictures of a call: drawn, or compared with what is on the disk. */
import { statSync } from 'node:fs';
import { type Drawing, drawMap } from './drawing.js';
import { EXIT, type ExitCode, Failure } from './exit.js';
import { findInputs, type Input } from './inputs.js';
import { oneInput } from './one-map.js';
import { writeResult } from './output.js';
import { isPattern } from './pattern.js';
import { isOutputFolder, type Picture, picturesOf } from './pictures.js';
import { isUpToDate } from './stale.js';
import { printable, type Terminal } from './terminal.js';

/** What is to be drawn, and where it goes. */
export interface RenderTask {
  /** Files, folders and patterns, as the user wrote them. */
  operands: readonly string[];
  output?: string;
  drawing: Drawing;
}

export interface DrawnAll {
  code: ExitCode;
  /** The absolute paths of all files that were read. */
  files: string[];
}

/** Draws all pictures. What is wrong with one of several is said, and the others are drawn all the same. */
export async function drawAll(task: RenderTask, terminal: Terminal): Promise<DrawnAll> {
  return await eachPicture(task, terminal, true, async (picture, files) => {
    const drawn = await drawMap(picture.input, task.drawing, terminal);
    files.push(...drawn.files);
    await writeResult(drawn.data, picture.output, picture.input.file, terminal);
    return EXIT.ok;
  });
}

/** Names the pictures on the disk that are not as they would be drawn. */
export async function checkAll(task: RenderTask, terminal: Terminal): Promise<ExitCode> {
  let stale = 0;
  const { code } = await eachPicture(task, terminal, false, async ({ input, output }) => {
    if (output === undefined) throw new Failure('There is no file to compare with.');
    const { data } = await drawMap(input, task.drawing, terminal);
    if (isUpToDate(output, data)) return EXIT.ok;
    stale++;
    await terminal.write(`${printable(output)}\n`);
    return EXIT.findings;
  });
  if (stale > 0) {
    const what = stale === 1 ? 'This picture is' : `These ${stale} pictures are`;
    terminal.say(`${what} not as drawn now: the same call without --check draws ${stale === 1 ? 'it' : 'them'} anew.`);
  }
  return code;
}

/** The pictures that the words of a task mean now, and what was named and cannot be found. */
export function picturesMeant(
  { operands, output, drawing }: RenderTask,
  terminal: Terminal,
  isWritten = true,
): { pictures: Picture[]; problems: string[] } {
  const { inputs, problems } = inputsOf(operands, output);
  const { format } = drawing.options;
  return { pictures: inputs.length > 0 ? picturesOf(inputs, output, format, terminal, isWritten) : [], problems };
}

async function eachPicture(
  task: RenderTask,
  terminal: Terminal,
  isWritten: boolean,
  act: (picture: Picture, files: string[]) => Promise<ExitCode>,
): Promise<DrawnAll> {
  const { pictures, problems } = picturesMeant(task, terminal, isWritten);
  for (const problem of problems) terminal.say(problem);
  const files: string[] = [];
  let code: ExitCode = problems.length > 0 ? EXIT.misuse : EXIT.ok;
  for (const [index, picture] of pictures.entries()) {
    if (pictures.length > 1) terminal.showProgress(isWritten ? 'Drawing' : 'Checking', index + 1, pictures.length);
    try {
      code = worst(code, await act(picture, files));
    } catch (error) {
      if (!(error instanceof Failure) || pictures.length === 1) throw error;
      terminal.say(error.message);
      code = worst(code, error.exitCode);
    }
  }
  terminal.endProgress();
  return { code, files };
}

/** A word that can only mean one file is taken at that; folders and patterns are looked into. */
function inputsOf(words: readonly string[], output: string | undefined): { inputs: Input[]; problems: string[] } {
  const [word] = words;
  const one = words.length === 1 && word !== undefined && !isFolder(word) && !isPattern(word);
  if (one && (output === undefined || !isOutputFolder(output))) return { inputs: [oneInput(word)], problems: [] };
  return findInputs(words, process.cwd());
}

const isFolder = (word: string): boolean => statSync(word, { throwIfNoEntry: false })?.isDirectory() === true;

const worst = (one: ExitCode, other: ExitCode): ExitCode => (one > other ? one : other);
