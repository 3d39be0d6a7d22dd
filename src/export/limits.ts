/** What is no picture any more: maps that would take all the time and memory there is. */
import { t } from '@vscode/l10n';
import type { Journey } from '../../language-server/map/journey-map.js';
import type { Mark, Scene } from '../diagram/scene.js';
import { ExportError } from './tools.js';

/** Of one text, in UTF-16 units: forty pages of a book. Its card would be higher than programs open. */
const LONGEST_TEXT = 100_000;
/** Of what a journey is made of in the model; 5,000 steps of eight lines have 500,000. */
const MOST_PARTS = 600_000;

/** Of what a scene is drawn with. A PDF takes much longer for each than other forms: it holds the shapes of all letters. */
const MOST_PDF_MARKS = 45_000;

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

/** @throws {ExportError} where a scene is too large for a PDF, though not for other forms */
export function checkPdfSize({ bands }: Pick<Scene, 'bands'>): void {
  let count = 0;
  const counted = (marks: readonly Mark[]): void => {
    count += marks.length;
    for (const mark of marks) if (mark.type === 'group') counted(mark.marks);
  };
  for (const { chunks } of bands) for (const { marks } of chunks) counted(marks);
  if (count > MOST_PDF_MARKS)
    throw new ExportError(
      t('This journey is too large for a PDF: export it as SVG or as a page, or divide it into several journeys.'),
    );
}
