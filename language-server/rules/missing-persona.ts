import { type Rule, titleRange } from './rule.js';

/** A journey that does not say whose it is. */
export const missingPersona: Rule = {
  code: 'missing-persona',
  severity: 'warning',
  check({ model, report }) {
    for (const journey of model.journeys) {
      if (journey.for.length > 0) continue;
      report({
        range: titleRange(journey),
        message: 'This journey does not say whose it is: add ‘for’ and a persona.',
      });
    }
  },
};
