/** Where pictures go, and in which form: read from what the user wrote, before anything is drawn. */
import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { EXPORT_FORMATS, type ExportFormat, type ExportOptions } from '../export/job.js';
import { reasonOf } from '../library/reasons.js';
import { Failure } from './exit.js';
import type { Input } from './inputs.js';
import { checkOutput, STANDARD_OUTPUT } from './output.js';
import { printable, type Terminal } from './terminal.js';

/** One picture to draw. `output` is absent for standard output. */
export interface Picture {
  input: Input;
  output?: string;
}

const ENDINGS = EXPORT_FORMATS.map((format) => `.${format}`);
const LISTED = `${ENDINGS.slice(0, -1).join(', ')} or ${ENDINGS.at(-1)}`;
const MOST_SCALE = 20;

/** The format that is meant: by name, by the ending of the file, else SVG. Throws a Failure where these disagree. */
export function formatOf(output: string | undefined, named: ExportFormat | undefined): ExportFormat {
  if (output === undefined || output === STANDARD_OUTPUT || isOutputFolder(output)) return named ?? 'svg';
  const ending = path.extname(output).toLowerCase();
  const byEnding = EXPORT_FORMATS.find((format) => `.${format}` === ending);
  const shown = `‘${printable(output)}’`;
  if (named === undefined && byEnding === undefined) {
    throw new Failure(`${shown} cannot be written: pictures are written as ${LISTED} files.`);
  }
  if (named !== undefined && byEnding !== undefined && named !== byEnding) {
    throw new Failure(`${shown} would be a ${named.toUpperCase()} file: leave --format out, or name it .${named}.`);
  }
  return named ?? (byEnding as ExportFormat);
}

/** Whether pictures go into it, each under its own name: it ends in a slash, or is a folder already. */
export function isOutputFolder(output: string): boolean {
  if (/[\\/]$/.test(output)) return true;
  if (ENDINGS.includes(path.extname(output).toLowerCase())) return false;
  return statSync(output, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** Makes the folder that results go into, unless it is there. Throws a Failure where that is not possible. */
export function makeOutputFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new Failure(`The folder ‘${printable(folder)}’ cannot be made: ${reasonOf(unwritable(folder) ?? error)}.`);
  }
}

/** Why nothing can be made where a folder would be, if so: of a disk that is read-only, Node says that there is no such folder. */
function unwritable(folder: string): unknown {
  let above = path.dirname(path.resolve(folder));
  while (!existsSync(above)) above = path.dirname(above);
  try {
    accessSync(above, constants.W_OK);
    return undefined;
  } catch (error) {
    return error;
  }
}

/**
 * Which files the pictures of these maps become. Throws a Failure where one of them cannot be written.
 * @param isWritten false where they are only compared: then nothing is made and looked at
 */
export function picturesOf(
  inputs: readonly Input[],
  output: string | undefined,
  format: ExportFormat,
  terminal: Terminal,
  isWritten = true,
): Picture[] {
  const [first] = inputs;
  if (output !== undefined && isOutputFolder(output)) return inFolder(inputs, output, format, isWritten);
  if (inputs.length !== 1 || !first) {
    throw new Failure(`${inputs.length} maps need a folder for their pictures: name it with -o FOLDER/.`);
  }
  const toScreen = (output === undefined || output === STANDARD_OUTPUT) && terminal.isScreen;
  if (toScreen && (format === 'png' || format === 'pdf')) {
    throw new Failure(`A ${format.toUpperCase()} file cannot be shown here: name a file with -o picture.${format}.`);
  }
  if (isWritten) checkOutput(output, first.file);
  return [output === undefined || output === STANDARD_OUTPUT ? { input: first } : { input: first, output }];
}

function inFolder(inputs: readonly Input[], folder: string, format: ExportFormat, isWritten: boolean): Picture[] {
  const names = new Map<string, Input>();
  for (const input of inputs) {
    const base = input.file === undefined ? 'journey' : path.basename(input.file).replace(/\.journey$/i, '');
    const name = `${base}.${format}`;
    const other = names.get(name);
    if (other) {
      throw new Failure(
        `‘${printable(other.name)}’ and ‘${printable(input.name)}’ would both become ‘${printable(path.join(folder, name))}’: ` +
          'draw them one after the other, into different folders.',
      );
    }
    names.set(name, input);
  }
  if (isWritten) makeOutputFolder(folder);
  return [...names].map(([name, input]) => {
    const output = path.join(folder, name);
    if (isWritten) checkOutput(output, input.file);
    return { input, output };
  });
}

/** A factor as the user writes it: `2`, `1.5`. Throws a Failure for anything else. */
export function scaleOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const scale = /^(?:\d+(?:\.\d+)?|\.\d+)$/.test(text) ? Number(text) : Number.NaN;
  if (!(scale > 0 && scale <= MOST_SCALE)) {
    throw new Failure(
      `--scale takes a number above 0 and up to ${MOST_SCALE}, such as 2 or 1.5, not ‘${printable(text)}’.`,
    );
  }
  return scale;
}

/** Throws a Failure for an option that the format has no use for. */
export function checkOptions({ format, scale, page }: ExportOptions): void {
  if (scale !== undefined && format !== 'png') {
    throw new Failure(`--scale is for PNG files; ${format.toUpperCase()} stays sharp at any size.`);
  }
  if (page !== undefined && format !== 'pdf') throw new Failure('--page is for PDF files.');
}
