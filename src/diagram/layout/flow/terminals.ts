import { t } from '@vscode/l10n';
import { widestOf, wrap } from '../../measure/wrap.js';
import type { Mark } from '../../scene.js';
import type { Targets } from '../band.js';
import { beside, box } from '../draw.js';
import type { Plan } from '../plan.js';
import { questionBox, questionLines } from '../questions.js';

/** Where the journey starts or ends: a pill, or a question where it is not written. */
export interface Terminal {
  kind: 'start' | 'end';
  lines: readonly string[];
  /** Of the line in the text; absent where there is none. */
  id?: string;
  width: number;
  height: number;
}

const TEXT_ROOM = 118;
const DOT_ROOM = 28;
const PAD = 14;
const QUESTION_WIDTH = 132;

export function terminalOf(plan: Plan, kind: Terminal['kind']): Terminal {
  const written = kind === 'start' ? plan.journey.starts : plan.journey.ends;
  if (!written) {
    const lines = questionLines(asked(kind), QUESTION_WIDTH);
    return { kind, lines, width: QUESTION_WIDTH, height: lines.length * 18 + 10 };
  }
  const lines = wrap(written.text, TEXT_ROOM, 'meta');
  const width = DOT_ROOM + Math.ceil(widestOf(lines, 'meta')) + PAD;
  return { kind, lines, id: written.id, width, height: Math.max(32, lines.length * 16 + 14) };
}

const asked = (kind: Terminal['kind']): string =>
  kind === 'start' ? t('Where does it start?') : t('Where does it end?');

export function drawTerminal(
  targets: Targets,
  out: Mark[],
  plan: Plan,
  terminal: Terminal,
  x: number,
  y: number,
): void {
  const { kind, lines, id, width, height } = terminal;
  if (id === undefined) {
    questionBox(targets, out, x, y, width, asked(kind), { id: plan.journey.id, asks: kind });
    return;
  }
  const marks: Mark[] = [];
  box(marks, x, y, width, height, 16, 'card', { stroke: 'stroke' });
  const middle = y + height / 2;
  if (kind === 'start') marks.push({ type: 'circle', x: x + 16, y: middle, r: 5, fill: 'ink' });
  else {
    marks.push({ type: 'circle', x: x + 16, y: middle, r: 5, stroke: 'ink', thick: 2 });
    marks.push({ type: 'circle', x: x + 16, y: middle, r: 2, fill: 'ink' });
  }
  const room = width - DOT_ROOM - PAD;
  beside(marks, x + DOT_ROOM, middle - lines.length * 8, room, lines, 'meta', 'ink');
  const name = kind === 'start' ? 'starts' : 'ends';
  out.push({ type: 'group', ref: id, name, marks });
  targets.target('item', id, x, y, width, height);
}
