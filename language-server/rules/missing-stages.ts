import { type Rule, titleRange } from './rule.js';

/** A journey without a stage. */
export const missingStages: Rule = {
  code: 'missing-stages',
  severity: 'error',
  check({ model, report }) {
    for (const journey of model.journeys) {
      if (journey.stages.length > 0) continue;
      report({ range: titleRange(journey), message: 'This journey has no stages: add ‘stage’ and its name.' });
    }
  },
};
