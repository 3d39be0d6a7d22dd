/** What rules offer one by one, or at the place that they are about, for a whole journey. */
import { t } from '@vscode/l10n';
import type { AstNode } from 'langium';
import { offeredFixes } from '../../fixes/offered.js';
import type { Range } from '../../map/journey-map.js';
import type { FixEdit } from '../../rules/rule.js';
import { isOn, type Refactoring, type RefactoringContext } from './refactoring.js';

/** Puts the stages of a journey into the order of its framework. Offered at the title of the journey and of each stage. */
export function sortStages({ document, range, findings }: RefactoringContext): Refactoring[] {
  const journey = journeyAt(document, range);
  if (!journey) return [];
  const titles = [journey.$cstNode!, ...journey.stages.map(({ $cstNode }) => $cstNode!)].map(
    ({ range: { start } }) => start,
  );
  if (!titles.some((start) => isOn(range, { start, end: start }))) return [];
  const found = findings.find(({ rule, problem }) => rule.code === 'stage-order' && isIn(problem.range, journey));
  const [fix] = found ? offeredFixes(document, found.problem) : [];
  return fix ? [{ title: fix.title, kind: 'refactor.move', edits: fix.edits }] : [];
}

/** Adds a `feels` wherever one is missing in a journey. Offered at its title, and wherever one is missing. */
export function addEmotions({ document, range, findings }: RefactoringContext): Refactoring[] {
  const journey = journeyAt(document, range);
  if (!journey) return [];
  const missing = findings.filter(
    ({ rule, problem }) => rule.code === 'missing-emotion' && isIn(problem.range, journey),
  );
  const { start } = journey.$cstNode!.range;
  const places = [{ start, end: start }, ...missing.map(({ problem }) => problem.range)];
  if (missing.length < 2 || !places.some((place) => isOn(range, place))) return [];
  const fixes = missing.map(({ problem }) => offeredFixes(document, problem)[0]);
  const edits = numbered(fixes.flatMap((fix) => fix?.edits ?? []));
  return [{ title: t('Add a ‘feels’ to all {0} that lack one', missing.length), kind: 'refactor.rewrite', edits }];
}

function journeyAt(document: RefactoringContext['document'], range: Range) {
  return document.parseResult.value.journeys.find(({ $cstNode }) => $cstNode && isOn(range, $cstNode.range));
}

function isIn({ start }: Range, { $cstNode }: AstNode): boolean {
  return start.line >= $cstNode!.range.start.line && start.line <= $cstNode!.range.end.line;
}

/** Snippets that are put into a text together: the cursor visits their places one after another. */
function numbered(edits: readonly FixEdit[]): FixEdit[] {
  let last = 0;
  return edits.map((edit) => {
    if (!edit.snippet) return edit;
    const numbers = new Map<string, number>();
    const newText = edit.newText.replace(/\\[\\$}]|\$\{(\d+)/g, (mark, number?: string) => {
      if (number === undefined) return mark;
      if (!numbers.has(number)) numbers.set(number, ++last);
      return `\${${numbers.get(number)}`;
    });
    return { ...edit, newText };
  });
}
