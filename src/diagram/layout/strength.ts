import type { Evidence, Stage } from '../../../language-server/map/journey-map.js';
import { l10nKey } from '../../../language-server/said.js';
import type { Column, Plan } from './plan.js';

/** What a step rests on: nothing, something, or research of one's own. */
export type Strength = 'none' | 'partly' | 'researched';

export const STRENGTHS: Readonly<Record<Strength, string>> = {
  none: l10nKey('no evidence'),
  partly: l10nKey('partly evidenced'),
  researched: l10nKey('researched'),
};

/** Methods that ask or watch the people themselves, or count what they do. */
const RESEARCH = new Set(['interview', 'survey', 'analytics', 'observation', 'diary']);

export function isResearch(plan: Plan, evidence: Evidence): boolean {
  const method = plan.sources.get(evidence.source)?.method;
  return method !== undefined && RESEARCH.has(method);
}

/** Its own evidence and its stage's count in full; the journey's says only that something was looked at. */
export function evidenceOf(plan: Plan, column: Column): Strength {
  const own = column.items.evidence;
  const around = column.stage.stage.evidence;
  if (own.some((one) => isResearch(plan, one)) || around.some((one) => isResearch(plan, one))) return 'researched';
  return own.length > 0 || around.length > 0 || plan.journey.evidence.length > 0 ? 'partly' : 'none';
}

/** How far a stage says what it rests on. */
export function evidenceOfStage(plan: Plan, stage: Stage): Strength {
  if (stage.evidence.some((one) => isResearch(plan, one))) return 'researched';
  return stage.evidence.length > 0 ? 'partly' : 'none';
}
