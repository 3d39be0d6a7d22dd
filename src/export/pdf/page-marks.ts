/** What a printed page says beside the picture: title and page number, and what would stand on the page before. */
import type { Journey } from '../../../language-server/map/journey-map.js';
import { isRightToLeft } from '../../diagram/measure/characters.js';
import { TYPE, type TypeName } from '../../diagram/measure/type.js';
import { widthOf } from '../../diagram/measure/width.js';
import { fold, wrap } from '../../diagram/measure/wrap.js';
import type { Mark, TextMark } from '../../diagram/scene.js';
import type { Paint } from '../../diagram/theme.js';
import { MARGIN, type Sheet } from './sheets.js';

/** Points a unit of what stands in the margin: its text is as large as the smallest of the picture, or a little larger. */
export const MARGIN_SCALE = 0.65;
const SIDE = MARGIN.side / MARGIN_SCALE;
/** Baselines, from the page's top and bottom. */
const HEAD = 40;
const FOOT = 22;

function line(x: number, y: number, text: string, style: TypeName, fill: Paint, anchor?: TextMark['anchor']): TextMark {
  const mark: TextMark = { type: 'text', x, y, text, style, fill };
  if (anchor) mark.anchor = anchor;
  if (isRightToLeft(text)) mark.rtl = true;
  return mark;
}

/** Lengths are in units of the margin's scale. */
function inMargin(
  { title, stages }: { title: string; stages: string },
  { number, of }: { number: number; of: number },
  { width, height }: { width: number; height: number },
): Mark[] {
  const pages = `${number} / ${of}`;
  const room = width - 2 * SIDE;
  const name = firstLine(title, 'metaBold', room * 0.45);
  return [
    line(SIDE, HEAD, name, 'metaBold', 'ink2'),
    line(width - SIDE, HEAD, firstLine(stages, 'meta', room * 0.5), 'meta', 'ink3', 'end'),
    line(width - SIDE, height - FOOT, pages, 'meta', 'ink3', 'end'),
  ];
}

/** As much of a text as there is room for. The whole of it stands in the picture. */
function firstLine(text: string, style: TypeName, room: number): string {
  const [first = '', ...rest] = wrap(fold(text), room, style);
  return rest.length > 0 ? `${first} …` : first;
}

/** In the scene's pixels. */
function onDrawing(sheet: Sheet, journey: Journey | undefined): Mark[] {
  return [...continued(sheet, journey), ...span(sheet, journey)];
}

/** The name of a stage that began on the page before. */
function continued({ continued: at }: Sheet, journey: Journey | undefined): Mark[] {
  const stage = at && journey?.stages[at.stage];
  if (!at || !stage) return [];
  const room = at.width - 32;
  const words = `${at.stage + 1}  ${stage.name}`;
  const [first = '', ...rest] = wrap(fold(words), room - 90, 'stage');
  const name = rest.length > 0 ? `${first} …` : first;
  const y = at.y + 9 + TYPE.stage.baseline;
  return [
    line(at.x + 16, y, name, 'stage', 'ink2'),
    line(at.x + 16 + Math.ceil(widthOf(name, 'stage')) + 10, y, 'continued', 'meta', 'ink3'),
  ];
}

/** From where the journey starts to where it ends, as wide as the page. */
function span({ span: at }: Sheet, journey: Journey | undefined): Mark[] {
  if (!at || !journey) return [];
  const { x, y, width } = at;
  const middle = y + 9;
  const right = x + width;
  const room = width / 2 - 100;
  const starts = firstLine(journey.starts?.text ?? '', 'body', room);
  const ends = firstLine(journey.ends?.text ?? '', 'body', room);
  const baseline = y + TYPE.body.baseline;
  const marks: Mark[] = [];
  let from = x;
  let to = right;
  if (starts !== '') {
    marks.push({ type: 'circle', x: x + 7, y: middle, r: 6, fill: 'ink' });
    marks.push(line(x + 20, baseline, 'Starts', 'metaBold', 'ink3'), line(x + 60, baseline, starts, 'body', 'ink'));
    from = x + 60 + widthOf(starts, 'body') + 12;
  }
  if (ends !== '') {
    const left = right - 22 - widthOf(ends, 'body');
    marks.push({ type: 'circle', x: right - 8, y: middle, r: 6, stroke: 'ink', thick: 2 });
    marks.push({ type: 'circle', x: right - 8, y: middle, r: 2.5, fill: 'ink' });
    marks.push(line(left, baseline, ends, 'body', 'ink'), line(left - 8, baseline, 'Ends', 'metaBold', 'ink3', 'end'));
    to = left - 46;
  }
  if (starts !== '' && ends !== '' && to - from > 24) {
    const d = `M${from} ${middle}H${to}M${to - 6} ${middle - 4}L${to} ${middle}L${to - 6} ${middle + 4}`;
    marks.push({ type: 'path', d, stroke: 'stroke', thick: 1.5, round: true });
  }
  return marks;
}

export const pageMarks = { inMargin, onDrawing };
