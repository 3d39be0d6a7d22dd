import type { Plan } from './plan.js';
import type { View } from './view.js';
import { capital, namesOf } from './words.js';

const PICTURES: Readonly<Record<View, string>> = {
  map: 'customer journey map',
  flow: 'flow of a customer journey',
  blueprint: 'service blueprint of a customer journey',
};

/** The picture in one or two sentences, for those who do not see it. */
export function describe(plan: Plan): string {
  const { journey, view } = plan;
  const state = journey.state === undefined ? '' : `${journey.state}-state `;
  const kind = capital(state + PICTURES[view]);
  const who = namesOf(plan.people);
  const counts = [counted(journey.stages.length, 'stage'), counted(plan.steps, 'step')].join(', ');
  const from = journey.starts ? `, from “${journey.starts.text}”` : '';
  const to = journey.ends ? `${from === '' ? ',' : ''} to “${journey.ends.text}”` : '';
  return `${kind}${who === '' ? '' : ` for ${who}`}: ${counts}${from}${to}.${lowest(plan)}`;
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

function lowest(plan: Plan): string {
  let found: { score: number; step: string } | undefined;
  for (const { items, step, stage } of plan.columns) {
    for (const mood of items.moods) {
      if (mood.score === null || mood.score >= 0 || (found && mood.score >= found.score)) continue;
      found = { score: mood.score, step: step?.name ?? stage.stage.name };
    }
  }
  return found ? ` Lowest point: “${found.step}”.` : '';
}
