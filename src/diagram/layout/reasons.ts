import { wrap } from '../measure/wrap.js';
import type { Mark } from '../scene.js';
import { type BandBuilder, Drawing } from './band.js';
import { paragraph, text } from './draw.js';
import { linesOf, missing, moodOf, reasonsOf } from './feelings.js';
import { stageCell, wholeStageWidth } from './lanes.js';
import { type Column, leftOf, type Part, type Person, type Plan, type StageBox, widthOfPart } from './plan.js';
import { questionBox } from './questions.js';
import { score } from './words.js';

interface PartReasons {
  drawing: Drawing;
  /** Where those of the steps begin, below what is said of the whole stage. */
  start: number;
  bottom: number;
}

/** The reasons, and questions for what is not written, under the plot. Returns the bottom of the band. */
export function reasons(band: BandBuilder, plan: Plan, people: readonly Person[], bottom: number): number {
  const top = bottom + 8;
  let lowest = 0;
  for (const box of plan.stages) {
    let start = 0;
    for (const part of box.parts) {
      const from = start;
      const drawn = part.record.once(`${band.key} why`, String(from), () => ofPart(plan, people, box, part, from));
      start = drawn.start;
      lowest = Math.max(lowest, drawn.bottom);
      band.add(`why ${part.key}`, leftOf(part), top, drawn.drawing);
    }
  }
  if (lowest === 0) return bottom;
  text(band.chunk('labels'), plan.grid.margin + 24, top, 'because', 'meta', 'ink3');
  return top + lowest + 10;
}

function ofPart(plan: Plan, people: readonly Person[], box: StageBox, part: Part, from: number): PartReasons {
  const drawing = new Drawing(Math.max(widthOfPart(part), part.own ? wholeStageWidth(plan, box) : 0));
  const left = leftOf(part);
  let start = from;
  let bottom = 0;
  if (part.own) {
    start = ofWholeStage(drawing, plan, people, box, from);
    if (start > from) bottom = start - 4;
  }
  for (const column of part.columns) {
    const end = ofColumn(drawing, plan, people, column, column.x - left, start);
    if (end > start) bottom = Math.max(bottom, end - 4);
  }
  return { drawing, start, bottom };
}

/** Returns where something else could stand below. */
function ofColumn(
  drawing: Drawing,
  plan: Plan,
  people: readonly Person[],
  column: Column,
  x: number,
  top: number,
): number {
  const { items, width } = column;
  const indent = people.length > 1 ? 18 : 0;
  let y = top;
  for (const person of people) {
    const mood = moodOf(items, person);
    if (!mood || mood.score === null) continue;
    const why = reasonsOf(linesOf(items, mood));
    if (why.length === 0) continue;
    const lines = wrap(why.join('; '), width - indent, 'meta');
    const marks: Mark[] = [];
    if (indent > 0) sign(marks, x + 6, y + 8, person);
    const height = paragraph(marks, x + indent, y, width - indent, lines, 'meta', 'ink2');
    const ref = mood.feels[0] ?? items.id;
    drawing.marks.push({ type: 'group', ref, name: 'why', marks });
    drawing.target('item', ref, x, y, width, height);
    y += height + 4;
  }
  for (const person of missing(people, column)) {
    const asks = { id: items.id, asks: 'emotion', person } as const;
    y += questionBox(drawing, drawing.marks, x, y, width, askedFeeling(column, person), asks) + plan.grid.itemGap;
  }
  return y;
}

/** What is asked: how they feel, or how good the word is that nobody gave a score. */
export function askedFeeling({ items }: Column, person: Person): string {
  const mood = moodOf(items, person);
  const lines = items.feels.filter((line) => mood?.feels.includes(line.id) || line.score === undefined);
  const word = lines.find(
    (line) => line.emotion !== undefined && line.score === undefined && isOf(line.personas, person),
  );
  if (word) return `“${word.emotion}”: how good or bad is it?`;
  return person.name === null ? 'How does it feel?' : `How does ${person.name} feel?`;
}

const isOf = (personas: readonly string[], person: Person): boolean =>
  personas.length === 0 || (person.name !== null && personas.includes(person.name));

/** What a stage with steps says of its own feeling, above the reasons of its steps. Returns where those begin. */
function ofWholeStage(drawing: Drawing, plan: Plan, people: readonly Person[], box: StageBox, y: number): number {
  const { stage } = box;
  const cell = stageCell(drawing, plan, box, y);
  for (const person of people) {
    const mood = moodOf(stage, person);
    if (!mood || mood.score === null) continue;
    const lines = linesOf(stage, mood);
    const words = lines.map((line) => line.emotion ?? '').filter((word) => word !== '');
    const shown = score(mood.scaled ?? mood.score, plan.journey.scale);
    const said = [`The whole stage ${words.join(', ')} ${shown}`.replace('  ', ' '), ...reasonsOf(lines)].join(': ');
    const marks: Mark[] = [];
    sign(marks, cell.x + 6, cell.y + 8, person);
    const wrapped = wrap(said, cell.width - 18, 'metaBold');
    const height = paragraph(marks, cell.x + 18, cell.y, cell.width - 18, wrapped, 'metaBold', 'ink2');
    const ref = mood.feels[0] ?? stage.id;
    drawing.marks.push({ type: 'group', ref, name: 'feels', marks });
    drawing.target('item', ref, cell.x, cell.y, cell.width, height);
    cell.y += height + 6;
  }
  return cell.y;
}

function sign(out: Mark[], x: number, y: number, { shape, paint }: Person): void {
  out.push({ type: 'shape', x, y, r: 5, shape, fill: paint });
}
