import { t } from '@vscode/l10n';
import type { BlueprintEntry, Items } from '../../../language-server/map/journey-map.js';
import { l10nKey, l10nLines, say } from '../../../language-server/said.js';
import type { IconName } from '../icons.js';
import { heightOf, wrap } from '../measure/wrap.js';
import type { Mark } from '../scene.js';
import { BandBuilder } from './band.js';
import { arrowTip, box, paragraph } from './draw.js';
import { example } from './empty.js';
import { beginLane, type Cell, fillCells, item, laneLabel } from './lanes.js';
import { type Column, leftOf, type Plan } from './plan.js';
import { question } from './questions.js';

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
    name: l10nKey('Frontstage'),
    about: l10nKey('what people meet'),
    line: l10nKey('Line of interaction'),
    dash: '10 5',
    thick: 1.5,
  },
  {
    key: 'backstage',
    icon: 'user-round-cog',
    name: l10nKey('Backstage'),
    about: l10nKey('what staff do unseen'),
    line: l10nKey('Line of visibility'),
    dash: '10 5',
    thick: 2.5,
  },
  {
    key: 'support',
    icon: 'server',
    name: l10nKey('Support'),
    about: l10nKey('systems and partners'),
    line: l10nKey('Line of internal interaction'),
    dash: '2 4',
    thick: 1.75,
  },
];

/** Between two boxes of a cell, beyond the usual, so that an arrow finds room. */
const BETWEEN_ENTRIES = 10;

/**
 * Frontstage, backstage and support in one band, the lines between them, and arrows from box to box in the order of the
 * chain.
 * @param fromCards the chain begins at the card above, from where a line comes down to the band's upper edge
 */
export function blueprintBand(plan: Plan, fromCards: boolean): BandBuilder | undefined {
  const used = ROWS.filter((row) =>
    plan.journey.stages.some((stage) => [stage, ...stage.steps].some((items: Items) => items[row.key].length > 0)),
  );
  if (used.length === 0) return undefined;
  const band = new BandBuilder('blueprint');
  band.lane = { key: 'blueprint', name: t('Blueprint'), icon: 'user-round-cog' };
  const under = band.chunk('under');
  const labels = band.chunk('labels');
  const arrows: Mark[] = band.chunk('arrows');
  const boxes = new Map<string, Box>();
  let y = 0;
  for (const row of used) {
    const line = wrap(say(row.line), plan.grid.gutter - 8, 'metaBold');
    const half = heightOf(line, 'metaBold') / 2;
    const lineY = y + half + 6;
    paragraph(labels, plan.grid.margin, lineY - half, plan.grid.gutter, line, 'metaBold', 'ink2');
    const d = `M${plan.left} ${lineY}H${plan.right}`;
    under.push({ type: 'path', d, stroke: 'stroke', thick: row.thick, dash: row.dash, name: 'blueprint-line' });
    const top = lineY + half + 8;
    const label = { icon: row.icon, name: say(row.name), about: say(row.about) };
    const labelBottom = laneLabel(labels, plan, label, top);
    const fill = (cell: Cell) => {
      cell.items[row.key].forEach((entry, i) => {
        if (i > 0) cell.y += BETWEEN_ENTRIES;
        entryBox(cell, entry);
      });
    };
    const has = (items: Items) => items[row.key].length > 0;
    const bottom = fillCells(band, row.key, plan, top, fill, has, (part, { drawing }) => {
      for (const { id, x, y: below, width, height } of drawing.targets) {
        boxes.set(id, { x: leftOf(part) + x, y: top + below, width, height });
      }
    });
    y = Math.max(labelBottom, bottom) + 6;
  }
  for (const column of plan.columns) drawChain(arrows, column, boxes, fromCards);
  band.height = y + plan.grid.lanePad - 4;
  return band;
}

const EXAMPLE = l10nLines(
  'step {1:Asks at a sports shop}',
  '  frontstage {2:Sales assistant}: {3:recommends a model}',
  '  backstage {4:Store manager}: {5:plans who is on shift}',
  '  support {6:Product catalogue}: {7:holds all models}',
);

/** Asks who makes it happen, where a blueprint is asked for and nobody is named. */
export function nobodyYet(plan: Plan): BandBuilder | undefined {
  if (plan.columns.length === 0) return undefined;
  const band = new BandBuilder('blueprint');
  const label = { icon: 'user-round', name: t('Frontstage'), about: t('what people meet') } as const;
  const labelBottom = beginLane(band, plan, label);
  const out = band.chunk('question');
  const x = plan.left + plan.grid.stagePad;
  const { lanePad } = plan.grid;
  question(band, out, x, lanePad, t('Who makes it happen?'), { id: plan.journey.id, asks: 'blueprint' });
  band.height = Math.max(labelBottom, lanePad + 40 + example(out, x, lanePad + 40, EXAMPLE)) + lanePad;
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
  item(cell, entry.id, 'blueprint-entry', marks, at + 8 - y);
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What stands behind the lines of a step, in the order of the chain. */
export const chainOf = ({ frontstage, backstage, support }: Items): BlueprintEntry[] =>
  [...frontstage, ...backstage, ...support].sort((a, b) => a.order - b.order);

/** Beside the boxes run the arrows that find no way straight down, the second one further out. */
const BESIDE = [9, 12];
/** Such arrows leave a box so far above its lower edge, and arrive so far below its upper one. */
const FROM_CORNER = 14;

function drawChain(out: Mark[], column: Column, boxes: ReadonlyMap<string, Box>, fromCard: boolean): void {
  const chain = chainOf(column.items).flatMap(({ id }) => boxes.get(id) ?? []);
  const above = boxesAbove(chain);
  let beside = 0;
  chain.forEach((to, i) => {
    const from = chain[i - 1] ?? (fromCard ? { x: column.x, y: 0, width: column.width, height: 0 } : undefined);
    if (!from) return;
    const bottom = from.y + from.height;
    // Between their upper edges stands nothing but the box that the arrow comes from.
    const between = (above.get(to.y) ?? 0) - (above.get(from.y) ?? 0);
    if (to.y > bottom && between === (i === 0 ? 0 : 1)) {
      down(out, column.middle, bottom, to.y);
      return;
    }
    const x = column.x + column.width + (BESIDE[beside++ % BESIDE.length] as number);
    around(out, column, from, to, x);
  });
}

/** How many boxes begin above, for each upper edge of a box. */
function boxesAbove(boxes: readonly Box[]): ReadonlyMap<number, number> {
  const tops = boxes.map(({ y }) => y).sort((a, b) => b - a);
  return new Map(tops.map((y, i) => [y, boxes.length - 1 - i]));
}

function down(out: Mark[], x: number, from: number, to: number): void {
  out.push({ type: 'path', d: `M${x} ${from}V${to - 6}`, stroke: 'stroke', thick: 1.5 });
  out.push({ type: 'path', d: arrowTip(x, to - 1, 'down'), fill: 'stroke' });
}

/** From the right side of a box, or from the card above, along x to the right side of the next. */
function around(out: Mark[], column: Column, from: Box, to: Box, x: number): void {
  const right = column.x + column.width;
  const y = to.y + Math.min(FROM_CORNER, Math.round(to.height / 3));
  const leaves = from.y + from.height - Math.min(FROM_CORNER, Math.round(from.height / 3));
  const start = from.height > 0 ? `M${right} ${leaves}H${x}` : `M${column.middle} 0V6H${x}`;
  out.push({ type: 'path', d: `${start}V${y}H${right + 5}`, stroke: 'stroke', thick: 1.5 });
  out.push({ type: 'path', d: arrowTip(right + 1, y, 'left'), fill: 'stroke' });
}
