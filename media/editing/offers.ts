/** What can be written into a map from its picture, in the order in which it is offered. */
import { l10nKey, say } from '../../language-server/said.js';
import { journeyOf, stageOf } from './part-kinds.js';

interface Addable {
  keyword: string;
  /** In English. */
  label: string;
}

const ITEMS: readonly Addable[] = [
  { keyword: 'thinks', label: l10nKey('Add a thought') },
  { keyword: 'says', label: l10nKey('Add a quote') },
  { keyword: 'feels', label: l10nKey('Add a feeling') },
  { keyword: 'needs', label: l10nKey('Add a need') },
  { keyword: 'on', label: l10nKey('Add a channel') },
  { keyword: 'touchpoint', label: l10nKey('Add a touchpoint') },
  { keyword: 'pain', label: l10nKey('Add a pain point') },
  { keyword: 'gain', label: l10nKey('Add a gain') },
  { keyword: 'opportunity', label: l10nKey('Add an opportunity') },
  { keyword: 'evidence', label: l10nKey('Add evidence') },
];

export const ADDABLE: Readonly<Record<'stage' | 'step', readonly Addable[]>> = {
  step: ITEMS,
  stage: [],
};

/** What to write, for those who have an empty field before them. In English. */
const LABELS: Readonly<Record<string, string>> = {
  journey: l10nKey('The journey’s name'),
  stage: l10nKey('The stage’s name'),
  step: l10nKey('What the customer does'),
  thinks: l10nKey('What they think'),
  says: l10nKey('What they say'),
  feels: l10nKey('How they feel, such as happy or anxious'),
  needs: l10nKey('What they need'),
  expects: l10nKey('What they expect'),
  on: l10nKey('Channel'),
  touchpoint: l10nKey('Touchpoint'),
  pain: l10nKey('What goes wrong'),
  gain: l10nKey('What goes well'),
  opportunity: l10nKey('What could be done'),
  evidence: l10nKey('Where you know it from'),
  goal: l10nKey('Goal'),
  starts: l10nKey('What sets it off'),
  ends: l10nKey('When it is over'),
};

/** What to write behind a keyword. */
export const labelOf = (keyword: string): string => say(LABELS[keyword] ?? l10nKey('Words'));

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
