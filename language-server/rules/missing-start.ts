import { t } from '@vscode/l10n';
import { addFix } from '../fixes/add-fix.js';
import { placeholder } from '../fixes/snippet.js';
import { textOf } from '../model/queries.js';
import { type Rule, titleRange } from './rule.js';

/** A journey that does not say where it starts. */
export const missingStart: Rule = {
  code: 'missing-start',
  severity: 'warning',
  check({ document, model, report }) {
    for (const journey of model.journeys) {
      if (textOf(journey, 'starts')) continue;
      report({
        range: titleRange(journey),
        message: t('This journey does not say where it starts: add ‘starts’.'),
        fixes: () => [
          addFix(document, journey, t('Add ‘starts’'), [`starts ${placeholder(1, t('What sets it off'))}`], {
            preferred: true,
          }),
        ],
      });
    }
  },
};
