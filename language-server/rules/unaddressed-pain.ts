import { t } from '@vscode/l10n';
import { addFix } from '../fixes/add-fix.js';
import { insertLines } from '../fixes/edits.js';
import { nameFor } from '../fixes/names.js';
import { literal, placeholder } from '../fixes/snippet.js';
import type { Pain } from '../generated/ast.js';
import { addressedPains, painsAt } from '../model/pains.js';
import { type Block, blocksOf } from '../model/queries.js';
import { quoted } from '../said.js';
import { lineOf } from '../syntax/table.js';
import { type Fix, type Rule, type RuleContext, titleRange } from './rule.js';

/** A pain point for which nobody has an idea yet. */
export const unaddressedPain: Rule = {
  code: 'unaddressed-pain',
  severity: 'warning',
  check(context) {
    const { model, report } = context;
    for (const journey of model.journeys) {
      const addressed = addressedPains(journey);
      for (const block of blocksOf(journey)) {
        const pains = painsAt(block).filter((pain) => !addressed.has(pain));
        // Which pain a misspelt name means is not known yet.
        if (pains.length === 0 || answersUnknown(block)) continue;
        const message =
          block.opportunities.length > 0
            ? t(
                'No opportunity says that it answers this pain: add ‘answers’ and the pain below the one that does, or another ‘opportunity’.',
              )
            : t('No opportunity answers this pain: add ‘opportunity’ and what could be done.');
        for (const pain of pains) {
          report({ range: titleRange(pain), message, fixes: () => fixesFor(context, block, pain) });
        }
      }
    }
  },
};

function answersUnknown(block: Block): boolean {
  return block.opportunities.some(({ answers }) => answers.some(({ pain }) => pain.ref === undefined));
}

/** More opportunities of a step are not offered one by one. */
const MOST_OFFERED = 3;

/** A new opportunity that answers the pain, or one of those that the step has. */
function fixesFor({ document }: RuleContext, block: Block, pain: Pain): Fix[] {
  const answers = `answers ${nameFor(lineOf('opportunity', 'answers')!, pain.name)}`;
  const lines = [`opportunity ${placeholder(1, t('What could be done'))}`, `\t${literal(answers)}`];
  const known = block.opportunities.filter(({ name }) => name).slice(0, MOST_OFFERED);
  return [
    addFix(document, block, t('Add an opportunity that answers it'), lines, { preferred: true }),
    ...known.map((opportunity) => ({
      title: t('Answer it with {0}', quoted(opportunity.name)),
      edits: [insertLines(document, opportunity, [answers])],
    })),
  ];
}
