/** The blocks that a line at a place could stand in, and how it is indented there. */
import { indentIn } from '../fixes/edits.js';
import { columnsOf, type Entry, type Outline } from '../fixes/outline.js';
import type { Line } from '../syntax/findings.js';
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
  /** The lines below that would come to stand in a line of it: from where they belong, and those that have no place. */
  taken: readonly Line[];
  homeless: readonly Line[];
  /** Some line below is indented deeper than a line of it. */
  hasDeeper: boolean;
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
  const inside = chain.map((entry, index) => level(outline, number, entry, natural - index, indentIn(outline, entry)));
  const all = [level(outline, number, undefined, natural + 1, ''), ...inside];
  const asOthers = all[natural + 1]!;
  const own = asOthers.indent === indent ? asOthers : level(outline, number, asOthers.entry, 0, indent);
  // Where lines below are indented deeper, what cannot take them in may still stand beside them.
  const beside = own.taken.length > 0 && asOthers.taken.length === 0 ? [asOthers] : [];
  return [own, ...beside, ...all.slice(natural + 2), ...all.slice(0, natural + 1).reverse()];
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
  const children = (entry?.children ?? []).filter(({ line }) => line.line !== number);
  return { block, entry, indent, distance, children, ...below(outline, number, columnsOf(indent)) };
}

/** What a line at that column would do to those below: those that are indented deeper, and those that stand in it now. */
function below(outline: Outline, number: number, column: number): Pick<Level, 'taken' | 'homeless' | 'hasDeeper'> {
  const { entries } = outline;
  const taken: Line[] = [];
  const homeless: Line[] = [];
  const first = (outline.entryBefore(number)?.index ?? -1) + 1;
  const own = entries[first]?.line.line === number ? entries[first] : undefined;
  for (let at = own ? first + 1 : first; at < entries.length; at++) {
    const { line, parent, misplaced } = entries[at]!;
    if (line.column <= column && (!own || line.column <= own.line.column)) break;
    const isIn = parent !== undefined && parent.line.line > number;
    if (!isIn && (line.column > column || parent === own)) (misplaced ? homeless : taken).push(line);
  }
  const next = outline.contentAfter(number);
  return { taken, homeless, hasDeeper: next !== undefined && outline.columnOf(next.number) > column };
}

/** The keywords that a line of a block may begin with, in the table's order. `number`: of the line. */
export function keywordsAt({ block, indent, children, taken, homeless }: Level, number: number): string[] {
  const present = new Set(children.map(({ line }) => line.keyword));
  // A stage's own lines come before its first step.
  const column = columnsOf(indent);
  const inStage = block === 'stage' ? children : [];
  const isBehindStep = inStage.some(({ line }) => line.keyword === 'step' && line.line < number);
  const isBeforeOwn = inStage.some(({ line, misplaced }) => {
    return line.keyword !== 'step' && !misplaced && line.line > number && line.column <= column;
  });
  return keywordsOf(block).filter((keyword) => {
    if (keyword === 'step' ? isBeforeOwn : isBehindStep) return false;
    const { many, opens } = lineOf(block, keyword)!;
    if (opens === undefined ? taken.length > 0 : ![...taken, ...homeless].every((it) => takes(opens, it))) return false;
    return many === true || !present.has(keyword);
  });
}

/** True where a block takes a line as what it is. */
function takes(block: BlockName, { keyword, definition }: Line): boolean {
  const taken = lineOf(block, keyword!);
  return taken !== undefined && taken.opens === definition?.opens && taken.choices === definition?.choices;
}
