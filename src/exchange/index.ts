/** Every format that maps come from and go to, in one place: a bundle of its own, loaded when one is asked for. */

/** Sets the translations of what is told, by the English texts; until then it is English. */
export { config as speak } from '@vscode/l10n';
export { readJson } from './json/read.js';
export { writeJson } from './json/write.js';
export { writeMarkdown } from './markdown/write.js';
export { readMermaid } from './mermaid/read.js';
export { writeMermaid, writeMermaidPage } from './mermaid/write.js';
export { ExchangeError } from './notice.js';
export { readCsv, writeCsv } from './table/csv.js';
export { readXlsx, writeXlsx } from './table/xlsx.js';
