/** A difference as Markdown, for a comment on a pull request: nested lists in which the texts of the maps are no markup. */
import { escapeText } from '../exchange/markdown/escape.js';
import type { MapDiff } from './diff.js';
import { joined, type Said, sayDiff } from './said.js';
import { summaryOf } from './summary.js';

export function writeDiffMarkdown(diff: MapDiff): string {
  if (diff.parts.length === 0) return 'Nothing has changed in what the maps say.\n';
  const items = (said: readonly Said[], depth: number): string[] =>
    said.flatMap(({ change, what, words, within }) => [
      `${'  '.repeat(depth)}- ${change === 'changed' ? '' : `**${change}** `}${what} ${joined(words, literal)}`.trimEnd(),
      ...items(within, depth + 1),
    ]);
  return `${summaryOf(diff)}.\n\n${items(sayDiff(diff), 0).join('\n')}\n`;
}

/** Signs that call a person or lead to an issue where Markdown is shown beside code: an empty comment stops that. */
function literal(text: string): string {
  return escapeText(text).replaceAll(/\\?([@#])/g, '$1<!-- -->');
}
