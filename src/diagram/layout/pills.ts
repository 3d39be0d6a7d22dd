import { TYPE } from '../measure/type.js';
import { widestOf, wrap } from '../measure/wrap.js';
import type { Plan } from './plan.js';
import type { Way } from './ways.js';

/** What a way says, broken into lines, and the box around it in pixels. */
interface Shape {
  lines: readonly string[];
  width: number;
  height: number;
}

/** A shape at its place: `x` is its left edge in the scene. */
export interface Pill extends Shape {
  x: number;
}

export interface LabelledWay {
  way: Way;
  pill: Pill;
}

export const PILL_PAD = 12;
export const PILL_ICON = 20;
const SHORT_TEXT = 200;
/** The narrowest, and the least distance to the upright of another way; together they fit between any two steps. */
const LEAST_TEXT = 28;
const LEAST_CLEAR = 3;
const MOST_TEXT = 520;
/** Pills stay so far inside the panels. */
const INSIDE = 4;
/** A pill on its run leaves the run's corners free. */
const CORNER = 16;
/** The narrowest pill needs so much between two uprights. */
export const LEAST_ROOM = 2 * PILL_PAD + PILL_ICON + LEAST_TEXT + 2 * LEAST_CLEAR;
/** The least of a run that is under its pill. */
const TOUCH = 2;
/** From a pill to the upright of another way. */
const CLEAR = 12;
/** The same where there is hardly any room. */
const TIGHT = [6, LEAST_CLEAR];
/** Widths of text tried, as parts of the width it would take by choice, … */
const NARROWER = [0.6, 0.42, 0.3];
/** … and where even those are too wide, in pixels. */
const NARROWEST = [64, 40, LEAST_TEXT];
/** Widths that are fit to be read; a way is rather raised than given a narrower one. */
const READABLE = 3;
/** A pill is looked for so far along the run from where its way leaves. */
const REACH = 3200;
/** How often ways are raised above others in search of room. */
const MOST_PASSES = 8;

/**
 * Finds each way's pill a place on its own run where no upright of a way above it passes. Runs of different rows do not
 * meet, and whoever stands above stays out of the columns below: so only the uprights of the ways above can cross a pill.
 * A pill moves along its run, is broken into more lines, juts out over a short run; where all that does not help, its way
 * is raised above the others.
 * @param ways from the lowest to the highest
 * @returns the same ways with their pills, from the lowest to the highest
 */
export function placePills(plan: Plan, ways: readonly Way[]): LabelledWay[] {
  const above = new Uprights(plan, ways);
  const placed: LabelledWay[] = [];
  let pending = ways;
  for (let pass = 0; pending.length > 0; pass++) {
    const raised = layRow(plan, pending, above, placed, pass < MOST_PASSES ? 0 : pending.length);
    pending = raised.length < pending.length ? raised : layRow(plan, pending, above, placed, 1);
  }
  return placed;
}

/** Places the pills that find good room below all others, the first `tight` ones anywhere; returns the other ways. */
function layRow(plan: Plan, ways: readonly Way[], above: Uprights, placed: LabelledWay[], tight: number): Way[] {
  const raised: Way[] = [];
  ways.forEach((way, i) => {
    above.remove(way);
    const place = new Place(plan, way, above);
    const pill = place.good() ?? (i < tight ? place.tight() : undefined);
    if (pill) {
      placed.push({ way, pill });
    } else {
      above.add(way);
      raised.push(way);
    }
  });
  return raised;
}

/** The uprights of ways whose pills have no place yet, and which will therefore run above. */
class Uprights {
  private readonly byColumn: number[][];

  constructor(
    private readonly plan: Plan,
    ways: readonly Way[],
  ) {
    this.byColumn = plan.columns.map(() => []);
    for (const way of ways) this.add(way);
  }

  add({ from, to, leaves, arrives }: Way): void {
    this.byColumn[from]?.push(leaves);
    this.byColumn[to]?.push(arrives);
  }

  remove({ from, to, leaves, arrives }: Way): void {
    for (const [column, x] of [
      [from, leaves],
      [to, arrives],
    ] as const) {
      const list = this.byColumn[column];
      const at = list?.indexOf(x) ?? -1;
      if (at >= 0) list?.splice(at, 1);
    }
  }

  /** Those in the columns from x to x, from left to right. */
  between(low: number, high: number): number[] {
    const { columns } = this.plan;
    let first = 0;
    let end = columns.length;
    while (first < end) {
      const middle = (first + end) >> 1;
      const column = columns[middle];
      if (column && column.x + column.width < low) first = middle + 1;
      else end = middle;
    }
    const found: number[] = [];
    for (let c = first; c < columns.length && (columns[c]?.x ?? 0) <= high; c++)
      found.push(...(this.byColumn[c] ?? []));
    return found.sort((a, b) => a - b);
  }
}

/** The search for one pill's place. */
class Place {
  private readonly low: number;
  private readonly high: number;
  private readonly shapes: Shape[];
  private readonly uprights: number[];

  constructor(
    private readonly plan: Plan,
    private readonly way: Way,
    above: Uprights,
  ) {
    const { leaves, arrives } = way;
    const end = Math.max(leaves - REACH, Math.min(leaves + REACH, arrives));
    this.low = Math.min(leaves, end);
    this.high = Math.max(leaves, end);
    this.shapes = shapesOf(plan, way);
    const widest = (this.shapes[0] as Shape).width + CLEAR;
    this.uprights = above.between(this.low - widest, this.high + widest);
  }

  /** Where it can be read well, and whose it is. */
  good(): Pill | undefined {
    const readable = this.shapes.slice(0, READABLE);
    for (const shape of readable) {
      const pill = this.fits(shape) ? this.onRun(shape, CLEAR) : this.jutting(shape, CLEAR);
      if (pill) return pill;
    }
    for (const shape of readable) {
      const pill = this.jutting(shape, CLEAR / 2);
      if (pill) return pill;
    }
    return undefined;
  }

  /** Where it covers nothing, however narrow: between the steps, or within a way back to its own step, is room for it. */
  tight(): Pill {
    for (const clear of TIGHT) {
      for (const shape of this.shapes) {
        const pill = this.onRun(shape, clear) ?? this.jutting(shape, clear) ?? this.touching(shape, clear);
        if (pill) return pill;
      }
    }
    const shape = this.shapes.at(-1) as Shape;
    return { ...shape, x: Math.round((this.low + this.high - shape.width) / 2) };
  }

  private fits({ width }: Shape): boolean {
    return width + 2 * CORNER <= this.high - this.low;
  }

  private onRun(shape: Shape, clear: number): Pill | undefined {
    const first = this.low + CORNER;
    const last = this.high - CORNER - shape.width;
    return this.nearest(shape, first, last, this.way.leaves < this.way.arrives ? first : last, clear);
  }

  /** Over the corners of a short run; from a longer one by no more than a third. */
  private jutting(shape: Shape, clear: number): Pill | undefined {
    const { low, high } = this;
    const { width } = shape;
    const right = this.way.leaves < this.way.arrives;
    if (!this.fits(shape)) {
      const [first, last] = [high - CORNER - width, low + CORNER];
      const middle = Math.round((low + high - width) / 2);
      for (const x of [middle, right ? last : first, right ? first : last]) {
        const pill = this.nearest(shape, x, x, x, clear);
        if (pill) return pill;
      }
      return this.nearest(shape, first, last, middle, clear);
    }
    const wished = right ? low : high - width;
    return this.nearest(shape, low - width / 3, high - (width * 2) / 3, wished, clear);
  }

  /** Wherever some of the run is under it. */
  private touching(shape: Shape, clear: number): Pill | undefined {
    const { low, high } = this;
    const middle = (low + high - shape.width) / 2;
    return this.nearest(shape, low + TOUCH - shape.width, high - TOUCH, middle, clear);
  }

  /** The place from `first` to `last` nearest to the wished one with no upright nearer than `clear`. */
  private nearest(shape: Shape, first: number, last: number, wished: number, clear: number): Pill | undefined {
    const low = Math.ceil(Math.max(first, this.plan.left + INSIDE));
    const high = Math.floor(Math.min(last, this.plan.right - INSIDE - shape.width));
    let best: number | undefined;
    let from = low;
    for (let i = 0; i <= this.uprights.length && from <= high; i++) {
      const upright = this.uprights[i] ?? Number.POSITIVE_INFINITY;
      const to = Math.min(high, upright - clear - shape.width);
      if (from <= to) {
        const x = Math.round(Math.max(from, Math.min(wished, to)));
        if (best === undefined || Math.abs(x - wished) < Math.abs(best - wished)) best = x;
      }
      from = Math.max(from, upright + clear);
    }
    return best === undefined ? undefined : { ...shape, x: best };
  }
}

/** The ways to break what is said, the widest first. */
function shapesOf(plan: Plan, { label, leaves, arrives }: Way): Shape[] {
  const room = plan.right - plan.left - 2 * (INSIDE + PILL_PAD) - PILL_ICON;
  const most = Math.min(MOST_TEXT, Math.max(SHORT_TEXT, Math.abs(leaves - arrives) - 60), room);
  const widest = shapeOf(label, most);
  const text = widest.width - 2 * PILL_PAD - PILL_ICON;
  const shapes = [widest];
  for (const width of [...NARROWER.map((part) => Math.ceil(text * part)), ...NARROWEST]) {
    const shape = shapeOf(label, width);
    if (shape.width < (shapes.at(-1) as Shape).width) shapes.push(shape);
  }
  return shapes;
}

function shapeOf(label: string, most: number): Shape {
  const lines = wrap(label, most, 'meta');
  const width = Math.ceil(widestOf(lines, 'meta')) + PILL_PAD * 2 + PILL_ICON;
  return { lines, width, height: lines.length * TYPE.meta.line + 6 };
}
