/** Every refactoring, in the order in which they are offered. */
import { isHarmless } from '../../fixes/offered.js';
import { lex } from '../../syntax/lex.js';
import { convertScale } from './convert-scale.js';
import { declareAll } from './declare-all.js';
import { extract } from './extract.js';
import { addEmotions, sortStages } from './from-findings.js';
import type { Refactoring, RefactoringContext } from './refactoring.js';
import { splitStage } from './split-stage.js';

const REFACTORINGS: readonly ((context: RefactoringContext) => Refactoring[])[] = [
  splitStage,
  addEmotions,
  declareAll,
  sortStages,
  extract,
  convertScale,
];

/** What can be done without harm where somebody asks for it. */
export function refactoringsAt(context: RefactoringContext): Refactoring[] {
  const found = REFACTORINGS.flatMap((find) => find(context));
  return found.filter(({ edits, creates }) => {
    const isReadable = creates === undefined || lex(creates.text).report.findings.length === 0;
    return edits.length > 0 && isReadable && isHarmless(context.document, edits);
  });
}
