/** A measure → the rest of its line. */
import { t } from '@vscode/l10n';
import type { MetricValue } from '../../../language-server/map/journey-map.js';
import { type Notice, shown } from '../notice.js';
import { explained, writeName } from './lines.js';

/** What the language reads as the value of a metric: a number with what stands around it, or a duration. */
const VALUE =
  /^(?:[€$£¥]?\s?[+＋\-−–－]?(?:\p{Nd}+(?:[.,٫．]\p{Nd}+)?|[.,٫．]\p{Nd}+)[^\p{Nd}":：\r\n]{0,40}|(?:about\s)?\p{Nd}[\p{Nd}\p{L} .,–-]{0,80}\p{L})$/iu;

/** A metric with its value and note. A value that would not be read as one goes into the note. */
export function writeMetric({ name, value, note }: MetricValue, notices: Notice[]): string {
  const head = writeName(name, 'amount');
  if (value === undefined) return explained(head, note);
  if (VALUE.test(value)) return explained(`${head} ${value}`, note);
  notices.push({
    message: t('The value {0} of {1} has no number: it is written as a note.', shown(value), shown(name)),
  });
  return explained(head, note === undefined ? value : `${value}; ${note}`);
}
