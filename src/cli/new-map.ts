/** A new map → a file of its own: whole or not at all, and never over another one unasked. */
import { linkSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { reasonOf } from '../library/reasons.js';
import { Failure } from './exit.js';
import { isMapName } from './inputs.js';
import { rewriteMap, temporaryBeside } from './output.js';
import { printable } from './terminal.js';

/**
 * Checks that a new map may be written to a file, before it costs anything to make it. Throws a Failure.
 * @param isForced whether a file of that name may be replaced; left out where it never may
 */
export function checkNewMap(output: string, isForced?: boolean): void {
  const refuse = (why: string) => new Failure(`‘${printable(output)}’ cannot be written: ${why}.`);
  if (/[\\/]$/.test(output)) throw refuse('it is a folder; add the name of a file');
  if (!isMapName(output)) throw refuse('the name of a map ends in .journey');
  try {
    const stats = statSync(output, { throwIfNoEntry: false });
    if (stats?.isDirectory()) throw refuse('it is a folder');
    if (stats && !stats.isFile()) throw refuse('it is not a file that can be replaced');
    const orForce = isForced === undefined ? '' : ', or say --force to replace it';
    if (stats && !isForced) throw refuse(`it is there already; choose another name${orForce}`);
    const folder = path.dirname(output);
    if (!stats && !statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
      throw refuse(`there is no folder ‘${printable(folder)}’`);
    }
  } catch (error) {
    throw error instanceof Failure ? error : refuse(reasonOf(error));
  }
}

/** Writes a new map. Throws a Failure; then nothing has changed. `isForced`: over a file of that name, too. */
export function writeNewMap(output: string, content: string, isForced?: boolean): void {
  checkNewMap(output, isForced);
  if (statSync(output, { throwIfNoEntry: false })) {
    rewriteMap(output, content, output);
    return;
  }
  const temporary = temporaryBeside(output);
  try {
    writeFileSync(temporary, content, { flag: 'wx' });
    // Unlike a move, this fails where another program has made the file meanwhile.
    linkSync(temporary, output);
  } catch (error) {
    // Made by another program since it was looked for: said as if it had been there then, and replaced where that is wanted.
    checkNewMap(output, isForced);
    if (!isForced || !statSync(output, { throwIfNoEntry: false })) {
      throw new Failure(`‘${printable(output)}’ cannot be written: ${reasonOf(error)}.`);
    }
    rewriteMap(output, content, output);
  } finally {
    rmSync(temporary, { force: true });
  }
}
