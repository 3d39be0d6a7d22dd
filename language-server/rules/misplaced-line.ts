import { BLOCK_TITLE, type BlockName, KEYWORDS, lineOf } from '../syntax/table.js';
import { inWords, offsetRange, type Rule } from './rule.js';

/** The blocks that a keyword may stand in, in words. */
function homesOf(keyword: string): string {
  const blocks = (Object.keys(BLOCK_TITLE) as BlockName[]).filter((block) => lineOf(block, keyword));
  if (blocks.includes('file')) return 'at the start of a line of its own, outside any journey';
  return `in a ${inWords([...new Set(blocks.map((block) => BLOCK_TITLE[block]))], 'or')}`;
}

/** A line whose keyword the block it stands in does not take. */
export const misplacedLine: Rule = {
  code: 'misplaced-line',
  severity: 'error',
  check({ document, lines, report }) {
    for (const finding of lines.findings) {
      if (finding.code !== 'misplaced-line' || !KEYWORDS.has(finding.keyword)) continue;
      const { keyword, block, owner, below, start, end } = finding;
      let message: string;
      if (owner && below)
        message = `‘${keyword}’ is indented too deep: the line above takes none. It is read as the ${BLOCK_TITLE[owner]}'s.`;
      else if (owner === block)
        message = `‘${keyword}’ belongs before the first step of its stage, and is read as the stage's.`;
      else if (owner) message = `‘${keyword}’ is read as a line of the ${BLOCK_TITLE[owner]} above: indent it as such.`;
      else message = `‘${keyword}’ cannot stand here: it belongs ${homesOf(keyword)}.`;
      report({ range: offsetRange(document, start, end), message, data: { keyword, block, owner } });
    }
  },
};
