import { t } from '@vscode/l10n';
import { wrap } from '../measure/wrap.js';
import type { Mark } from '../scene.js';
import { type BandBuilder, Drawing } from './band.js';
import { paragraph, sideBySign, text } from './draw.js';
import { linesOf, missing, moodOf, reasonsOf } from './feelings.js';
import { stageCell, wholeStageWidth } from './lanes.js';
import type { Person } from './people.js';
import { type Column, leftOf, type Part, type Plan, type StageBox, widthOfPart } from './plan.js';
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
  text(band.chunk('labels'), plan.grid.margin + 24, top, t('because'), 'meta', 'ink3');
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
  let y = top;
  const whose = sameWords(people, (person) => {
    const mood = moodOf(items, person);
    const why = mood && mood.score !== null ? reasonsOf(linesOf(items, mood)) : [];
    return mood && why.length > 0 ? { words: why.join('; '), ref: mood.feels[0] ?? items.id } : undefined;
  });
  for (const { people: theirs, words, ref } of whose) {
    const indent = people.length > 1 ? theirs.length * SIGN + 4 : 0;
    const lines = wrap(words, width - indent, 'meta');
    const marks: Mark[] = [];
    const at = sideBySign(lines, x, width, indent, Math.max(0, indent - 6));
    if (indent > 0) signs(marks, at.sign + 6, y + 8, theirs);
    const height = paragraph(marks, at.text, y, width - indent, lines, 'meta', 'ink2');
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
  const counted = new Set(mood?.feels);
  const lines = items.feels.filter((line) => counted.has(line.id) || line.score === undefined);
  const word = lines.find(
    (line) => line.emotion !== undefined && line.score === undefined && isOf(line.personas, person),
  );
  if (word) return t('“{0}”: how good or bad is it?', word.emotion ?? '');
  return person.name === null ? t('How does it feel?') : t('How does {0} feel?', person.name);
}

const isOf = (personas: readonly string[], person: Person): boolean =>
  personas.length === 0 || (person.name !== null && personas.includes(person.name));

/** What a stage with steps says of its own feeling, above the reasons of its steps. Returns where those begin. */
function ofWholeStage(drawing: Drawing, plan: Plan, people: readonly Person[], box: StageBox, y: number): number {
  const { stage } = box;
  const cell = stageCell(drawing, plan, box, y);
  const whose = sameWords(people, (person) => {
    const mood = moodOf(stage, person);
    if (!mood || mood.score === null) return undefined;
    const lines = linesOf(stage, mood);
    const words = lines.map((line) => line.emotion ?? '').filter((word) => word !== '');
    const shown = score(mood.scaled ?? mood.score, plan.journey.scale);
    const felt = [words.join(', '), shown].filter(Boolean).join(' ');
    const said = [t('The whole stage {0}', felt), ...reasonsOf(lines)].join(': ');
    return { words: said, ref: mood.feels[0] ?? stage.id };
  });
  for (const { people: theirs, words, ref } of whose) {
    const marks: Mark[] = [];
    const indent = theirs.length * SIGN + 4;
    signs(marks, cell.x + 6, cell.y + 8, theirs);
    const wrapped = wrap(words, cell.width - indent, 'metaBold');
    const height = paragraph(marks, cell.x + indent, cell.y, cell.width - indent, wrapped, 'metaBold', 'ink2');
    drawing.marks.push({ type: 'group', ref, name: 'feels', marks });
    drawing.target('item', ref, cell.x, cell.y, cell.width, height);
    cell.y += height + 6;
  }
  return cell.y;
}

/** What is said of a feeling, and the line it stands in. */
interface Said {
  words: string;
  ref: string;
}

/** What is said of each, once for all of whom the same is said. */
function sameWords(
  people: readonly Person[],
  of: (person: Person) => Said | undefined,
): (Said & { people: readonly Person[] })[] {
  const found = new Map<string, Said & { people: Person[] }>();
  for (const person of people) {
    const said = of(person);
    const known = said && found.get(said.words);
    if (known) known.people.push(person);
    else if (said) found.set(said.words, { ...said, people: [person] });
  }
  return [...found.values()];
}

/** From one sign to the next. */
const SIGN = 14;

function signs(out: Mark[], x: number, y: number, people: readonly Person[]): void {
  people.forEach(({ shape, paint }, i) => {
    out.push({ type: 'shape', x: x + i * SIGN, y, r: 5, shape, fill: paint });
  });
}
