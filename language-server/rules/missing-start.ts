import { textOf } from '../model/queries.js';
import { type Rule, titleRange } from './rule.js';

/** A journey that does not say where it starts. */
export const missingStart: Rule = {
  code: 'missing-start',
  severity: 'warning',
  check({ model, report }) {
    for (const journey of model.journeys) {
      if (textOf(journey, 'starts')) continue;
      report({ range: titleRange(journey), message: 'This journey does not say where it starts: add ‘starts’.' });
    }
  },
};
