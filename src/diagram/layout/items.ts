import { t } from '@vscode/l10n';
import type { Items, MetricValue, Opportunity, Pain, TextItem } from '../../../language-server/map/journey-map.js';
import type { IconName } from '../icons.js';
import { widthOf } from '../measure/width.js';
import { wrap } from '../measure/wrap.js';
import type { Mark } from '../scene.js';
import type { Paint } from '../theme.js';
import type { BandBuilder } from './band.js';
import { box, icon, paragraph, runsLeft, sideBySign, text } from './draw.js';
import { type Cell, cellLane, item, whose } from './lanes.js';
import { type Plan, peopleNamed } from './plan.js';
import { effortWords, impactWords, kindWord, statusWord } from './value-words.js';
import { byOwner, inQuotes, namesOf, number, onChannels, onlyFor } from './words.js';

/** Inside a box of a pain or an opportunity. */
const PAD_TOP = 8;
const PAD_LEFT = 10;
const ICON_ROOM = 24;

interface BoxLook {
  name: string;
  icon: IconName;
  ink: Paint;
  fill: Paint;
  edge: Paint;
  dashed?: boolean;
}

const PAIN: BoxLook = { name: 'pain', icon: 'thumbs-down', ink: 'neg', fill: 'negTint', edge: 'negEdge' };
const OPEN_PAIN: BoxLook = { ...PAIN, edge: 'neg', dashed: true };
const GAIN: BoxLook = { name: 'gain', icon: 'thumbs-up', ink: 'pos', fill: 'posTint', edge: 'posEdge' };
const OPPORTUNITY: BoxLook = {
  name: 'opportunity',
  icon: 'lightbulb',
  ink: 'pos',
  fill: 'posTint',
  edge: 'posEdge',
};

/** Below a box's text: a column for what else is said of it, at the right where the text is read from there. */
interface Below {
  out: Mark[];
  x: number;
  y: number;
  room: number;
  atRight: boolean;
}

/** A filled box: whose it is, its text, and what `more` draws under it and returns the height of. */
function boxed(cell: Cell, entry: TextItem, look: BoxLook, more: (below: Below) => number): void {
  const { x, y, width, plan } = cell;
  const room = width - PAD_LEFT * 2 - ICON_ROOM;
  const lines = wrap(entry.text, room, 'body');
  const at = sideBySign(lines, x + PAD_LEFT, width - PAD_LEFT * 2, ICON_ROOM, 16);
  const atRight = runsLeft(lines);
  const inner: Mark[] = [];
  let bottom = y + PAD_TOP;
  const people = plan.several ? peopleNamed(plan, entry.personas) : [];
  if (people.length > 0) {
    const inside: Cell = { ...cell, x: at.text, y: bottom, width: room };
    bottom += whose(inner, inside, people, onlyFor(namesOf(people)), atRight);
  }
  bottom += paragraph(inner, at.text, bottom, room, lines, 'body', 'ink');
  bottom += more({ out: inner, x: at.text, y: bottom, room, atRight });
  const height = bottom + PAD_TOP - y;
  const marks: Mark[] = [];
  box(marks, x, y, width, height, 6, look.fill, { stroke: look.edge, dash: look.dashed ? '4 3' : undefined });
  icon(marks, look.icon, at.sign, y + PAD_TOP + 1, 16, look.ink);
  marks.push(...inner);
  item(cell, entry.id, look.name, marks, height);
}

/** Pains, and gains after them. */
export function painsLane(plan: Plan): BandBuilder | undefined {
  const all = plan.journey.stages.flatMap((stage) => [stage, ...stage.steps]);
  const pains = all.some((items) => items.pains.length > 0);
  const gains = all.some((items) => items.gains.length > 0);
  const label = {
    icon: pains ? 'thumbs-down' : 'thumbs-up',
    name: pains && gains ? t('Pains and gains') : pains ? t('Pains') : t('Gains'),
    about: pains && gains ? t('hinders and helps') : pains ? t('what gets in the way') : t('what works'),
  } as const;
  const has = (items: Items) => items.pains.length > 0 || items.gains.length > 0;
  const fill = (cell: Cell) => {
    for (const pain of cell.items.pains) painBox(cell, pain);
    for (const gain of cell.items.gains) boxed(cell, gain, GAIN, () => 0);
  };
  return cellLane('pains', plan, label, fill, has);
}

function painBox(cell: Cell, pain: Pain): void {
  if (pain.addressed) boxed(cell, pain, PAIN, () => 0);
  else {
    boxed(cell, pain, OPEN_PAIN, ({ out, x, y, room, atRight }) => {
      const marks: Mark[] = [];
      const label = t('no opportunity yet');
      const height = paragraph(marks, x, y, room, wrap(label, room, 'metaItalic'), 'metaItalic', 'neg', atRight);
      out.push({ type: 'group', ref: pain.id, question: 'opportunity', name: 'question', marks });
      return height;
    });
  }
}

export function opportunitiesLane(plan: Plan): BandBuilder | undefined {
  const label = { icon: 'lightbulb', name: t('Opportunities'), about: t('what would help') } as const;
  const fill = (cell: Cell) => {
    for (const opportunity of cell.items.opportunities) {
      boxed(cell, opportunity, OPPORTUNITY, (below) => aboutOpportunity(below, cell, opportunity));
    }
  };
  return cellLane('opportunities', plan, label, fill, (items) => items.opportunities.length > 0);
}

function aboutOpportunity({ out, x, y, room, atRight }: Below, cell: Cell, opportunity: Opportunity): number {
  const { kind, effort, impact, status, owner, channels, answers, metrics, link } = opportunity;
  let at = y;
  const line = (value: string) => {
    at += paragraph(out, x, at, room, wrap(value, room, 'meta'), 'meta', 'ink2', atRight);
  };
  const about = [
    kind && kindWord(kind),
    effort && effortWords(effort),
    impact && impactWords(impact),
    status && statusWord(status),
  ].filter(Boolean);
  if (about.length > 0) line(about.join(', '));
  const where = [owner && byOwner(owner), channels.length > 0 && onChannels(channels)].filter(Boolean);
  if (where.length > 0) line(where.join(', '));
  if (answers.length > 0 && cell.items.pains.length !== 1) {
    line(t('answers {0}', answers.map((answer) => inQuotes(answer.name)).join(', ')));
  }
  for (const metric of metrics) line([metric.name, metric.value].filter(Boolean).join(' '));
  if (link) line(link);
  const lifts = opportunity.liftsScaled ?? opportunity.lifts;
  if (lifts !== undefined) {
    at += 4;
    const words = t('lifts by {0}', number(lifts));
    const width = Math.ceil(widthOf(words, 'metaBold')) + 28;
    const left = atRight ? x + room - width : x;
    box(out, left, at, width, 20, 10, 'pos');
    icon(out, 'arrow-up', left + 7, at + 4, 12, 'posTint');
    text(out, left + 21, at + 2, words, 'metaBold', 'posTint');
    at += 20;
  }
  return at - y;
}

export function metricsLane(plan: Plan): BandBuilder | undefined {
  const label = { icon: 'gauge', name: t('Metrics'), about: t('measured') } as const;
  const fill = (cell: Cell) => {
    for (const metric of cell.items.metrics) metricItem(cell, metric);
  };
  return cellLane('metrics', plan, label, fill, (items) => items.metrics.length > 0);
}

/** Value and name, a bar over the metric's own range, a note. */
function metricItem(cell: Cell, metric: MetricValue): void {
  const { x, y, plan } = cell;
  const width = Math.min(cell.width, plan.grid.column);
  const marks: Mark[] = [];
  const value = (metric.value ?? '').replace(/^-(?=[\d.,])/, '−');
  let at = y;
  const people = plan.several ? peopleNamed(plan, metric.personas) : [];
  if (people.length > 0) at += whose(marks, { ...cell, width }, people, namesOf(people));
  const valueWidth = value === '' ? 0 : Math.ceil(widthOf(value, 'value')) + 8;
  const oneLine = valueWidth + widthOf(metric.name, 'meta') <= width;
  if (value !== '') at += paragraph(marks, x, at, width, wrap(value, width, 'value'), 'value', 'ink');
  if (oneLine && value !== '') text(marks, x + valueWidth, at - 19, metric.name, 'meta', 'ink2');
  else at += paragraph(marks, x, at, width, wrap(metric.name, width, 'meta'), 'meta', 'ink2');
  if (metric.scale && metric.amount !== undefined) {
    bar(marks, plan, metric, metric.amount, x, at + 8, width - 14);
    at += 16;
  }
  if (metric.note) at += 2 + paragraph(marks, x, at + 2, width, wrap(metric.note, width, 'meta'), 'meta', 'ink2');
  item(cell, metric.id, 'metric', marks, at - y);
}

function bar(out: Mark[], plan: Plan, metric: MetricValue, amount: number, x: number, y: number, width: number): void {
  const { min, max } = metric.scale as { min: number; max: number };
  if (!(max > min)) return;
  const at = (value: number) => x + Math.round((Math.max(0, Math.min(1, (value - min) / (max - min))) || 0) * width);
  const zero = at(Math.max(min, Math.min(max, 0)));
  const knob = at(amount);
  box(out, x, y - 2, width, 4, 2, 'track');
  if (knob !== zero) box(out, Math.min(zero, knob), y - 2, Math.abs(knob - zero), 4, 2, 'stroke');
  if (min < 0 && max > 0) out.push({ type: 'path', d: `M${zero + 0.5} ${y - 5}V${y + 5}`, stroke: 'stroke' });
  const target = plan.metrics.get(metric.name)?.target;
  const wanted = target === undefined ? Number.NaN : Number.parseFloat(target.replace('−', '-').replace(',', '.'));
  if (Number.isFinite(wanted)) {
    out.push({ type: 'path', d: `M${at(wanted) + 0.5} ${y - 7}V${y + 7}`, stroke: 'ink', thick: 2 });
  }
  out.push({ type: 'circle', x: knob, y, r: 5, fill: 'card', stroke: 'ink', thick: 2 });
}
