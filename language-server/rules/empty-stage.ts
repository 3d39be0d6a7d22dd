import { hasItems } from '../model/queries.js';
import { type Rule, titleRange } from './rule.js';

/** A stage in which nothing happens. */
export const emptyStage: Rule = {
  code: 'empty-stage',
  severity: 'warning',
  check({ model, report }) {
    for (const journey of model.journeys) {
      for (const stage of journey.stages) {
        if (!stage.name || stage.steps.length > 0 || hasItems(stage)) continue;
        report({ range: titleRange(stage), message: 'Nothing happens in this stage: add a ‘step’.' });
      }
    }
  },
};
