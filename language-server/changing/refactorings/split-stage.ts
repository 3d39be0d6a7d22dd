import { t } from '@vscode/l10n';
import { isReference, type Reference } from 'langium';
import { Outline } from '../../fixes/outline.js';
import { literal, placeholder } from '../../fixes/snippet.js';
import { isStep, type Stage, type Step } from '../../generated/ast.js';
import { linesOfBlock } from '../../map-edits/blocks.js';
import { looseKey } from '../../syntax/text.js';
import { isOn, type Refactoring, type RefactoringContext } from './refactoring.js';

/** Lines of a stage that count for its steps: they are said again in the new one. */
const FOR_STEPS: readonly string[] = ['for', 'evidence'];

/** Begins a new stage with a step. Offered at its title, where others stand before it. */
export function splitStage({ document, range }: RefactoringContext): Refactoring[] {
  const stages = document.parseResult.value.journeys.flatMap((journey) => journey.stages);
  for (const stage of stages) {
    const at = stage.steps.findIndex(({ $cstNode }) => {
      return $cstNode !== undefined && isOn(range, { start: $cstNode.range.start, end: $cstNode.range.start });
    });
    if (at > 0) return split(document, stage, stage.steps.slice(at));
  }
  return [];
}

function split(document: RefactoringContext['document'], stage: Stage, steps: readonly Step[]): Refactoring[] {
  const outline = Outline.of(document);
  const [entry, first] = [outline.entryOf(stage), outline.entryOf(steps[0]!)];
  if (!entry || !first || isNamedByStage(document, steps)) return [];
  const inside = outline.entries.slice(entry.index, outline.lastOf(entry).index + 1);
  if (inside.some(({ misplaced }) => misplaced)) return [];
  const repeated = entry.children.filter(({ line }) => FOR_STEPS.includes(line.keyword!));
  const lines = repeated.map((it) => {
    const text = outline.text.slice(it.line.start, outline.textEndOf(it.line.line));
    return it.lastLine === it.line.line ? outline.indentOf(it) + text : undefined;
  });
  // What goes on in further lines is not said again by half.
  if (!lines.every((line) => line !== undefined)) return [];
  const { lineEnd } = outline;
  const title = `${literal(outline.indentOf(entry))}stage ${placeholder(1, t('New stage'))}`;
  const newText = [title, ...lines.map(literal)].map((line) => line + lineEnd).join('');
  const { start } = outline.lines[linesOfBlock(outline, first).from]!;
  const edits = [{ range: outline.range(start), newText, snippet: true }];
  return [{ title: t('Begin a new stage here'), kind: 'refactor.rewrite', edits }];
}

/** True where a reference finds one of the steps by the name of its stage, too: it would not find it in another. */
function isNamedByStage({ references }: RefactoringContext['document'], steps: readonly Step[]): boolean {
  return (references as Reference<Step>[]).some((reference) => {
    const step = isReference(reference) ? reference.ref : undefined;
    if (!isStep(step) || !steps.includes(step)) return false;
    return looseKey(reference.$refText) !== looseKey(step.name);
  });
}
