/** Maps that were read → the same files with another text. */

import type { Source } from '../library/read-maps.js';
import { decode, readBytes, Unreadable } from '../library/source.js';
import { Failure } from './exit.js';
import { rewriteMap } from './output.js';
import { printable } from './terminal.js';

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** Writes another text into a map's file, whole or not at all. Throws a Failure where that is not possible. */
export function rewriteSource(source: Source, text: string): void {
  const { file, name } = source;
  if (file === undefined) throw new Failure('Standard input cannot be written.');
  const bytes = read(file, name);
  if (decode(bytes) !== source.text) {
    throw new Failure(`‘${printable(name)}’ has been changed by another program meanwhile: it stays as it is.`);
  }
  const mark = bytes.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK) ? '\ufeff' : '';
  rewriteMap(file, mark + text, name);
}

function read(file: string, name: string): Buffer {
  try {
    return readBytes(file);
  } catch (error) {
    if (error instanceof Unreadable) throw new Failure(`‘${printable(name)}’ ${error.message}.`);
    throw error;
  }
}
