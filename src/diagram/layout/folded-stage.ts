import { widestOf, wrap } from '../measure/wrap.js';
import type { Mark } from '../scene.js';
import type { Drawing } from './band.js';
import type { Column } from './plan.js';
import { countOfSteps } from './words.js';

/** A longer name takes several lines. */
const LONGEST = 200;
const LINE = 18;
const COUNT_LINE = 16;
/** The name begins below the arrows to and from the stage. */
const TOP = 52;

const nameOf = ({ stage }: Column): readonly string[] => wrap(stage.stage.name, LONGEST, 'bodyBold');

function countOf({ fold }: Column): string {
  const count = fold?.steps.length ?? 0;
  return count === 0 ? '' : countOfSteps(count);
}

/** How high the cards must be for the name of a folded stage. */
export function foldedHeight(column: Column): number {
  return TOP + Math.ceil(Math.max(widestOf(nameOf(column), 'bodyBold'), widestOf([countOf(column)], 'meta')));
}

/** A folded stage among the cards: its name from top to bottom, and how many steps it has. */
export function drawFolded(drawing: Drawing, column: Column, x: number): void {
  const lines = nameOf(column);
  const count = countOf(column);
  const thick = lines.length * LINE + (count === '' ? 0 : COUNT_LINE);
  // Turned to the right, the first line is the rightmost one, and letters stand left of their baseline.
  let right = x + column.width / 2 + thick / 2;
  const marks: Mark[] = [];
  for (const line of lines) {
    marks.push({ type: 'text', x: right - 13, y: TOP, text: line, style: 'bodyBold', fill: 'ink', turned: true });
    right -= LINE;
  }
  if (count !== '') {
    marks.push({ type: 'text', x: right - 12, y: TOP, text: count, style: 'meta', fill: 'ink3', turned: true });
  }
  const { id } = column.stage.stage;
  drawing.marks.push({ type: 'group', ref: id, name: 'folded', marks });
}
