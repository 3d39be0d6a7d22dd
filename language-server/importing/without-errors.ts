/** A text that was made of something else → one without errors: a line that the language cannot take is kept as a comment. */

import { firstLineTooMany, mayHaveTooManyBlocks } from '../syntax/limits.js';

/** Something that the rules call an error, in a text that is checked. */
export interface FoundError {
  code: string;
  message: string;
  range: { start: { line: number } };
}

/** A line that was made a comment, and why. */
export interface Silenced {
  /** The line as it was. */
  text: string;
  message: string;
}

/**
 * What a line says that cannot be meant: it is no loss if the line says nothing. A configuration may make errors of other
 * reports, too, which are about what a map lacks.
 */
const OF_LINES: ReadonlySet<string> = new Set([
  'syntax',
  'unknown-keyword',
  'misplaced-line',
  'unknown-reference',
  'ambiguous-name',
  'repeated-line',
  'invalid-value',
  'dropout-over-100',
]);

/** What is put right may bring to light what else is wrong. So often it is looked for. */
const MOST_PASSES = 10;

/**
 * Checks a text, and makes comments of the lines that have errors, with the lines in them.
 * @param errorsIn the errors of a text
 * @returns the text, the lines that were made comments, and the errors that are left
 */
export async function withoutErrors<Found extends FoundError>(
  text: string,
  errorsIn: (text: string) => Promise<readonly Found[]>,
): Promise<{ text: string; silenced: Silenced[]; left: readonly Found[] }> {
  const silenced: Silenced[] = [];
  let current = text;
  for (let pass = 0; ; pass++) {
    const errors = await errorsIn(current);
    if (firstLineTooMany(current) !== undefined || mayHaveTooManyBlocks(current))
      return { text: current, silenced, left: errors };
    const onLines = errors.filter(({ code }) => OF_LINES.has(code));
    if (onLines.length === 0 || pass === MOST_PASSES) return { text: current, silenced, left: errors };
    current = asComments(current, onLines, silenced);
  }
}

function asComments(text: string, errors: readonly FoundError[], silenced: Silenced[]): string {
  const lines = text.split('\n');
  const messages = new Map(errors.map(({ range, message }) => [range.start.line, message]));
  for (const [line, message] of messages) {
    const written = lines[line] ?? '';
    const depth = indentOf(written);
    silenced.push({ text: written.trim(), message });
    lines[line] = commented(written);
    for (let below = line + 1; below < lines.length && indentOf(lines[below]!) > depth; below++) {
      lines[below] = commented(lines[below]!);
    }
  }
  return lines.join('\n');
}

const indentOf = (line: string): number => line.length - line.trimStart().length;

function commented(line: string): string {
  const text = line.trim();
  return text === '' || text.startsWith('//') ? line : `${line.slice(0, indentOf(line))}// ${text}`;
}
