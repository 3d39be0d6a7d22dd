/** Results into files: whole, or not at all. */
import {
  accessSync,
  chmodSync,
  constants,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { reasonOf } from '../library/reasons.js';
import { Failure } from './exit.js';
import { isMapName, STANDARD_INPUT } from './inputs.js';
import { printable, type Terminal } from './terminal.js';

/** The name that means standard output. */
export const STANDARD_OUTPUT = STANDARD_INPUT;

/**
 * Writes a result where the user wants it: to a file, or to standard output where none is named.
 * @param source the file that it was made of, which stays as it is; absent for standard input
 */
export async function writeResult(
  content: string | Uint8Array,
  output: string | undefined,
  source: string | undefined,
  terminal: Terminal,
): Promise<void> {
  if (output === undefined || output === STANDARD_OUTPUT) return await terminal.write(content);
  writeWhole(output, content, source);
  terminal.tell(`Wrote ${printable(output)}`);
}

/** Checks that a result may be written to a file, before it costs anything to make it. */
export function checkOutput(output: string | undefined, source: string | undefined): void {
  if (output !== undefined && output !== STANDARD_OUTPUT) targetOf(output, source);
}

/** Replaces a file's content in one step. Throws a Failure; then the file is as it was, and nothing is left beside it. */
export function writeWhole(output: string, content: string | Uint8Array, source: string | undefined): void {
  const { file, mode } = targetOf(output, source);
  replaceFile(file, mode, content, output);
}

/**
 * Replaces the text of a map in one step, links followed. Throws a Failure; then the file is as it was.
 * @param name what the user calls it
 */
export function rewriteMap(map: string, content: string, name: string): void {
  let found: { file: string; mode: number };
  try {
    accessSync(map, constants.W_OK);
    found = { file: realpathSync(map), mode: statSync(map).mode };
  } catch (error) {
    throw new Failure(`‘${printable(name)}’ cannot be written: ${reasonOf(error)}.`);
  }
  replaceFile(found.file, found.mode, content, name);
}

function replaceFile(file: string, mode: number | undefined, content: string | Uint8Array, name: string): void {
  // In the same folder, since only there a file can be moved in one step. Short, since names have a limit.
  const temporary = temporaryBeside(file);
  try {
    writeFileSync(temporary, content, { flag: 'wx' });
    if (mode !== undefined) chmodSync(temporary, mode & 0o777);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw new Failure(`‘${printable(name)}’ cannot be written: ${reasonOf(error)}.`);
  }
}

/** A name for a file that is there for a moment, in the folder of another. What is there already is never written: `wx`. */
export function temporaryBeside(file: string): string {
  return path.join(path.dirname(file), `.journey-${process.pid}-${Math.random().toString(36).slice(2, 10)}.tmp`);
}

/** The file to replace, links followed, and its mode if it is there. */
function targetOf(output: string, source: string | undefined): { file: string; mode?: number } {
  const shown = `‘${printable(output)}’`;
  const refuse = (why: string) => new Failure(`${shown} cannot be written: ${why}.`);
  if (/[\\/]$/.test(output)) throw refuse('it is a folder; add the name of a file');
  if (isMapName(output)) throw refuse('.journey files are maps, which are only read here');
  let stats: Stats | undefined;
  try {
    stats = statSync(output, { throwIfNoEntry: false });
    if (!stats) {
      const folder = statSync(path.dirname(path.resolve(output)), { throwIfNoEntry: false });
      if (!folder?.isDirectory()) throw refuse(`there is no folder ‘${printable(path.dirname(output))}’`);
      return { file: output };
    }
    if (stats.isDirectory()) throw refuse('it is a folder; add the name of a file');
    if (!stats.isFile()) throw refuse('it is not a file that can be replaced');
    const from = source === undefined ? undefined : statSync(source, { throwIfNoEntry: false });
    if (from && from.dev === stats.dev && from.ino === stats.ino) throw refuse('it is the map itself');
    accessSync(output, constants.W_OK);
    return { file: realpathSync(output), mode: stats.mode };
  } catch (error) {
    throw error instanceof Failure ? error : refuse(reasonOf(error));
  }
}
