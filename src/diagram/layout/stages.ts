import { t } from '@vscode/l10n';
import { l10nLines } from '../../../language-server/said.js';
import { widthOf } from '../measure/width.js';
import { wrap } from '../measure/wrap.js';
import type { Mark } from '../scene.js';
import { BandBuilder } from './band.js';
import { icon, paragraph, prose, text } from './draw.js';
import { EXAMPLE_WIDTH, example } from './empty.js';
import { type Plan, peopleNamed, type StageBox } from './plan.js';
import { question } from './questions.js';
import { namesOf, onlyFor } from './words.js';

/** How far a chevron's point reaches into the gap to the next. */
const POINT = 9;
const RADIUS = 8;
const ONE_LINE = 40;
const PAD = 24;

interface Header {
  box: StageBox;
  number: string;
  numberWidth: number;
  name: string;
  about: string;
  /** Room for text, from the name's left edge. */
  room: number;
}

/** The stages' names as chevrons over the panels; on one line where every stage fits there, else stacked for all. */
export function stagesBand(plan: Plan): BandBuilder {
  const band = new BandBuilder('stages');
  if (plan.stages.length === 0) {
    band.height = noStages(band, plan);
    return band;
  }
  const headers = plan.stages.map((box) => headerOf(box, plan));
  const flat = headers.every((header) => fitsOneLine(header));
  const drawn = headers.map((header) => {
    const marks: Mark[] = [];
    if (header.box.columns[0]?.fold) return { header, marks, height: numberAlone(marks, header) };
    return { header, marks, height: flat ? oneLine(marks, header) : stacked(marks, header) };
  });
  const height = Math.max(...drawn.map((one) => one.height));
  for (const { header, marks } of drawn) {
    const { stage, x, width, index } = header.box;
    const d = chevron(width, height, index === 0, index === plan.stages.length - 1);
    const key = `stage:${stage.id}`;
    band.chunk(key, x).push({
      type: 'group',
      ref: stage.id,
      name: 'stage',
      marks: [{ type: 'path', d, fill: 'head', stroke: 'headEdge', name: 'head' }, ...marks],
    });
    band.reach(key, 0, width + POINT);
    band.target('stage', stage.id, x, 0, width, height);
  }
  band.height = height;
  return band;
}

function headerOf(box: StageBox, plan: Plan): Header {
  const { stage } = box;
  const number = String(box.index + 1);
  const numberWidth = Math.ceil(widthOf(number, 'stage')) + 8;
  const only = plan.several ? namesOf(peopleNamed(plan, stage.personas)) : '';
  const about = [stage.owner && t('owner {0}', stage.owner), only && onlyFor(only)].filter(Boolean).join(' · ');
  return { box, number, numberWidth, name: stage.name, about, room: box.width - PAD - numberWidth - 20 };
}

function fitsOneLine({ box: { stage, columns }, name, about, room }: Header): boolean {
  if (columns[0]?.fold) return true;
  let width = widthOf(name, 'stage');
  if (stage.goal) width += 14 + widthOf(stage.goal.text, 'body');
  if (about !== '') width += 14 + widthOf(about, 'meta');
  if (stage.lasts !== undefined) width += 36 + widthOf(stage.lasts, 'meta');
  return width <= room;
}

/** A folded stage's name stands below its header. */
function numberAlone(out: Mark[], { box: { width }, number }: Header): number {
  text(out, width / 2 + 4, 9, number, 'stage', 'ink3', 'middle');
  return ONE_LINE;
}

function oneLine(out: Mark[], { box: { stage, width }, number, numberWidth, name, about }: Header): number {
  text(out, PAD, 9, number, 'stage', 'ink3');
  let at = PAD + numberWidth;
  text(out, at, 9, name, 'stage', 'ink');
  at += Math.ceil(widthOf(name, 'stage')) + 14;
  if (stage.goal) {
    text(out, at, 11, stage.goal.text, 'body', 'ink2');
    at += Math.ceil(widthOf(stage.goal.text, 'body')) + 14;
  }
  if (about !== '') text(out, at, 12, about, 'meta', 'ink3');
  if (stage.lasts !== undefined) {
    const left = width - 16 - Math.ceil(widthOf(stage.lasts, 'meta'));
    icon(out, 'clock', left - 20, 13, 14, 'ink3');
    text(out, left, 12, stage.lasts, 'meta', 'ink2');
  }
  return ONE_LINE;
}

function stacked(out: Mark[], { box: { stage }, number, numberWidth, name, about, room }: Header): number {
  text(out, PAD, 9, number, 'stage', 'ink3');
  const left = PAD + numberWidth;
  let y = 9 + prose(out, left, 9, room, name, 'stage', 'ink');
  if (stage.goal) y += prose(out, left, y, room, stage.goal.text, 'body', 'ink2');
  if (about !== '') y += prose(out, left, y + 1, room, about, 'meta', 'ink3') + 2;
  if (stage.lasts !== undefined) {
    const lines = wrap(stage.lasts, room - 20, 'meta');
    icon(out, 'clock', left, y + 3, 14, 'ink3');
    y += 2 + paragraph(out, left + 20, y + 2, room - 20, lines, 'meta', 'ink2');
  }
  return y + 9;
}

function chevron(right: number, height: number, first: boolean, last: boolean): string {
  const middle = height / 2;
  const start = first ? `M${RADIUS} 0` : 'M0 0';
  const rightSide = last
    ? `H${right - RADIUS}a${RADIUS} ${RADIUS} 0 0 1 ${RADIUS} ${RADIUS}V${height - RADIUS}a${RADIUS} ${RADIUS} 0 0 1 ${-RADIUS} ${RADIUS}`
    : `H${right}l${POINT} ${middle}l${-POINT} ${middle}`;
  const leftSide = first
    ? `H${RADIUS}a${RADIUS} ${RADIUS} 0 0 1 ${-RADIUS} ${-RADIUS}V${RADIUS}a${RADIUS} ${RADIUS} 0 0 1 ${RADIUS} ${-RADIUS}Z`
    : `H0l${POINT} ${-middle}Z`;
  return start + rightSide + leftSide;
}

/** A journey without a stage invites to write the first one. */
function noStages(band: BandBuilder, plan: Plan): number {
  const out = band.chunk('empty');
  const x = plan.grid.margin;
  question(band, out, x, 0, t('Which stages does it have?'), { id: plan.journey.id, asks: 'stage' });
  const invitation = t('Write them below the journey, each with its steps:');
  const y = 40 + prose(out, x, 40, EXAMPLE_WIDTH, invitation, 'body', 'ink2') + 12;
  return y + example(out, x, y, EXAMPLE);
}

const EXAMPLE = l10nLines('stage {1:Consideration}', '  step {2:Asks friends who run}', '    feels {3:hopeful}');
