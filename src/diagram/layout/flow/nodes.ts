import { TYPE } from '../../measure/type.js';
import { widestOf, wrap } from '../../measure/wrap.js';
import { MOMENT_BAND } from '../cards.js';
import type { Column, Plan } from '../plan.js';
import { isEmptyStage, whatHappensHeight } from '../steps.js';
import { type FlowCard, flowCardOf, MAIN_WAY, SIGN } from './cards.js';
import { type Exits, exitsOf } from './exits.js';
import { type FlowWay, flowOf, type Place } from './graph.js';
import { type Terminal, terminalOf } from './terminals.js';

/** Something that ways lead to and from, with the room that it takes. */
export interface FlowNode {
  place: Place;
  width: number;
  height: number;
  /** From its top to where ways straight on come and go. */
  main: number;
  /** Of a step: from its top to the content of the card, and the lower edge of the card. */
  cardTop: number;
  cardBottom: number;
  column?: Column;
  card?: FlowCard;
  exits?: Exits;
  terminal?: Terminal;
}

/** What is written on a way, broken into lines, and the box around it. */
export interface FlowPill {
  lines: readonly string[];
  width: number;
  height: number;
}

/** The flow before anything has its place. */
export interface FlowParts {
  /** In the order of the text, the start before them and the end behind them. */
  nodes: readonly FlowNode[];
  ways: readonly FlowWay[];
  /** Of each way; undefined where nothing is written on it. */
  pills: readonly (FlowPill | undefined)[];
  /** All cards are as high as the highest one. */
  cardHeight: number;
}

export const PILL_PAD = 11;
export const PILL_ICON = 18;
/** Room for words on a way straight on, where they keep two steps apart. */
const PILL_TEXT = 124;
/** What ways from below need beside the exits under a card. */
export const BESIDE_EXITS = 50;
const LEAST_CARD = 72;
/** The middle of a question's first line. */
const QUESTION_WAY = 14;

export function flowParts(plan: Plan): FlowParts {
  const ways = flowOf(plan);
  const cards = plan.stages.flatMap((box) =>
    box.parts.flatMap((part) =>
      part.record.once('flow cards', widthsOfNumbers(part.columns), () =>
        part.columns.map((one) => flowCardOf(plan, one)),
      ),
    ),
  );
  const cardHeight = Math.max(LEAST_CARD, ...cards.map((card) => card.height));
  const below = new Set(ways.flatMap(({ kind, from, to }) => (kind === 'skip' ? [from, to] : [])));
  const nodes = plan.columns.map((column, i): FlowNode => {
    const exits = exitsOf(plan, column, below.has(column.index) ? BESIDE_EXITS : 0);
    const isAsked = isEmptyStage(column);
    const cardTop = column.items.momentOfTruth && !isAsked ? MOMENT_BAND : 0;
    const cardBottom = isAsked ? whatHappensHeight(column) : cardTop + cardHeight;
    const height = cardBottom + (exits?.height ?? 0);
    const main = isAsked ? QUESTION_WAY : cardTop + MAIN_WAY;
    return { place: i, width: column.width, height, main, cardTop, cardBottom, column, card: cards[i], exits };
  });
  if (nodes.length > 0) {
    nodes.unshift(terminalNode(plan, 'start'));
    nodes.push(terminalNode(plan, 'end'));
  }
  return { nodes, ways, pills: ways.map((way) => pillOf(plan, way)), cardHeight };
}

function terminalNode(plan: Plan, kind: Terminal['kind']): FlowNode {
  const terminal = terminalOf(plan, kind);
  const { width, height } = terminal;
  return { place: kind, width, height, main: height / 2, cardTop: 0, cardBottom: height, terminal };
}

/** Figures decide how much room the channels have. */
const widthsOfNumbers = (columns: readonly Column[]): string =>
  columns.map(({ step }) => String(step?.number ?? '').length).join();

function pillOf(plan: Plan, { kind, words, people }: FlowWay): FlowPill | undefined {
  if (words === '' && people.length === 0) return undefined;
  const beside = (kind === 'on' ? 0 : PILL_ICON) + Math.max(0, people.length * SIGN - 2);
  const room = kind === 'on' ? PILL_TEXT : plan.grid.column - 2 * PILL_PAD - beside - 8;
  const lines = wrap(words, Math.max(60, room), 'meta');
  const text = Math.ceil(widestOf(lines, 'meta'));
  const gap = text > 0 && people.length > 0 ? 4 : 0;
  const height = Math.max(1, lines.length) * TYPE.meta.line + 6;
  return { lines, width: 2 * PILL_PAD + beside + gap + text - (kind === 'on' ? 0 : 2), height };
}
