import { t } from '@vscode/l10n';
import { type Rule, titleRange } from './rule.js';

/** What can be taken in at a glance. */
const MOST_STAGES = 8;

/** A journey of so many stages that nobody keeps them in view. One that its framework asks for is silent. */
export const tooManyStages: Rule = {
  code: 'too-many-stages',
  severity: 'info',
  check({ model, followed, report }) {
    for (const journey of model.journeys) {
      const count = journey.stages.length;
      if (count <= MOST_STAGES) continue;
      const framework = followed(journey)?.framework;
      if (framework && framework.stages.filter(({ flags }) => flags.length === 0).length > MOST_STAGES) continue;
      report({
        range: titleRange(journey),
        message: t(
          'This journey has {0} stages: more than eight are hard to keep in view. Join some, or map a part in a journey of its own that ‘details’ leads to.',
          count,
        ),
      });
    }
  },
};
