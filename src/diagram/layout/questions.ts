import { widthOf } from '../measure/width.js';
import { wrap } from '../measure/wrap.js';
import type { Mark, Question } from '../scene.js';
import type { Targets } from './band.js';
import { box, paragraph, text } from './draw.js';
import type { Person } from './people.js';

/** What lacks something, and what it lacks. */
export interface Asked {
  id: string;
  asks: Question;
  /** Of whom it is asked. */
  person?: Person;
  /** The name of what is missing. */
  missing?: string;
}

const MARK = 32;
const PAD = 12;
const SMALL_MARK = 22;

/** The width of a question on one line, in pixels. */
export function questionWidth(label: string): number {
  return Math.ceil(widthOf(label, 'body')) + MARK + PAD;
}

/** Draws what is missing as a dashed question of 28 pixels. Returns its width. */
export function question(targets: Targets, out: Mark[], x: number, y: number, label: string, asked: Asked): number {
  const width = questionWidth(label);
  draw(targets, out, x, y, width, 28, [label], asked);
  return width;
}

/** The width of a small question, in pixels. */
export const smallQuestionWidth = (label: string): number => Math.ceil(widthOf(label, 'meta')) + SMALL_MARK + 10;

/** The same in small, 22 pixels high, in the row of a card that it fills. Returns its width. */
export function smallQuestion(
  targets: Targets,
  out: Mark[],
  x: number,
  y: number,
  label: string,
  asked: Asked,
): number {
  const width = smallQuestionWidth(label);
  const marks: Mark[] = [];
  box(marks, x, y, width, 22, 6, 'card', { stroke: 'stroke', dash: '4 3' });
  text(marks, x + 10, y + 3, '?', 'metaBold', 'stroke');
  text(marks, x + SMALL_MARK, y + 3, label, 'meta', 'ink2');
  group(targets, out, marks, x, y, width, 22, asked);
  return width;
}

/** A question as it is broken into lines in a box of this width. */
export const questionLines = (label: string, width: number): readonly string[] => wrap(label, width - MARK - 8, 'body');

/** The same across a column, broken into lines where it must be. Returns its height. */
export function questionBox(
  targets: Targets,
  out: Mark[],
  x: number,
  y: number,
  width: number,
  label: string,
  asked: Asked,
): number {
  const height = questionHeight(label, width);
  draw(targets, out, x, y, width, height, questionLines(label, width), asked);
  return height;
}

/** How high the box of a question is. */
export const questionHeight = (label: string, width: number): number => questionLines(label, width).length * 18 + 10;

function draw(
  targets: Targets,
  out: Mark[],
  x: number,
  y: number,
  width: number,
  height: number,
  lines: readonly string[],
  asked: Asked,
): void {
  const { person } = asked;
  const stroke = person?.paint ?? 'stroke';
  const marks: Mark[] = [];
  box(marks, x, y, width, height, 6, 'card', { stroke, dash: '4 3' });
  marks.push({
    type: 'shape',
    x: x + 16,
    y: y + 14,
    r: 8,
    shape: person?.shape ?? 'circle',
    stroke,
    thick: 1.5,
    dash: '2.5 2.5',
  });
  text(marks, x + 16, y + 6, '?', 'metaBold', stroke, 'middle');
  paragraph(marks, x + MARK, y + 5, width - MARK - 8, lines, 'body', 'ink2');
  group(targets, out, marks, x, y, width, height, asked);
}

function group(
  targets: Targets,
  out: Mark[],
  marks: Mark[],
  x: number,
  y: number,
  width: number,
  height: number,
  { id, asks, person, missing }: Asked,
): void {
  const persona = person?.name ?? undefined;
  out.push({
    type: 'group',
    ref: id,
    question: asks,
    persona,
    ...(missing !== undefined && { missing }),
    name: 'question',
    marks,
  });
  targets.target('question', id, x, y, width, height);
}
