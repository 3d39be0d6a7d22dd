/** What is no picture any more: maps that would take all the time and memory there is. */
import { t } from '@vscode/l10n';
import type { Journey } from '../../language-server/map/journey-map.js';
import { ExportError } from './tools.js';

/** Of one text, in UTF-16 units: forty pages of a book. Its card would be higher than programs open. */
const LONGEST_TEXT = 100_000;
/** Of what a journey is made of in the model; 5,000 steps of eight lines have 500,000. */
const MOST_PARTS = 600_000;

/** @throws {ExportError} where a journey is out of all measure, before anything is done with it */
export function checkSize(journey: Journey | undefined): void {
  let parts = 0;
  const pending: unknown[] = [journey];
  while (pending.length > 0) {
    const next = pending.pop();
    if (typeof next === 'string' && next.length > LONGEST_TEXT)
      throw new ExportError(
        t('A text of this journey has more than {0} characters, which no picture can show: shorten it.', LONGEST_TEXT),
      );
    if (typeof next !== 'object' || next === null) continue;
    if (++parts > MOST_PARTS)
      throw new ExportError(t('This journey is too large for a picture: divide it into several journeys.'));
    for (const value of Object.values(next)) pending.push(value);
  }
}
