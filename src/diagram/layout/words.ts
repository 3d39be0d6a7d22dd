import { t } from '@vscode/l10n';
import type { Scale } from '../../../language-server/map/journey-map.js';
import { type CommentedKey, inWords, l10nKey, say } from '../../../language-server/said.js';
import type { Level } from '../scene.js';
import type { Person } from './people.js';

/** A number for reading: at most two decimals, a true minus. */
export function number(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  return rounded < 0 ? `−${-rounded}` : `${rounded === 0 ? 0 : rounded}`;
}

/** A score as it stands beside an emotion: with its sign where the scale has negative numbers. */
export function score(value: number, scale: Scale): string {
  const shown = number(value);
  return scale.min < 0 && value > 0 && shown !== '0' ? `+${shown}` : shown;
}

/** -2..+2 on the journey's own scale. */
export function onScale(value: number, scale: Scale): number {
  return scale.min + ((value + 2) / 4) * (scale.max - scale.min);
}

export function percent(share: number): string {
  return `${number(Math.round(share * 1000) / 10)}%`;
}

/** The level a score is drawn at: the face's look and fill. */
export function levelOf(value: number): Level {
  return Math.max(-2, Math.min(2, Math.round(value))) as Level;
}

/** `Maya`, `Maya and Tom`, `Maya, Tom and Ana`. */
export function namesOf(people: readonly Person[]): string {
  return inWords(people.map((person) => person.name ?? '').filter((name) => name !== ''));
}

/** In quotation marks, unless it was written in some of its own. */
export function quoted(text: string): string {
  return /^[“„«‹「『"‚‘].*[”“»›」』"’]$/su.test(text) ? text : inQuotes(text);
}

export const IN_QUOTES = l10nKey({
  message: '“{0}”',
  comment: 'What somebody says, or words of a map, in quotation marks',
});
export const inQuotes = (text: string): string => say(IN_QUOTES, text);

export const TOLD = l10nKey({ message: '{0}: {1}', comment: 'What something is, and what is said of it' });

/** What something is, and what is said of it; the first alone where there is nothing. */
export function told(what: string, text: string): string {
  if (text === '') return what;
  return say(TOLD, what, text);
}

/** `1 step`, `8 steps`. */
export const countOfSteps = (count: number): string => (count === 1 ? t('1 step') : t('{0} steps', count));

/** True for some of the people only. */
export const onlyFor = (names: string): string => t('{0} only', names);

export const byOwner = (owner: string): string =>
  t({ message: 'by {0}', args: [owner], comment: '{0} is who is to do it' });

export const onChannels = (channels: readonly string[]): string =>
  t({ message: 'on {0}', args: [channels.join(', ')], comment: '{0} are channels, such as Website' });

/** How many leave. */
export const shareLeaves = (share: number): string =>
  t({ message: '{0} leave', args: [percent(share)], comment: '{0} is a share, such as 30%' });

/** The last part of a path. */
export function fileName(path: string): string {
  return path.split(/[\\/]/u).findLast((part) => part !== '') ?? path;
}

export function capital(text: string): string {
  const first = Array.from(text)[0] ?? '';
  return first.toUpperCase() + text.slice(first.length);
}

/** `14 Mar 2026` in English, from `2026-03-14`; a year or a month alone stays as precise as it is, anything else as written. */
export function date(text: string): string {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text.trim());
  if (!parts?.[1] || parts[2] === undefined) return text;
  const name = MONTHS[Number(parts[2]) - 1];
  if (name === undefined) return text;
  const [month, year] = [say(name), parts[1]];
  if (parts[3] === undefined) {
    return t({ message: '{0} {1}', args: [month, year], comment: 'A short name of a month, and a year: Mar 2026' });
  }
  return t({
    message: '{0} {1} {2}',
    args: [Number(parts[3]), month, year],
    comment: 'A day, a short name of a month, and a year: 14 Mar 2026',
  });
}

const MONTHS: readonly CommentedKey[] = [
  l10nKey({ message: 'Jan', comment: 'Short name of a month' }),
  l10nKey({ message: 'Feb', comment: 'Short name of a month' }),
  l10nKey({ message: 'Mar', comment: 'Short name of a month' }),
  l10nKey({ message: 'Apr', comment: 'Short name of a month' }),
  l10nKey({ message: 'May', comment: 'Short name of a month' }),
  l10nKey({ message: 'Jun', comment: 'Short name of a month' }),
  l10nKey({ message: 'Jul', comment: 'Short name of a month' }),
  l10nKey({ message: 'Aug', comment: 'Short name of a month' }),
  l10nKey({ message: 'Sep', comment: 'Short name of a month' }),
  l10nKey({ message: 'Oct', comment: 'Short name of a month' }),
  l10nKey({ message: 'Nov', comment: 'Short name of a month' }),
  l10nKey({ message: 'Dec', comment: 'Short name of a month' }),
];
