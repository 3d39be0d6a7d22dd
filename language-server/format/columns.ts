/** A text as it is read → the columns at which its lines stand when it is formatted. */
import type { Outline } from '../fixes/outline.js';
import { TAB } from '../syntax/characters.js';
import type { Line, LineReport } from '../syntax/findings.js';
import { type Place, placesOf, type Slot } from './places.js';

/** How a level is indented. */
export interface Indentation {
  tabs: boolean;
  /** The columns of a level; four for tabs, as the language counts them. */
  columns: number;
}

const TAB_COLUMNS = 4;

/** One tab for each level. */
export const TABS: Indentation = { tabs: true, columns: TAB_COLUMNS };

/** So many spaces for each level. */
export function spaces(columns: number): Indentation {
  return { tabs: false, columns: Math.max(1, Math.floor(columns)) };
}

/** As an editor is set. */
export function indentationFor({ insertSpaces, tabSize }: { insertSpaces: boolean; tabSize: number }): Indentation {
  return insertSpaces ? spaces(tabSize) : TABS;
}

/** What stands before a line at that column. */
export function whiteSpaceTo(column: number, { tabs }: Indentation): string {
  return tabs ? '\t'.repeat(Math.ceil(column / TAB_COLUMNS)) : ' '.repeat(column);
}

/** The indentation that most lines of a text have; two spaces where none is indented. */
export function indentationOf(outline: Outline, report: LineReport): Indentation {
  const counts = new Map<number, number>();
  let tabs = 0;
  let indented = 0;
  for (const place of placesOf(report)) {
    if (!place.isPlaced || place.parent.line === undefined) continue;
    const { start, textStart } = outline.lines[place.line.line]!;
    indented++;
    if (start < textStart && outline.text.charCodeAt(start) === TAB) tabs++;
    count(counts, place);
  }
  if (tabs * 2 > indented) return TABS;
  return spaces(mostFrequent(counts) ?? 2);
}

type Test = (line: Line) => boolean;

/**
 * The new column of each line by its number. What continues a text goes a level deeper than it.
 * @param isMoved tells which lines get one; all where it is left out
 */
export function columnsFor(report: LineReport, indentation: Indentation, isMoved?: Test): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  const levels = levelsOf(report);
  // A part of a text is indented as the lines around it are.
  const around = isMoved && !indentation.tabs ? levelsOf(report, (line) => !isMoved(line)) : [];
  let region = 0;
  let above = 0;
  for (const place of placesOf(report)) {
    const { line } = place;
    if (isTop(place)) region++;
    const level = levels[region] ?? indentation.columns;
    const columns = around[region] ?? indentation.columns;
    if (isMoved && !isMoved(line)) place.to = line.column;
    else if (line.kind === 'continuation') place.to = above + columns;
    else place.to = columnFor(place, level, { ...indentation, columns }, isMoved !== undefined);
    if (line.kind === 'line') above = place.to;
    found.set(line.line, place.to);
  }
  return found;
}

/** True for a line that begins a part of the file which is formatted by itself. */
export function isTop({ line, parent, isPlaced }: Place): boolean {
  return line.kind === 'line' && isPlaced && parent.block === 'file';
}

/** @param isPart other lines keep their columns: one stands as those beside it do */
function columnFor(place: Place, level: number, { tabs, columns }: Indentation, isPart: boolean): number {
  const { line, parent, closed, isPlaced } = place;
  const isFile = parent.block === 'file';
  const inside = isFile ? 0 : parent.to + columns;
  const limit = Math.min(...closed.map(({ to }) => to));
  if (isPlaced || (line.kind === 'comment' && parent.block)) {
    const beside = isPart && parent.child && parent.child.to > parent.to ? parent.child.to : inside;
    return Math.min(beside, limit);
  }
  const by = line.column - (isFile ? 0 : parent.column);
  // As many levels deeper as it was, or else as many columns. Below a block that is in the wrong place no line may stand
  // between two levels: it would be taken for a level when the text is formatted again.
  const isLevels = by % level === 0 || line.definition?.opens !== undefined;
  const scaled = isLevels ? Math.max(Math.sign(by), Math.round(by / level)) * columns : by;
  const wanted = (isFile ? 0 : parent.to) + scaled;
  const column = tabs ? Math.ceil(wanted / TAB_COLUMNS) * TAB_COLUMNS : wanted;
  return Math.min(Math.max(column, isFile ? 0 : parent.to + (tabs ? TAB_COLUMNS : 1)), limit);
}

/** The columns of a level in what stands before the first part of the file, and in each part. */
function levelsOf(report: LineReport, isCounted: Test = () => true): (number | undefined)[] {
  const counts: Map<number, number>[] = [new Map()];
  for (const place of placesOf(report)) {
    if (isTop(place)) counts.push(new Map());
    if (place.isPlaced && place.parent.line !== undefined && isCounted(place.line)) count(counts.at(-1)!, place);
  }
  return counts.map(mostFrequent);
}

function count(counts: Map<number, number>, { line, parent }: { line: Line; parent: Slot }): void {
  const columns = line.column - parent.column;
  counts.set(columns, (counts.get(columns) ?? 0) + 1);
}

/** The number that was counted most often, the smallest of several. */
function mostFrequent(counts: ReadonlyMap<number, number>): number | undefined {
  let best: number | undefined;
  for (const [number, times] of counts) {
    const most = best === undefined ? 0 : counts.get(best)!;
    if (times > most || (times === most && number < best!)) best = number;
  }
  return best;
}
