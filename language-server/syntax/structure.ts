/**
 * Which block a line belongs to.
 *
 * Indentation decides: the nearest line above that is indented less. Where that block does not take the keyword, the
 * line is misplaced. It is then read as a line of the nearest block that takes it, and where that is not the innermost
 * open one it is a stray: it stands in the tree where it stands in the text until syntax/adopt.ts moves its node. So a
 * misplaced line closes nothing, and the lines below keep the parents that their indentation gives them.
 */
import { type BlockName, type LineDefinition, lineOf } from './table.js';

/** An open line: a block, or a line that only holds a column. */
export interface Open {
  /** -1 for the file. */
  column: number;
  /** The offset of its keyword, -1 for the file. */
  start: number;
  block?: BlockName;
  /** The column of the first line in it. */
  childColumn?: number;
  /** Whether the lexer has opened it for the parser. */
  indented: boolean;
  /** A stage's own lines come before its first step. */
  hasSteps: boolean;
  /** Of a line that takes none: the column of one below it that was reported, so that its siblings are not as well. */
  reported?: number;
}

/** The blocks within a journey, as the grammar has it. */
const MAY_HOLD_STRAYS: ReadonlySet<BlockName> = new Set(['stage', 'step', 'opportunity', 'as']);

export interface Placement {
  definition: LineDefinition;
  /** How many open lines stay open below the line: it goes into the innermost block among them. */
  keep: number;
  /** The block that takes the line; it is a stray where that is not the innermost block of those kept. */
  owner: Open;
  stray: boolean;
  /** To be reported. */
  misplaced: boolean;
  /** The line that takes none, below which this one stands. */
  below?: Open;
  /** The column at which the line is held open; undefined for a misplaced line that opens no block. */
  column?: number;
}

/** A look at the lines below, taken only where it matters. */
export interface Ahead {
  /** The column of the next line that says something, -1 at the end of the text. */
  column(): number;
  /** True where every line below that is indented deeper than `column` is one that the block takes. */
  belongsTo(block: BlockName, column: number): boolean;
}

export class Structure {
  readonly open: Open[];

  /** @param open the lines that are open already; only the file where it is left out */
  constructor(open: readonly Open[] = [{ column: -1, start: -1, block: 'file', indented: true, hasSteps: false }]) {
    this.open = open.map((it) => ({ ...it }));
  }

  /** How many blocks are open within the file. */
  get depth(): number {
    let depth = -1;
    for (const open of this.open) if (open.block) depth++;
    return depth;
  }

  /** The number of open lines that are indented less than `column`; the last of them is the parent. */
  private above(column: number): number {
    let count = this.open.length;
    while (count > 1 && this.open[count - 1]!.column >= column) count--;
    return count;
  }

  /** The innermost block that a line at `column` would stand in. */
  blockAt(column: number): Open {
    return this.open[this.innermost(this.above(column))]!;
  }

  /** The blocks that a line at `column` has just left, innermost first: those it may belong to if it was outdented by mistake. */
  leftAt(column: number): Open[] {
    return this.open
      .slice(this.above(column))
      .filter((open) => open.block)
      .reverse();
  }

  /** Where a line with this keyword at this column belongs, or undefined where no open block takes it. */
  place(keyword: string, column: number, ahead: Ahead): Placement | undefined {
    const count = this.above(column);
    const owner = this.open[count - 1]!;
    const definition = this.takes(owner, keyword);
    if (!definition) return this.misplaced(keyword, column, count);
    if (!this.leavesBlock(count) || !MAY_HOLD_STRAYS.has(this.blockInside()) || ahead.column() <= column) {
      return { definition, keep: count, owner, stray: false, misplaced: false, column };
    }
    // Deeper lines follow, as if the blocks above went on: an item outdented by mistake is no declaration …
    if (definition.opens !== undefined) {
      const item = this.misplaced(keyword, column, count);
      if (item && item.definition.opens === undefined && !ahead.belongsTo(definition.opens, column)) return item;
      return { definition, keep: count, owner, stray: false, misplaced: false, column };
    }
    // … and a line that takes none of them closes nothing.
    return { definition, keep: this.open.length, owner, stray: true, misplaced: false };
  }

  /** A line that its parent does not take, in the nearest block that does. */
  private misplaced(keyword: string, column: number, count: number): Placement | undefined {
    const at = this.nearestTaking(keyword, count);
    if (at < 0) return undefined;
    const owner = this.open[at]!;
    const definition = lineOf(owner.block!, keyword)!;
    const parent = this.open[count - 1]!;
    const below = parent.block ? undefined : parent;
    const misplaced = below === undefined || below.reported !== column;
    if (definition.opens === undefined) {
      const stray = this.innermost(this.open.length) !== at;
      return { definition, keep: this.open.length, owner, stray, misplaced, below };
    }
    const inside = this.innermost(count);
    // A framework's stages hold nothing that a misplaced one could tear apart.
    if (at < inside && owner.block !== 'framework') {
      return { definition, keep: count, owner, stray: true, misplaced: true, column };
    }
    // Outdented by mistake: read as if it stood where its siblings stand, so that the lines below are unaffected.
    const held = at >= count ? (owner.childColumn ?? column) : column;
    return { definition, keep: at + 1, owner, stray: false, misplaced, below, column: held };
  }

  /** True where a line with `count` open lines above it would close a block. */
  private leavesBlock(count: number): boolean {
    for (let at = count; at < this.open.length; at++) if (this.open[at]!.block) return true;
    return false;
  }

  /** Closes what is not kept and holds the line open. Returns how many blocks were closed that the parser knows of. */
  enter(placement: Placement, start: number, column: number, keyword: string): number {
    if (placement.below) placement.below.reported = column;
    const closed = this.closeTo(placement.keep);
    if (placement.column !== undefined) {
      const inside = this.open[this.innermost(this.open.length)]!;
      if (!placement.stray) inside.childColumn ??= placement.column;
      if (!placement.stray && keyword === 'step') inside.hasSteps = true;
      const block = placement.definition.opens;
      this.open.push({ column: placement.column, start, block, indented: false, hasSteps: false });
    }
    return closed;
  }

  closeTo(keep: number): number {
    let closed = 0;
    while (this.open.length > keep) if (this.open.pop()!.indented) closed++;
    return closed;
  }

  /** The block that the next token goes into. */
  inside(keep: number): Open {
    return this.open[this.innermost(keep)]!;
  }

  private blockInside(): BlockName {
    return this.open[this.innermost(this.open.length)]!.block!;
  }

  private innermost(count: number): number {
    let at = count - 1;
    while (!this.open[at]!.block) at--;
    return at;
  }

  private takes(open: Open, keyword: string): LineDefinition | undefined {
    if (!open.block || (open.hasSteps && keyword !== 'step')) return undefined;
    return lineOf(open.block, keyword);
  }

  /** The lines just above come first, the innermost before the outer ones; then the blocks around the line. */
  private nearestTaking(keyword: string, count: number): number {
    const takes = (at: number) => {
      const open = this.open[at]!;
      // An indented line never becomes a declaration.
      return open.block !== undefined && open.block !== 'file' && lineOf(open.block, keyword) !== undefined;
    };
    for (let at = this.open.length - 1; at >= count; at--) if (takes(at)) return at;
    for (let at = count - 1; at > 0; at--) if (takes(at)) return at;
    return -1;
  }
}
