import { t } from '@vscode/l10n';
import { addFix } from '../fixes/add-fix.js';
import { placeholder } from '../fixes/snippet.js';
import { textOf } from '../model/queries.js';
import { type Rule, titleRange } from './rule.js';

/** A journey that does not say where it ends. */
export const missingEnd: Rule = {
  code: 'missing-end',
  severity: 'warning',
  check({ document, model, report }) {
    for (const journey of model.journeys) {
      if (textOf(journey, 'ends')) continue;
      report({
        range: titleRange(journey),
        message: t('This journey does not say where it ends: add ‘ends’.'),
        fixes: () => [
          addFix(document, journey, t('Add ‘ends’'), [`ends ${placeholder(1, t('What it leads to'))}`], {
            preferred: true,
          }),
        ],
      });
    }
  },
};
