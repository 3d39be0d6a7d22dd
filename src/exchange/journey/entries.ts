/** Lines with the personas for whom they are true → lines of a `.journey` text. */
import { type LineWriter, writeNames } from './lines.js';

/** A line, and the lines in it. */
export interface Entry {
  keyword: string;
  rest: string;
  /** For whom it is true; empty for everybody. */
  personas: readonly string[];
  lines?: readonly { keyword: string; rest: string }[];
  /** Of a line of an own lane: the lane, and what stands behind the colon. */
  lane?: { name: string; rest: string };
}

/**
 * Writes lists of lines, each of which keeps its order: first what is true for everybody, then an `as` block for the personas
 * that come next, and so on. Where the lines of everybody come first in all lists, as they mostly do, that is one block for
 * each.
 */
export function writeEntries(lists: readonly (readonly Entry[])[], depth: number, out: LineWriter): void {
  const left = lists.map((list) => [...list]);
  const write = (personas: string, at: number) => {
    for (const list of left) while (list[0] && personasKey(list[0]) === personas) writeEntry(list.shift()!, at, out);
  };
  for (;;) {
    write(personasKey(), depth);
    const next = left.find((list) => list.length > 0)?.[0];
    if (!next) return;
    out.line(depth, 'as', writeNames(next.personas));
    write(personasKey(next), depth + 1);
  }
}

export function writeEntry({ keyword, rest, lines = [] }: Entry, depth: number, out: LineWriter): void {
  out.line(depth, keyword, rest);
  for (const line of lines) out.line(depth + 1, line.keyword, line.rest);
}

function personasKey(entry?: Entry): string {
  return JSON.stringify(entry?.personas ?? []);
}
