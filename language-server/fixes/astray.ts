/** What a line that is not read could be where it stands, without harm to the lines around it. */
import { type BlockName, lineOf } from '../syntax/table.js';
import type { Entry, Outline } from './outline.js';

/** True where a line at this place may be one of the block's with that keyword, and takes nothing from the lines below. */
export function isFreeFor(outline: Outline, number: number, block: BlockName, keyword: string): boolean {
  const definition = lineOf(block, keyword);
  if (!definition || !standsIn(outline, number, block, keyword)) return false;
  if (!definition.many && has(outline, outline.entryAround(number), keyword)) return false;
  const next = outline.contentAfter(number);
  const isContinued = next !== undefined && outline.isContinuation(next.number);
  return !next || isContinued || outline.columnOf(next.number) <= outline.columnOf(number);
}

/** True where a line with that keyword would stand right in a block, and not below a line of it that takes none. */
export function standsIn(outline: Outline, number: number, block: BlockName, keyword: string): boolean {
  const around = outline.entryAround(number);
  if (!around) return block === 'file';
  if (around.line.definition?.opens !== block || around.misplaced) return false;
  return block !== 'stage' || keyword === 'step' || !hasStepBefore(around, number);
}

function has(outline: Outline, block: Entry | undefined, keyword: string): boolean {
  return outline.childrenOf(block).some(({ line }) => line.keyword === keyword);
}

/** A stage's own lines come before its first step. */
function hasStepBefore(stage: Entry, number: number): boolean {
  return stage.children.some(({ line }) => line.keyword === 'step' && line.line < number);
}

/** True where the line above is a text that may go on: no name, which others may refer to, and nothing of a given form. */
export function canContinue(outline: Outline, number: number): boolean {
  const above = outline.entryBefore(number);
  const definition = above?.line.definition;
  if (!above || definition?.shape !== 'text' || definition.form || definition.choices || definition.rule === 'Import') {
    return false;
  }
  for (let at = above.lastLine + 1; at < number; at++) if (!outline.isBlank(at) && !outline.isComment(at)) return false;
  // A line without a text would get one, and it is not this that it lacks.
  return outline.textEndOf(above.line.line) > above.line.keywordEnd!;
}
