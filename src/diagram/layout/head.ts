import { t } from '@vscode/l10n';
import type { Journey } from '../../../language-server/map/journey-map.js';
import { PERSONA_WIDTH, TITLE_WIDTH } from '../grid.js';
import { isRightToLeft } from '../measure/characters.js';
import { TYPE } from '../measure/type.js';
import { widthOf } from '../measure/width.js';
import { widestOf, wrap } from '../measure/wrap.js';
import type { Mark } from '../scene.js';
import { drawAvatar } from './avatar.js';
import { BandBuilder } from './band.js';
import { arrowHead, beside, box, icon, paragraph, prose, sideBySign, text } from './draw.js';
import { frameworkQuestions } from './framework.js';
import { futureScore } from './future.js';
import type { Person } from './people.js';
import type { Plan } from './plan.js';
import { question, questionWidth } from './questions.js';
import { statusWord } from './value-words.js';
import { capital, date, fileName, quoted } from './words.js';

const PILL = 22;
const LABEL_WIDTH = 76;

/** Title block, persona cards, and the line from where the journey starts to where it ends. */
export function headBand(plan: Plan): BandBuilder {
  const band = new BandBuilder('head');
  const top = plan.grid.margin;
  const title = titleBlock(band, plan, top);
  const bottom = Math.max(title, personaCards(band, plan, top, title));
  band.height = frameworkQuestions(band, plan, span(band, plan, bottom + 28));
  return band;
}

function titleBlock(band: BandBuilder, plan: Plan, top: number): number {
  const { journey } = plan;
  const x = plan.grid.margin;
  const marks: Mark[] = [];
  let y = top;
  let pillX = x;
  for (const [label, solid] of pillsOf(journey)) {
    const width = Math.round(widthOf(label, 'metaBold')) + 16;
    box(marks, pillX, y, width, PILL, 11, solid ? 'ink' : 'none', solid ? undefined : { stroke: 'stroke' });
    text(marks, pillX + 8, y + 3, label, 'metaBold', solid ? 'inverse' : 'ink2');
    pillX += width + 8;
  }
  if (pillX > x) y += PILL + 10;
  const title = wrap(journey.name, TITLE_WIDTH, 'title');
  y += beside(marks, x, y, Math.ceil(widestOf(title, 'title')), title, 'title', 'ink') + 4;
  const facts = factsOf(journey);
  const labels = facts.map(([label]) => label);
  const indent = Math.max(LABEL_WIDTH, Math.ceil(widestOf(labels, 'bodyBold')) + 12);
  for (const [label, value] of facts) {
    text(marks, x, y, label, 'bodyBold', 'ink');
    const lines = wrap(value, TITLE_WIDTH - indent, 'body');
    y += beside(marks, x + indent, y, Math.ceil(widestOf(lines, 'body')), lines, 'body', 'ink2') + 4;
  }
  band.chunk('title').push({ type: 'group', ref: journey.id, name: 'title', marks });
  band.target('journey', journey.id, x, top, TITLE_WIDTH, y - top);
  return y;
}

function pillsOf(journey: Journey): [string, boolean][] {
  const pills: [string, boolean][] = [];
  if (journey.state) pills.push([journey.state === 'current' ? t('Current state') : t('Future state'), true]);
  if (journey.basis)
    pills.push([journey.basis === 'research' ? t('Based on research') : t('Based on assumptions'), false]);
  if (journey.status) pills.push([capital(statusWord(journey.status)), false]);
  return pills;
}

function factsOf(journey: Journey): [string, string][] {
  const facts: [string, string][] = [];
  if (journey.goal) facts.push([t('Goal'), journey.goal.text]);
  if (journey.scenario) facts.push([t('Scenario'), journey.scenario.text]);
  for (const [i, line] of journey.expects.entries()) facts.push([i === 0 ? t('Expects') : '', line.text]);
  const about = [
    journey.updated !== undefined && t('updated {0}', date(journey.updated)),
    journey.follows && t('follows {0}', journey.follows.name),
    journey.futureOf && t('the future of {0}', journey.futureOf.name),
  ].filter((part) => typeof part === 'string');
  if (journey.owner !== undefined) facts.push([t('Owner'), [journey.owner, ...about].join(' · ')]);
  else if (about.length > 0) facts.push([t('About'), capital(about.join(' · '))]);
  if (journey.contributors.length > 0) facts.push([t('Contributors'), journey.contributors.join(', ')]);
  return facts;
}

/** @param title the bottom of the title block */
function personaCards(band: BandBuilder, plan: Plan, top: number, title: number): number {
  const people = plan.people.filter((person) => person.name !== null);
  const x0 = plan.grid.margin + TITLE_WIDTH + 40;
  if (people.length === 0) return plan.people.length === 0 ? top : whoseJourney(band, plan, title);
  const perRow = Math.max(1, Math.floor((plan.width - plan.grid.margin - x0 + 16) / (PERSONA_WIDTH + 16)));
  let y = top;
  for (let first = 0; first < people.length; first += perRow) {
    const row = people.slice(first, first + perRow).map((person) => ({ person, marks: [] as Mark[], height: 0 }));
    row.forEach((card, i) => {
      card.height = personaCard(card.marks, plan, card.person, x0 + i * (PERSONA_WIDTH + 16), y);
    });
    const height = Math.max(...row.map((card) => card.height));
    row.forEach((card, i) => {
      const x = x0 + i * (PERSONA_WIDTH + 16);
      const frame: Mark[] = [];
      box(frame, x, y, PERSONA_WIDTH, height, 10, 'card', { stroke: 'edge' }, 'card');
      const ref = card.person.declared?.id ?? plan.journey.id;
      band.chunk('personas').push({ type: 'group', ref, name: 'persona', marks: [...frame, ...card.marks] });
      band.target('persona', ref, x, y, PERSONA_WIDTH, height);
    });
    y += height + 16;
  }
  return y - 16;
}

/**
 * A journey that does not say whose it is asks for it below its name: where the personas would stand a narrow pane does not
 * reach. Returns its bottom.
 */
function whoseJourney(band: BandBuilder, plan: Plan, title: number): number {
  const asked = { id: plan.journey.id, asks: 'persona' } as const;
  question(band, band.chunk('personas'), plan.grid.margin, title + 4, t('Whose journey is it?'), asked);
  return title + 32;
}

/** Draws what stands on a persona's card; returns the height it needs. */
function personaCard(out: Mark[], plan: Plan, person: Person, x: number, top: number): number {
  const declared = person.declared;
  const name = person.name ?? '';
  const atRight = isRightToLeft(name);
  const left = atRight ? x + 16 : x + 72;
  const room = PERSONA_WIDTH - 72 - 16;
  const avatar = atRight ? x + PERSONA_WIDTH - 38 : x + 38;
  const portrait = declared?.image === undefined ? undefined : plan.images.get(declared.image);
  drawAvatar(out, person, portrait, avatar, top + 38);
  let y = top + 14;
  const about = [declared?.role, declared?.age].filter(Boolean).join(', ');
  const nameWidth = widthOf(name, 'name');
  y += prose(out, left, y, room, name, 'name', 'ink');
  if (about !== '') {
    if (!atRight && nameWidth + 10 + widthOf(about, 'meta') <= room) {
      text(out, left + Math.ceil(nameWidth) + 10, y - 19, about, 'meta', 'ink3');
    } else y += prose(out, left, y, room, about, 'meta', 'ink3');
  }
  y += 2;
  if (declared?.quote) y += prose(out, left, y, room, quoted(declared.quote), 'bodyItalic', 'ink2') + 4;
  if (declared?.context) y += prose(out, left, y, room, declared.context, 'meta', 'ink2') + 4;
  for (const goal of declared?.goals ?? []) y += listed(out, 'target', left, y, room, goal.text, person);
  for (const need of declared?.needs ?? []) y += listed(out, 'check', left, y, room, need.text, person);
  for (const pain of declared?.pains ?? []) y += listed(out, 'thumbs-down', left, y, room, pain.text, person);
  if (declared?.image && !portrait) {
    const lines = wrap(fileName(declared.image), room - 20, 'meta');
    icon(out, 'image', atRight ? left + room - 14 : left, y + 1, 14, 'stroke');
    y += paragraph(out, atRight ? left : left + 20, y, room - 20, lines, 'meta', 'ink2', atRight) + 2;
  }
  y += 4;
  if (plan.columns.length > 0) {
    lineSample(out, plan, person, left, y, atRight ? room : 0);
    y += 16;
  }
  return Math.max(y + 12 - top, 76);
}

/**
 * How the person's line looks in the emotion lane, and that of what is to be.
 * @param room where the sample ends at the right side of a column, its width; else 0
 */
function lineSample(out: Mark[], plan: Plan, person: Person, left: number, y: number, room: number): void {
  const { paint, shape, dash } = person;
  const planned = hasFuture(plan, person);
  const [today, other] = plan.choice.compared
    ? [t('now'), t('before')]
    : [t({ message: 'today', comment: 'The journey as it is today, beside the one to be' }), t('to be')];
  const words = planned ? today : t('feels');
  const gap = Math.max(SAMPLE_GAP, Math.ceil(widthOf(today, 'meta')) + SAMPLE_PAD);
  const width = planned ? SAMPLE + gap + Math.ceil(widthOf(other, 'meta')) : Math.ceil(widthOf(words, 'meta'));
  const x = room === 0 ? left : left + room - SAMPLE - width;
  const middle = y + 8;
  out.push(
    { type: 'path', d: `M${x} ${middle}H${x + 44}`, stroke: paint, thick: 2.75, dash },
    { type: 'shape', x: x + 22, y: middle, r: 6, shape, fill: paint },
  );
  text(out, x + SAMPLE, y, words, 'meta', 'ink2');
  if (!planned) return;
  const second = x + SAMPLE + gap;
  out.push(
    { type: 'path', d: `M${second} ${middle}H${second + 44}`, stroke: paint, thick: 2, dash: '0.1 6', round: true },
    { type: 'shape', x: second + 22, y: middle, r: 5, shape, stroke: paint, thick: 1.75, fill: 'card' },
  );
  text(out, second + SAMPLE, y, other, 'meta', 'ink2');
}

/** A line's sample up to its words, and these up to the next sample. */
const SAMPLE = 54;
const SAMPLE_GAP = 50;
const SAMPLE_PAD = 16;

const hasFuture = ({ columns, future }: Plan, { name }: Person): boolean =>
  columns.some(({ items }) => futureScore(future, items, name) !== undefined);

function listed(
  out: Mark[],
  name: 'target' | 'check' | 'thumbs-down',
  x: number,
  y: number,
  room: number,
  value: string,
  person: Person,
): number {
  const lines = wrap(value, room - 20, 'body');
  const at = sideBySign(lines, x, room, 20, 14);
  icon(out, name, at.sign, y + 2, 14, person.paint);
  return paragraph(out, at.text, y, room - 20, lines, 'body', 'ink2');
}

/** Draws where the journey starts and ends. Returns where what is below may begin. */
function span(band: BandBuilder, plan: Plan, y: number): number {
  const { journey, left } = plan;
  const { starts, ends } = journey;
  if (plan.columns.length === 0 && !starts && !ends) return y;
  const out = band.chunk('span');
  const whole = plan.width - plan.grid.margin - left;
  const [askStart, askEnd] = [t('Where does it start?'), t('Where does it end?')];
  const wished = widthOf(starts?.text ?? askStart, 'body') + widthOf(ends?.text ?? askEnd, 'body') + 220;
  // Without stages nothing is to be spanned: both ends are close together, where a narrow pane shows them.
  const spanned = plan.columns.length === 0 ? 0 : plan.right - left;
  const right = left + Math.min(whole, Math.max(spanned, Math.ceil(wished)));
  const room = Math.floor((right - left - 220) / 2);
  const middle = y + 9;
  out.push({ type: 'circle', x: left + 7, y: middle, r: 6, fill: 'ink' });
  out.push({ type: 'circle', x: right - 8, y: middle, r: 6, stroke: 'ink', thick: 2 });
  out.push({ type: 'circle', x: right - 8, y: middle, r: 2.5, fill: 'ink' });
  let from = left + 20;
  let to = right - 22;
  let height = 18;
  if (starts) {
    const lines = wrap(starts.text, Math.max(room, right - left - 220 - widthOf(ends?.text ?? '', 'body')), 'body');
    const width = Math.ceil(widestOf(lines, 'body'));
    const marks: Mark[] = [];
    const label = t('Starts');
    text(marks, from, y + 1, label, 'metaBold', 'ink3');
    const x = from + Math.ceil(widthOf(label, 'metaBold')) + 8;
    beside(marks, x, y, width, lines, 'body', 'ink');
    out.push({ type: 'group', ref: starts.id, name: 'starts', marks });
    band.target('item', starts.id, left, y, x + width - left, lines.length * TYPE.body.line);
    height = Math.max(height, lines.length * TYPE.body.line);
    from = x + width + 12;
  } else from += question(band, out, from, y - 5, askStart, { id: journey.id, asks: 'start' }) + 10;
  if (ends) {
    const lines = wrap(ends.text, Math.max(room, right - left - 220 - widthOf(starts?.text ?? '', 'body')), 'body');
    const width = Math.ceil(widestOf(lines, 'body'));
    const marks: Mark[] = [];
    const x = to - width;
    paragraph(marks, x, y, width, lines, 'body', 'ink');
    const label = t('Ends');
    const labelled = x - Math.ceil(widthOf(label, 'metaBold')) - 10;
    text(marks, x - 8, y + 1, label, 'metaBold', 'ink3', 'end');
    out.push({ type: 'group', ref: ends.id, name: 'ends', marks });
    band.target('item', ends.id, labelled, y, right - labelled, lines.length * TYPE.body.line);
    height = Math.max(height, lines.length * TYPE.body.line);
    to = labelled - 10;
  } else {
    const x = to - questionWidth(askEnd);
    question(band, out, x, y - 5, askEnd, { id: journey.id, asks: 'end' });
    to = x - 10;
  }
  if (to - from > 24) {
    const d = `M${from} ${middle}H${to}${arrowHead(to, middle, 'right')}`;
    out.push({ type: 'path', d, stroke: 'stroke', thick: 1.5, round: true });
  }
  return y + height + 14;
}
