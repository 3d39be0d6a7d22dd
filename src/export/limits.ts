/** What is no picture any more: maps that would take all the time and memory there is. */
import { t } from '@vscode/l10n';
import type { Journey } from '../../language-server/map/journey-map.js';
import { quoted } from '../../language-server/said.js';
import type { Mark, Scene } from '../diagram/scene.js';
import { ExportError } from './tools.js';

/** Of one text, in UTF-16 units: forty pages of a book. Its card would be higher than programs open. */
const LONGEST_TEXT = 100_000;
/** Of what a journey is made of in the model; 5,000 steps of eight lines have 600,000. */
const MOST_PARTS = 700_000;
/** Of what one step, one stage without its steps, or a journey without its stages is made of; 1,500 lines have as many. */
const MOST_PARTS_IN_ONE_PLACE = 20_000;

/** Of what a scene is drawn with. A PDF takes much longer for each than other forms: it holds the shapes of all letters. */
const MOST_PDF_MARKS = 45_000;
/** Of all texts of a scene together, in UTF-16 units: a PDF holds where each letter stands. */
const MOST_PDF_CHARACTERS = 400_000;

/** @throws {ExportError} where a journey is out of all measure, before anything is done with it */
export function checkSize(journey: Journey | undefined): void {
  if (!journey) return;
  let parts = 0;
  const { stages, ...itself } = journey;
  const checkPlace = (name: string, place: object): void => {
    const before = parts;
    for (const _ of partsOf(place)) {
      parts++;
      if (parts > MOST_PARTS)
        throw new ExportError(t('This journey is too large for a picture: divide it into several journeys.'));
      if (parts - before > MOST_PARTS_IN_ONE_PLACE)
        throw new ExportError(
          t('{0} holds more than any picture can show, about 1,500 lines: divide it, or shorten it.', quoted(name)),
        );
    }
  };
  checkPlace(journey.name, itself);
  for (const { steps, ...stage } of stages) {
    checkPlace(stage.name, stage);
    for (const step of steps) checkPlace(step.name, step);
  }
}

/** Objects, lists and texts, at any depth. @throws {ExportError} at a text that is too long */
function* partsOf(place: object): Iterable<object | string> {
  const pending: unknown[] = [place];
  while (pending.length > 0) {
    const next = pending.pop();
    if (typeof next === 'string') {
      if (next.length > LONGEST_TEXT)
        throw new ExportError(
          t(
            'A text of this journey has more than {0} characters, which no picture can show: shorten it.',
            LONGEST_TEXT,
          ),
        );
      yield next;
    }
    if (typeof next !== 'object' || next === null) continue;
    yield next;
    for (const value of Object.values(next)) pending.push(value);
  }
}

/** @throws {ExportError} where a scene is too large for a PDF, though not for other forms */
export function checkPdfSize({ bands }: Pick<Scene, 'bands'>): void {
  let count = 0;
  let characters = 0;
  const counted = (marks: readonly Mark[]): void => {
    count += marks.length;
    for (const mark of marks) {
      if (mark.type === 'group') counted(mark.marks);
      else if (mark.type === 'text') characters += mark.text.length;
    }
  };
  for (const { chunks } of bands) for (const { marks } of chunks) counted(marks);
  if (count > MOST_PDF_MARKS || characters > MOST_PDF_CHARACTERS)
    throw new ExportError(
      t('This journey is too large for a PDF: export it as SVG or as a page, or divide it into several journeys.'),
    );
}
