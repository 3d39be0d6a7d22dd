/**
 * What stands in a cell: one line for each item, as in a map without its keyword. `[as Emil]` before it says for whom it is
 * true, `2)` its place in a chain; deeper lines belong to the one above.
 */

import type { Entry } from '../journey/entries.js';
import { writeName } from '../journey/lines.js';

/** An item of a cell. */
export interface CellItem {
  rest: string;
  personas: readonly string[];
  /** Its place in the chain of the layers, where the cell says it. */
  order?: number;
  lines: { keyword: string; rest: string }[];
}

/** What `yes` is called in sheets. */
const YES = /^(?:yes|y|x|true|1|✓|✔|✅|ja|oui|sí)$/iu;
/** What would be read as more than text at the start of a line. */
const SPECIAL = /^(?:\[|[-*•–]\s|\d+\)\s)/u;
const MARK = /^\[(?:as\s((?:"(?:\\.|[^"\\])*"|[^\]"])*))?\]\s*/su;

/** The cell of a keyword's entries. `orders`: the place of each in a chain. */
export function writeCell(entries: readonly Entry[], orders?: readonly number[]): string {
  return entries
    .map(({ keyword, rest, personas, lines = [] }, index) => {
      const place = orders ? `${orders[index]}) ` : '';
      const mark =
        personas.length > 0 ? `[as ${personas.map(bracketed).join(', ')}] ` : SPECIAL.test(rest) ? '[] ' : '';
      const said = isFlag(keyword) ? flag(rest) : rest;
      return [`${place}${mark}${said}`, ...lines.map((line) => `  ${line.keyword} ${line.rest}`)].join('\n');
    })
    .join('\n');
}

/** A keyword that may stand alone. */
function isFlag(keyword: string): boolean {
  return /^(?:moment of truth|ends here):?$/.test(keyword);
}

function flag(rest: string): string {
  if (rest === '') return 'yes';
  return YES.test(rest) ? `"${rest}"` : rest;
}

function bracketed(name: string): string {
  const written = writeName(name);
  return /[\]"]/.test(written) && !written.startsWith('"') ? `"${written.replace(/[\\"]/g, '\\$&')}"` : written;
}

/** True for what means yes and says nothing more. */
export function isYes(rest: string): boolean {
  return YES.test(rest);
}

/** The items of a cell. `isChain`: numbers before them are their places. `keywords`: of lines that may stand in an item. */
export function readCell(cell: string, isChain: boolean, keywords: ReadonlySet<string>): CellItem[] {
  const items: CellItem[] = [];
  for (const line of cell.split(/\r\n|\r|\n/)) {
    const last = items.at(-1);
    const nested = last && /^\s+([a-z]+)\s(.*)/isu.exec(line);
    if (nested && keywords.has(nested[1]!.toLowerCase())) {
      last.lines.push({ keyword: nested[1]!.toLowerCase(), rest: nested[2]!.trim() });
      continue;
    }
    const item = readItem(line.trim(), isChain);
    if (item.rest !== '') items.push(item);
  }
  return items;
}

function readItem(line: string, isChain: boolean): CellItem {
  let rest = line.replace(/^[-*•–]\s+/u, '');
  let order: number | undefined;
  const place = isChain ? /^(\d+)\)\s+/.exec(rest) : null;
  if (place) {
    order = Number(place[1]);
    rest = rest.slice(place[0].length);
  }
  const mark = MARK.exec(rest);
  const personas = mark?.[1] === undefined ? [] : splitNames(mark[1]);
  return { rest: mark ? rest.slice(mark[0].length) : rest, personas, order, lines: [] };
}

/** The inside of a text that stands in double quotes as a whole; any other as it is. */
export function unquoted(text: string): string {
  const match = /^"((?:\\.|[^"\\])*)"$/su.exec(text);
  if (!match) return text;
  return match[1]!.replace(/\\(["\\n])/g, (_, escaped: string) => (escaped === 'n' ? '\n' : escaped));
}

/** Names that commas divide, those in quotes whole. */
export function splitNames(text: string): string[] {
  const names = text.match(/\s*(?:"(?:\\.|[^"\\])*"(?=\s*(?:[,，、،]|$))|[^,，、،]+)/gsu) ?? [];
  return names.map((name) => unquoted(name.trim())).filter((name) => name !== '');
}

/** What stands before the colon that explains, and behind it. */
export function splitColon(text: string): { head: string; text?: string } {
  let at = 0;
  let isStart = true;
  while (at < text.length) {
    const character = text[at]!;
    const name = isStart && character === '"' ? /^"(?:\\.|[^"\\])*"/su.exec(text.slice(at)) : null;
    if (name) {
      at += name[0].length;
      isStart = false;
      continue;
    }
    if (character === '：' || (character === ':' && /^(?:\s|$)/u.test(text.slice(at + 1)))) {
      return { head: text.slice(0, at).trim(), text: unquoted(text.slice(at + 1).trim()) };
    }
    isStart = /[,，、،]/u.test(character) || (isStart && /\s/u.test(character));
    at++;
  }
  return { head: text.trim() };
}
