import { t } from '@vscode/l10n';
import { addFix, STEP_WORDS } from '../fixes/add-fix.js';
import { placeholder } from '../fixes/snippet.js';
import { hasItems } from '../model/queries.js';
import { type Rule, titleRange } from './rule.js';

/** A stage in which nothing happens. */
export const emptyStage: Rule = {
  code: 'empty-stage',
  severity: 'warning',
  check({ document, model, report }) {
    for (const journey of model.journeys) {
      for (const stage of journey.stages) {
        if (!stage.name || stage.steps.length > 0 || hasItems(stage)) continue;
        report({
          range: titleRange(stage),
          message: t('Nothing happens in this stage: add a ‘step’.'),
          fixes: () => [
            addFix(document, stage, t('Add a ‘step’'), [`step ${placeholder(1, t(STEP_WORDS))}`], { preferred: true }),
          ],
        });
      }
    }
  },
};
