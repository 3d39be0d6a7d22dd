/** The columns of a table of steps: one for each kind of line. */

import { OTHER_NAMES } from '../formats.js';

/** How a line of a cell reads. */
export type Reading =
  | 'text'
  | 'names'
  | 'feels'
  | 'metric'
  /** A metric that needs no value. */
  | 'measure'
  | 'named'
  | 'who'
  | 'next'
  | 'leaves'
  | 'flag'
  | 'opportunity'
  | 'scale'
  | 'date'
  | readonly string[];

export interface Column {
  keyword: string;
  header: string;
  /** What people call it elsewhere, in small letters. */
  synonyms?: readonly string[];
  reading: Reading;
  /** Stands once in a block. */
  once?: true;
}

/** The columns that say what a row is about. */
export const PLACES = {
  journey: { header: 'Journey', synonyms: ['map', 'journey map', 'customer journey'] },
  stage: { header: 'Stage', synonyms: OTHER_NAMES.stage },
  step: { header: 'Step', synonyms: OTHER_NAMES.step },
} as const;
export type Place = keyof typeof PLACES;

/** A number beside the emotion, in a column of its own: read, never written. */
export const SCORE = {
  header: 'Score',
  synonyms: ['emotion score', 'rating', 'sentiment score', 'satisfaction'],
} as const;

/** All columns, in the order in which they stand. */
export const COLUMNS: readonly Column[] = [
  {
    keyword: 'for',
    header: 'For',
    synonyms: ['persona', 'personas', 'actor', 'actors', 'who'],
    reading: 'names',
    once: true,
  },
  { keyword: 'goal', header: 'Goal', synonyms: ['goals', 'customer goal'], reading: 'text', once: true },
  { keyword: 'scenario', header: 'Scenario', reading: 'text', once: true },
  { keyword: 'state', header: 'State', reading: ['current', 'future'], once: true },
  { keyword: 'basis', header: 'Basis', reading: ['assumption', 'research'], once: true },
  { keyword: 'follows', header: 'Follows', synonyms: ['framework'], reading: 'text', once: true },
  { keyword: 'future of', header: 'Future of', reading: 'text', once: true },
  { keyword: 'owner', header: 'Owner', synonyms: ['responsible'], reading: 'text', once: true },
  { keyword: 'contributor', header: 'Contributors', synonyms: ['contributor'], reading: 'text' },
  { keyword: 'status', header: 'Status', reading: ['draft', 'review', 'live', 'retired'], once: true },
  { keyword: 'updated', header: 'Updated', reading: 'date', once: true },
  { keyword: 'scale', header: 'Scale', reading: 'scale', once: true },
  { keyword: 'starts', header: 'Starts', reading: 'text', once: true },
  { keyword: 'ends', header: 'Ends', reading: 'text', once: true },
  { keyword: 'when', header: 'When', synonyms: ['at', 'day'], reading: 'text', once: true },
  { keyword: 'lasts', header: 'Lasts', synonyms: ['duration', 'time'], reading: 'text', once: true },
  { keyword: 'trigger', header: 'Triggers', synonyms: ['trigger'], reading: 'text' },
  { keyword: 'on', header: 'Channels', synonyms: ['channel', 'on'], reading: 'names' },
  {
    keyword: 'touchpoint',
    header: 'Touchpoints',
    synonyms: ['touchpoint', 'touch point', 'touch points'],
    reading: 'text',
  },
  {
    keyword: 'action',
    header: 'Actions',
    synonyms: ['action', 'doing', 'does', 'customer actions', 'user actions'],
    reading: 'text',
  },
  { keyword: 'involves', header: 'Involves', synonyms: ['people', 'stakeholders'], reading: 'names' },
  { keyword: 'physical evidence', header: 'Physical evidence', reading: 'text' },
  { keyword: 'thinks', header: 'Thinks', synonyms: ['thought', 'thoughts', 'thinking'], reading: 'text' },
  { keyword: 'says', header: 'Says', synonyms: ['quote', 'quotes', 'saying'], reading: 'text' },
  { keyword: 'expects', header: 'Expects', synonyms: ['expectation', 'expectations'], reading: 'text' },
  { keyword: 'needs', header: 'Needs', synonyms: ['need'], reading: 'text' },
  {
    keyword: 'feels',
    header: 'Feels',
    synonyms: ['emotion', 'emotions', 'feeling', 'feelings', 'mood'],
    reading: 'feels',
  },
  { keyword: 'moment of truth', header: 'Moment of truth', synonyms: ['mot'], reading: 'flag', once: true },
  {
    keyword: 'pain',
    header: 'Pains',
    synonyms: ['pain', 'pain point', 'pain points', 'problem', 'problems', 'frustrations'],
    reading: 'text',
  },
  { keyword: 'gain', header: 'Gains', synonyms: ['gain', 'delights'], reading: 'text' },
  { keyword: 'frontstage', header: 'Frontstage', synonyms: ['front stage', 'onstage'], reading: 'who' },
  { keyword: 'backstage', header: 'Backstage', synonyms: ['back stage'], reading: 'who' },
  { keyword: 'support', header: 'Support', synonyms: ['support processes', 'systems'], reading: 'who' },
  { keyword: 'evidence', header: 'Evidence', synonyms: ['source', 'sources'], reading: 'named' },
  { keyword: 'metric', header: 'Metrics', synonyms: ['metric', 'kpi', 'kpis', 'measures'], reading: 'metric' },
  { keyword: 'insight', header: 'Insights', synonyms: ['insight', 'findings'], reading: 'text' },
  { keyword: 'next', header: 'Next', synonyms: ['next step', 'next steps'], reading: 'next' },
  { keyword: 'leaves', header: 'Leaves', synonyms: ['drop-off', 'dropout'], reading: 'leaves' },
  { keyword: 'ends here', header: 'Ends here', reading: 'flag', once: true },
  { keyword: 'details', header: 'Details', reading: 'text', once: true },
  { keyword: 'image', header: 'Image', synonyms: ['picture'], reading: 'text', once: true },
  { keyword: 'link', header: 'Links', synonyms: ['link', 'url'], reading: 'text' },
  {
    keyword: 'note',
    header: 'Notes',
    synonyms: ['note', 'comment', 'comments', 'remarks', 'description'],
    reading: 'text',
  },
  {
    keyword: 'opportunity',
    header: 'Opportunities',
    synonyms: ['opportunity', 'ideas', 'idea', 'solutions'],
    reading: 'opportunity',
  },
];

/** The layers of the blueprint: one chain over three columns. */
export const LAYERS: readonly string[] = ['frontstage', 'backstage', 'support'];

/** Before the name of a lane of the map's own. */
export const LANE = 'Lane: ';

/** What a column is by its header. */
export type Meaning =
  | { place: Place }
  | { score: true }
  | { column: Column }
  /** A lane of the map's own. */
  | { lane: string };

/** What the header of a column means; any that is not known is the name of a lane. */
export function meaningOf(header: string): Meaning {
  const key = header.replace(/\s+/gu, ' ').trim().toLowerCase();
  const isCalled = (it: { header: string; synonyms?: readonly string[] }) =>
    it.header.toLowerCase() === key || (it.synonyms?.includes(key) ?? false);
  for (const place of Object.keys(PLACES) as Place[]) if (isCalled(PLACES[place])) return { place };
  if (isCalled(SCORE)) return { score: true };
  const column = COLUMNS.find(isCalled);
  if (column) return { column };
  return { lane: header.trim().replace(/^lane:\s*/i, '') };
}
