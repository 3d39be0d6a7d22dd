/** The own lines of journeys and of stages. */
import type { Journey, Scale, Stage, TextLine } from '../../../language-server/map/journey-map.js';
import type { Notice } from '../notice.js';
import type { Entry } from './entries.js';
import { explained, writeName, writeNumber, writeText } from './lines.js';
import { writeMetric } from './metric.js';

/** The scale of a journey that names none. */
const OWN_SCALE: Scale = { min: -2, max: 2 };

/** What a journey says of itself, whom it is for apart, in the order in which it is usually told. */
export function journeyEntries(journey: Journey, notices: Notice[]): Entry[] {
  const many = (keyword: string, lines: readonly TextLine[]) => lines.flatMap(({ text }) => one(keyword, text));
  const { min, max } = journey.scale;
  const isOwn = min === OWN_SCALE.min && max === OWN_SCALE.max;
  return [
    ...one('goal', journey.goal?.text),
    ...one('scenario', journey.scenario?.text),
    ...many('expects', journey.expects),
    ...one('state', journey.state),
    ...one('basis', journey.basis),
    ...one('follows', journey.follows?.name),
    ...one('future of', journey.futureOf?.name),
    ...one('owner', journey.owner),
    ...journey.contributors.flatMap((name) => one('contributor', name)),
    ...one('status', journey.status),
    ...one('updated', journey.updated),
    ...one('scale', isOwn ? undefined : writeScale(journey.scale)),
    ...one('starts', journey.starts?.text),
    ...one('ends', journey.ends?.text),
    ...journey.metrics.map((metric) => ({ keyword: 'metric', rest: writeMetric(metric, notices), personas: [] })),
    ...journey.evidence.map(({ source, what }) => ({
      keyword: 'evidence',
      rest: explained(writeName(source), what),
      personas: [],
    })),
    ...many('insight', journey.insights),
    ...many('note', journey.notes),
    ...many('link', journey.links),
  ];
}

/** What a stage says of itself and no step does. */
export function stageEntries({ goal, owner }: Stage): Entry[] {
  return [...one('goal', goal?.text), ...one('owner', owner)];
}

/** `1..5` */
export function writeScale({ min, max }: Scale): string {
  return `${writeNumber(min)}..${writeNumber(max)}`;
}

function one(keyword: string, text: string | undefined): Entry[] {
  const rest = text === undefined ? '' : writeText(text);
  return rest === '' ? [] : [{ keyword, rest, personas: [] }];
}
