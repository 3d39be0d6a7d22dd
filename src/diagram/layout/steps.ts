import type { Items } from '../../../language-server/map/journey-map.js';
import { type IconName, iconOfChannel } from '../icons.js';
import { wrap } from '../measure/wrap.js';
import type { Mark } from '../scene.js';
import { BandBuilder } from './band.js';
import { type Card, cardOf, drawCard, drawLeaves, hasCard, MOMENT_BAND } from './cards.js';
import { arrowTip, icon, paragraph } from './draw.js';
import { type Cell, cellLane, item, laneLabel } from './lanes.js';
import { type Column, type Plan, peopleNamed } from './plan.js';
import { questionBox } from './questions.js';
import { drawTracks, type Tracks } from './tracks.js';
import type { Ways } from './ways.js';
import { namesOf, percent } from './words.js';

/** Arrows from card to card run at the height of the titles. */
const ARROW = 40;

/** The cards, the ways between them and who leaves. undefined where no stage has a step or anything a card shows. */
export function stepsBand(plan: Plan, ways: Ways, tracks: Tracks): BandBuilder | undefined {
  const drawn = (column: Column) => column.step !== undefined || hasCard(column.items) || isEmpty(column.items);
  if (!plan.columns.some(drawn) && ways.ways.length === 0) return undefined;
  const band = new BandBuilder('steps');
  const { lanePad } = plan.grid;
  const cards = plan.columns.map((column): Card | undefined =>
    !column.step && isEmpty(column.items) ? undefined : cardOf(plan, column),
  );
  const moments = plan.columns.some((column) => column.items.momentOfTruth) ? MOMENT_BAND : 0;
  const base = lanePad + tracks.height + moments;
  const height = Math.max(60, ...cards.map((card) => card?.height ?? 0));
  const tops = plan.columns.map((column) => (column.items.momentOfTruth ? base - MOMENT_BAND : base));
  const labelTop = tracks.height > 0 ? lanePad : base - moments + 4;
  const labelBottom = laneLabel(
    band.chunk('labels'),
    plan,
    { icon: 'footprints', name: 'Steps', about: 'what the customer does' },
    labelTop,
  );
  drawTracks(band, tracks, base - moments, tops);
  let bottom = base + height;
  plan.columns.forEach((column, i) => {
    const card = cards[i];
    if (card) drawCard(band, plan, card, base, height);
    else whatHappens(band, plan, column, base);
    const next = plan.columns[i + 1];
    if (next && ways.plain.has(i)) arrow(band, column.x + column.width, next.x, base + ARROW);
    if (column.items.leaves.length > 0) bottom = Math.max(bottom, drawLeaves(band, plan, column, base + height + 8));
  });
  band.height = Math.max(bottom, labelBottom) + lanePad;
  return band;
}

function isEmpty(items: Items): boolean {
  return Object.entries(items).every(
    ([key, value]) => !ITEM_LISTS.has(key) || (Array.isArray(value) ? value.length === 0 : value === undefined),
  );
}

/** The parts of `Items` that say something; the rest names it or follows from these. */
const ITEM_LISTS = new Set<string>([
  ...['channels', 'touchpoints', 'actions', 'involves', 'thinks', 'says', 'expects', 'needs', 'feels', 'pains'],
  ...['gains', 'opportunities', 'triggers', 'momentOfTruth', 'physicalEvidence', 'frontstage', 'backstage', 'support'],
  ...['evidence', 'metrics', 'when', 'next', 'leaves', 'endsHere', 'details', 'insights', 'image', 'links', 'notes'],
  'lanes',
]);

/** A stage with nothing in it asks what happens there. */
function whatHappens(band: BandBuilder, plan: Plan, column: Column, y: number): void {
  const [person] = column.people;
  const who = column.people.length === 1 && person?.name ? person.name : undefined;
  const label = who === undefined ? 'What happens here?' : `What does ${who} do?`;
  const out = band.stage(column.stage);
  const height = questionBox(band, out, column.x, y, column.width, label, { id: column.items.id, asks: 'step' });
  band.height = Math.max(band.height, y + height + plan.grid.lanePad);
}

function arrow(band: BandBuilder, from: number, to: number, y: number): void {
  band
    .chunk('ways')
    .push(
      { type: 'path', d: `M${from + 1} ${y}H${to - 6}`, stroke: 'stroke', thick: 1.5 },
      { type: 'path', d: arrowTip(to - 1, y, 'right'), fill: 'stroke' },
    );
}

const saysOfItself = (items: Items): boolean => 'steps' in items && hasCard(items);

/** What a stage with steps says of itself and a step would show on its card. */
export function wholeStageLane(plan: Plan): BandBuilder | undefined {
  const fill = (cell: Cell) => {
    if (!cell.column) for (const row of rowsOf(plan, cell.items)) stageRow(cell, row);
  };
  const has = (items: Items) => saysOfItself(items) && plan.columns.every((column) => column.items !== items);
  return cellLane('stage', plan, { icon: 'rows-3', name: 'Whole stage', about: 'true of all its steps' }, fill, has);
}

interface StageRow {
  id: string;
  icon: IconName;
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
    const name = iconOfChannel(use.name, plan.channels.get(use.name));
    rows.push({ id: use.id, icon: name, text: use.name + only(use.personas) });
  }
  for (const use of items.touchpoints) {
    rows.push({ id: use.id, icon: 'mouse-pointer-click', text: use.text + only(use.personas) });
  }
  if (when) rows.push({ id, icon: 'clock', text: when });
  if (momentOfTruth) {
    const text = ['Moment of truth', momentOfTruth.text].filter(Boolean).join(': ');
    rows.push({ id: momentOfTruth.id, icon: 'sparkles', text });
  }
  for (const leave of items.leaves) {
    const share = leave.share === undefined ? 'Some leave' : `${percent(leave.share)} leave`;
    rows.push({
      id: leave.id,
      icon: 'arrow-right',
      text: [share + only(leave.personas), leave.why].filter(Boolean).join(': '),
    });
  }
  if (endsHere) {
    rows.push({
      id: endsHere.id,
      icon: 'circle-stop',
      text: ['May end here', endsHere.text].filter(Boolean).join(': '),
    });
  }
  if (details) rows.push({ id: details.id, icon: 'square-arrow-out-down-right', text: details.name });
  if (image) rows.push({ id: image.id, icon: 'image', text: image.text });
  return rows;
}

function stageRow(cell: Cell, row: StageRow): void {
  const marks: Mark[] = [];
  icon(marks, row.icon, cell.x, cell.y + 1, 14, 'stroke');
  const lines = wrap(row.text, cell.width - 20, 'meta');
  const height = paragraph(marks, cell.x + 20, cell.y, cell.width - 20, lines, 'meta', 'ink2');
  item(cell, row.id, 'stage-row', marks, height);
}
