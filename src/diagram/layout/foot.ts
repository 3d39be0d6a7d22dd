import type { Source } from '../../../language-server/map/journey-map.js';
import { TYPE } from '../measure/type.js';
import { widthOf } from '../measure/width.js';
import { wrap } from '../measure/wrap.js';
import type { Mark } from '../scene.js';
import { BandBuilder } from './band.js';
import { arrowTip, box, icon, levelLine, paragraph, star, text } from './draw.js';
import { evidenceMark } from './evidence.js';
import type { Plan } from './plan.js';
import { evidenceOf, STRENGTHS, type Strength } from './strength.js';
import type { Ways } from './ways.js';
import { date } from './words.js';

const LIST_WIDTH = 400;
const LIST_GAP = 40;

interface Entry {
  id: string;
  text: string;
}

/** What the map says as a whole (insights, measures, remarks), its sources, and a key of the marks it uses. */
export function footBand(plan: Plan, ways: Ways): BandBuilder {
  const band = new BandBuilder('foot');
  let y = 24;
  const bottom = lists(band, plan, y);
  y = bottom > y ? bottom + 14 : y;
  const keyed = key(band, plan, ways, y);
  band.height = (keyed > y ? keyed : bottom > 24 ? bottom : 0) + plan.grid.margin;
  return band;
}

function lists(band: BandBuilder, plan: Plan, top: number): number {
  const { journey } = plan;
  const sections: [string, Entry[]][] = [
    ['Insights', journey.insights],
    [
      'Measures',
      journey.metrics.map(({ id, name, value, note }) => ({
        id,
        text: [[name, value].filter(Boolean).join(' '), note].filter(Boolean).join(': '),
      })),
    ],
    [
      'Evidence',
      journey.evidence.map(({ id, source, what }) => ({ id, text: [source, what].filter(Boolean).join(': ') })),
    ],
    ['Sources', usedSources(plan).map((source) => ({ id: source.id, text: sourceText(source) }))],
    ['Notes', journey.notes],
    ['Links', journey.links],
  ];
  const out = band.chunk('lists');
  const right = plan.width - plan.grid.margin;
  let x = plan.left;
  let y = top;
  let bottom = top;
  for (const [name, entries] of sections) {
    if (entries.length === 0) continue;
    if (x > plan.left && x + LIST_WIDTH > right) {
      x = plan.left;
      y = bottom + 16;
    }
    text(out, x, y, name, 'bodyBold', 'ink');
    let at = y + 22;
    for (const entry of entries) {
      const marks: Mark[] = [{ type: 'circle', x: x + 3, y: at + 9, r: 2, fill: 'stroke' }];
      const lines = wrap(entry.text, LIST_WIDTH - 14, 'body');
      const height = paragraph(marks, x + 14, at, LIST_WIDTH - 14, lines, 'body', 'ink2');
      out.push({ type: 'group', ref: entry.id, name: 'entry', marks });
      band.target('item', entry.id, x, at, LIST_WIDTH, Math.max(height, TYPE.body.line));
      at += height + 4;
    }
    bottom = Math.max(bottom, at);
    x += LIST_WIDTH + LIST_GAP;
  }
  return bottom;
}

function usedSources(plan: Plan): Source[] {
  const used = new Set<string>();
  for (const evidence of plan.journey.evidence) used.add(evidence.source);
  for (const stage of plan.journey.stages) {
    for (const items of [stage, ...stage.steps]) for (const evidence of items.evidence) used.add(evidence.source);
  }
  return plan.map.sources.filter((source) => source.declared && used.has(source.name));
}

function sourceText({ name, method, size, date: when, description, link }: Source): string {
  const about = [method, size, when && date(when)].filter(Boolean).join(', ');
  return [about === '' ? name : `${name} (${about})`, description, link].filter(Boolean).join(': ');
}

interface KeyEntry {
  width: number;
  words: string;
  draw(out: Mark[], x: number, y: number): void;
}

function key(band: BandBuilder, plan: Plan, ways: Ways, top: number): number {
  const entries = keyEntries(plan, ways);
  if (entries.length === 0) return top;
  const out = band.chunk('key');
  const right = plan.width - plan.grid.margin;
  levelLine(out, plan.left, Math.min(right, Math.max(plan.right, plan.left + 400)), top, 'hair');
  let x = plan.left;
  let y = top + 12;
  for (const entry of entries) {
    const width = entry.width + 6 + Math.ceil(widthOf(entry.words, 'meta'));
    if (x > plan.left && x + width > right) {
      x = plan.left;
      y += 22;
    }
    entry.draw(out, x, y + 8);
    text(out, x + entry.width + 6, y, entry.words, 'meta', 'ink2');
    x += width + 22;
  }
  return y + 16;
}

function keyEntries(plan: Plan, ways: Ways): KeyEntry[] {
  const entries: KeyEntry[] = [];
  const all = plan.columns.map((column) => column.items);
  const arrow = (out: Mark[], x: number, y: number, dash?: string) => {
    out.push({ type: 'path', d: `M${x} ${y}H${x + 24}`, stroke: 'stroke', thick: 1.5, dash });
    out.push({ type: 'path', d: arrowTip(x + 30, y, 'right'), fill: 'stroke' });
  };
  if (all.some((items) => items.momentOfTruth)) {
    entries.push({
      width: 16,
      words: 'moment of truth',
      draw: (out, x, y) => out.push({ type: 'path', d: star(x + 8, y, 7.5), fill: 'ink' }),
    });
  }
  if (plan.showsEvidence) {
    const found = new Set<Strength>(
      plan.columns.filter((column) => column.step).map((column) => evidenceOf(plan, column)),
    );
    for (const strength of Object.keys(STRENGTHS) as Strength[]) {
      if (!found.has(strength)) continue;
      entries.push({
        width: 12,
        words: STRENGTHS[strength],
        draw: (out, x, y) => evidenceMark(out, x + 6, y, 6, strength),
      });
    }
  }
  if (ways.ways.some((way) => !way.back)) {
    entries.push({ width: 30, words: 'goes on', draw: (out, x, y) => arrow(out, x, y) });
  }
  if (ways.ways.some((way) => way.back)) {
    entries.push({ width: 30, words: 'goes back', draw: (out, x, y) => arrow(out, x, y, '6 4') });
  }
  if (all.some((items) => items.leaves.some((leave) => leave.share !== undefined))) {
    entries.push({
      width: 24,
      words: 'share that leaves',
      draw: (out, x, y) => box(out, x, y - 4, 24, 7, 3, 'leaving', { stroke: 'neg' }),
    });
  }
  if (all.some((items) => items.opportunities.some((opportunity) => opportunity.lifts))) {
    entries.push({
      width: 14,
      words: 'expected lift',
      draw: (out, x, y) => icon(out, 'arrow-up', x, y - 7, 14, 'pos'),
    });
  }
  if (plan.columns.some((column) => column.items.moods.some((mood) => mood.score === null) && column.step)) {
    entries.push({
      width: 24,
      words: 'not known yet',
      draw: (out, x, y) => box(out, x, y - 7, 24, 14, 3, 'hatching', { stroke: 'edge' }),
    });
  }
  return entries;
}
