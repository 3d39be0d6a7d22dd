import { looseKey } from '../syntax/text.js';
import { quoted, type Rule, rangeOf } from './rule.js';

/** A required stage of the framework a journey follows that the journey does not have. Silent for a journey without stages. */
export const missingFrameworkStage: Rule = {
  code: 'missing-framework-stage',
  severity: 'warning',
  check({ model, report }) {
    for (const journey of model.journeys) {
      const follows = journey.follows[0];
      const framework = follows?.framework.ref;
      if (!follows || !framework || journey.stages.length === 0) continue;
      const present = new Set(journey.stages.map((stage) => looseKey(stage.name)));
      for (const stage of framework.stages) {
        if (stage.flags.length > 0 || !stage.name || present.has(looseKey(stage.name))) continue;
        present.add(looseKey(stage.name));
        report({
          range: rangeOf(follows, 'framework'),
          message: `The stage ${quoted(stage.name)} of ${quoted(framework.name)} is missing.`,
          data: { stage: stage.name },
        });
      }
    }
  },
};
