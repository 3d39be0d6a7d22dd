/** What the lines of a map say when they are read out: the same words in the picture's reading and in the table. */
import { t } from '@vscode/l10n';
import type {
  BlueprintEntry,
  Evidence,
  MetricValue,
  Next,
  Opportunity,
  Scale,
} from '../../../../language-server/map/journey-map.js';
import { effortWords, impactWords, kindWord, statusWord } from '../value-words.js';
import { byOwner, number, onChannels, percent, score, shareLeaves, told } from '../words.js';

/** The parts that are there, with a separator between them. */
export function joined(parts: readonly (string | undefined | false | 0)[], between = ', '): string {
  let out = '';
  for (const part of parts) {
    if (typeof part !== 'string' || part === '') continue;
    out += out === '' ? part : between + part;
  }
  return out;
}

/** A word and a score as `anxious, −1`; the score alone where there is no word. */
export const feelingText = (emotion: string | undefined, scaled: number | undefined, scale: Scale): string =>
  joined([emotion, scaled === undefined ? undefined : score(scaled, scale)]);

/** An opportunity and in brackets all that is said of it. */
export function opportunityText(item: Opportunity): string {
  const lifts = item.liftsScaled ?? item.lifts;
  const about = joined([
    lifts !== undefined && t('lifts by {0}', number(lifts)),
    item.kind && kindWord(item.kind),
    item.effort && effortWords(item.effort),
    item.impact && impactWords(item.impact),
    item.status && statusWord(item.status),
    item.owner && byOwner(item.owner),
    item.channels.length > 0 && onChannels(item.channels),
    item.answers.length > 0 && t('answers {0}', item.answers.map(({ name }) => name).join(', ')),
    ...item.metrics.map(metricText),
    item.link,
  ]);
  return about === '' ? item.text : `${item.text} (${about})`;
}

export const metricText = ({ name, value, note }: MetricValue): string =>
  joined([joined([name, value], ' '), note], ': ');

export const evidenceText = ({ source, what }: Evidence): string => joined([source, what], ': ');

export const entryText = ({ who, what }: BlueprintEntry): string => joined([who, what], ': ');

/** Who leaves, and why. */
export function leaveText({ share, why }: { share?: number; why?: string }): string {
  return told(share === undefined ? t('some leave') : shareLeaves(share), why ?? '');
}

/** Where the journey may end early. */
export const endsHereText = (how: string): string => told(t('may end here'), how);

/** A way on, and for how many and when it is taken. */
export function wayText(line: Pick<Next, 'share' | 'condition'>, where: string): string {
  return joined([joined([where, line.share !== undefined && percent(line.share)]), line.condition], ': ');
}
