/** The parts of a map as lines: what they say, without where it stands. */
import type {
  Items,
  Journey,
  JourneyMap,
  MetricValue,
  Opportunity,
  Scale,
  Stage,
  Step,
} from '../../language-server/map/journey-map.js';
import type { PartKind } from './diff.js';

/** A line, and what stands below it. */
export interface Line {
  keyword: string;
  /** What else it is compared with, in order: lines of the same group. */
  group: string;
  text: string;
  personas: readonly string[];
  /** The name of a step or stage that the text begins with. */
  leadsTo?: string;
  /** What it would say had it been written after the renames: with the names of today. */
  renamed?: string;
}

type Row = readonly [keyword: string, text: string | undefined, personas?: readonly string[], leadsTo?: string];

/** The lines of a journey, those of its stages apart. */
export function linesOfJourney(journey: Journey): Line[] {
  const { min, max } = journey.scale;
  return lines([
    ...names('for', journey.personas),
    ['goal', journey.goal?.text],
    ['scenario', journey.scenario?.text],
    ...texts('expects', journey.expects),
    ['state', journey.state],
    ['basis', journey.basis],
    ['follows', journey.follows?.name],
    ['future of', journey.futureOf?.name],
    ['owner', journey.owner],
    ...names('contributor', journey.contributors),
    ['status', journey.status],
    ['updated', journey.updated],
    ['scale', min === -2 && max === 2 ? undefined : range(journey.scale)],
    ['starts', journey.starts?.text],
    ['ends', journey.ends?.text],
    ...metricRows(journey.metrics),
    ...journey.evidence.map(({ source, what, personas }): Row => ['evidence', colon(source, what), personas]),
    ...texts('insight', journey.insights),
    ...texts('note', journey.notes),
    ...texts('link', journey.links),
  ]);
}

/** The lines of a stage, those of its steps apart. */
export function linesOfStage(stage: Stage): Line[] {
  const own: Row[] = [...names('for', stage.personas), ['goal', stage.goal?.text], ['owner', stage.owner]];
  return [...lines(own), ...itemLines(stage)];
}

export function linesOfStep(step: Step): Line[] {
  return [...lines(names('for', step.personas)), ...itemLines(step)];
}

function itemLines(it: Items): Line[] {
  const chain = [
    ...it.frontstage.map((entry) => ({ ...entry, keyword: 'frontstage' })),
    ...it.backstage.map((entry) => ({ ...entry, keyword: 'backstage' })),
    ...it.support.map((entry) => ({ ...entry, keyword: 'support' })),
  ].sort((a, b) => a.order - b.order);
  return [
    ...lines([
      ...it.channels.map(({ name, personas }): Row => ['on', name, personas]),
      ...texts('touchpoint', it.touchpoints),
      ...texts('action', it.actions),
      ...texts('involves', it.involves),
      ...texts('thinks', it.thinks),
      ...texts('says', it.says),
      ...texts('expects', it.expects),
      ...texts('needs', it.needs),
      ...it.feels.map(({ emotion, score, written, why, personas }): Row => {
        const value = written && score !== undefined ? signed(score) : undefined;
        return ['feels', colon(spaced(emotion, value), why), personas];
      }),
      ...texts('pain', it.pains),
      ...texts('gain', it.gains),
      ...it.opportunities.map(
        (opportunity): Row => ['opportunity', opportunityText(opportunity), opportunity.personas],
      ),
      ...texts('trigger', it.triggers),
      ['moment of truth', it.momentOfTruth?.text],
      ...texts('physical evidence', it.physicalEvidence),
    ]),
    ...lines(
      chain.map(({ keyword, who, what, personas }): Row => [keyword, who ? `${who}: ${what}` : what, personas]),
    ).map((line) => ({ ...line, group: 'frontstage, backstage, support' })),
    ...lines([
      ...it.evidence.map(({ source, what, personas }): Row => ['evidence', colon(source, what), personas]),
      ...metricRows(it.metrics),
      ['when', it.when],
      ['lasts', it.lasts],
      ...it.next.map(({ name, share, condition, personas }): Row => {
        return ['next', colon(spaced(name, percent(share)), condition), personas, name];
      }),
      ...it.leaves.map(({ share, why, personas }): Row => ['leaves', colon(percent(share) ?? '', why), personas]),
      ['ends here', it.endsHere?.text],
      ['details', it.details?.name],
      ...texts('insight', it.insights),
      ['image', it.image?.text],
      ...texts('link', it.links),
      ...texts('note', it.notes),
      ...it.lanes.map(({ lane, text, personas }): Row => ['lane', `${lane}: ${text}`, personas]),
    ]),
  ];
}

function opportunityText(it: Opportunity): string {
  const below = lines([
    ...it.answers.map(({ name }): Row => ['answers', name]),
    ['lifts', it.lifts === undefined ? undefined : signed(it.lifts)],
    ...names('on', it.channels),
    ['owner', it.owner],
    ['effort', it.effort],
    ['impact', it.impact],
    ['kind', it.kind],
    ['status', it.status],
    ...metricRows(it.metrics),
    ['link', it.link],
  ]).map(({ keyword, text }) => `${keyword} ${text}`);
  return below.length === 0 ? it.text : `${it.text} (${below.join('; ')})`;
}

/** Something declared. */
export interface Declaration {
  name: string;
  lines: Line[];
}

/** What a map declares beside its journeys: built-in things and those that a use makes are left out. */
export function declarationsOf(map: JourneyMap): [kind: PartKind, declarations: Declaration[]][] {
  const own = <T extends { name: string; declared: boolean; builtIn?: true }>(
    all: readonly T[],
    rows: (it: T) => readonly Row[],
  ): Declaration[] =>
    all
      .filter(({ declared, builtIn }) => declared && !builtIn)
      .map((it) => ({ name: it.name, lines: lines(rows(it)) }));
  return [
    [
      'persona',
      own(map.personas, (it) => [
        ['role', it.role],
        ['age', it.age],
        ['quote', it.quote],
        ...texts('goal', it.goals),
        ...texts('needs', it.needs),
        ...texts('pain', it.pains),
        ['context', it.context],
        ['image', it.image],
        ['color', it.color],
      ]),
    ],
    [
      'channel',
      own(map.channels, (it) => [
        ['kind', it.kind],
        ['icon', it.icon],
        ['color', it.color],
        ['description', it.description],
      ]),
    ],
    [
      'touchpoint',
      own(map.touchpoints, (it) => [...names('on', it.channels), ['description', it.description], ['image', it.image]]),
    ],
    [
      'emotion',
      own(map.emotions, (it) => [
        ['score', it.score === undefined ? undefined : signed(it.score)],
        ['icon', it.icon],
      ]),
    ],
    [
      'source',
      own(map.sources, (it) => [
        ['method', it.method],
        ['size', it.size],
        ['date', it.date],
        ['link', it.link],
        ['description', it.description],
      ]),
    ],
    [
      'metric',
      own(map.metrics, (it) => [
        ['unit', it.unit],
        ['scale', it.scale && range(it.scale)],
        ['better', it.better],
        ['target', it.target],
        ['description', it.description],
      ]),
    ],
    [
      'lane',
      own(map.lanes, (it) => [
        ['description', it.description],
        ['color', it.color],
      ]),
    ],
    [
      'framework',
      own(map.frameworks, (it) =>
        it.stages.map(({ name, optional }): Row => ['stage', optional ? `${name} (optional)` : name]),
      ),
    ],
  ];
}

function lines(rows: readonly Row[]): Line[] {
  return rows.flatMap(([keyword, text, personas = [], leadsTo]) =>
    text === undefined ? [] : [{ keyword, group: keyword, text, personas, ...(leadsTo !== undefined && { leadsTo }) }],
  );
}

const names = (keyword: string, all: readonly string[]): Row[] => all.map((name) => [keyword, name]);

function texts(keyword: string, all: readonly { text: string; personas?: readonly string[] }[]): Row[] {
  return all.map(({ text, personas }) => [keyword, text, personas]);
}

function metricRows(metrics: readonly MetricValue[]): Row[] {
  return metrics.map(({ name, value, note, personas }) => ['metric', colon(spaced(name, value), note), personas]);
}

const spaced = (...parts: (string | undefined)[]): string => parts.filter(Boolean).join(' ');
const colon = (text: string, more: string | undefined): string => (more ? (text ? `${text}: ${more}` : more) : text);
const range = ({ min, max }: Scale): string => `${min}..${max}`;
const percent = (share: number | undefined): string | undefined =>
  share === undefined ? undefined : `${Math.round(share * 1e6) / 1e4}%`;

/** A score or a difference, two decimals at most: `+1`, `-0.5`, `0`. */
export function signed(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  return rounded > 0 ? `+${rounded}` : `${rounded || 0}`;
}
