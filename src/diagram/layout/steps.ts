import { t } from '@vscode/l10n';
import type { Items } from '../../../language-server/map/journey-map.js';
import { type IconName, iconOfChannel } from '../icons.js';
import { widestOf, wrap } from '../measure/wrap.js';
import type { Mark } from '../scene.js';
import type { Paint } from '../theme.js';
import { BandBuilder, Drawing } from './band.js';
import { chainOf } from './blueprint.js';
import { type Card, cardOf, drawCard, drawLeaves, hasCard, MOMENT_BAND } from './cards.js';
import { arrowTip, icon, levelLine, paragraph, runsLeft, sideBySign } from './draw.js';
import { drawFolded, foldedHeight } from './folded-stage.js';
import { type Cell, cellLane, item, laneLabel } from './lanes.js';
import { wishOf } from './people.js';
import { type Column, leftOf, type Part, type Plan, peopleNamed, widthOfPart } from './plan.js';
import { questionBox, questionHeight } from './questions.js';
import { drawTracks, type Tracks } from './tracks.js';
import type { Ways } from './ways.js';
import { namesOf, shareLeaves, told } from './words.js';

/** Arrows from card to card run at the height of the titles. */
const ARROW = 40;

/** The cards, the ways between them and who leaves. undefined where no stage has a step or anything a card shows. */
export function stepsBand(plan: Plan, ways: Ways, tracks: Tracks): BandBuilder | undefined {
  const parts = plan.stages.flatMap((box) => box.parts.map((part) => ({ part, cards: cardsOf(plan, part) })));
  if (!parts.some(({ cards }) => cards.drawn) && ways.ways.length === 0) return undefined;
  const band = new BandBuilder('steps');
  band.lane = { key: 'steps', name: t('Steps'), icon: 'footprints' };
  const { lanePad } = plan.grid;
  const moments = plan.columns.some((column) => column.items.momentOfTruth) ? MOMENT_BAND : 0;
  const base = lanePad + tracks.height + moments;
  let height = 60;
  for (const { cards } of parts) height = Math.max(height, cards.height);
  const tops = plan.columns.map((column) => (column.items.momentOfTruth ? base - MOMENT_BAND : base));
  const labelTop = tracks.height > 0 ? lanePad : base - moments + 4;
  const labelBottom = laneLabel(
    band.chunk('labels'),
    plan,
    { icon: 'footprints', name: t('Steps'), about: t('what people do') },
    labelTop,
  );
  if (plan.view === 'blueprint' && hasPhysical(plan))
    levelLine(band.chunk('under'), plan.grid.margin, plan.right, 0, 'hair');
  drawTracks(band, tracks, base - moments, tops);
  let bottom = height;
  for (const { part, cards } of parts) {
    const arrows = arrowsOf(plan, ways, part);
    const numbers = part.columns.map((column) => column.step?.number);
    const given = [height, plan.steps, ...numbers, ...arrows].join();
    const drawn = part.record.once('steps', given, () => drawPart(plan, part, cards, height, arrows));
    band.add(part.key, leftOf(part), base, drawn.drawing);
    bottom = Math.max(bottom, drawn.bottom);
  }
  band.height = Math.max(base + bottom, labelBottom) + lanePad;
  if (plan.view === 'blueprint') drawChainStarts(band, plan, base + height);
  return band;
}

/** In a blueprint the lane of physical evidence stands above the steps. */
const hasPhysical = (plan: Plan): boolean =>
  plan.stages.some(({ stage }) => [stage, ...stage.steps].some((items) => items.physicalEvidence.length > 0));

/** Lines from the cards down to what makes them happen. */
function drawChainStarts(band: BandBuilder, plan: Plan, from: number): void {
  let d = '';
  for (const { items, middle } of plan.columns) {
    if (chainOf(items).length > 0) d += `M${middle} ${from}V${band.height}`;
  }
  if (d !== '') band.chunk('chain').push({ type: 'path', d, stroke: 'stroke', thick: 1.5 });
}

/** The cards of a part, undefined for a stage with nothing in it; the highest of them, and whether the band is worth it. */
interface Cards {
  cards: readonly (Card | undefined)[];
  height: number;
  drawn: boolean;
}

function cardsOf(plan: Plan, part: Part): Cards {
  return part.record.once('cards', widthsOfNumbers(part), () => {
    let height = 0;
    let drawn = false;
    const cards = part.columns.map((column): Card | undefined => {
      const empty = isEmptyStage(column);
      drawn ||= column.step !== undefined || empty || hasCard(column.items);
      if (column.fold) height = Math.max(height, foldedHeight(column));
      if (empty) return undefined;
      const card = cardOf(plan, column);
      height = Math.max(height, card.height);
      return card;
    });
    return { cards, height, drawn };
  });
}

/** The length of the plain arrow from each column of a part; 0 where there is none. */
function arrowsOf(plan: Plan, ways: Ways, part: Part): number[] {
  return part.columns.map(({ index, x, width }) => {
    const next = plan.columns[index + 1];
    return next && ways.plain.has(index) ? next.x - x - width : 0;
  });
}

function drawPart(
  plan: Plan,
  part: Part,
  { cards }: Cards,
  height: number,
  arrows: readonly number[],
): { drawing: Drawing; bottom: number } {
  const drawing = new Drawing(widthOfPart(part) + (arrows.at(-1) ?? 0));
  const left = leftOf(part);
  drawArrows(drawing, part, arrows);
  let bottom = 0;
  part.columns.forEach((column, i) => {
    const card = cards[i];
    const x = column.x - left;
    if (column.fold) drawFolded(drawing, column, x);
    else if (card) drawCard(drawing, plan, column, card, x, height);
    else bottom = Math.max(bottom, whatHappens(drawing, column, x, ARROW - 14));
    if (plan.view === 'map' && column.items.leaves.length > 0)
      bottom = Math.max(bottom, drawLeaves(drawing, plan, column, x, height + 8));
  });
  return { drawing, bottom };
}

/** The plain arrows of a part as one line and one shape. */
function drawArrows(drawing: Drawing, part: Part, arrows: readonly number[]): void {
  let lines = '';
  let tips = '';
  part.columns.forEach(({ x, width }, i) => {
    const length = arrows[i] ?? 0;
    if (length === 0) return;
    const from = x + width - leftOf(part);
    lines += `M${from + 1} ${ARROW}H${from + length - 6}`;
    tips += arrowTip(from + length - 1, ARROW, 'right');
  });
  if (lines === '') return;
  drawing.marks.push(
    { type: 'path', d: lines, stroke: 'stroke', thick: 1.5 },
    { type: 'path', d: tips, fill: 'stroke' },
  );
}

/** True where nothing is said of a step or stage but its name. */
function isEmpty(items: Items): boolean {
  return SAYS.every((key) => {
    const value = items[key];
    return value === undefined || (Array.isArray(value) && value.length === 0);
  });
}

/** True for a stage of which nothing is said but its name. */
export const isEmptyStage = (column: Column): boolean => !column.step && isEmpty(column.items);

/** The parts of `Items` that say something; the rest names it or follows from these. */
const SAYS = [
  ...([
    'channels',
    'touchpoints',
    'actions',
    'involves',
    'thinks',
    'says',
    'expects',
    'needs',
    'feels',
    'pains',
  ] as const),
  ...(['gains', 'opportunities', 'triggers', 'momentOfTruth', 'physicalEvidence', 'frontstage', 'backstage'] as const),
  ...([
    'support',
    'evidence',
    'metrics',
    'when',
    'next',
    'leaves',
    'endsHere',
    'details',
    'insights',
    'image',
  ] as const),
  ...(['links', 'notes', 'lanes'] as const),
] satisfies readonly (keyof Items)[];

/** A stage with nothing in it asks what happens there. Returns the bottom. */
export function whatHappens(drawing: Drawing, column: Column, x: number, y: number): number {
  const { id } = column.items;
  return y + questionBox(drawing, drawing.marks, x, y, column.width, whatIsAsked(column), { id, asks: 'step' });
}

/** How high that question is. */
export const whatHappensHeight = (column: Column): number => questionHeight(whatIsAsked(column), column.width);

function whatIsAsked({ people }: Column): string {
  const [person] = people;
  return people.length === 1 && person?.name ? t('What does {0} do?', person.name) : t('What happens here?');
}

const saysOfItself = (items: Items): boolean => 'steps' in items && hasCard(items);

/** What a stage with steps says of itself and a step would show on its card. */
export function wholeStageLane(plan: Plan): BandBuilder | undefined {
  const fill = (cell: Cell) => {
    if (!cell.column) stageRows(cell, rowsOf(plan, cell.items));
  };
  const has = (items: Items) => saysOfItself(items) && plan.columns.every((column) => column.items !== items);
  return cellLane(
    'stage',
    plan,
    { icon: 'rows-3', name: t('Whole stage'), about: t('true of all its steps') },
    fill,
    has,
  );
}

interface StageRow {
  id: string;
  icon: IconName;
  /** Of the icon. */
  paint?: Paint;
  text: string;
}

function rowsOf(plan: Plan, items: Items): StageRow[] {
  const only = (names: readonly string[]) => {
    const who = plan.several ? namesOf(peopleNamed(plan, names)) : '';
    return who === '' ? '' : ` (${who})`;
  };
  const rows: StageRow[] = [];
  const { momentOfTruth, endsHere, details, image, when, id } = items;
  for (const use of items.channels) {
    const channel = plan.channels.get(use.name);
    const paint = wishOf(channel?.color);
    rows.push({ id: use.id, icon: iconOfChannel(use.name, channel), paint, text: use.name + only(use.personas) });
  }
  for (const use of items.touchpoints) {
    rows.push({ id: use.id, icon: 'mouse-pointer-click', text: use.text + only(use.personas) });
  }
  if (when) rows.push({ id, icon: 'clock', text: when });
  if (momentOfTruth) {
    const text = told(t('Moment of truth'), momentOfTruth.text);
    rows.push({ id: momentOfTruth.id, icon: 'sparkles', text });
  }
  for (const leave of items.leaves) {
    const share = leave.share === undefined ? t('Some leave') : shareLeaves(leave.share);
    rows.push({
      id: leave.id,
      icon: 'arrow-right',
      text: told(share + only(leave.personas), leave.why ?? ''),
    });
  }
  if (endsHere) {
    rows.push({
      id: endsHere.id,
      icon: 'circle-stop',
      text: told(t('May end here'), endsHere.text),
    });
  }
  if (details) rows.push({ id: details.id, icon: 'square-arrow-out-down-right', text: details.name });
  if (image) rows.push({ id: image.id, icon: 'image', text: image.text });
  return rows;
}

/** Between two entries of a row, and from an icon's left edge to its words. */
const BETWEEN_ENTRIES = 18;
const ENTRY_ICON = 20;

/** Entries side by side as long as they find room; one that takes several lines has them to itself. */
function stageRows(cell: Cell, rows: readonly StageRow[]): void {
  let x = 0;
  let y = cell.y;
  for (const row of rows) {
    const lines = wrap(row.text, cell.width - ENTRY_ICON, 'meta');
    const own = lines.length > 1 || runsLeft(lines);
    const width = own ? cell.width : ENTRY_ICON + Math.ceil(widestOf(lines, 'meta'));
    if (x > 0 && x + width > cell.width) {
      x = 0;
      y = cell.y;
    }
    const place: Cell = { ...cell, x: cell.x + x, y, width };
    stageRow(place, row, lines);
    cell.y = Math.max(cell.y, place.y);
    x += width + BETWEEN_ENTRIES;
  }
}

function stageRow(cell: Cell, row: StageRow, lines: readonly string[]): void {
  const marks: Mark[] = [];
  const room = cell.width - ENTRY_ICON;
  const at = sideBySign(lines, cell.x, cell.width, ENTRY_ICON, 14);
  icon(marks, row.icon, at.sign, cell.y + 1, 14, row.paint ?? 'stroke');
  const height = paragraph(marks, at.text, cell.y, room, lines, 'meta', 'ink2');
  item(cell, row.id, 'stage-row', marks, height);
}

/** How many figures the steps' numbers have: beside a card's number stands its time, which breaks where it must. */
function widthsOfNumbers(part: Part): string {
  return part.columns.map((column) => String(column.step?.number ?? '').length).join();
}
