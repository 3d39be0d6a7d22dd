import { t } from '@vscode/l10n';
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
        report({
          range: titleRange(block),
          message:
            block.$type === 'Stage'
              ? t('No way leads to this stage from the first one: name it behind ‘next’ in a step that leads to it.')
              : t('No way leads to this step from the first one: name it behind ‘next’ in a step that leads to it.'),
        });
      }
    }
  },
};
