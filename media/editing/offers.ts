/** What can be written into a map from its picture, in the order in which it is offered. */
import { journeyOf, stageOf } from './part-kinds.js';

interface Addable {
  keyword: string;
  label: string;
}

const ITEMS: readonly Addable[] = [
  { keyword: 'thinks', label: 'Add a thought' },
  { keyword: 'says', label: 'Add a quote' },
  { keyword: 'feels', label: 'Add a feeling' },
  { keyword: 'needs', label: 'Add a need' },
  { keyword: 'on', label: 'Add a channel' },
  { keyword: 'touchpoint', label: 'Add a touchpoint' },
  { keyword: 'pain', label: 'Add a pain point' },
  { keyword: 'gain', label: 'Add a gain' },
  { keyword: 'opportunity', label: 'Add an opportunity' },
  { keyword: 'evidence', label: 'Add evidence' },
];

export const ADDABLE: Readonly<Record<'stage' | 'step', readonly Addable[]>> = {
  step: ITEMS,
  stage: [],
};

/** What to write, for those who have an empty field before them. */
export const LABELS: Readonly<Record<string, string>> = {
  journey: 'The journey’s name',
  stage: 'The stage’s name',
  step: 'What the customer does',
  thinks: 'What they think',
  says: 'What they say',
  feels: 'How they feel, such as happy or anxious',
  needs: 'What they need',
  expects: 'What they expect',
  on: 'Channel',
  touchpoint: 'Touchpoint',
  pain: 'What goes wrong',
  gain: 'What goes well',
  opportunity: 'What could be done',
  evidence: 'Where you know it from',
  goal: 'Goal',
  starts: 'What sets it off',
  ends: 'When it is over',
};

/** The line that answers a question of the picture, and what it goes into. */
export interface Answer {
  owner: string;
  keyword: string;
  persona?: string;
  /** What it says, where that is known. */
  words?: string;
  /** The report whose fix is the better answer, if it is made: the part that it is about, its code and what is missing. */
  report?: { part: string; code: string; missing?: string };
}

/** @param ref the id of what lacks something */
export function answerTo(question: string, ref: string, persona?: string, missing?: string): Answer | undefined {
  switch (question) {
    case 'emotion':
      return { owner: ref, keyword: 'feels', persona };
    case 'channel':
      return { owner: ref, keyword: 'on' };
    case 'start':
      return { owner: journeyOf(ref) ?? ref, keyword: 'starts' };
    case 'end':
      return { owner: journeyOf(ref) ?? ref, keyword: 'ends' };
    case 'stage':
      return { owner: journeyOf(ref) ?? ref, keyword: 'stage' };
    case 'step':
      return { owner: stageOf(ref) ?? ref, keyword: 'step' };
    case 'blueprint':
      return { owner: ref, keyword: 'frontstage' };
    case 'opportunity':
      return { owner: stepOrStage(ref), keyword: 'opportunity', report: { part: ref, code: 'unaddressed-pain' } };
    case 'persona':
      return { owner: journeyOf(ref) ?? ref, keyword: 'for' };
    case 'framework-stage': {
      const owner = journeyOf(ref) ?? ref;
      const report = { part: `${owner}.follows`, code: 'missing-framework-stage', missing };
      return { owner, keyword: 'stage', words: missing, report };
    }
    default:
      return undefined;
  }
}

const stepOrStage = (ref: string): string => /^j\d+\.s\d+(?:\.p\d+)?/.exec(ref)?.[0] ?? ref;
