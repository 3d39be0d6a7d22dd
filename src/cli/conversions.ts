/** Other formats by the names of files and by what is in them. */
import path from 'node:path';
import type { Imported } from '../exchange/notice.js';
import { Failure } from './exit.js';
import { printable } from './terminal.js';

/** What maps are made of. */
export const IMPORT_FORMATS = ['mermaid', 'csv', 'xlsx', 'json'] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

/** What maps become. */
export const EXCHANGE_FORMATS = ['json', 'csv', 'xlsx', 'markdown', 'mermaid'] as const;
export type ExchangeFormat = (typeof EXCHANGE_FORMATS)[number];

const ENDINGS: Readonly<Record<string, ImportFormat>> = {
  '.mmd': 'mermaid',
  '.mermaid': 'mermaid',
  '.md': 'mermaid',
  '.markdown': 'mermaid',
  '.mdx': 'mermaid',
  '.csv': 'csv',
  '.tsv': 'csv',
  '.xlsx': 'xlsx',
  '.json': 'json',
};

const EXPORT_ENDINGS: Readonly<Record<string, ExchangeFormat>> = {
  '.json': 'json',
  '.csv': 'csv',
  '.xlsx': 'xlsx',
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.mmd': 'mermaid',
  '.mermaid': 'mermaid',
};

/** What the name of a file to write says of its format. */
export function formatToWrite(output: string | undefined): ExchangeFormat | undefined {
  return output === undefined ? undefined : EXPORT_ENDINGS[path.extname(output).toLowerCase()];
}

/** What the name of a file to read says of its format. Throws a Failure where it says nothing. */
export function formatToRead(file: string): ImportFormat {
  const ending = path.extname(file).toLowerCase();
  const format = ENDINGS[ending];
  if (format) return format;
  const shown = `‘${printable(file)}’`;
  if (ending === '.xls' || ending === '.ods' || ending === '.numbers') {
    throw new Failure(`${shown} is a workbook of another kind: save it as .xlsx or .csv.`);
  }
  if (ending === '.journey') throw new Failure(`${shown} is a map already.`);
  throw new Failure(`The name ${shown} does not tell what is in it: add --from ${IMPORT_FORMATS.join(' or ')}.`);
}

/** The format of a text without a name. */
export function formatOfText(text: string): Exclude<ImportFormat, 'xlsx'> {
  if (/^\ufeff?\s*\{/.test(text)) return 'json';
  return /^\s*(?:journey\b|(?:`{3,}|~{3,}|:{3,})\s*\{?\.?mermaid\b)/im.test(text) ? 'mermaid' : 'csv';
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
