import { flowOf } from '../model/flow.js';
import { hasUnresolvedNext } from '../model/queries.js';
import { type Rule, titleRange } from './rule.js';

/** A step, or a stage mapped without steps, that nobody who starts at the first step comes to. */
export const unreachableStep: Rule = {
  code: 'unreachable-step',
  severity: 'warning',
  check({ model, report }) {
    for (const journey of model.journeys) {
      if (hasUnresolvedNext(journey)) continue;
      for (const block of flowOf(journey).unreachable) {
        const what = block.$type === 'Stage' ? 'stage' : 'step';
        report({
          range: titleRange(block),
          message: `No way leads to this ${what} from the first one: name it behind ‘next’ in a step that leads to it.`,
        });
      }
    }
  },
};
