/** A difference for people, in a terminal. */
import type { Change, MapDiff } from './diff.js';
import { joined, type Said, sayDiff } from './said.js';
import { summaryOf } from './summary.js';

const SIGNS: Readonly<Record<Change, string>> = { added: '+', removed: '-', changed: '~' };

export interface TextStyle {
  /** Gives a whole line the look of its change. */
  paint(change: Change, line: string): string;
  /** A text of a map as it may be shown. */
  printable(text: string): string;
}

/** A line for each change, indented by what it is in, and a summary; one sentence where there is none. */
export function writeDiffText(diff: MapDiff, { paint, printable }: TextStyle): string {
  if (diff.parts.length === 0) return 'Nothing has changed in what the maps say.\n';
  const lines = (said: readonly Said[], depth: number): string[] =>
    said.flatMap(({ change, what, words, within }) => [
      paint(change, `${'  '.repeat(depth)}${SIGNS[change]} ${what} ${joined(words, printable)}`.trimEnd()),
      ...lines(within, depth + 1),
    ]);
  return `${lines(sayDiff(diff), 0).join('\n')}\n\n${summaryOf(diff)}.\n`;
}
