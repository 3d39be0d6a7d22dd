import { t } from '@vscode/l10n';
import { type Rule, titleRange } from './rule.js';

/** A step, or a stage mapped without steps, that nobody who starts at the first step comes to. */
export const unreachableStep: Rule = {
  code: 'unreachable-step',
  severity: 'warning',
  check({ model, flow, report }) {
    for (const journey of model.journeys) {
      for (const block of flow(journey)?.unreachable ?? []) {
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
