/** A map → a Markdown page: who it is about, and a table for each stage. */
import { t } from '@vscode/l10n';
import type { Items, Journey, JourneyMap, Persona, Stage, Step } from '../../../language-server/map/journey-map.js';
import { type CommentedKey, l10nKey, say } from '../../../language-server/said.js';
import { effortWords, impactWords, kindWord, methodWord, statusWord } from '../../diagram/layout/value-words.js';
import { writeNumber, writeShare } from '../journey/lines.js';
import type { Exported } from '../notice.js';
import { escapeAddress, escapeCell, escapeLine, escapeText } from './escape.js';

export interface MarkdownOptions {
  /** The path or address of the first journey's picture. */
  picture?: string;
}

/** All journeys of a map as one page. It says all that the steps say; of what is declared, personas and sources. */
export function writeMarkdown(map: JourneyMap, { picture }: MarkdownOptions = {}): Exported {
  const parts = map.journeys.flatMap((journey, index) => journeyParts(map, journey, index === 0 ? picture : undefined));
  return { content: parts.length === 0 ? '' : `${parts.join('\n\n')}\n`, notices: [] };
}

function journeyParts(map: JourneyMap, journey: Journey, picture: string | undefined): string[] {
  const personas = journey.personas.map((name) => personaLine(name, map.personas));
  const sources = sourceLines(map, journey);
  return [
    `# ${escapeText(journey.name)}`,
    ...(picture === undefined ? [] : [`![${escapeText(journey.name)}](${escapeAddress(picture)})`]),
    list(frameLines(journey)),
    ...(personas.length > 0 ? [`## ${t('People')}`, list(personas)] : []),
    ...journey.stages.flatMap((stage) => stageParts(stage, journey)),
    ...(sources.length > 0 ? [`## ${t('Sources')}`, list(sources)] : []),
  ].filter((part) => part !== '');
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}

const STATES: Readonly<Record<'current' | 'future', CommentedKey>> = {
  current: l10nKey({ message: 'current', comment: 'State of a map: the journey as it is' }),
  future: l10nKey({ message: 'future', comment: 'State of a map: the journey as it shall be' }),
};
const BASES: Readonly<Record<'assumption' | 'research', CommentedKey>> = {
  assumption: l10nKey({ message: 'assumption', comment: 'What a map rests on' }),
  research: l10nKey({ message: 'research', comment: 'What a map rests on' }),
};

/** What the journey says of itself: `**Goal:** …` */
function frameLines(journey: Journey): string[] {
  const line = (title: string, text: string | undefined) => (text ? [`**${title}:** ${escapeText(text)}`] : []);
  const lines = (title: string, all: readonly { text: string }[]) => all.flatMap(({ text }) => line(title, text));
  const { min, max } = journey.scale;
  return [
    ...line(t('Goal'), journey.goal?.text),
    ...line(t('Scenario'), journey.scenario?.text),
    ...lines(t('Expects'), journey.expects),
    ...line(t('State'), journey.state && say(STATES[journey.state])),
    ...line(t('Basis'), journey.basis && say(BASES[journey.basis])),
    ...line(t('Follows'), journey.follows?.name),
    ...line(t('Future of'), journey.futureOf?.name),
    ...line(t('Owner'), journey.owner),
    ...line(t('Contributors'), journey.contributors.join(', ')),
    ...line(t('Status'), journey.status && statusWord(journey.status)),
    ...line(t('Updated'), journey.updated),
    ...line(t('Scores'), min === -2 && max === 2 ? undefined : t('{0} to {1}', writeNumber(min), writeNumber(max))),
    ...line(t('Starts'), journey.starts?.text),
    ...line(t('Ends'), journey.ends?.text),
    ...journey.metrics.flatMap((it) => line(t('Metric'), said([it.name, it.value], it.note))),
    ...journey.evidence.flatMap(({ source, what }) => line(t('Evidence'), said([source], what))),
    ...lines(t('Insight'), journey.insights),
    ...lines(t('Note'), journey.notes),
    ...lines(t('Link'), journey.links),
  ];
}

function personaLine(name: string, declared: readonly Persona[]): string {
  const persona = declared.find((it) => it.name === name);
  const about = [persona?.role, persona?.age].filter(Boolean).join(', ');
  const more = [
    about,
    persona?.quote && `“${persona.quote}”`,
    persona?.context,
    ...(persona?.goals ?? []).map(({ text }) => t('Goal: {0}', text)),
    ...(persona?.needs ?? []).map(({ text }) => t('Need: {0}', text)),
    ...(persona?.pains ?? []).map(({ text }) => t('Pain: {0}', text)),
  ].filter((text): text is string => Boolean(text));
  return [`**${escapeText(name)}**`, ...more.map(escapeText)].join(' · ');
}

/** Declared sources that the journey names. */
function sourceLines({ sources }: JourneyMap, journey: Journey): string[] {
  const blocks: Items[] = journey.stages.flatMap((stage): Items[] => [stage, ...stage.steps]);
  const used = new Set(
    [...journey.evidence, ...blocks.flatMap(({ evidence }) => evidence)].map(({ source }) => source),
  );
  return sources
    .filter(({ name, declared }) => declared && used.has(name))
    .map(({ name, method, size, date, link, description }) =>
      [
        `**${escapeText(name)}**`,
        ...[method && methodWord(method), size, date, link, description].flatMap((it) => (it ? [escapeText(it)] : [])),
      ].join(' · '),
    );
}

/** A row for each step, and one for the stage's own lines; a column for each kind of line that one of them has. */
function stageParts(stage: Stage, journey: Journey): string[] {
  const own = cellsOf(stage, stage.personas, journey);
  const rows = [
    ...(own.size > 0 ? [{ name: stage.steps.length > 0 ? t('The whole stage') : stage.name, cells: own }] : []),
    ...stage.steps.map((step: Step) => ({ name: step.name, cells: cellsOf(step, step.personas, journey) })),
  ];
  const heading = `## ${escapeText(stage.name)}`;
  const about = [
    ...(stage.goal ? [`**${t('Goal')}:** ${escapeText(stage.goal.text)}`] : []),
    ...(stage.owner ? [`**${t('Owner')}:** ${escapeText(stage.owner)}`] : []),
  ];
  if (rows.length === 0) return [heading, list(about)];
  const used = new Set(rows.flatMap(({ cells }) => [...cells.keys()]));
  const known = Object.keys(COLUMNS);
  const columns = [...known.filter((it) => used.has(it)), ...[...used].filter((it) => !known.includes(it))];
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const table = [
    line([t('Step'), ...columns.map((column) => escapeText(titleOf(column)))]),
    line(['---', ...columns.map(() => '---')]),
    ...rows.map(({ name, cells }) =>
      line([escapeLine(name), ...columns.map((column) => escapeCell(cells.get(column) ?? []))]),
    ),
  ].join('\n');
  return [heading, list(about), table];
}

/** A lane is called as the map calls it. */
const titleOf = (column: string): string => (Object.hasOwn(COLUMNS, column) ? t(COLUMNS[column]!) : column);

/** The columns of what the language knows, in their order; others are lanes of the map's own. */
const COLUMNS: Readonly<Record<string, string>> = {
  Who: l10nKey('Who'),
  When: l10nKey('When'),
  Trigger: l10nKey('Trigger'),
  Where: l10nKey('Where'),
  Does: l10nKey('Does'),
  Involves: l10nKey('Involves'),
  Thinks: l10nKey('Thinks'),
  Says: l10nKey('Says'),
  Expects: l10nKey('Expects'),
  Needs: l10nKey('Needs'),
  Feels: l10nKey('Feels'),
  Pains: l10nKey('Pains'),
  Gains: l10nKey('Gains'),
  Opportunities: l10nKey('Opportunities'),
  Frontstage: l10nKey('Frontstage'),
  Backstage: l10nKey('Backstage'),
  Support: l10nKey('Support'),
  Evidence: l10nKey('Evidence'),
  Metrics: l10nKey('Metrics'),
  Insights: l10nKey('Insights'),
  Next: l10nKey('Next'),
  Notes: l10nKey('Notes'),
};

/** What a stage or step says, by the columns, in words. */
function cellsOf(items: Items, personas: readonly string[], { scale }: Journey): Map<string, string[]> {
  const cells = new Map<string, string[]>();
  const add = (column: string, text: string | undefined, whose: readonly string[] = []) => {
    if (!text) return;
    const line = whose.length > 0 ? `${whose.join(', ')}: ${text}` : text;
    const lines = cells.get(column) ?? [];
    lines.push(line);
    cells.set(column, lines);
  };
  const each = (column: string, lines: readonly { text: string; personas: string[] }[]) => {
    for (const { text, personas: whose } of lines) add(column, text, whose);
  };
  const plus = scale.min < 0;
  add('Who', personas.join(', '));
  add('When', said([items.when], items.lasts));
  each('Trigger', items.triggers);
  for (const { name, personas: whose } of items.channels) add('Where', name, whose);
  each('Where', items.touchpoints);
  each('Where', items.physicalEvidence);
  each('Does', items.actions);
  add('Involves', items.involves.map(({ text }) => text).join(', '));
  each('Thinks', items.thinks);
  for (const { text, personas: whose } of items.says) add('Says', `“${text}”`, whose);
  each('Expects', items.expects);
  each('Needs', items.needs);
  for (const { emotion, scaled, why, personas: whose } of items.feels) {
    const score = scaled === undefined ? undefined : writeNumber(scaled, plus);
    const head = emotion && score ? `${emotion} (${score})` : (emotion ?? score);
    add('Feels', said([head], why), whose);
  }
  if (items.momentOfTruth) add('Feels', said([t('Moment of truth')], items.momentOfTruth.text));
  each('Pains', items.pains);
  each('Gains', items.gains);
  for (const {
    text,
    lifts,
    liftsScaled,
    answers,
    channels,
    owner,
    effort,
    impact,
    kind,
    status,
    metrics,
    link,
  } of items.opportunities) {
    const about = [
      ...answers.map(({ name }) => t('answers: {0}', name)),
      lifts === undefined ? undefined : t('lifts {0}', writeNumber(liftsScaled ?? lifts, true)),
      channels.length > 0 ? t('on {0}', channels.join(', ')) : undefined,
      owner,
      effort && effortWords(effort),
      impact && impactWords(impact),
      kind && kindWord(kind),
      status && statusWord(status),
      ...metrics.map((metric) => said([metric.name, metric.value], metric.note)),
      link,
    ].filter(Boolean);
    add('Opportunities', about.length > 0 ? `${text} (${about.join('; ')})` : text);
  }
  for (const [column, layer] of [
    ['Frontstage', items.frontstage],
    ['Backstage', items.backstage],
    ['Support', items.support],
  ] as const) {
    for (const { who, what } of layer) add(column, who ? `${who}: ${what}` : what);
  }
  for (const { source, what } of items.evidence) add('Evidence', said([source], what));
  for (const { name, value, note, personas: whose } of items.metrics) add('Metrics', said([name, value], note), whose);
  each('Insights', items.insights);
  for (const { name, share, condition, personas: whose } of items.next) {
    add('Next', said([`→ ${name}`, share === undefined ? undefined : writeShare(share)], condition), whose);
  }
  for (const { share, why, personas: whose } of items.leaves) {
    add('Next', said([t('leaves'), share === undefined ? undefined : writeShare(share)], why), whose);
  }
  if (items.endsHere) add('Next', said([t('ends here')], items.endsHere.text));
  if (items.details) add('Next', t('details: {0}', items.details.name));
  each('Notes', items.notes);
  each('Notes', items.links);
  if (items.image) add('Notes', t('picture: {0}', items.image.text));
  for (const { lane, text } of items.lanes) add(lane, text);
  return cells;
}

/** Words, and an explanation after a colon. */
function said(words: readonly (string | undefined)[], why: string | undefined): string {
  const head = words.filter(Boolean).join(' ');
  if (!why) return head;
  return head === '' ? why : `${head}: ${why}`;
}
