import { t } from '@vscode/l10n';
import type { Items, Leave } from '../../../language-server/map/journey-map.js';
import { l10nKey, say } from '../../../language-server/said.js';
import { type IconName, iconOfChannel } from '../icons.js';
import { widthOf } from '../measure/width.js';
import { widestOf, wrap } from '../measure/wrap.js';
import type { Mark, Reading } from '../scene.js';
import type { Paint } from '../theme.js';
import type { Drawing } from './band.js';
import { type CardImage, drawImage, imageOf } from './card-image.js';
import { CHANGE_WORDS, markChange } from './compared.js';
import { arrowHead, beside, box, icon, paragraph, prose, runsLeft, star, text } from './draw.js';
import { evidenceMark } from './evidence.js';
import { wishOf } from './people.js';
import { type Column, type Plan, peopleNamed, takenByAll } from './plan.js';
import { smallQuestion, smallQuestionWidth } from './questions.js';
import type { Phrases } from './reading/phrases.js';
import { evidenceOf } from './strength.js';
import { namesOf, onlyFor, shareLeaves, told } from './words.js';

/** Height of the band with the words Moment of truth above a card. */
export const MOMENT_BAND = 24;

const ROW = 18;

/** What stands on a card, broken into lines but not placed yet. */
export interface Card {
  height: number;
  image: CardImage | undefined;
  channels: readonly ChannelRow[];
  asksChannel: boolean;
  title: readonly string[];
  rows: readonly Row[];
  time: readonly string[];
}

/** A channel at its place in a row. */
interface Placed {
  icon: IconName;
  /** Of the icon: the colour the channel is declared with. */
  paint: Paint;
  lines: readonly string[];
  x: number;
}

export type ChannelRow = readonly Placed[];

interface Row {
  icon: IconName | 'star';
  lines: readonly string[];
}

/** True where a stage without steps has something that a card shows. */
export function hasCard(items: Items): boolean {
  const { channels, touchpoints, leaves, when, momentOfTruth, endsHere, details, image } = items;
  return (
    [...channels, ...touchpoints, ...leaves].length > 0 || [when, momentOfTruth, endsHere, details, image].some(Boolean)
  );
}

export function cardOf(plan: Plan, column: Column): Card {
  const { items, step } = column;
  const room = column.width - 2 * plan.grid.cardPad;
  const channels = channelRows(plan, column, room, plan.showsEvidence ? 20 : 0);
  const asksChannel = step !== undefined && channels.length === 0 && items.touchpoints.length === 0;
  const title = step
    ? wrap(step.name === '' ? t('Untitled step') : step.name, room, 'step')
    : wrap(t('The whole stage'), room, 'stepItalic');
  const rows = rowsOf(plan, column, room);
  const duration = step ? items.lasts : undefined;
  const times = [items.when, duration].filter((part) => part !== undefined && part !== '').join(', ');
  const time = wrap(times, timeRoom(step, room), 'meta');
  const image = imageOf(plan, column);
  let height =
    (image?.height ?? 0) + 10 + (asksChannel ? 24 : channelRowsHeight(channels) + (channels.length > 0 ? 6 : 0));
  height += title.length * 19;
  for (const row of rows) height += 6 + row.lines.length * 16;
  if (time.length > 0 || step) height += 8 + Math.max(1, time.length) * 16;
  return { height: height + 10, image, channels, asksChannel, title, rows, time };
}

/** Room for the time, left of the step's number. */
function timeRoom(step: Column['step'], room: number): number {
  return room - 20 - (step ? Math.ceil(widthOf(String(step.number), 'metaBold')) + 8 : 0);
}

/** Channels of the step, else those of its declared touchpoints. */
function channelsOf(plan: Plan, { items }: Column): { name: string; shown: string }[] {
  const own = items.channels.map((use) => {
    const only = plan.several ? namesOf(peopleNamed(plan, use.personas)) : '';
    return { name: use.name, shown: only === '' ? use.name : `${use.name} (${only})` };
  });
  if (own.length > 0) return own;
  const names = items.touchpoints.flatMap((use) => plan.touchpoints.get(use.text)?.channels ?? []);
  return [...new Set(names)].map((name) => ({ name, shown: name }));
}

/**
 * The channels of a column with their icons, in rows no wider than the room.
 * @param beside what stands at the right of the first row takes so much of it
 */
export function channelRows(plan: Plan, column: Column, room: number, beside: number): ChannelRow[] {
  const rows: Placed[][] = [];
  let x = 0;
  for (const { name, shown } of channelsOf(plan, column)) {
    const first = rows.length <= 1 ? beside : 0;
    const lines = wrap(shown, room - 21 - first, 'meta');
    const width = 21 + (lines.length === 1 ? widthOf(lines[0] as string, 'meta') : room);
    if (rows.length === 0 || (x > 0 && x + width > room - first)) {
      rows.push([]);
      x = 0;
    }
    const channel = plan.channels.get(name);
    const paint = wishOf(channel?.color) ?? 'stroke';
    rows.at(-1)?.push({ icon: iconOfChannel(name, channel), paint, lines, x: Math.round(x) });
    x += width + 10;
  }
  return rows;
}

const rowHeight = (row: ChannelRow): number => Math.max(ROW, ...row.map((one) => one.lines.length * 16 + 2));

export const channelRowsHeight = (rows: readonly ChannelRow[]): number =>
  rows.reduce((sum, row) => sum + rowHeight(row), 0);

/**
 * Draws rows of channels from y down; returns their height.
 * @param right the edge they begin at where the card is read from the right
 */
export function drawChannelRows(
  out: Mark[],
  rows: readonly ChannelRow[],
  left: number,
  y: number,
  right?: number,
): number {
  let at = y;
  for (const row of rows) {
    for (const one of row) {
      if (right !== undefined) {
        const width = Math.ceil(widestOf(one.lines, 'meta'));
        icon(out, one.icon, right - one.x - 16, at + 1, 16, one.paint);
        paragraph(out, right - one.x - 21 - width, at + 1, width, one.lines, 'meta', 'ink2', true);
        continue;
      }
      icon(out, one.icon, left + one.x, at + 1, 16, one.paint);
      beside(out, left + one.x + 21, at + 1, Math.ceil(widestOf(one.lines, 'meta')), one.lines, 'meta', 'ink2');
    }
    at += rowHeight(row);
  }
  return at - y;
}

/** The box of a card from y down, with the band of a moment of truth above it. Returns the top of both. */
export function cardFrame(
  out: Mark[],
  x: number,
  y: number,
  width: number,
  height: number,
  moment: boolean,
  pad: number,
): number {
  const top = moment ? y - MOMENT_BAND : y;
  const edge = moment ? ({ stroke: 'mot', thick: 2 } as const) : ({ stroke: 'edge' } as const);
  box(out, x, top, width, y + height - top, 8, 'card', edge, 'card');
  if (!moment) return top;
  const d = `M${x} ${y}V${top + 8}a8 8 0 0 1 8 -8H${x + width - 8}a8 8 0 0 1 8 8V${y}Z`;
  out.push({ type: 'path', d, fill: 'mot' });
  out.push({ type: 'path', d: star(x + pad + 7, top + 12, 7.5), fill: 'motStar' });
  text(out, x + pad + 20, top + 4, t('Moment of truth'), 'metaBold', 'motInk');
  return top;
}

function rowsOf(plan: Plan, column: Column, room: number): Row[] {
  const { items } = column;
  const rows: Row[] = [];
  const row = (name: Row['icon'], value: string | undefined) => {
    if (value !== undefined && value !== '') rows.push({ icon: name, lines: wrap(value, room - 20, 'meta') });
  };
  if (column.step && column.step.personas.length > 0 && !takenByAll(plan, column)) {
    row('user-round', onlyFor(namesOf(column.people)));
  }
  row('star', items.momentOfTruth?.text);
  for (const use of items.touchpoints) {
    const only = plan.several ? namesOf(peopleNamed(plan, use.personas)) : '';
    row('mouse-pointer-click', only === '' ? use.text : `${use.text} (${only})`);
  }
  if (items.details) row('square-arrow-out-down-right', items.details.name);
  if (items.endsHere) row('circle-stop', told(t('may end here'), items.endsHere.text));
  return rows;
}

/** Draws a column's card from y = 0 down, as high as all cards are; `x` is its left edge. */
export function drawCard(drawing: Drawing, plan: Plan, column: Column, card: Card, x: number, height: number): void {
  const { items, step, width } = column;
  const { cardPad } = plan.grid;
  const left = x + cardPad;
  const right = x + width - cardPad;
  const room = right - left;
  const moment = items.momentOfTruth !== undefined;
  const marks: Mark[] = [];
  const questions: Mark[] = [];
  // A card whose title is read from the right is a mirror image: what begins it stands there.
  const mirrored = runsLeft(card.title);
  const top = cardFrame(marks, x, 0, width, height, moment, cardPad);
  if (card.image) drawImage(marks, card.image, x, width, moment);
  const under = card.image?.height ?? 0;
  let at = under + 10;
  if (card.asksChannel) {
    const label = t('Which channel?');
    const place = mirrored ? right - smallQuestionWidth(label) : left;
    smallQuestion(drawing, questions, place, at - 2, label, { id: items.id, asks: 'channel' });
    at += 24;
  } else {
    at += drawChannelRows(marks, card.channels, left, at, mirrored ? right : undefined);
    if (card.channels.length > 0) at += 6;
  }
  if (plan.showsEvidence && step) {
    evidenceMark(marks, mirrored ? left + 6 : right - 6, under + 19, 6, evidenceOf(plan, column));
  }
  const named = step && step.name !== '';
  at += paragraph(marks, left, at, room, card.title, step ? 'step' : 'stepItalic', named ? 'ink' : 'ink3');
  for (const row of card.rows) {
    at += 6;
    const sign = mirrored ? right - 14 : left;
    if (row.icon === 'star') marks.push({ type: 'path', d: star(sign + 7, at + 8, 6.5), fill: 'stroke' });
    else icon(marks, row.icon, sign, at + 1, 14, 'stroke');
    at += paragraph(marks, mirrored ? left : left + 20, at, room - 20, row.lines, 'meta', 'ink2', mirrored);
  }
  if (card.time.length > 0) {
    const foot = height - 10 - card.time.length * 16;
    const timeWidth = timeRoom(step, room);
    icon(marks, 'clock', mirrored ? right - 14 : left, foot + 1, 14, 'stroke');
    const place = mirrored ? right - 20 - timeWidth : left + 20;
    paragraph(marks, place, foot, timeWidth, card.time, 'meta', 'ink2', mirrored);
  }
  if (step && mirrored) text(marks, left, height - 26, String(step.number), 'metaBold', 'ink3');
  else if (step) text(marks, right, height - 26, String(step.number), 'metaBold', 'ink3', 'end');
  const change = plan.choice.compared?.changes.get(items.id);
  if (change) markChange(marks, change, x, top, width, height);
  drawing.marks.push({ type: 'group', ref: items.id, name: 'step', marks }, ...questions);
  drawing.target('step', items.id, x, top, width, height - top);
}

const STEP = l10nKey('Step {0}');
const STEP_OF = l10nKey('Step {0} of {1}: {2}');

/** What a card is called where it is read out. */
export function cardLabel(
  plan: Plan,
  { items, step, stage }: Column,
  phrases: Phrases,
): Pick<Reading, 'label' | 'name' | 'place'> {
  const change = plan.choice.compared?.changes.get(items.id);
  let name = step?.name ?? stage.stage.name;
  if (items.momentOfTruth) name += `, ${t('moment of truth')}`;
  if (change) name += `, ${say(CHANGE_WORDS[change])}`;
  if (!step) return { name, label: t('The whole stage {0}', name) };
  const number = String(step.number);
  const label = phrases.filled(STEP_OF, number, String(plan.steps), name);
  return { name, place: phrases.filled(STEP, number), label };
}

/** Who drops out at a column whose left edge is at `x`, as bars to scale. Returns the bottom. */
export function drawLeaves(drawing: Drawing, plan: Plan, column: Column, x: number, y: number): number {
  let at = y;
  for (const leave of column.items.leaves) at = drawLeave(drawing, plan, leave, x + 4, column.width - 8, at) + 10;
  return column.items.leaves.length > 0 ? at - 10 : y;
}

function drawLeave(drawing: Drawing, plan: Plan, leave: Leave, x: number, width: number, y: number): number {
  const marks: Mark[] = [];
  let at = y;
  if (leave.share !== undefined) {
    const gone = Math.max(4, Math.round(width * Math.min(1, leave.share)));
    const stays = width - gone;
    if (stays > 6) box(marks, x, y, stays - 2, 7, 3, 'stroke');
    if (gone < 10) box(marks, x + stays, y, gone, 7, 2, 'neg');
    else box(marks, x + stays, y, gone, 7, 3, 'leaving', { stroke: 'neg' });
    const middle = Math.round(x + width - Math.min(gone / 2, 12));
    marks.push({ type: 'path', d: `M${middle} ${y + 8}V${y + 25}`, stroke: 'neg', thick: 1.5 });
    marks.push({ type: 'path', d: arrowHead(middle, y + 26, 'down', 3), stroke: 'neg', thick: 1.5, round: true });
    at += 12;
  }
  const who = plan.several ? namesOf(peopleNamed(plan, leave.personas)) : '';
  const alone = who === '' ? t('Some leave') : t('leaves');
  const share = leave.share === undefined ? alone : shareLeaves(leave.share);
  const said = who === '' ? share : told(who, share);
  const saidWidth = Math.ceil(widthOf(said, 'metaBold')) + 6;
  const room = width - 20;
  text(marks, x, at, said, 'metaBold', 'neg');
  if (leave.why) {
    if (saidWidth + widthOf(leave.why, 'meta') <= room) text(marks, x + saidWidth, at, leave.why, 'meta', 'ink2');
    else at += prose(marks, x, at + 16, room, leave.why, 'meta', 'ink2');
  }
  at += 16;
  drawing.marks.push({
    type: 'group',
    ref: leave.id,
    name: 'leaves',
    marks,
  });
  drawing.target('item', leave.id, x, y, width, at - y);
  return at;
}
