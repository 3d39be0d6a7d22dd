/** Pictures on the disk, and whether they are what their maps draw. */
import { readFileSync } from 'node:fs';
import { reasonOf } from '../library/reasons.js';
import { Failure } from './exit.js';
import { printable } from './terminal.js';

/** True where a file holds these bytes. Throws a Failure where it is there and cannot be read. */
export function isUpToDate(file: string, data: Uint8Array): boolean {
  try {
    return readFileSync(file).equals(data);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw new Failure(`‘${printable(file)}’ cannot be read: ${reasonOf(error)}.`);
  }
}
