/** The blocks that a line at a place could stand in, and how it is indented there. */
import { indentIn } from '../fixes/edits.js';
import { columnsOf, type Entry, type Outline } from '../fixes/outline.js';
import { type BlockName, keywordsOf, lineOf } from '../syntax/table.js';

export interface Level {
  block: BlockName;
  /** Undefined for the file. */
  entry?: Entry;
  /** The white space before a line of it. */
  indent: string;
  /** 0 for the block that a line stands in as it is indented now, negative for those in it, positive for those around. */
  distance: number;
  /** What stands in it already, the line itself left out. */
  children: readonly Entry[];
}

/**
 * The blocks open above a line, that in which it stands first, then those in it, then those around it.
 * @param indent the white space before the line
 */
export function levelsAt(outline: Outline, number: number, indent: string): Level[] {
  const column = columnsOf(indent);
  const chain = openAbove(outline, number);
  let natural = chain.length - 1;
  while (natural >= 0 && chain[natural]!.line.column >= column) natural--;
  const levels = chain.map((entry, index) => level(outline, number, entry, natural - index, indent));
  const file = level(outline, number, undefined, natural + 1, indent);
  const all = [file, ...levels];
  const own = all[natural + 1]!;
  return [own, ...all.slice(natural + 2), ...all.slice(0, natural + 1).reverse()];
}

/** The blocks that a line could go on, the outermost first. */
function openAbove(outline: Outline, number: number): Entry[] {
  const chain: Entry[] = [];
  let above = outline.entryBefore(number);
  // A line in the wrong place says little of where the next one goes.
  while (above?.misplaced && above.line.definition?.opens === undefined) above = outline.entries[above.index - 1];
  if (above && above.line.definition?.opens === undefined) above = above.parent;
  for (let entry = above; entry; entry = entry.parent) chain.unshift(entry);
  return chain;
}

function level(outline: Outline, number: number, entry: Entry | undefined, distance: number, indent: string): Level {
  const block = entry ? entry.line.definition!.opens! : 'file';
  const written = distance === 0 ? indent : entry ? indentIn(outline, entry) : '';
  const children = (entry?.children ?? []).filter(({ line }) => line.line !== number);
  return { block, entry, indent: written, distance, children };
}

/** The keywords that a line of a block may begin with, in the table's order. `number`: of the line. */
export function keywordsAt({ block, children }: Level, number: number): string[] {
  const present = new Set(children.map(({ line }) => line.keyword));
  // A stage's own lines come before its first step.
  const behindSteps = block === 'stage' && children.some(({ line }) => line.keyword === 'step' && line.line < number);
  return keywordsOf(block).filter((keyword) => {
    if (behindSteps && keyword !== 'step') return false;
    return lineOf(block, keyword)!.many === true || !present.has(keyword);
  });
}
