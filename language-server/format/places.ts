/**
 * The lines of a text with the lines that they stand below, as `Structure` (syntax/structure.ts) reads them, while they
 * are given new columns.
 *
 * Which block a line belongs to is told by comparing its column with those of the lines that are open above it. A line
 * keeps its block if its new column is greater than that of the line it stands below and not greater than that of any
 * line that it closes.
 */
import type { Line, LineReport } from '../syntax/findings.js';
import { type BlockName, type LineDefinition, lineOf } from '../syntax/table.js';

/** An open line. Of the file, the columns are those of lines at the left edge. */
export interface Slot {
  /** The column it has, and the one it gets. */
  column: number;
  to: number;
  /** The line itself; undefined for the file. */
  line?: Line;
  block?: BlockName;
  /** The columns of the first line in the block. */
  child?: { column: number; to: number };
  hasSteps: boolean;
}

/** A line on its way to a new column. */
export interface Place {
  readonly line: Line;
  /** The nearest open line above with a smaller column. */
  readonly parent: Slot;
  /** The open lines above with the same column or a greater one. */
  readonly closed: readonly Slot[];
  /** True where it is a line of its parent, by its indentation. */
  readonly isPlaced: boolean;
  /** Its new column: to be set before the next line is asked for. */
  to: number;
}

/** Visits the lines of a text in their order. The columns given to earlier ones are seen in `parent` and `closed`. */
export function* placesOf({ lines, strays }: LineReport): Iterable<Place> {
  const open: Slot[] = [{ column: -1, to: 0, block: 'file', hasSteps: false }];
  for (const line of lines) {
    let count = open.length;
    while (count > 1 && open[count - 1]!.column >= line.column) count--;
    const parent = open[count - 1]!;
    const { definition, keyword } = line;
    const isStray = strays.has(line.start);
    const isPlaced = line.kind === 'line' && !isStray && takes(parent, keyword!) === definition;
    const place: Place = { line, parent, closed: open.slice(count), isPlaced, to: line.column };
    yield place;
    // What is neither a line of its parent nor opens a block holds nothing and closes nothing.
    if (line.kind !== 'line' || (!isPlaced && definition!.opens === undefined)) continue;
    if (isPlaced || isStray) hold(open, count, place, isStray);
    else holdElsewhere(open, count, place);
  }
}

/** True where two lines with this one between them would stand in different blocks. */
function takes(slot: Slot, keyword: string): LineDefinition | undefined {
  if (!slot.block || (slot.hasSteps && keyword !== 'step')) return undefined;
  return lineOf(slot.block, keyword);
}

function hold(open: Slot[], count: number, { line, to }: Place, isStray: boolean): void {
  open.length = count;
  const parent = open[count - 1]!;
  if (!isStray && parent.block) {
    parent.child ??= { column: line.column, to };
    if (line.keyword === 'step') parent.hasSteps = true;
  }
  open.push({ column: line.column, to, line, block: line.definition!.opens, hasSteps: false });
}

/** A block in the wrong place, which is read as if it stood where its siblings stand. */
function holdElsewhere(open: Slot[], count: number, { line, to }: Place): void {
  let depth = -1;
  const at = open.findIndex(({ block }) => block !== undefined && ++depth === line.depth);
  const owner = open[at]!;
  open.length = at + 1;
  const columns = at >= count ? (owner.child ?? { column: line.column, to }) : { column: line.column, to };
  owner.child ??= columns;
  if (line.keyword === 'step') owner.hasSteps = true;
  open.push({ ...columns, line, block: line.definition!.opens, hasSteps: false });
}
