import { t } from '@vscode/l10n';
import type { Items, Leave, TextLine } from '../../../../language-server/map/journey-map.js';
import { wrap } from '../../measure/wrap.js';
import type { Mark } from '../../scene.js';
import type { Drawing } from '../band.js';
import { arrowTip, box, paragraph } from '../draw.js';
import type { Person } from '../people.js';
import { type Column, type Plan, peopleNamed } from '../plan.js';
import { shareLeaves, told } from '../words.js';
import { SIGN, signs } from './cards.js';

/** Somebody leaves, or the journey may end, at a step. */
export interface Exit {
  id: string;
  kind: 'leaves' | 'ends';
  people: readonly Person[];
  said: readonly string[];
  why: readonly string[];
  height: number;
}

/** The exits of one step, below its card. */
export interface Exits {
  exits: readonly Exit[];
  /** Of their boxes. */
  width: number;
  /** From the card's lower edge. */
  height: number;
}

/** Below the card, between two exits, and from the card's left edge to the line down and to the boxes. */
const BELOW_CARD = 10;
const BETWEEN = 6;
const RAIL = 14;
const INDENT = 30;
const PAD = 10;
const PAD_TOP = 5;
const RING = 20;

/**
 * Who leaves at a column and where the journey may end, as boxes to stand below its card. What a stage with steps says
 * of this is true of all of it, and stands below its last one.
 * @param free of the card's width that is kept clear at its right, for ways from below
 */
export function exitsOf(plan: Plan, column: Column, free: number): Exits | undefined {
  const width = column.width - INDENT - free;
  const exits = ofItems(plan, column.items, width, '');
  if (column.step && column === column.stage.columns.at(-1)) {
    exits.push(...ofItems(plan, column.stage.stage, width, t('Whole stage')));
  }
  if (exits.length === 0) return undefined;
  const height = exits.reduce((sum, exit) => sum + exit.height + BETWEEN, BELOW_CARD - BETWEEN);
  return { exits, width, height };
}

function ofItems(plan: Plan, { leaves, endsHere }: Items, width: number, about: string): Exit[] {
  const exits = leaves.map((leave) => leaveExit(plan, leave, width, about));
  if (endsHere) exits.push(endExit(endsHere, width, about));
  return exits;
}

function leaveExit(plan: Plan, { id, share, why, personas }: Leave, width: number, about: string): Exit {
  const people = plan.several ? peopleNamed(plan, personas) : [];
  const alone = people.length === 1 ? t('leaves') : t('Some leave');
  const words = share === undefined ? alone : shareLeaves(share);
  const room = width - 2 * PAD;
  const said = wrap(about === '' ? words : told(about, words), room - people.length * SIGN, 'metaBold');
  const reason = wrap(why ?? '', room, 'meta');
  return { id, kind: 'leaves', people, said, why: reason, height: heightOf(said, reason) };
}

function endExit({ id, text }: TextLine, width: number, about: string): Exit {
  const room = width - 2 * PAD - RING;
  const said = wrap(about === '' ? t('May end here') : told(about, t('may end here')), room, 'metaBold');
  const how = wrap(text, room, 'meta');
  return { id, kind: 'ends', people: [], said, why: how, height: heightOf(said, how) };
}

const heightOf = (said: readonly string[], why: readonly string[]): number =>
  2 * PAD_TOP + (said.length + why.length) * 16;

/** Draws them below a card whose lower left corner is at x, y. */
export function drawExits(drawing: Drawing, { exits, width }: Exits, x: number, y: number): void {
  let at = y + BELOW_CARD;
  let from = y + 1;
  for (const exit of exits) {
    const middle = at + PAD_TOP + 8;
    const stroke = exit.kind === 'leaves' ? 'neg' : 'stroke';
    const rail = x + RAIL;
    const marks: Mark[] = [
      {
        type: 'path',
        d: `M${rail} ${from}V${middle - 6}q0 6 6 6H${x + INDENT - 6}`,
        stroke,
        thick: 1.5,
        dash: exit.kind === 'leaves' ? '2 4' : undefined,
      },
      { type: 'path', d: arrowTip(x + INDENT - 1, middle, 'right'), fill: stroke },
    ];
    drawExit(marks, exit, x + INDENT, at, width);
    drawing.marks.push({ type: 'group', ref: exit.id, name: exit.kind, marks });
    drawing.target('item', exit.id, x + INDENT, at, width, exit.height);
    from = middle;
    at += exit.height + BETWEEN;
  }
}

function drawExit(out: Mark[], { kind, people, said, why, height }: Exit, x: number, y: number, width: number): void {
  const leaves = kind === 'leaves';
  const edge = leaves ? ({ stroke: 'neg', dash: '4 3' } as const) : ({ stroke: 'stroke' } as const);
  box(out, x, y, width, height, leaves ? 6 : 13, 'card', edge);
  const indent = leaves ? people.length * SIGN : RING;
  if (leaves) signs(out, x + PAD - 1, y + PAD_TOP + 8, people);
  else {
    out.push({ type: 'circle', x: x + PAD + 6, y: y + PAD_TOP + 8, r: 5, stroke: 'ink', thick: 1.75 });
    out.push({ type: 'circle', x: x + PAD + 6, y: y + PAD_TOP + 8, r: 2, fill: 'ink' });
  }
  const left = x + PAD + indent;
  const room = width - 2 * PAD - indent;
  const at = y + PAD_TOP + paragraph(out, left, y + PAD_TOP, room, said, 'metaBold', leaves ? 'neg' : 'ink');
  paragraph(out, leaves ? x + PAD : left, at, leaves ? width - 2 * PAD : room, why, 'meta', 'ink2');
}
