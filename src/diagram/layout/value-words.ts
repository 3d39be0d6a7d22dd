/** Words that a map chooses from, as the picture says them. */
import { type CommentedKey, l10nKey, say } from '../../../language-server/said.js';

type Words = Readonly<Record<string, string | CommentedKey>>;

const EFFORTS: Words = {
  low: l10nKey('low effort'),
  medium: l10nKey('medium effort'),
  high: l10nKey('high effort'),
};
const IMPACTS: Words = {
  low: l10nKey('low impact'),
  medium: l10nKey('medium impact'),
  high: l10nKey('high impact'),
};
const STATUSES: Words = {
  draft: l10nKey({ message: 'draft', comment: 'Status of a map' }),
  review: l10nKey({ message: 'review', comment: 'Status of a map that is being reviewed' }),
  live: l10nKey({ message: 'live', comment: 'Status of a map that is in use, or of an opportunity that was taken' }),
  retired: l10nKey({ message: 'retired', comment: 'Status of a map that is not in use any more' }),
  idea: l10nKey({ message: 'idea', comment: 'Status of an opportunity' }),
  planned: l10nKey({ message: 'planned', comment: 'Status of an opportunity' }),
};
const KINDS: Words = {
  automation: l10nKey({ message: 'automation', comment: 'Kind of an opportunity' }),
  personalization: l10nKey({ message: 'personalization', comment: 'Kind of an opportunity' }),
  contextual: l10nKey({ message: 'contextual', comment: 'Kind of an opportunity: help that fits the situation' }),
  other: l10nKey({ message: 'other', comment: 'Kind of an opportunity that is none of the named ones' }),
};
const METHODS: Words = {
  interview: l10nKey('interview'),
  survey: l10nKey('survey'),
  analytics: l10nKey('analytics'),
  observation: l10nKey('observation'),
  diary: l10nKey({ message: 'diary', comment: 'A method of research: people keep a diary' }),
  desk: l10nKey({ message: 'desk', comment: 'A method of research: what others have written' }),
  workshop: l10nKey('workshop'),
};

export const effortWords = (level: string): string => word(EFFORTS, level);
export const impactWords = (level: string): string => word(IMPACTS, level);
/** Of a map or an opportunity. */
export const statusWord = (status: string): string => word(STATUSES, status);
/** Of an opportunity. */
export const kindWord = (kind: string): string => word(KINDS, kind);
/** Of a source. One that the language does not know stays as it is written. */
export const methodWord = (method: string): string => word(METHODS, method);

function word(words: Words, written: string): string {
  return Object.hasOwn(words, written) ? say(words[written] as string | CommentedKey) : written;
}
