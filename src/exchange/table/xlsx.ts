/** Tables of steps as XLSX workbooks. */
import { t } from '@vscode/l10n';
import { type UnzipFileInfo, unzipSync, zipSync } from 'fflate';
import readXlsxFile, { type CellValue } from 'read-excel-file/universal';
import writeXlsxFile from 'write-excel-file/universal';
import type { JourneyMap } from '../../../language-server/map/journey-map.js';
import { ExchangeError, type Exported, type Imported, shown } from '../notice.js';
import { meaningOf } from './columns.js';
import { readTable } from './read.js';
import { writeTable } from './write.js';

/** No sheet of steps unpacks to more. Stops what would fill the memory. */
const MOST_MEGABYTES = 64;
const MOST_BYTES = MOST_MEGABYTES * 1024 * 1024;
const MOST_PARTS = 2000;
/** Empty cells count: a sheet is read as a whole, up to the last cell that is named. */
const MOST_CELLS = 2_000_000;
/** A place outside of every sheet. */
const HIDDEN = 'ZZZZZ1';
/** What Excel takes in a cell. */
const LONGEST_CELL = 32_767;
/** What XML cannot hold, or libraries drop; and what looks like the form in which a workbook holds it: `_x0001_`. */
const ESCAPED = /[\u0000-\u0008\u000b-\u001f\ufffd-\uffff]|\p{Cs}|_(?=x[0-9a-f]{4}_)/giu;
/** In characters, as Excel counts them. */
const NARROW = 18;
const WIDE = 32;

/**
 * All journeys of a map as a workbook with one sheet. Every cell is text, none a formula.
 * @throws ExchangeError where a cell would be longer than a spreadsheet takes
 */
export async function writeXlsx(map: JourneyMap): Promise<Exported<Uint8Array>> {
  const { content, notices } = writeTable(map);
  const [headers = [], ...rows] = content;
  for (const [index, row] of rows.entries()) {
    const long = row.findIndex((cell) => cell.length > LONGEST_CELL);
    if (long < 0) continue;
    throw new ExchangeError(
      t(
        'A cell of a spreadsheet holds {0} characters at most: the one in row {1}, column {2} has more.',
        LONGEST_CELL,
        index + 2,
        shown(headers[long]!),
      ),
    );
  }
  const text = (value: string, fontWeight?: 'bold') => ({
    value: value.replace(ESCAPED, escaped),
    type: String,
    wrap: true,
    alignVertical: 'top' as const,
    fontWeight,
  });
  const cells = content.map((row, index) =>
    row.map((cell) => (cell === '' ? null : text(cell, index === 0 ? 'bold' : undefined))),
  );
  const columns = headers.map((_, index) => ({ width: index < 2 ? NARROW : WIDE }));
  const file = writeXlsxFile(cells, { sheet: 'Journey', columns, stickyRowsCount: 1 });
  return { content: new Uint8Array(await (await file.toBlob()).arrayBuffer()), notices };
}

/**
 * Reads the first sheet of a workbook that names stages or steps; of formulas, what they last came to.
 * @param name what to call the journey where no column does
 * @throws ExchangeError where it is no workbook, unpacks to too much, or holds no table of steps
 */
export async function readXlsx(bytes: Uint8Array, name: string): Promise<Imported> {
  const sheets = await sheetsIn(bytes);
  const tables = sheets.map(({ sheet, data }) => ({ sheet, rows: data.map((row) => row.map(asText)) }));
  const isTable = ({ rows }: { rows: string[][] }) => rows.some((row) => row.some((cell) => isPlace(cell)));
  const table = tables.find(isTable) ?? tables[0];
  if (!table) throw new ExchangeError(t('holds no sheet'));
  const { text, notices } = readTable(table.rows, name, (row) => row + 1);
  const others = tables.filter((it) => it !== table && it.rows.length > 0);
  return {
    text,
    notices: [...others.map(({ sheet }) => ({ message: t('The sheet {0} is left out.', shown(sheet)) })), ...notices],
  };
}

/** `_x0001_` */
function escaped(character: string): string {
  return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
}

function isPlace(cell: string): boolean {
  const meaning = meaningOf(cell);
  return 'place' in meaning && meaning.place !== 'journey';
}

async function sheetsIn(bytes: Uint8Array) {
  const parts = unpacked(bytes);
  for (const [name, part] of Object.entries(parts)) if (/sheet[^/]*\.xml$/i.test(name)) checkExtent(part);
  try {
    // Stored, not compressed: what is read now has the size that was checked.
    return await readXlsxFile(toArrayBuffer(zipSync(parts, { level: 0 })), { trim: false });
  } catch (error) {
    if (error instanceof ExchangeError) throw error;
    throw new ExchangeError(t('is no XLSX workbook, or a damaged one: save it anew as .xlsx'));
  }
}

/** The parts of the workbook, unless they are too large or too many, which is known before they are unpacked. */
function unpacked(bytes: Uint8Array): Record<string, Uint8Array> {
  let size = 0;
  let count = 0;
  const take = ({ name, originalSize }: UnzipFileInfo): boolean => {
    if (!/\.(?:xml|rels)$/i.test(name)) return false;
    size += originalSize;
    count++;
    if (size > MOST_BYTES)
      throw new ExchangeError(t('unpacks to more than {0} MB, which no sheet of steps does', MOST_MEGABYTES));
    if (count > MOST_PARTS)
      throw new ExchangeError(t('holds more than {0} parts, which no sheet of steps does', MOST_PARTS));
    return true;
  };
  try {
    return unzipSync(bytes, { filter: take });
  } catch (error) {
    if (error instanceof ExchangeError) throw error;
    throw new ExchangeError(t('is no XLSX workbook: it is not packed as one'));
  }
}

/** Refuses a sheet with a cell so far out that the empty ones before it would fill the memory. */
function checkExtent(sheet: Uint8Array): void {
  let rows = 1;
  let columns = 1;
  const places = new TextDecoder().decode(sheet).matchAll(/\br\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/gu);
  for (const [, inDouble, inSingle] of places) {
    const place = inDouble ?? inSingle ?? '';
    // A letter in disguise has no use in a place but to hide it.
    const [, letters = '', digits = ''] =
      /^([A-Z]{0,9})([0-9]{1,15})$/i.exec(place.includes('&#') ? HIDDEN : place) ?? [];
    const column = [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
    columns = Math.max(columns, column);
    rows = Math.max(rows, Number(digits));
    if (rows * columns > MOST_CELLS)
      throw new ExchangeError(t('has a cell far away from the others: copy its table into a new workbook'));
  }
}

function toArrayBuffer(bytes: Uint8Array): ArrayBuffer {
  const buffer = new ArrayBuffer(bytes.length);
  new Uint8Array(buffer).set(bytes);
  return buffer;
}

function asText(cell: CellValue | null): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date)
    return cell
      .toISOString()
      .replace(/T00:00:00.*$/, '')
      .replace('T', ' ')
      .replace(/\.000Z$/, '');
  if (typeof cell === 'boolean') return cell ? 'yes' : '';
  return String(cell);
}
