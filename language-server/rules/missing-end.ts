import { textOf } from '../model/queries.js';
import { type Rule, titleRange } from './rule.js';

/** A journey that does not say where it ends. */
export const missingEnd: Rule = {
  code: 'missing-end',
  severity: 'warning',
  check({ model, report }) {
    for (const journey of model.journeys) {
      if (textOf(journey, 'ends')) continue;
      report({ range: titleRange(journey), message: 'This journey does not say where it ends: add ‘ends’.' });
    }
  },
};
