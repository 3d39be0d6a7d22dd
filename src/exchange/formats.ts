/** Other formats, by the names of files and by what is in them. */

/** What maps are made of. */
export const IMPORT_FORMATS = ['mermaid', 'csv', 'xlsx', 'json'] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

/** What maps become. */
export const EXCHANGE_FORMATS = ['json', 'csv', 'xlsx', 'markdown', 'mermaid'] as const;
export type ExchangeFormat = (typeof EXCHANGE_FORMATS)[number];

const IMPORTED: Readonly<Record<string, ImportFormat>> = {
  mmd: 'mermaid',
  mermaid: 'mermaid',
  md: 'mermaid',
  markdown: 'mermaid',
  mdx: 'mermaid',
  csv: 'csv',
  tsv: 'csv',
  xlsx: 'xlsx',
  json: 'json',
};

const EXPORTED: Readonly<Record<string, ExchangeFormat>> = {
  json: 'json',
  csv: 'csv',
  xlsx: 'xlsx',
  md: 'markdown',
  markdown: 'markdown',
  mmd: 'mermaid',
  mermaid: 'mermaid',
};

/** What files that maps are made of end in. */
export const IMPORTED_ENDINGS: readonly string[] = Object.keys(IMPORTED);

/** What files of each format end in. */
export const ENDING: Readonly<Record<ExchangeFormat, string>> = {
  json: 'json',
  csv: 'csv',
  xlsx: 'xlsx',
  markdown: 'md',
  mermaid: 'mmd',
};

/** What a file's name ends in, behind its last dot and in lower case; empty where it has no such end. */
export function endingOf(name: string): string {
  return /[^/\\][.]([^./\\]*)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** The format that a file's name says it can be read in. */
export function formatRead(name: string): ImportFormat | undefined {
  const ending = endingOf(name);
  return Object.hasOwn(IMPORTED, ending) ? IMPORTED[ending] : undefined;
}

/** The format that a file's name says it is to be written in. */
export function formatWritten(name: string): ExchangeFormat | undefined {
  const ending = endingOf(name);
  return Object.hasOwn(EXPORTED, ending) ? EXPORTED[ending] : undefined;
}

/** The format of a text without a name. */
export function formatOfText(text: string): Exclude<ImportFormat, 'xlsx'> {
  if (/^\ufeff?\s*\{/.test(text)) return 'json';
  return /^[^\S\r\n\u2028\u2029]*(?:journey\b|(?:`{3,}|~{3,}|:{3,})\s*\{?\.?mermaid\b)/im.test(text)
    ? 'mermaid'
    : 'csv';
}

/** What a table may call the columns of which it has one at least, beside Stage and Step. */
export const OTHER_NAMES = {
  stage: ['phase', 'stages', 'phases', 'section'],
  step: ['steps', 'task', 'activity', 'activities', 'user step', 'customer step'],
} as const;
