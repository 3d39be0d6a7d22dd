/** Lines that stand in the wrong place → edits that put them right. What the map says stays the same. */
import type { AstNode, LangiumDocument } from 'langium';
import type { FixEdit } from '../rules/rule.js';
import { indentIn, insertLines, removeLines } from './edits.js';
import { columnsOf, type Entry, Outline } from './outline.js';

/**
 * Indents a line, and what stands in it, as a line of `owner`. Undefined where it would not be one there, or would take
 * the lines below with it.
 */
export function indentInto(document: LangiumDocument, entry: Entry, owner: Entry): FixEdit[] | undefined {
  const outline = Outline.of(document);
  const indent = indentIn(outline, owner);
  const column = columnsOf(indent);
  if (owner.line.definition?.opens === 'stage' && entry.line.keyword !== 'step' && hasStepBefore(owner, entry)) {
    return undefined;
  }
  let above = outline.entryBefore(entry.line.line);
  while (above && above !== owner && above.line.column >= column) above = outline.entries[above.index - 1];
  if (above !== owner) return undefined;
  const last = outline.lastOf(entry).lastLine;
  const next = outline.contentAfter(last);
  if (next && outline.columnOf(next.number) > column) return undefined;
  // What stands in it may be indented for its new place already.
  const inside = outline.entries.slice(entry.index + 1).filter(({ line }) => line.line <= last);
  const isDeepEnough = inside.every(({ line }) => line.column > column);
  return indentLines(outline, entry.line.line, isDeepEnough ? entry.lastLine : last, indent);
}

/**
 * Takes a line that is indented too deep, and those below it that are as well, back to the indentation of the line above.
 * Undefined where they would not be lines of the same block there.
 */
export function outdentRun(document: LangiumDocument, entry: Entry): FixEdit[] | undefined {
  const outline = Outline.of(document);
  const above = outline.entryAround(entry.line.line);
  if (!above) return undefined;
  let last = entry;
  for (let at = entry.index; at < outline.entries.length; at++) {
    const it = outline.entries[at]!;
    if (it.line.column < entry.line.column) break;
    if (it.line.column === entry.line.column && it.parent !== above.parent) return undefined;
    last = it;
  }
  return indentLines(outline, entry.line.line, last.lastLine, outline.indentOf(above));
}

/**
 * Indents the line above as the line below it, where that stands as its siblings do: it is the one above that is not where
 * it should be. Undefined where that is not so.
 */
export function indentAbove(document: LangiumDocument, entry: Entry): FixEdit[] | undefined {
  const outline = Outline.of(document);
  const above = outline.entryAround(entry.line.line);
  const siblings = above?.parent?.children ?? [];
  const alike = siblings.find((it) => !it.misplaced && it.line.column === entry.line.column && it.index < entry.index);
  if (!above || !alike) return undefined;
  return indentLines(outline, above.line.line, above.lastLine, outline.indentOf(alike));
}

/** Moves a line, and all that stands in it, to the place that its keyword has in a block, or in the file. */
export function moveTo(document: LangiumDocument, first: number, last: number, block: AstNode): FixEdit[] | undefined {
  const outline = Outline.of(document);
  const { start, textStart } = outline.lines[first]!;
  const indent = outline.text.slice(start, textStart);
  const lines: string[] = [];
  for (let number = first; number <= last; number++) {
    const line = outline.lines[number]!;
    const text = outline.text.slice(line.start, line.end);
    const isAligned = text.startsWith(indent);
    // How much deeper a line is cannot be told where it is indented in another way.
    if (!isAligned && outline.entryAt(line.textStart)) return undefined;
    lines.push(text.slice(isAligned ? indent.length : line.textStart - line.start));
  }
  const removal = removeLines(outline, first, last);
  const insertion = insertLines(document, block, lines, { asTheyAre: true });
  const at = outline.offsetAt(insertion.range.start);
  const isInside = at > outline.offsetAt(removal.range.start) && at < outline.offsetAt(removal.range.end);
  return isInside ? undefined : [insertion, removal];
}

function hasStepBefore(stage: Entry, entry: Entry): boolean {
  return stage.children.some(({ line, index }) => line.keyword === 'step' && index < entry.index);
}

/** Gives lines another indentation, those in them as much deeper as they are. Block comments and empty lines stay. */
function indentLines(outline: Outline, from: number, to: number, indent: string): FixEdit[] | undefined {
  const old = outline.text.slice(outline.lines[from]!.start, outline.lines[from]!.textStart);
  const edits: FixEdit[] = [];
  for (let number = from; number <= to; number++) {
    if (outline.isBlank(number) || outline.isInBlockComment(number)) continue;
    const { start, textStart } = outline.lines[number]!;
    const isAligned = outline.text.slice(start, textStart).startsWith(old);
    // Where comments and what continues a text stand makes no difference.
    if (!isAligned && (outline.isComment(number) || outline.isContinuation(number))) continue;
    if (!isAligned) return undefined;
    edits.push({ range: outline.range(start, start + old.length), newText: indent });
  }
  return edits;
}
