import { type BlockName, lineOf } from '../syntax/table.js';
import { offsetRange, quoted, type Rule } from './rule.js';

/** A line that begins with a word that is no keyword where it stands. */
export const unknownKeyword: Rule = {
  code: 'unknown-keyword',
  severity: 'error',
  check({ document, lines, report }) {
    for (const finding of lines.findings) {
      if (finding.code !== 'unknown-keyword') continue;
      const { word, fix, block, start, end } = finding;
      const written = document.textDocument.getText(offsetRange(document, start, end));
      const what = /^[-*•]$/.test(word)
        ? `A line begins with a keyword, not with ${quoted(written)}.`
        : `${quoted(written)} is not a keyword here.`;
      const offer = fix ? `Did you mean ${quoted(fix)}?` : wayOut(block);
      report({ range: offsetRange(document, start, end), message: `${what} ${offer}`, data: { word, fix } });
    }
  },
};

/** What to do with a line that is near no keyword. */
function wayOut(block: BlockName): string {
  if (lineOf(block, 'note')) return 'Begin a remark with ‘note’, or go on with the text above with ‘|’.';
  if (block === 'file') return 'Begin a map with ‘journey’ and its name, and a remark with ‘//’.';
  return 'Go on with the text above with ‘|’, or begin a remark with ‘//’.';
}
