/** How far marks reach: what a page break may not cut through, and what a page need not draw. */
import { TYPE } from '../../diagram/measure/type.js';
import { widthOf } from '../../diagram/measure/width.js';
import type { GroupMark, Mark, PathMark, TextMark } from '../../diagram/scene.js';

/** In pixels of the scene. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Wider shapes are grounds and frames: a page break may go through them, but not through what is as small as an item. */
const WIDEST_SOLID = 420;
const ABOVE_BASELINE = 0.8;
const BELOW_BASELINE = 0.25;

export function textBox({ x, y, text, style, anchor }: TextMark): Box {
  const { size } = TYPE[style];
  const width = widthOf(text, style);
  const left = anchor === 'end' ? x - width : anchor === 'middle' ? x - width / 2 : x;
  return { left, right: left + width, top: y - size * ABOVE_BASELINE, bottom: y + size * BELOW_BASELINE };
}

/** The box of a mark that must stay whole; undefined for lines, grounds and curves, which may be cut. */
function solidBox(mark: Exclude<Mark, GroupMark>): Box | undefined {
  switch (mark.type) {
    case 'text':
      return textBox(mark);
    case 'image':
      return { left: mark.x, right: mark.x + mark.width, top: mark.y, bottom: mark.y + mark.height };
    case 'rect':
      if (mark.width > WIDEST_SOLID || mark.name === 'panel' || mark.name === 'zone') return undefined;
      return { left: mark.x, right: mark.x + mark.width, top: mark.y, bottom: mark.y + mark.height };
    case 'icon':
      return { left: mark.x, right: mark.x + mark.size, top: mark.y, bottom: mark.y + mark.size };
    case 'circle':
    case 'shape':
    case 'face': {
      const { x, y, r } = mark;
      return { left: x - r, right: x + r, top: y - r, bottom: y + r };
    }
    case 'path':
      return undefined;
  }
}

/** Whether a mark must stay whole. */
export function isSolid(mark: Exclude<Mark, GroupMark>): mark is Exclude<Mark, GroupMark | PathMark> {
  return solidBox(mark) !== undefined;
}

/** Calls back for everything that must stay whole, with its box in the coordinates that dx, dy shift it to. */
export function visitSolids(marks: readonly Mark[], dx: number, dy: number, visit: (box: Box) => void): void {
  for (const mark of marks) {
    if (mark.type === 'group') visitSolids(mark.marks, dx, dy, visit);
    else {
      const box = solidBox(mark);
      if (box) visit({ left: box.left + dx, right: box.right + dx, top: box.top + dy, bottom: box.bottom + dy });
    }
  }
}

/** The box around all that is solid in these marks; undefined where nothing is. */
export function solidExtent(marks: readonly Mark[]): Box | undefined {
  let all: Box | undefined;
  visitSolids(marks, 0, 0, (box) => {
    all = all
      ? {
          left: Math.min(all.left, box.left),
          right: Math.max(all.right, box.right),
          top: Math.min(all.top, box.top),
          bottom: Math.max(all.bottom, box.bottom),
        }
      : box;
  });
  return all;
}
