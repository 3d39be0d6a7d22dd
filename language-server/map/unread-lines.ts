import type { LangiumDocument } from 'langium';
import type { LineReport } from '../syntax/findings.js';
import type { Position } from './journey-map.js';

/** Where the lines begin that nobody can read, so that they are in no map; in the order of the text. */
export function unreadLines(document: LangiumDocument): Position[] {
  const { lines } = document.parseResult.lexerReport as LineReport;
  return lines.filter(({ kind }) => kind === 'junk').map(({ start }) => document.textDocument.positionAt(start));
}
