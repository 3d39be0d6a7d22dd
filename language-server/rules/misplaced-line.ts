import { t } from '@vscode/l10n';
import type { AstNode } from 'langium';
import { indentAbove, indentInto, moveTo, outdentRun } from '../fixes/moves.js';
import { type Entry, Outline } from '../fixes/outline.js';
import { forEachNode } from '../references/walk.js';
import { type CommentedKey, inWords, l10nKey, say } from '../said.js';
import { blockTitle } from '../syntax/block-titles.js';
import type { Finding } from '../syntax/findings.js';
import { type BlockName, KEYWORDS, lineOf, TABLE } from '../syntax/table.js';
import { type Fix, offsetRange, type Rule, type RuleContext } from './rule.js';

type MisplacedLine = Extract<Finding, { code: 'misplaced-line' }>;

/** Where a line may stand, by its block. */
const IN_BLOCK: Readonly<Record<Exclude<BlockName, 'file'>, CommentedKey>> = {
  persona: l10nKey({ message: 'a persona', comment: 'Where a line belongs: in …' }),
  channel: l10nKey({ message: 'a channel', comment: 'Where a line belongs: in …' }),
  touchpoint: l10nKey({ message: 'a touchpoint', comment: 'Where a line belongs: in …' }),
  emotion: l10nKey({ message: 'an emotion', comment: 'Where a line belongs: in …' }),
  source: l10nKey({ message: 'a source', comment: 'Where a line belongs: in …' }),
  metric: l10nKey({ message: 'a metric', comment: 'Where a line belongs: in …' }),
  lane: l10nKey({ message: 'a lane', comment: 'Where a line belongs: in …' }),
  framework: l10nKey({ message: 'a framework', comment: 'Where a line belongs: in …' }),
  frameworkStage: l10nKey({ message: 'a stage of a framework', comment: 'Where a line belongs: in …' }),
  journey: l10nKey({ message: 'a journey', comment: 'Where a line belongs: in …' }),
  stage: l10nKey({ message: 'a stage', comment: 'Where a line belongs: in …' }),
  step: l10nKey({ message: 'a step', comment: 'Where a line belongs: in …' }),
  opportunity: l10nKey({ message: 'an opportunity', comment: 'Where a line belongs: in …' }),
  as: l10nKey({ message: 'a ‘as’ block', comment: 'Where a line belongs: in …' }),
};

/** A keyword that cannot stand where it does, and the blocks that it may stand in. */
function outOfPlace(keyword: string): string {
  const blocks = (Object.keys(TABLE) as BlockName[]).filter((block) => lineOf(block, keyword));
  if (blocks.includes('file')) {
    return t('‘{0}’ cannot stand here: it belongs at the start of a line of its own, outside any journey.', keyword);
  }
  const places = blocks.map((block) => say(IN_BLOCK[block as keyof typeof IN_BLOCK]));
  return t('‘{0}’ cannot stand here: it belongs in {1}.', keyword, inWords(places, 'or'));
}

/** A line whose keyword the block it stands in does not take. */
export const misplacedLine: Rule = {
  code: 'misplaced-line',
  severity: 'error',
  check(context) {
    const { document, lines, report } = context;
    for (const finding of lines.findings) {
      if (finding.code !== 'misplaced-line' || !KEYWORDS.has(finding.keyword)) continue;
      const { keyword, block, owner, start, end } = finding;
      const message = messageOf(finding);
      const fixes = () => fixesFor(context, finding).map((fix, index): Fix => ({ ...fix, preferred: index === 0 }));
      report({ range: offsetRange(document, start, end), message, data: { keyword, block, owner }, fixes });
    }
  },
};

function messageOf({ keyword, block, owner, below }: MisplacedLine): string {
  if (!owner) return outOfPlace(keyword);
  if (below) {
    return t(
      "‘{0}’ is indented too deep: the line above takes none. It is read as the {1}'s.",
      keyword,
      blockTitle(owner),
    );
  }
  if (owner === block) {
    return t("‘{0}’ belongs before the first step of its stage, and is read as the stage's.", keyword);
  }
  return t('‘{0}’ is read as a line of the {1} above: indent it as such.', keyword, blockTitle(owner));
}

/** The line as it is read: indented as one of its owner, or else moved to its place there. */
function fixesFor(context: RuleContext, finding: MisplacedLine): Fix[] {
  const { document, model, lines } = context;
  const outline = Outline.of(document);
  const entry = outline.entryAt(finding.start);
  if (!entry || !finding.owner) return moveOut(context, finding);
  const ownerStart = lines.strays.get(finding.start);
  const owner = ownerStart === undefined ? entry.parent : outline.entryAt(ownerStart);
  if (!owner) return [];
  const title = blockTitle(finding.owner);
  const fixes: Fix[] = [];
  if (finding.below && parentAbove(outline, entry) === owner) {
    const above = indentAbove(document, entry);
    if (above) fixes.push({ title: t('Indent the line above like this one'), edits: above, safe: true });
    const run = outdentRun(document, entry);
    // Many lines that could stand right as they are: somebody should look at them.
    if (run)
      fixes.push({ title: t('Indent it as a line of the {0}', title), edits: run, safe: !above && run.length === 1 });
  } else if (!finding.below) {
    const indented = indentInto(document, entry, owner);
    if (indented) fixes.push({ title: t('Indent it as a line of the {0}', title), edits: indented, safe: true });
  }
  if (fixes.length > 0) return fixes;
  const block = nodeOf(model, owner);
  const moved = block && moveTo(document, entry.line.line, outline.lastOf(entry).lastLine, block);
  return moved ? [{ title: t('Move it to the lines of the {0}', title), edits: moved }] : [];
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
  return moved ? [{ title: t('Move it out of the journey'), edits: moved }] : [];
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
