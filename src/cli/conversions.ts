/** Other formats by the names of files, and the reading of texts in them. */
import {
  type ExchangeFormat,
  endingOf,
  formatRead,
  formatWritten,
  IMPORT_FORMATS,
  type ImportFormat,
} from '../exchange/formats.js';
import type { Imported } from '../exchange/notice.js';
import { Failure } from './exit.js';
import { printable } from './terminal.js';

export {
  EXCHANGE_FORMATS,
  type ExchangeFormat,
  formatOfText,
  IMPORT_FORMATS,
  type ImportFormat,
} from '../exchange/formats.js';

/** What the name of a file to write says of its format. */
export function formatToWrite(output: string | undefined): ExchangeFormat | undefined {
  return output === undefined ? undefined : formatWritten(output);
}

/** What the name of a file to read says of its format. Throws a Failure where it says nothing. */
export function formatToRead(file: string): ImportFormat {
  const format = formatRead(file);
  if (format) return format;
  const ending = endingOf(file);
  const shown = `‘${printable(file)}’`;
  if (ending === 'xls' || ending === 'ods' || ending === 'numbers') {
    throw new Failure(`${shown} is a workbook of another kind: save it as .xlsx or .csv.`);
  }
  if (ending === 'journey') throw new Failure(`${shown} is a map already.`);
  throw new Failure(`The name ${shown} does not tell what is in it: add --from ${IMPORT_FORMATS.join(' or ')}.`);
}

/**
 * Makes a map of a text.
 * @param name what to call a journey without a title
 */
export async function importText(text: string, format: Exclude<ImportFormat, 'xlsx'>, name: string): Promise<Imported> {
  switch (format) {
    case 'mermaid':
      return (await import('../exchange/mermaid/read.js')).readMermaid(text, name);
    case 'csv':
      return (await import('../exchange/table/csv.js')).readCsv(text, name);
    case 'json':
      return (await import('../exchange/json/read.js')).readJson(text);
  }
}
