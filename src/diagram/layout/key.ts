import type { Items } from '../../../language-server/map/journey-map.js';
import { l10nKey, say } from '../../../language-server/said.js';
import { widthOf } from '../measure/width.js';
import type { Mark } from '../scene.js';
import type { BandBuilder } from './band.js';
import { arrowHead, arrowTip, box, levelLine, star, text } from './draw.js';
import { evidenceMark } from './evidence.js';
import type { FlowWay } from './flow/graph.js';
import type { Plan } from './plan.js';
import { evidenceOf, STRENGTHS, type Strength } from './strength.js';
import type { Ways } from './ways.js';

/** A mark and what it means. */
export interface KeyEntry {
  width: number;
  /** In English. */
  words: string;
  draw(out: Mark[], x: number, y: number): void;
}

/** Draws a key from `top` down; returns its bottom, `top` where there is nothing to explain. */
export function drawKey(band: BandBuilder, plan: Plan, entries: readonly KeyEntry[], top: number): number {
  if (entries.length === 0) return top;
  const out = band.chunk('key');
  const right = plan.width - plan.grid.margin;
  levelLine(out, plan.left, Math.min(right, Math.max(plan.right, plan.left + 400)), top, 'hair');
  let x = plan.left;
  let y = top + 12;
  for (const entry of entries) {
    const words = say(entry.words);
    const width = entry.width + 6 + Math.ceil(widthOf(words, 'meta'));
    if (x > plan.left && x + width > right) {
      x = plan.left;
      y += 22;
    }
    entry.draw(out, x, y + 8);
    text(out, x + entry.width + 6, y, words, 'meta', 'ink2');
    x += width + 22;
  }
  return y + 16;
}

const arrow = (words: string, dash?: string): KeyEntry => ({
  width: 30,
  words,
  draw: (out, x, y) => {
    out.push({ type: 'path', d: `M${x} ${y}H${x + 24}`, stroke: 'stroke', thick: 1.5, dash });
    out.push({ type: 'path', d: arrowTip(x + 30, y, 'right'), fill: 'stroke' });
  },
});

const MOMENT: KeyEntry = {
  width: 16,
  words: l10nKey('moment of truth'),
  draw: (out, x, y) => out.push({ type: 'path', d: star(x + 8, y, 7.5), fill: 'ink' }),
};
const LEAVES_BAR: KeyEntry = {
  width: 24,
  words: l10nKey('share that leaves'),
  draw: (out, x, y) => box(out, x, y - 4, 24, 7, 3, 'leaving', { stroke: 'neg' }),
};
const LEAVES_BOX: KeyEntry = {
  width: 24,
  words: l10nKey('leaves'),
  draw: (out, x, y) => box(out, x, y - 7, 24, 14, 4, 'card', { stroke: 'neg', dash: '4 3' }),
};
const ENDS: KeyEntry = {
  width: 12,
  words: l10nKey('may end'),
  draw: (out, x, y) => {
    out.push({ type: 'circle', x: x + 6, y, r: 5, stroke: 'ink', thick: 1.75 });
    out.push({ type: 'circle', x: x + 6, y, r: 2, fill: 'ink' });
  },
};
const LIFT: KeyEntry = {
  width: 10,
  words: l10nKey('expected lift'),
  draw: (out, x, y) => {
    out.push({ type: 'path', d: `M${x + 5} ${y + 8}V${y - 3}`, stroke: 'pos', thick: 1.75, dash: '3 3' });
    out.push({ type: 'path', d: arrowHead(x + 5, y - 6, 'up'), stroke: 'pos', thick: 1.75, round: true });
  },
};
const otherCurve = (words: string): KeyEntry => ({
  width: 36,
  words,
  draw: (out, x, y) => {
    out.push({ type: 'path', d: `M${x + 1} ${y}H${x + 36}`, stroke: 'stroke', thick: 2, dash: '0.1 6', round: true });
    out.push({ type: 'circle', x: x + 18, y, r: 5, fill: 'card', stroke: 'stroke', thick: 1.75 });
  },
});
const NOT_KNOWN: KeyEntry = {
  width: 24,
  words: l10nKey('not known yet'),
  draw: (out, x, y) => box(out, x, y - 7, 24, 14, 3, 'hatching', { stroke: 'edge' }),
};

/** The marks that a map or a blueprint uses. */
export function keyOfLanes(plan: Plan, { ways }: Ways): KeyEntry[] {
  const isMap = plan.view === 'map';
  const some = (is: (items: Items) => boolean) => plan.columns.some((column) => is(column.items));
  const entries: (KeyEntry | false)[] = [
    some((items) => items.momentOfTruth !== undefined) && MOMENT,
    ...evidenceMarks(plan),
    ways.some((way) => !way.back) && arrow(l10nKey('goes on')),
    ways.some((way) => way.back) && arrow(l10nKey('goes back'), '6 4'),
    isMap && some((items) => items.leaves.some((leave) => leave.share !== undefined)) && LEAVES_BAR,
    plan.choice.toBe !== false &&
      !plan.choice.compared &&
      (plan.future.size > 0 || some((items) => items.opportunities.some((one) => one.lifts))) &&
      LIFT,
    plan.future.size > 0 && otherCurve(l10nKey(plan.choice.compared ? 'before' : 'to be')),
    plan.columns.some(({ step, items }) => step && items.moods.some((mood) => mood.score === null)) && NOT_KNOWN,
  ];
  return entries.filter((entry) => entry !== false);
}

/** The marks that a flow uses. */
export function keyOfFlow(plan: Plan, ways: readonly FlowWay[]): KeyEntry[] {
  const some = (is: (items: Items) => boolean) =>
    plan.columns.some((column) => is(column.items)) || plan.stages.some((box) => is(box.stage));
  const back = ways.some((way) => way.kind === 'back');
  const entries: (KeyEntry | false)[] = [
    plan.columns.some((column) => column.items.momentOfTruth) && MOMENT,
    ...(back ? [arrow(l10nKey('goes on')), arrow(l10nKey('goes back'), '6 4')] : []),
    some((items) => items.leaves.length > 0) && LEAVES_BOX,
    some((items) => items.endsHere !== undefined) && ENDS,
  ];
  return entries.filter((entry) => entry !== false);
}

function evidenceMarks(plan: Plan): KeyEntry[] {
  if (!plan.showsEvidence) return [];
  const found = new Set<Strength>(plan.columns.filter((column) => column.step).map((one) => evidenceOf(plan, one)));
  return (Object.keys(STRENGTHS) as Strength[])
    .filter((strength) => found.has(strength))
    .map((strength) => ({
      width: 12,
      words: STRENGTHS[strength],
      draw: (out, x, y) => evidenceMark(out, x + 6, y, 6, strength),
    }));
}
