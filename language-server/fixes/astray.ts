/** What a line that is not read could be where it stands, without harm to the lines around it. */
import { type BlockName, lineOf } from '../syntax/table.js';
import type { Entry, Outline } from './outline.js';

/** True where a line at this place may be one of the block's with that keyword, and takes nothing from the lines below. */
export function isFreeFor(outline: Outline, number: number, block: BlockName, keyword: string): boolean {
  const definition = lineOf(block, keyword);
  if (!definition) return false;
  if (!standsIn(outline, number, block)) return false;
  const around = outline.entryAround(number);
  if (!definition.many && has(outline, around, keyword)) return false;
  const next = outline.contentAfter(number);
  if (next && !outline.isContinuation(next.number) && outline.columnOf(next.number) > outline.columnOf(number))
    return false;
  return block !== 'stage' || keyword === 'step' || !hasStepBefore(around!, number);
}

/** True where a line stands right in a block, and not below a line of it that takes none. */
export function standsIn(outline: Outline, number: number, block: BlockName): boolean {
  const around = outline.entryAround(number);
  return around ? around.line.definition?.opens === block && !around.misplaced : block === 'file';
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
