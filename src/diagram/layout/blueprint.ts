import type { BlueprintEntry, Items } from '../../../language-server/map/journey-map.js';
import type { IconName } from '../icons.js';
import { wrap } from '../measure/wrap.js';
import type { Mark } from '../scene.js';
import { BandBuilder } from './band.js';
import { arrowTip, box, paragraph, text } from './draw.js';
import { type Cell, fillCells, item, laneLabel } from './lanes.js';
import type { Plan } from './plan.js';

interface Row {
  key: 'frontstage' | 'backstage' | 'support';
  icon: IconName;
  name: string;
  about: string;
  /** The line above it. */
  line: string;
  dash: string;
  thick: number;
}

const ROWS: readonly Row[] = [
  {
    key: 'frontstage',
    icon: 'user-round',
    name: 'Frontstage',
    about: 'what the customer meets',
    line: 'Line of interaction',
    dash: '10 5',
    thick: 1.5,
  },
  {
    key: 'backstage',
    icon: 'user-round-cog',
    name: 'Backstage',
    about: 'what staff do unseen',
    line: 'Line of visibility',
    dash: '10 5',
    thick: 2.5,
  },
  {
    key: 'support',
    icon: 'server',
    name: 'Support',
    about: 'systems and partners',
    line: 'Line of internal interaction',
    dash: '2 4',
    thick: 1.75,
  },
];

/** Frontstage, backstage and support in one band, the lines between them, and arrows down from box to box. */
export function blueprintBand(plan: Plan): BandBuilder | undefined {
  const used = ROWS.filter((row) =>
    plan.journey.stages.some((stage) => [stage, ...stage.steps].some((items: Items) => items[row.key].length > 0)),
  );
  if (used.length === 0) return undefined;
  const band = new BandBuilder('blueprint');
  const under = band.chunk('under');
  const labels = band.chunk('labels');
  const arrows: Mark[] = band.chunk('arrows');
  /** Bottom of the lowest box so far in each column. */
  const bottoms = new Map<number, number>();
  let y = 0;
  for (const row of used) {
    const lineY = y + 14;
    text(labels, plan.grid.margin, lineY - 8, row.line, 'metaBold', 'ink2');
    const d = `M${plan.left} ${lineY}H${plan.right}`;
    under.push({ type: 'path', d, stroke: 'stroke', thick: row.thick, dash: row.dash, name: 'blueprint-line' });
    const top = lineY + 16;
    const labelBottom = laneLabel(labels, plan, row, top);
    const fill = (cell: Cell) => {
      for (const entry of cell.items[row.key]) entryBox(cell, entry);
    };
    const has = (items: Items) => items[row.key].length > 0;
    const bottom = fillCells(band, row.key, plan, top, fill, has, (column, from, to) => {
      const before = bottoms.get(column.index);
      if (before !== undefined) down(arrows, column.middle, before, from);
      bottoms.set(column.index, to);
    });
    y = Math.max(labelBottom, bottom) + 6;
  }
  band.height = y + plan.grid.lanePad - 4;
  return band;
}

function entryBox(cell: Cell, entry: BlueprintEntry): void {
  const { x, y, width } = cell;
  const room = width - 24;
  const marks: Mark[] = [];
  const who = wrap(entry.who ?? '', room, 'bodyBold');
  const what = wrap(entry.what, room, entry.who === undefined ? 'body' : 'meta');
  const inner: Mark[] = [];
  let at = y + 8;
  at += paragraph(inner, x + 12, at, room, who, 'bodyBold', 'ink');
  at += paragraph(inner, x + 12, at, room, what, entry.who === undefined ? 'body' : 'meta', entry.who ? 'ink2' : 'ink');
  box(marks, x, y, width, at + 8 - y, 6, 'card', { stroke: 'edge' }, 'card');
  marks.push(...inner);
  item(cell, entry.id, 'blueprint-entry', marks, at + 8 - y, [entry.who, entry.what].filter(Boolean).join(': '));
}

function down(out: Mark[], x: number, from: number, to: number): void {
  out.push({ type: 'path', d: `M${x} ${from + 1}V${to - 6}`, stroke: 'stroke', thick: 1.5 });
  out.push({ type: 'path', d: arrowTip(x, to - 1, 'down'), fill: 'stroke' });
}
