import type { BandLane, GroupMark, Mark, Target } from '../scene.js';
import { BandBuilder } from './band.js';
import { box, icon, levelLine, text } from './draw.js';
import type { Plan } from './plan.js';

/** Height of a lane of which only marks are drawn. */
export const FOLDED_LANE = 28;
/** Size of a mark, and from one to the next where there is room. */
const MARK = 9;
const APART = 14;

/** A lane as one narrow row: its name, and in each column a mark for each of its items. */
export function foldedLane(plan: Plan, full: BandBuilder, lane: BandLane): BandBuilder {
  const band = new BandBuilder(full.key);
  band.lane = { ...lane, folded: true };
  band.height = FOLDED_LANE;
  const { margin } = plan.grid;
  levelLine(band.chunk('under'), margin, plan.right, 0, 'hair');
  const labels = band.chunk('labels');
  icon(labels, lane.icon, margin, 6, 16, 'ink2');
  text(labels, margin + 24, 5, lane.name, 'bodyBold', 'ink');
  const targets: Target[] = [];
  const { chunks } = full.placed(0, targets);
  const names = namesOf(chunks.flatMap(({ marks }) => marks));
  const items = targets.filter(({ kind, id }) => kind === 'item' && names.has(id));
  for (const box of plan.stages) {
    for (const part of box.parts) {
      const marks: Mark[] = [];
      for (const column of part.columns) {
        const end = column.x + column.width;
        const from = column === part.columns[0] ? box.x : column.x;
        const own = items.filter(({ x, width }) => x + width / 2 >= from && x + width / 2 < end + plan.grid.gap);
        const apart = Math.min(APART, (column.width - MARK) / Math.max(1, own.length - 1));
        own.forEach(({ id }, i) => {
          const x = Math.round(column.x + 2 + i * apart);
          const name = names.get(id) ?? 'item';
          marks.push({ type: 'group', ref: id, name, marks: [signOf(name, x)] });
          band.target('item', id, x - 1, 8, MARK + 2, MARK + 3);
        });
      }
      if (marks.length === 0) continue;
      band.chunk(part.key).push(...marks);
      band.reach(part.key, box.x, box.x + box.width);
    }
  }
  return band;
}

/** What is bad is a square, what is good a ring, the rest a small disc: told apart without their colours. */
function signOf(name: string, x: number): Mark {
  const y = 9;
  const middle = x + MARK / 2;
  if (name === 'pain') {
    const marks: Mark[] = [];
    box(marks, x, y, MARK, MARK, 1, 'neg');
    return marks[0] as Mark;
  }
  const ring = name === 'gain' || name === 'opportunity';
  return ring
    ? { type: 'circle', x: middle, y: y + MARK / 2, r: MARK / 2 - 1, stroke: 'pos', thick: 2 }
    : { type: 'circle', x: middle, y: y + MARK / 2, r: MARK / 2 - 1, fill: 'stroke' };
}

/** What each item that stands in the text is, by its id. */
function namesOf(marks: readonly Mark[]): Map<string, string> {
  const names = new Map<string, string>();
  const visit = (group: GroupMark) => {
    if (group.ref !== undefined && group.question === undefined) names.set(group.ref, group.name);
    for (const mark of group.marks) if (mark.type === 'group') visit(mark);
  };
  for (const mark of marks) if (mark.type === 'group') visit(mark);
  return names;
}
