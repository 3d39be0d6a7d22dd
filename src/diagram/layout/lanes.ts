import type { Items } from '../../../language-server/map/journey-map.js';
import type { IconName } from '../icons.js';
import { heightOf, wrap } from '../measure/wrap.js';
import type { Mark } from '../scene.js';
import type { Paint } from '../theme.js';
import { BandBuilder, Drawing, type Targets } from './band.js';
import { icon, levelLine, paragraph, text } from './draw.js';
import { type Column, leftOf, type Part, type Plan, type StageBox, widthOfPart } from './plan.js';

/** The name of a lane, as it stands in the gutter. */
export interface LaneLabel {
  icon: IconName;
  /** Of the icon: the colour the lane is declared with. */
  paint?: Paint;
  name: string;
  /** One quiet line under it. */
  about?: string;
}

const LABEL_LEFT = 24;

/** A place in a column that fills from the top; items move `y` on. x counts from the part's left edge. */
export interface Cell {
  plan: Plan;
  out: Mark[];
  targets: Targets;
  items: Items;
  /** Absent for what a stage with steps says of itself. */
  column?: Column;
  x: number;
  y: number;
  width: number;
}

/**
 * Draws what a lane shows of a step or stage, and moves the cell's y below it. Depends on nothing but the items and the
 * plan's context: it is not asked again as long as those stay the same.
 */
export type FillCell = (cell: Cell) => void;

/** Begins a lane: the panels behind it, the hair line above it, its name. Returns the height its name needs. */
export function beginLane(band: BandBuilder, plan: Plan, label: LaneLabel, y = 0): number {
  const under = band.chunk('under');
  levelLine(under, plan.grid.margin, plan.right, y, 'hair');
  band.lane ??= { key: band.key, name: label.name, icon: label.icon };
  return laneLabel(band.chunk('labels'), plan, label, y + plan.grid.lanePad);
}

/** The name in the gutter with its top at y; returns its bottom. */
export function laneLabel(out: Mark[], plan: Plan, label: LaneLabel, y: number): number {
  const { margin, gutter } = plan.grid;
  const room = gutter - LABEL_LEFT - 16;
  icon(out, label.icon, margin, y + 1, 16, label.paint ?? 'ink2');
  const lines = wrap(label.name, room, 'bodyBold');
  let bottom = y + paragraph(out, margin + LABEL_LEFT, y, room, lines, 'bodyBold', 'ink');
  if (label.about !== undefined) {
    const about = wrap(label.about, room, 'meta');
    paragraph(out, margin + LABEL_LEFT, bottom + 1, room, about, 'meta', 'ink3');
    bottom += heightOf(about, 'meta') + 1;
  }
  return bottom;
}

/** Panels behind a band of the height it has by now; with round corners where it is the last one. */
export function panels(band: BandBuilder, plan: Plan, last: boolean): void {
  band.panels = plan.stages.flatMap(({ x, width }) => panel(x, width, band.height, last));
}

function panel(x: number, width: number, height: number, last: boolean): Mark[] {
  const fill = { fill: 'panel', name: 'panel' } as const;
  if (last && height >= 16) {
    const lower = `V${height - 8}a8 8 0 0 1 -8 8H${x + 8}a8 8 0 0 1 -8 -8`;
    const edge = `M${x + width} 0${lower}V0`;
    return [
      { type: 'path', d: `M${x} 0H${x + width}${lower}Z`, ...fill },
      { type: 'path', d: edge, stroke: 'panelEdge' },
    ];
  }
  return [
    { type: 'rect', x, y: 0, width, height, ...fill },
    { type: 'path', d: `M${x} 0V${height}M${x + width} 0V${height}`, stroke: 'panelEdge' },
  ];
}

/**
 * A lane of stacked cells, one a column; what a stage with steps says of itself stands over its steps.
 * undefined where the lane stays empty.
 */
export function cellLane(
  key: string,
  plan: Plan,
  label: LaneLabel,
  fill: FillCell,
  has: (items: Items) => boolean,
): BandBuilder | undefined {
  const any = plan.stages.some((box) => has(box.stage) || box.columns.some((column) => has(column.items)));
  if (!any) return undefined;
  const band = new BandBuilder(key);
  const labelBottom = beginLane(band, plan, label);
  band.height = Math.max(labelBottom, fillCells(band, key, plan, plan.grid.lanePad, fill, has)) + plan.grid.lanePad;
  return band;
}

/** What a lane shows of a part. Heights count from the top of the lane's cells. */
export interface FilledPart {
  drawing: Drawing;
  /** Where the cells of the steps begin: below what their stage says of itself. */
  top: number;
  /** The lowest bottom; 0 where nothing is drawn. */
  bottom: number;
}

/**
 * Fills the cells of a lane from y on; returns the lowest bottom.
 * @param key unique among all lanes
 * @param each told of every part, whose drawing stands at `leftOf` it and y
 */
export function fillCells(
  band: BandBuilder,
  key: string,
  plan: Plan,
  y: number,
  fill: FillCell,
  has: (items: Items) => boolean,
  each?: (part: Part, filled: FilledPart) => void,
): number {
  let lowest = 0;
  for (const box of plan.stages) {
    let top = 0;
    for (const part of box.parts) {
      const start = top;
      const filled = part.record.once(key, String(start), () =>
        fillPart(plan, box, part, start, fill, has, band.key === key),
      );
      top = filled.top;
      lowest = Math.max(lowest, filled.bottom);
      band.add(band.key === key ? part.key : `${key} ${part.key}`, leftOf(part), y, filled.drawing);
      each?.(part, filled);
    }
  }
  return y + lowest;
}

/** From the line below what a stage says of itself to what its steps say. */
const UNDER_RULE = 9;

function fillPart(
  plan: Plan,
  box: StageBox,
  part: Part,
  start: number,
  fill: FillCell,
  has: (items: Items) => boolean,
  ruled: boolean,
): FilledPart {
  const { itemGap } = plan.grid;
  const drawing = new Drawing(Math.max(widthOfPart(part), part.own ? wholeStageWidth(plan, box) : 0));
  const left = leftOf(part);
  let top = start;
  let lowest = 0;
  if (part.own && has(box.stage)) {
    const cell = stageCell(drawing, plan, box, top);
    fill(cell);
    if (cell.y > top) lowest = cell.y - itemGap;
    top = cell.y;
    if (ruled && part.columns.some((column) => has(column.items))) {
      // What is true of the whole stage is told from what its first steps say.
      levelLine(drawing.marks, 0, widthOfPart(part), top, 'edge');
      top += UNDER_RULE;
    }
  }
  for (const column of part.columns) {
    const { items, x, width } = column;
    const cell: Cell = { plan, out: drawing.marks, targets: drawing, items, column, x: x - left, y: top, width };
    fill(cell);
    if (cell.y > top) lowest = Math.max(lowest, cell.y - itemGap);
  }
  return { drawing, top, bottom: lowest };
}

/** A stage's own items get the width of two columns at most, so that lines stay readable. */
export function stageCell(drawing: Drawing, plan: Plan, box: StageBox, y: number): Cell {
  const width = wholeStageWidth(plan, box);
  return { plan, out: drawing.marks, targets: drawing, items: box.stage, x: 0, y, width };
}

export function wholeStageWidth({ grid }: Plan, box: StageBox): number {
  return Math.min(box.width - 2 * grid.stagePad, 2 * grid.column + grid.gap);
}

/** Adds an item's marks as a group that can be found in the text, and moves the cell on below it. */
export function item(cell: Cell, id: string, name: string, marks: Mark[], height: number): void {
  cell.out.push({ type: 'group', ref: id, name, marks });
  cell.targets.target('item', id, cell.x, cell.y, cell.width, height);
  cell.y += height + cell.plan.grid.itemGap;
}

/** Whose it is, as their signs and a few words; at the right where the text below is read from there. Returns the height. */
export function whose(out: Mark[], cell: Cell, people: Column['people'], words: string, atRight = false): number {
  const indent = people.length * 14 + 8;
  const room = cell.width - indent;
  people.forEach(({ shape, paint }, i) => {
    const x = atRight ? cell.x + cell.width - 6 - i * 14 : cell.x + 6 + i * 14;
    out.push({ type: 'shape', x, y: cell.y + 8, r: 5, shape, fill: paint });
  });
  const left = atRight ? cell.x : cell.x + indent;
  const lines = wrap(words, room, 'metaBold');
  const paint = people.length === 1 ? (people[0] as Column['people'][number]).paint : 'ink2';
  if (lines.length === 1 && !atRight) text(out, left, cell.y, lines[0] as string, 'metaBold', paint);
  else paragraph(out, left, cell.y, room, lines, 'metaBold', paint, atRight);
  return lines.length * 16;
}
