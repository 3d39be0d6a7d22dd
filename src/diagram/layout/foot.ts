import { t } from '@vscode/l10n';
import type { Source } from '../../../language-server/map/journey-map.js';
import { TYPE } from '../measure/type.js';
import { wrap } from '../measure/wrap.js';
import type { Mark } from '../scene.js';
import { BandBuilder } from './band.js';
import { paragraph, sideBySign, text } from './draw.js';
import type { FlowWay } from './flow/graph.js';
import { drawKey, keyOfFlow, keyOfLanes } from './key.js';
import type { Plan } from './plan.js';
import { methodWord } from './value-words.js';
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
  const keyed = drawKey(band, plan, keyOfLanes(plan, ways), y);
  band.height = (keyed > y ? keyed : bottom > 24 ? bottom : 0) + plan.grid.margin;
  return band;
}

/** The foot of the flow: a key of the marks it uses. */
export function flowFoot(plan: Plan, ways: readonly FlowWay[]): BandBuilder {
  const band = new BandBuilder('foot');
  const bottom = drawKey(band, plan, keyOfFlow(plan, ways), 24);
  band.height = (bottom > 24 ? bottom : 0) + plan.grid.margin;
  return band;
}

function lists(band: BandBuilder, plan: Plan, top: number): number {
  const { journey } = plan;
  const sections: [string, Entry[]][] = [
    [t('Insights'), journey.insights],
    [
      t('Measures'),
      journey.metrics.map(({ id, name, value, note }) => ({
        id,
        text: [[name, value].filter(Boolean).join(' '), note].filter(Boolean).join(': '),
      })),
    ],
    [
      t('Evidence'),
      journey.evidence.map(({ id, source, what }) => ({ id, text: [source, what].filter(Boolean).join(': ') })),
    ],
    [t('Sources'), usedSources(plan).map((source) => ({ id: source.id, text: sourceText(source) }))],
    [t('Notes'), journey.notes],
    [t('Links'), journey.links],
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
      const lines = wrap(entry.text, LIST_WIDTH - 14, 'body');
      const side = sideBySign(lines, x, LIST_WIDTH, 14, 6);
      const marks: Mark[] = [{ type: 'circle', x: side.sign + 3, y: at + 9, r: 2, fill: 'stroke' }];
      const height = paragraph(marks, side.text, at, LIST_WIDTH - 14, lines, 'body', 'ink2');
      out.push({ type: 'group', ref: entry.id, name: 'entry', marks });
      band.target('item', entry.id, x, at, LIST_WIDTH, Math.max(height, TYPE.body.line));
      at += height + 4;
    }
    bottom = Math.max(bottom, at);
    x += LIST_WIDTH + LIST_GAP;
  }
  return bottom;
}

/** The declared sources that the journey's evidence names. */
export function usedSources(plan: Plan): Source[] {
  const used = new Set<string>();
  for (const evidence of plan.journey.evidence) used.add(evidence.source);
  for (const stage of plan.journey.stages) {
    for (const items of [stage, ...stage.steps]) for (const evidence of items.evidence) used.add(evidence.source);
  }
  return plan.map.sources.filter((source) => source.declared && used.has(source.name));
}

/** A source in one line: its name, what it is, where it is. */
export function sourceText({ name, method, size, date: when, description, link }: Source): string {
  const about = [method && methodWord(method), size, when && date(when)].filter(Boolean).join(', ');
  return [about === '' ? name : `${name} (${about})`, description, link].filter(Boolean).join(': ');
}
