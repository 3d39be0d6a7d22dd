/** Where lines go that are pasted: to the block that takes the first of them, the others as far behind it as they were. */
import type { Range } from 'vscode-languageserver-types';
import { columnsOf } from '../fixes/outline.js';
import { type Indentation, whiteSpaceTo } from './columns.js';
import { indentOfLast } from './on-type.js';

const LINE_END = /\r\n|\r|\n/;

/** Lines to be put in the place of whole lines of a text, counted from 0. */
export interface PlacedLines {
  range: Range;
  newText: string;
}

/**
 * Pasted lines as they stand in the block that takes the first of them. Undefined where it cannot be told, where they would
 * take in lines below, and where anything else stands in the line that they are pasted into: then they are left as they are.
 * @param range what they are put in the place of
 */
export function placePasted(
  text: string,
  range: Range,
  pasted: string,
  indentation: Indentation,
): PlacedLines | undefined {
  const lines = text.split(LINE_END);
  const before = (lines[range.start.line] ?? '').slice(0, range.start.character);
  const end = lines[range.end.line] ?? '';
  const block = withoutBlanksAround(pasted.split(LINE_END));
  if (block.length < 2 || before.trim() !== '' || end.slice(range.end.character).trim() !== '') return undefined;
  const [first = '', ...others] = block;
  const above = lines.slice(0, range.start.line);
  const isIndented = first !== first.trimStart();
  const white = indentOfLast([...above, (isIndented ? '' : before) + first].join('\n'), indentation);
  if (white === undefined) return undefined;
  const column = columnsOf(white);
  const below = lines.slice(range.end.line + 1).find((line) => line.trim() !== '');
  if (below !== undefined && columnsOf(whiteOf(below)) > column) return undefined;
  // Elsewhere the line that it is pasted into has a line end already.
  const isAtEnd = range.end.line === lines.length - 1;
  const shift = column - columnBefore(first, others, indentation);
  const placed = others.map((line) => {
    if (line.trim() === '') return '';
    return whiteSpaceTo(Math.max(0, columnsOf(whiteOf(line)) + shift), indentation) + line.trimStart();
  });
  return {
    range: { start: { line: range.start.line, character: 0 }, end: { line: range.end.line, character: end.length } },
    newText: `${[white + first.trimStart(), ...placed].join('\n')}${isAtEnd && /[\r\n]$/.test(pasted) ? '\n' : ''}`,
  };
}

/**
 * The column of the first line where it was copied. Copied from its first word on, it has lost its own: then it had that of
 * the shallowest line behind it, or a level less where that is no sibling of it.
 */
function columnBefore(first: string, others: readonly string[], { columns: level }: Indentation): number {
  const own = columnsOf(whiteOf(first));
  if (own > 0) return own;
  const written = others.filter((line) => line.trim() !== '');
  const least = Math.min(...written.map((line) => columnsOf(whiteOf(line))));
  const isSibling = (line: string) => columnsOf(whiteOf(line)) === least && wordOf(line) === wordOf(first);
  return least === 0 || written.some(isSibling) ? least : least - level;
}

function withoutBlanksAround(lines: readonly string[]): string[] {
  const first = lines.findIndex((line) => line.trim() !== '');
  const last = lines.findLastIndex((line) => line.trim() !== '');
  return first < 0 ? [] : lines.slice(first, last + 1);
}

const whiteOf = (line: string): string => line.slice(0, line.length - line.trimStart().length);

const wordOf = (line: string): string => line.trim().split(/\s/, 1)[0]!.toLowerCase();
