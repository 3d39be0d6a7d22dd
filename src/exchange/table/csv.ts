/** Tables of steps as CSV, as spreadsheets write and read it. */
import { t } from '@vscode/l10n';
import Papa from 'papaparse';
import type { JourneyMap } from '../../../language-server/map/journey-map.js';
import type { Exported, Imported, Notice } from '../notice.js';
import { meaningOf } from './columns.js';
import { readTable } from './read.js';
import { writeTable } from './write.js';

const SEPARATORS = [',', ';', '\t', '|'];
/** By this, spreadsheets take a text for UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';
/** A cell that begins so is taken for a formula by some spreadsheet; an apostrophe before it says that it is text. */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/u;
/** Rows that are looked at to tell the separator. */
const FIRST_ROWS = 20;

/** All journeys of a map as CSV: UTF-8 with a byte-order mark, commas, CR LF. No cell of it is a formula. */
export function writeCsv(map: JourneyMap): Exported {
  const { content, notices } = writeTable(map);
  const cells = content.map((row) => row.map((cell) => (FORMULA.test(cell) ? `'${cell}` : cell)));
  return { content: `${BYTE_ORDER_MARK}${Papa.unparse(cells, { newline: '\r\n' })}\r\n`, notices };
}

/**
 * Reads CSV with commas, semicolons, tabs or bars. Apostrophes that keep a cell from being a formula are taken away.
 * @param name what to call the journey where no column does
 * @throws ExchangeError where it is no table of steps
 */
export function readCsv(text: string, name: string): Imported {
  const { body, separator, first } = splitSeparator(text.replace(/^\ufeff/, ''));
  const { data, errors } = Papa.parse<string[]>(body, { delimiter: separator ?? guessSeparator(body) });
  const lines: number[] = [];
  let line = first;
  for (const row of data) {
    lines.push(line);
    line += 1 + row.reduce((count, cell) => count + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
  }
  const lineOf = (row: number): number => lines[row] ?? first;
  const notices = errors
    .filter(({ type }) => type === 'Quotes')
    .map(
      ({ row }): Notice => ({
        line: lineOf(row ?? 0),
        message: t(
          'A quotation mark in this row is not closed, or text stands behind it: the cells are read as well as they can be.',
        ),
      }),
    );
  const rows = data.map((row) =>
    row.map((cell) => (FORMULA.test(cell) && cell.startsWith("'") ? cell.slice(1) : cell)),
  );
  const read = readTable(rows, name, lineOf);
  return { text: read.text, notices: [...notices, ...read.notices] };
}

/** A first line such as `sep=;` tells the separator to a spreadsheet. */
function splitSeparator(text: string): { body: string; separator?: string; first: number } {
  const match = /^"?sep=(.)"?(?:\r\n|\r|\n)/i.exec(text);
  return match ? { body: text.slice(match[0].length), separator: match[1]!, first: 2 } : { body: text, first: 1 };
}

/** The separator by which most columns are known ones. */
function guessSeparator(text: string): string {
  const known = (delimiter: string) => {
    const { data } = Papa.parse<string[]>(text, { delimiter, preview: FIRST_ROWS });
    return Math.max(0, ...data.map((row) => row.filter((cell) => !('lane' in meaningOf(cell))).length));
  };
  const counts = SEPARATORS.map((separator) => ({ separator, count: known(separator) }));
  return counts.reduce((best, it) => (it.count > best.count ? it : best)).separator;
}
