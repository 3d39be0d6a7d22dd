/** What every map knows without declaring it: emotions with their scores, frameworks, and the ranges of well-known metrics. */
import { URI } from 'langium';
import type { Scale } from '../map/journey-map.js';

/** A document that no editor shows; every file sees what it declares. */
export const LIBRARY_URI = URI.parse('builtin:///library.journey');

const EMOTIONS: Readonly<Record<string, readonly string[]>> = {
  '+2': ['delighted', 'excited', 'proud', 'relieved', 'joyful', 'grateful'],
  '+1': ['happy', 'confident', 'satisfied', 'hopeful', 'curious', 'interested', 'calm', 'trusting'],
  '0': ['neutral', 'focused', 'waiting', 'surprised', 'indifferent'],
  '-1': ['unsure', 'confused', 'impatient', 'bored', 'anxious', 'worried', 'disappointed', 'sceptical', 'annoyed'],
  '-2': ['frustrated', 'angry', 'overwhelmed', 'afraid', 'ashamed', 'sad', 'stressed'],
};

const FRAMEWORKS: Readonly<Record<string, readonly string[]>> = {
  'Customer lifecycle': ['Awareness', 'Consideration', 'Purchase', 'Retention', 'Advocacy'],
  Experience: ['Discovery', 'Consideration', 'Purchase', 'Usage', 'Support', 'Return'],
  'Purchase path': ['Consideration', 'Evaluation', 'Purchase'],
  '5E': ['Entice', 'Enter', 'Engage', 'Exit', 'Extend'],
  Service: ['Before', 'During', 'After'],
};

/** How the values of a metric are measured. */
export interface Measure {
  /** The range of a plain number. */
  scale?: Scale;
  /** The range in per cent, where it may be written with %. */
  percent?: Scale;
  /** A length of time, written with its unit. */
  duration?: true;
  /** Numbers have no upper end. */
  atLeast?: number;
}

const WHOLE: Scale = { min: 0, max: 100 };

/** Built-in metrics by name in lower case. */
const MEASURES: ReadonlyMap<string, Measure> = new Map<string, Measure>([
  ['nps', { scale: { min: -100, max: 100 }, percent: { min: -100, max: 100 } }],
  ['csat', { scale: { min: 1, max: 5 }, percent: WHOLE }],
  ['ces', { scale: { min: 1, max: 7 } }],
  ...['conversion', 'completion', 'dropoff', 'retention', 'churn', 'referral'].map((name): [string, Measure] => [
    name,
    { percent: WHOLE },
  ]),
  ['time', { duration: true }],
  ['volume', { atLeast: 0 }],
  ['revenue', {}],
  ['cost', {}],
]);

/** How a built-in metric is measured, or undefined for one that is not built in. */
export function measureOf(metric: string): Measure | undefined {
  return MEASURES.get(metric.toLowerCase());
}

/** The library as a `.journey` text. */
export const LIBRARY_TEXT = [
  ...Object.entries(EMOTIONS).flatMap(([score, words]) => words.map((word) => `emotion ${word} ${score}`)),
  ...['NPS', 'CSAT', 'CES', ...[...MEASURES.keys()].slice(3)].map((name) => `metric ${name}`),
  ...Object.entries(FRAMEWORKS).flatMap(([name, stages]) => [
    `framework ${name}`,
    ...stages.map((it) => `  stage ${it}`),
  ]),
  '',
].join('\n');
