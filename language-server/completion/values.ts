/** Values that can stand at a place: scores with their faces, shares, scales, the words of a choice, colours, dates. */
import { t } from '@vscode/l10n';
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Journey, MetricLine } from '../generated/ast.js';
import type { Scale } from '../map/journey-map.js';
import { measureOfLine } from '../model/measures.js';
import { scaleOf } from '../model/queries.js';
import { faceOf, signed } from '../reading/faces.js';
import { l10nKey } from '../said.js';
import { COLORS } from '../syntax/colors.js';
import { looseKey } from '../syntax/text.js';
import { EMOTION_SCALE, rescale } from '../syntax/values.js';
import { ICON_NAMES } from './icons.js';
import type { Proposal } from './items.js';
import { around, type BlockNode } from './nodes.js';
import { type BodyPlace, valueSlot } from './place.js';

/** What the words of a choice mean, by keyword and word. */
const CHOICES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  kind: {
    digital: l10nKey('screens and messages'),
    physical: l10nKey('places and things'),
    human: l10nKey('people'),
    automation: l10nKey('a machine does it'),
    personalization: l10nKey('it fits the person'),
    contextual: l10nKey('it fits the moment'),
    other: l10nKey('anything else'),
  },
  state: { current: l10nKey('how it is'), future: l10nKey('how it shall be') },
  basis: { assumption: l10nKey('a guess of people who know the field'), research: l10nKey('somebody has looked') },
  status: {
    draft: l10nKey('being written'),
    review: l10nKey('being looked at'),
    live: l10nKey('in use'),
    retired: l10nKey('kept for the record'),
    idea: l10nKey('not decided'),
    planned: l10nKey('decided'),
  },
  method: {
    interview: l10nKey('talks with people'),
    survey: l10nKey('questions to many'),
    analytics: l10nKey('figures of use'),
    observation: l10nKey('watching people'),
    diary: l10nKey('notes of people over time'),
    desk: l10nKey('what others have found out'),
    workshop: l10nKey('a meeting of people who know'),
  },
  better: { higher: l10nKey('more is better'), lower: l10nKey('less is better') },
};

/** Steps of a scale that has too many to list them all. */
const FEW = 11;

/** The values at a place, the usual ones first; nothing where none can stand. */
export function valueProposals(place: BodyPlace, block: BlockNode): Proposal[] {
  const { definition } = place;
  if (definition.choices) return choiceProposals(place, definition.choices);
  if (definition.form === 'color') return colourProposals(place);
  if (definition.form === 'date') return dateProposals(place);
  if (place.keyword === 'icon') return iconProposals(place);
  if (place.keyword === 'lasts') return lengthProposals(place);
  switch (definition.rule) {
    case 'Feels':
      return scoreProposals(place, scaleAround(block), false);
    case 'Emotion':
      return scoreProposals(place, EMOTION_SCALE, true);
    case 'Lifts':
      return liftProposals(place, scaleAround(block));
    case 'ScaleLine':
      return written(place, scales(block), CompletionItemKind.Value);
    case 'Leaves':
      return written(place, shares(t('of those who reach the step')), CompletionItemKind.Value);
    case 'Next':
      return behindName(place) ? atValue(place, shares(t('of people go this way'))) : [];
    case 'MetricLine':
      return metricProposals(place, block);
    default:
      return [];
  }
}

interface Value {
  text: string;
  detail: string;
}

function scaleAround(block: BlockNode): Scale {
  const journey = around<Journey>(block, 'Journey');
  return journey ? scaleOf(journey) : EMOTION_SCALE;
}

/** The scores of a scale, the best first. `needsName`: a score without a word says nothing. */
function scoreProposals(place: BodyPlace, scale: Scale, needsName: boolean): Proposal[] {
  const slot = valueSlot(place);
  if (!slot?.hasName && (needsName || slot?.start !== place.start)) return [];
  return atValue(place, scores(scale));
}

function scores(scale: Scale): Value[] {
  const { min, max } = scale;
  const step = max - min + 1 <= FEW && Number.isInteger(min) && Number.isInteger(max) ? 1 : (max - min) / 4;
  const count = Math.round((max - min) / step);
  return Array.from({ length: count + 1 }, (_, index) => {
    const score = Number((max - index * step).toPrecision(12));
    const text = min < 0 ? signed(score) : `${score}`;
    return { text, detail: faceOf(rescale(score, scale, EMOTION_SCALE)) };
  });
}

function liftProposals(place: BodyPlace, scale: Scale): Proposal[] {
  const slope = (scale.max - scale.min) / (EMOTION_SCALE.max - EMOTION_SCALE.min);
  const lifts = [1, 0.5, 2].map((lift) => ({
    text: signed(lift * slope),
    detail: lift === 0.5 ? t('a little better') : lift === 1 ? t('better') : t('much better'),
  }));
  return written(place, lifts, CompletionItemKind.Value);
}

function scales(block: BlockNode): Value[] {
  if (block.$type === 'Metric') {
    return ['0..100', '1..5', '1..10', '-100..100'].map((text) => ({ text, detail: t('lowest to highest') }));
  }
  return [
    { text: '1..5', detail: t('five grades') },
    { text: '1..7', detail: t('seven grades') },
    { text: '0..10', detail: t('nought to ten') },
    { text: '-2..+2', detail: t('what is used without this line') },
  ];
}

function shares(detail: string): Value[] {
  return ['10%', '20%', '30%', '50%'].map((text) => ({ text, detail }));
}

/** What a measure can be, told by its range: the value itself only the map's author knows. */
function metricProposals(place: BodyPlace, block: BlockNode): Proposal[] {
  const slot = valueSlot(place);
  if (!slot?.hasName) return [];
  const lines = 'metrics' in block ? (block.metrics as readonly { $type: string }[]) : [];
  const line = lines.find(
    (node): node is MetricLine =>
      node.$type === 'MetricLine' && (node as MetricLine).$cstNode?.offset === place.entry.line.start,
  );
  const measure = line && measureOfLine(line);
  if (!measure) return [];
  const { scale, percent, duration } = measure;
  const values: Value[] = [];
  const range = ({ min, max }: Scale, unit: string) => t('{0} to {1}', `${min}${unit}`, `${max}${unit}`);
  if (scale)
    values.push({ text: middle(scale), detail: `${range(scale, '')}${measure.unit ? `, ${measure.unit}` : ''}` });
  if (percent) values.push({ text: `${middle(percent)}%`, detail: range(percent, '%') });
  if (duration)
    values.push({ text: '10 min', detail: t('a length of time') }, { text: '2 days', detail: t('a length of time') });
  return atValue(place, values);
}

function middle({ min, max }: Scale): string {
  return `${Number(((min + max) / 2).toFixed(1))}`;
}

function choiceProposals(place: BodyPlace, choices: readonly string[]): Proposal[] {
  const meaning = CHOICES[place.keyword] ?? {};
  return written(
    place,
    choices.map((text) => ({ text, detail: meaning[text] === undefined ? '' : t(meaning[text]) })),
    CompletionItemKind.EnumMember,
  );
}

/** Colours far enough apart to be told from each other, dark enough for white letters. */
const PALETTE = [
  'teal',
  'indigo',
  'crimson',
  'darkgreen',
  'chocolate',
  'purple',
  'navy',
  'darkslategray',
  'firebrick',
  'steelblue',
];

function colourProposals(place: BodyPlace): Proposal[] {
  const names = [...PALETTE, ...[...COLORS.keys()].filter((name) => !PALETTE.includes(name))];
  return written(
    place,
    names.map((text) => ({ text, detail: COLORS.get(text) ?? '' })),
    CompletionItemKind.Color,
  ).map((proposal) => ({ ...proposal, documentation: proposal.detail }));
}

function dateProposals(place: BodyPlace): Proposal[] {
  const today = new Date();
  const two = (number: number) => String(number).padStart(2, '0');
  const year = `${today.getFullYear()}`;
  const month = `${year}-${two(today.getMonth() + 1)}`;
  const day = `${month}-${two(today.getDate())}`;
  const dates = [
    { text: day, detail: t('today') },
    { text: month, detail: t('this month') },
    { text: year, detail: t('this year') },
  ];
  return written(place, dates, CompletionItemKind.Value);
}

function iconProposals(place: BodyPlace): Proposal[] {
  const block = place.entry.parent?.line.definition?.opens;
  const names = (block && ICON_NAMES[block]) ?? [];
  return written(
    place,
    names.map((text) => ({ text, detail: '' })),
    CompletionItemKind.Value,
  );
}

/** The usual units of time, behind the number that is written already where there is one. */
function lengthProposals(place: BodyPlace): Proposal[] {
  const number = /^\d+(?:[.,-]\d+)?/u.exec(place.outline.text.slice(place.start, place.offset))?.[0];
  const lengths =
    number === undefined
      ? ['5 min', '1 hour', '1 day', '1 week', '1 month']
      : ['min', 'hour', 'day', 'week', 'month'].map((unit) => {
          return `${number} ${unit}${number === '1' || unit === 'min' ? '' : 's'}`;
        });
  return written(
    place,
    lengths.map((text) => ({ text, detail: t('a length of time') })),
    CompletionItemKind.Value,
  );
}

function behindName(place: BodyPlace): boolean {
  return valueSlot(place)?.hasName === true;
}

/** Values in the place of the whole rest of the line, or of all before its colon. */
function written(place: BodyPlace, values: readonly Value[], kind: CompletionItemKind): Proposal[] {
  const { outline, offset, tokens, start } = place;
  const colon = tokens.find(({ type }) => type === ':');
  if (colon && offset > colon.start) return [];
  const last = tokens.findLast(({ type, start: at }) => type !== ':' && (!colon || at < colon.start));
  const end = Math.max(offset, last?.end ?? offset);
  const typed = looseKey(outline.text.slice(start, offset));
  const fitting = values.filter(
    ({ text }) => kind !== CompletionItemKind.Color || text.startsWith(typed) || typed.startsWith('#'),
  );
  return fitting.map(({ text, detail }) => ({ label: text, kind, start, end, newText: text, detail }));
}

function atValue(place: BodyPlace, values: readonly Value[]): Proposal[] {
  const slot = valueSlot(place);
  if (!slot) return [];
  // A value that is written whole would only be in the way of Enter and Tab, which take what is chosen before they do anything else.
  const typed = place.outline.text.slice(slot.start, place.offset);
  return values
    .filter(({ text }) => text !== typed)
    .map(({ text, detail }) => ({
      label: text,
      kind: CompletionItemKind.Value,
      start: slot.start,
      end: slot.end,
      newText: text,
      detail,
    }));
}
