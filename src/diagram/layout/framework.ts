import { t } from '@vscode/l10n';
import type { BandBuilder } from './band.js';
import type { Plan, StageBox } from './plan.js';
import { question, questionWidth } from './questions.js';

/** A required stage of the framework that a journey follows, which the journey does not have. */
interface MissingStage {
  name: string;
  label: string;
  /** The stage that it would come behind; none where it would be the first. */
  behind: StageBox | undefined;
}

const ROW = 36;
const GAP = 10;

/** In the order of the framework. Silent for a journey without stages: that is asked about by itself. */
export function missingStages({ map, journey, stages }: Pick<Plan, 'map' | 'journey' | 'stages'>): MissingStage[] {
  const { follows } = journey;
  const framework = follows && map.frameworks.find(({ name }) => keyOf(name) === keyOf(follows.name));
  if (!framework || stages.length === 0) return [];
  const present = new Map(stages.map((box) => [keyOf(box.stage.name), box]));
  const missing: MissingStage[] = [];
  let behind: StageBox | undefined;
  for (const { name, optional } of framework.stages) {
    const box = present.get(keyOf(name));
    if (box) behind = box;
    else if (!optional && !missing.some((other) => keyOf(other.name) === keyOf(name))) {
      missing.push({ name, label: t('Where is “{0}”?', name), behind });
    }
  }
  return missing;
}

/** Asks for them above the border at which each would stand. Returns where what is below may begin. */
export function frameworkQuestions(band: BandBuilder, plan: Plan, y: number): number {
  const rows: { to: number }[] = [];
  for (const { name, label, behind } of missingStages(plan)) {
    const border = behind ? behind.x + behind.width + plan.grid.stageGap / 2 : plan.left;
    const width = questionWidth(label);
    const x = Math.round(Math.max(plan.left, Math.min(border - width / 2, plan.width - plan.grid.margin - width)));
    let row = rows.findIndex(({ to }) => to + GAP <= x);
    if (row < 0) row = rows.push({ to: 0 }) - 1;
    const asked = { id: plan.journey.id, asks: 'framework-stage', missing: name } as const;
    question(band, band.chunk('framework'), x, y + row * ROW, label, asked);
    rows[row] = { to: x + width };
  }
  return y + rows.length * ROW;
}

/** Names are the same whatever the case and the spaces between words. */
const keyOf = (name: string): string => name.trim().replace(/\s+/gu, ' ').normalize('NFC').toLowerCase();
