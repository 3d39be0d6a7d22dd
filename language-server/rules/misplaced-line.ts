import type { AstNode } from 'langium';
import { indentAbove, indentInto, moveTo, outdentRun } from '../fixes/moves.js';
import { type Entry, Outline } from '../fixes/outline.js';
import { forEachNode } from '../references/walk.js';
import type { Finding } from '../syntax/findings.js';
import { BLOCK_TITLE, type BlockName, KEYWORDS, lineOf } from '../syntax/table.js';
import { type Fix, inWords, offsetRange, type Rule, type RuleContext } from './rule.js';

type MisplacedLine = Extract<Finding, { code: 'misplaced-line' }>;

/** The blocks that a keyword may stand in, in words. */
function homesOf(keyword: string): string {
  const blocks = (Object.keys(BLOCK_TITLE) as BlockName[]).filter((block) => lineOf(block, keyword));
  if (blocks.includes('file')) return 'at the start of a line of its own, outside any journey';
  const places = [...new Set(blocks.map((block) => BLOCK_TITLE[block]))];
  const named = places.map((place) => `${/^[aeiou]/.test(place) ? 'an' : 'a'} ${place}`);
  return `in ${inWords(named, 'or')}`;
}

/** A line whose keyword the block it stands in does not take. */
export const misplacedLine: Rule = {
  code: 'misplaced-line',
  severity: 'error',
  check(context) {
    const { document, lines, report } = context;
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
      const fixes = () => fixesFor(context, finding).map((fix, index): Fix => ({ ...fix, preferred: index === 0 }));
      report({ range: offsetRange(document, start, end), message, data: { keyword, block, owner }, fixes });
    }
  },
};

/** The line as it is read: indented as one of its owner, or else moved to its place there. */
function fixesFor(context: RuleContext, finding: MisplacedLine): Fix[] {
  const { document, model, lines } = context;
  const outline = Outline.of(document);
  const entry = outline.entryAt(finding.start);
  if (!entry || !finding.owner) return moveOut(context, finding);
  const ownerStart = lines.strays.get(finding.start);
  const owner = ownerStart === undefined ? entry.parent : outline.entryAt(ownerStart);
  if (!owner) return [];
  const title = BLOCK_TITLE[finding.owner];
  const fixes: Fix[] = [];
  if (finding.below && parentAbove(outline, entry) === owner) {
    const above = indentAbove(document, entry);
    if (above) fixes.push({ title: 'Indent the line above like this one', edits: above, safe: true });
    const run = outdentRun(document, entry);
    // Many lines that could stand right as they are: somebody should look at them.
    if (run) fixes.push({ title: `Indent it as a line of the ${title}`, edits: run, safe: !above && run.length === 1 });
  } else if (!finding.below) {
    const indented = indentInto(document, entry, owner);
    if (indented) fixes.push({ title: `Indent it as a line of the ${title}`, edits: indented, safe: true });
  }
  if (fixes.length > 0) return fixes;
  const block = nodeOf(model, owner);
  const moved = block && moveTo(document, entry.line.line, outline.lastOf(entry).lastLine, block);
  return moved ? [{ title: `Move it to the lines of the ${title}`, edits: moved }] : [];
}

/** Lines that no journey could have meant as one of its own, and that may stand alone. */
const DECLARED_ONLY: ReadonlySet<string> = new Set(['import', 'channel', 'emotion', 'source', 'framework']);

/** A declaration that stands in a journey goes to the other ones of the file, unless it seems to have lines of its own. */
function moveOut({ document, model }: RuleContext, { start, keyword }: MisplacedLine): Fix[] {
  if (!DECLARED_ONLY.has(keyword)) return [];
  const outline = Outline.of(document);
  const { line: number } = outline.positionAt(start);
  const next = outline.contentAfter(number);
  if (next && (outline.isContinuation(next.number) || outline.columnOf(next.number) > outline.columnOf(number)))
    return [];
  const moved = moveTo(document, number, number, model);
  return moved ? [{ title: 'Move it out of the journey', edits: moved }] : [];
}

/** The block of the line above, below which a line is indented. */
function parentAbove(outline: Outline, entry: Entry): Entry | undefined {
  return outline.entryAround(entry.line.line)?.parent;
}

function nodeOf(model: AstNode, entry: Entry): AstNode | undefined {
  let found: AstNode | undefined;
  forEachNode(model, (node) => {
    if (!found && node.$container && node.$cstNode?.offset === entry.line.start) found = node;
  });
  return found;
}
