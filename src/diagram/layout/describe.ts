import { t } from '@vscode/l10n';
import { inSentences, l10nKey, say } from '../../../language-server/said.js';
import type { Plan } from './plan.js';
import type { View } from './view.js';
import { countOfSteps, namesOf } from './words.js';

/** What a picture is, by the state of its journey and its view. */
const PICTURES: Readonly<Record<'current' | 'future' | 'any', Readonly<Record<View, string>>>> = {
  current: {
    map: l10nKey('Current-state customer journey map'),
    flow: l10nKey('Current-state flow of a customer journey'),
    blueprint: l10nKey('Current-state service blueprint of a customer journey'),
  },
  future: {
    map: l10nKey('Future-state customer journey map'),
    flow: l10nKey('Future-state flow of a customer journey'),
    blueprint: l10nKey('Future-state service blueprint of a customer journey'),
  },
  any: {
    map: l10nKey('Customer journey map'),
    flow: l10nKey('Flow of a customer journey'),
    blueprint: l10nKey('Service blueprint of a customer journey'),
  },
};

/** The picture in one or two sentences, for those who do not see it. */
export function describe(plan: Plan): string {
  const { journey, view } = plan;
  const kind = say(PICTURES[journey.state ?? 'any'][view]);
  const who = namesOf(plan.people);
  const whose =
    who === ''
      ? kind
      : t({ message: '{0} for {1}', args: [kind, who], comment: 'A kind of picture, and its personas' });
  const stages = journey.stages.length === 1 ? t('1 stage') : t('{0} stages', journey.stages.length);
  const steps = countOfSteps(plan.steps);
  const [from, to] = [journey.starts?.text, journey.ends?.text];
  const whole =
    from === undefined
      ? to === undefined
        ? t('{0}: {1}, {2}.', whose, stages, steps)
        : t('{0}: {1}, {2}, to “{3}”.', whose, stages, steps, to)
      : to === undefined
        ? t('{0}: {1}, {2}, from “{3}”.', whose, stages, steps, from)
        : t('{0}: {1}, {2}, from “{3}” to “{4}”.', whose, stages, steps, from, to);
  const low = lowest(plan);
  return low === undefined ? whole : inSentences(whole, low);
}

function lowest(plan: Plan): string | undefined {
  let found: { score: number; step: string } | undefined;
  for (const { items, step, stage } of plan.columns) {
    for (const mood of items.moods) {
      if (mood.score === null || mood.score >= 0 || (found && mood.score >= found.score)) continue;
      found = { score: mood.score, step: step?.name ?? stage.stage.name };
    }
  }
  return found && t('Lowest point: “{0}”.', found.step);
}
