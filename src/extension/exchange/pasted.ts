/** What pasted text looks like: cheap to tell, so that nothing else that is pasted waits. */
import { OTHER_NAMES } from '../../exchange/formats.js';

/** A Mermaid journey: its word alone on a line, with a fence or a diagram's settings before it, and a task with a score. */
const MERMAID = /^[ \t]*(?:(?:`{3,}|~{3,}|:{3,})[ \t]*\{?\.?mermaid\b.*|journey[ \t]*)\r?$/im;
const TASK = /:[ \t]*-?\d+(?:\.\d+)?[ \t]*(?::|\r?$)/m;
/** No pasted map is longer; more is pasted as it is. */
const MOST_CHARACTERS = 500_000;

/** The format of a pasted text; undefined where it looks like none. A table is only one if it has the columns for it. */
export function formatPasted(text: string): 'mermaid' | 'csv' | undefined {
  if (text.length > MOST_CHARACTERS) return undefined;
  if (MERMAID.test(text) && TASK.test(text)) return 'mermaid';
  return looksLikeTable(text) ? 'csv' : undefined;
}

/** Two rows at least; the first one's cells are all short, as names of columns are. */
function looksLikeTable(text: string): boolean {
  const [header = '', ...rows] = text.replace(/^\s*\n/, '').split(/\r\n|\r|\n/, 3);
  if (!rows.some((row) => row.trim() !== '')) return false;
  const separator = ['\t', ';', ','].find((it) => header.includes(it));
  if (separator === undefined) return false;
  const names = header.split(separator).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
  return names.every((name) => name.length <= 40) && names.some((name) => COLUMNS.has(name.toLowerCase()));
}

/** What every table of steps has one of. */
const COLUMNS: ReadonlySet<string> = new Set(['stage', 'step', ...OTHER_NAMES.stage, ...OTHER_NAMES.step]);
