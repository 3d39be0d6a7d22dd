import { t } from '@vscode/l10n';
import { widthOf } from '../../measure/width.js';
import { widestOf, wrap } from '../../measure/wrap.js';
import type { Mark } from '../../scene.js';
import type { Drawing } from '../band.js';
import { type ChannelRow, cardFrame, channelRows, channelRowsHeight, drawChannelRows } from '../cards.js';
import { beside, paragraph, runsLeft, text } from '../draw.js';
import { asksEmotion, emotionOf, levelPaint, linesOf, moodOf } from '../feelings.js';
import type { Person } from '../people.js';
import { type Column, type Plan, takenByAll } from '../plan.js';
import { smallQuestion, smallQuestionWidth } from '../questions.js';
import { askedFeeling } from '../reasons.js';
import { levelOf, namesOf, onlyFor, score } from '../words.js';

/** Ways straight on leave and arrive at this height of a card, beside its title. */
export const MAIN_WAY = 42;

const FACE = 10;
const FACE_ROW = 26;
const FACE_ROOM = 2 * FACE + 8;
const BETWEEN_FACES = 14;
/** From one person's sign to the next. */
export const SIGN = 14;

/** How somebody feels, as it stands on a card. */
interface Face {
  person: Person;
  /** Absent where it is not written. */
  score?: number;
  /** Ids of the `feels` lines. */
  feels: readonly string[];
  lines: readonly string[];
  /** Its place in the row of faces. */
  x: number;
  y: number;
}

/** What stands on the card of a step in the flow, broken into lines. Heights are without the band above it. */
export interface FlowCard {
  height: number;
  asksChannel: boolean;
  channels: readonly ChannelRow[];
  title: readonly string[];
  /** Those who take the step, where others do not. */
  people: readonly Person[];
  who: readonly string[];
  faces: readonly Face[];
}

export function flowCardOf(plan: Plan, column: Column): FlowCard {
  const { items, step } = column;
  const room = column.width - 2 * plan.grid.cardPad;
  const first = step ? Math.ceil(widthOf(String(step.number), 'metaBold')) + 8 : 0;
  const channels = channelRows(plan, column, room, first);
  const asksChannel = step !== undefined && channels.length === 0 && items.touchpoints.length === 0;
  const title = step
    ? wrap(step.name === '' ? t('Untitled step') : step.name, room, 'step')
    : wrap(t('The whole stage'), room, 'stepItalic');
  const people = takenByAll(plan, column) ? [] : column.people;
  const who = wrap(onlyFor(namesOf(people)), room - people.length * SIGN - 2, 'meta');
  let height = 10 + (asksChannel || channels.length === 0 ? 24 : channelRowsHeight(channels) + 6) + title.length * 19;
  if (people.length > 0) height += 4 + who.length * 16;
  const faces = facesOf(plan, column, room);
  const last = faces.at(-1);
  if (last) height += 8 + last.y + Math.max(FACE_ROW, last.lines.length * 16 + 6);
  return { height: height + (last ? 6 : 10), asksChannel, channels, title, people, who, faces };
}

/** The faces of those who take the step, side by side as long as they find room. */
function facesOf(plan: Plan, column: Column, room: number): Face[] {
  const faces: Face[] = [];
  let x = 0;
  let y = 0;
  let high = FACE_ROW;
  for (const person of column.people) {
    const mood = moodOf(column.items, person);
    if (!mood || (mood.score === null && !asksEmotion(column))) continue;
    const written = emotionOf(linesOf(column.items, mood)) || score(mood.scaled ?? 0, plan.journey.scale);
    const words = mood.score === null ? askedFeeling(column, person) : written;
    const lines = wrap(words, room - FACE_ROOM, 'meta');
    const width = FACE_ROOM + Math.ceil(widestOf(lines, 'meta'));
    if (x > 0 && (x + width > room || lines.length > 1)) {
      x = 0;
      y += high;
      high = FACE_ROW;
    }
    faces.push({ person, score: mood.score ?? undefined, feels: mood.feels, lines, x, y });
    high = Math.max(high, lines.length * 16 + 6);
    x += width + BETWEEN_FACES;
  }
  return faces;
}

/** Draws a card from `top` down, as high as all cards are; x is its left edge. */
export function drawFlowCard(
  drawing: Drawing,
  plan: Plan,
  column: Column,
  card: FlowCard,
  x: number,
  top: number,
  height: number,
): void {
  const { items, step, width } = column;
  const left = x + plan.grid.cardPad;
  const right = x + width - plan.grid.cardPad;
  const marks: Mark[] = [];
  const others: Mark[] = [];
  const above = cardFrame(marks, x, top, width, height, items.momentOfTruth !== undefined, plan.grid.cardPad);
  // A card whose title is read from the right is a mirror image: what begins it stands there.
  const mirrored = runsLeft(card.title);
  let at = top + 10;
  if (card.asksChannel) {
    const label = t('Which channel?');
    const place = mirrored ? right - smallQuestionWidth(label) : left;
    smallQuestion(drawing, others, place, at - 2, label, { id: items.id, asks: 'channel' });
    at += 24;
  } else if (card.channels.length > 0) {
    at += drawChannelRows(marks, card.channels, left, at, mirrored ? right : undefined) + 6;
  } else at += 24;
  if (step && mirrored) text(marks, left, top + 11, String(step.number), 'metaBold', 'ink3');
  else if (step) text(marks, right, top + 11, String(step.number), 'metaBold', 'ink3', 'end');
  const named = step && step.name !== '';
  at += paragraph(marks, left, at, right - left, card.title, step ? 'step' : 'stepItalic', named ? 'ink' : 'ink3');
  if (card.people.length > 0) {
    at += 4;
    const indent = card.people.length * SIGN + 2;
    signs(marks, mirrored ? right - indent + 2 : left, at + 8, card.people);
    paragraph(marks, mirrored ? left : left + indent, at, right - left - indent, card.who, 'meta', 'ink2', mirrored);
  }
  drawing.marks.push({ type: 'group', ref: items.id, name: 'step', marks }, ...others);
  drawing.target('step', items.id, x, above, width, top + height - above);
  const foot = top + height - card.height + footOf(card);
  for (const face of card.faces) {
    const place = mirrored ? right - face.x - FACE_ROOM - Math.ceil(widestOf(face.lines, 'meta')) : left + face.x;
    drawFace(drawing, items.id, face, place, foot + face.y, mirrored);
  }
}

/** Where the faces begin on a card that is as high as it needs to be. */
function footOf(card: FlowCard): number {
  const last = card.faces.at(-1);
  return last ? card.height - 6 - last.y - Math.max(FACE_ROW, last.lines.length * 16 + 6) : card.height;
}

/** A face and its words beside it. @param atRight the face stands at their right */
function drawFace(drawing: Drawing, id: string, face: Face, x: number, y: number, atRight: boolean): void {
  const { person, lines, feels } = face;
  const { shape, paint } = person;
  const width = Math.ceil(widestOf(lines, 'meta'));
  const faceX = atRight ? x + width + FACE_ROOM - FACE : x + FACE;
  const marks: Mark[] = [];
  const middle = y + FACE_ROW / 2;
  if (face.score === undefined) {
    marks.push({ type: 'shape', x: faceX, y: middle, r: FACE - 1, shape, stroke: paint, thick: 1.5, dash: '3 3' });
    text(marks, faceX, middle - 8, '?', 'metaBold', paint, 'middle');
  } else {
    const level = levelOf(face.score);
    marks.push({
      type: 'face',
      x: faceX,
      y: middle,
      r: FACE,
      shape,
      level,
      ink: paint,
      fill: levelPaint(level),
      thick: 1.5,
    });
  }
  if (atRight) paragraph(marks, x, y + 5, width, lines, 'meta', 'ink2', true);
  else beside(marks, x + FACE_ROOM, y + 5, width, lines, 'meta', 'ink2');
  const persona = person.name ?? undefined;
  const ref = feels[0] ?? id;
  if (face.score === undefined) {
    drawing.marks.push({ type: 'group', ref: id, question: 'emotion', persona, name: 'question', marks });
    drawing.target('question', id, x, y, FACE_ROOM + width, Math.max(FACE_ROW, lines.length * 16 + 6));
  } else {
    drawing.marks.push({ type: 'group', ref, name: 'feels', marks });
    for (const one of feels) drawing.target('item', one, faceX - FACE, middle - FACE, 2 * FACE, 2 * FACE);
  }
}

/** The signs of some people, side by side. */
export function signs(out: Mark[], x: number, y: number, people: readonly Person[]): void {
  people.forEach(({ shape, paint }, i) => {
    out.push({ type: 'shape', x: x + 6 + i * SIGN, y, r: 5, shape, fill: paint });
  });
}
