/** The bytes of a map, read and decoded. */
import { isUtf8 } from 'node:buffer';
import { fstatSync, readFileSync, statSync } from 'node:fs';
import { reasonOf } from './reasons.js';

/** No map is longer: a book of 60,000 pages. Stops what would fill the memory. */
const MOST_MEGABYTES = 64;
const MOST_BYTES = MOST_MEGABYTES * 1024 * 1024;
const TOO_LARGE = `is larger than ${MOST_MEGABYTES} MB, which no map is`;
const LINE_FEED = 10;

/** Why something cannot be read; the message goes on from its name: `is a folder`. */
export class Unreadable extends Error {}

/** The text of a file. Throws Unreadable. */
export function readText(file: string): string {
  return decode(readBytes(file));
}

/** The bytes of a file. Throws Unreadable where it is no regular file, too large or not to be read. */
export function readBytes(file: string): Buffer {
  try {
    const stats = statSync(file);
    if (stats.isDirectory()) throw new Unreadable('is a folder');
    // A device or a pipe may have no end.
    if (!stats.isFile()) throw new Unreadable('is not a regular file; standard input is named -');
    if (stats.size > MOST_BYTES) throw new Unreadable(TOO_LARGE);
    return readFileSync(file);
  } catch (error) {
    throw asUnreadable(error);
  }
}

/** The text of standard input. Rejects with Unreadable. */
export async function readStandardInput(stream: NodeJS.ReadableStream & { fd: number }): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    // Node takes a folder for an empty stream.
    if (fstatSync(stream.fd).isDirectory()) throw new Unreadable('is a folder');
    for await (const chunk of stream) {
      const bytes = Buffer.from(chunk);
      size += bytes.length;
      if (size > MOST_BYTES) throw new Unreadable(TOO_LARGE);
      chunks.push(bytes);
    }
  } catch (error) {
    throw asUnreadable(error);
  }
  return decode(Buffer.concat(chunks));
}

function asUnreadable(error: unknown): Unreadable {
  return error instanceof Unreadable ? error : new Unreadable(`cannot be read: ${reasonOf(error)}`);
}

/** UTF-8 → text, without a byte-order mark. Throws Unreadable for anything else. */
export function decode(bytes: Buffer): string {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (isUtf16) throw new Unreadable('is written in UTF-16: save it as UTF-8');
  const zero = bytes.indexOf(0);
  if (zero >= 0) throw new Unreadable(`is not a text file: there is a NUL character in line ${lineAt(bytes, zero)}`);
  if (!isUtf8(bytes))
    throw new Unreadable(`is not written in UTF-8 (line ${firstForeignLine(bytes)}): save it as UTF-8`);
  return new TextDecoder().decode(bytes);
}

function lineAt(bytes: Buffer, offset: number): number {
  let line = 1;
  for (let at = bytes.indexOf(LINE_FEED); at >= 0 && at < offset; at = bytes.indexOf(LINE_FEED, at + 1)) line++;
  return line;
}

/** The number of the first line that is not UTF-8; no character of UTF-8 contains the byte of a line feed. */
function firstForeignLine(bytes: Buffer): number {
  let line = 1;
  let start = 0;
  for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, start)) {
    if (!isUtf8(bytes.subarray(start, end))) break;
    start = end + 1;
    line++;
  }
  return line;
}
