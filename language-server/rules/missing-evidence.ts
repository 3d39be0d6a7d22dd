import { t } from '@vscode/l10n';
import { addFix } from '../fixes/add-fix.js';
import { nameFor } from '../fixes/names.js';
import { placeholder } from '../fixes/snippet.js';
import type { Journey, Stage } from '../generated/ast.js';
import { type Block, mappedBlocks, textOf } from '../model/queries.js';
import { lineOf } from '../syntax/table.js';
import { type Fix, type Rule, type RuleContext, titleRange } from './rule.js';

/** A step of a journey that is based on research, with claims that nothing backs: neither itself nor its stage nor the journey. */
export const missingEvidence: Rule = {
  code: 'missing-evidence',
  severity: 'warning',
  check(context) {
    const { model, report } = context;
    for (const journey of model.journeys) {
      if (textOf(journey, 'basis')?.text.toLowerCase() !== 'research' || journey.evidence.length > 0) continue;
      for (const block of mappedBlocks(journey)) {
        const isBacked =
          block.evidence.length > 0 || (block.$type === 'Step' && (block.$container as Stage).evidence.length > 0);
        if (isBacked || !makesClaims(block)) continue;
        report({
          range: titleRange(block),
          message:
            block.$type === 'Stage'
              ? t(
                  'This journey is based on research, and nothing says what this stage rests on: add ‘evidence’ and a source.',
                )
              : t(
                  'This journey is based on research, and nothing says what this step rests on: add ‘evidence’ and a source.',
                ),
          fixes: () => [
            { ...addEvidence(context, block, t('Add ‘evidence’')), preferred: true },
            addEvidence(context, journey, t('Add ‘evidence’ for the whole journey')),
          ],
        });
      }
    }
  },
};

function makesClaims(block: Block): boolean {
  return [block, ...block.as].some((it) => it.feels.length > 0 || it.pains.length > 0 || it.metrics.length > 0);
}

/** From the file's first source, if it declares one. */
function addEvidence({ document, model }: RuleContext, block: Block | Journey, title: string): Fix {
  const source = model.sources.find(({ name }) => name)?.name ?? t('Interviews');
  return addFix(document, block, title, [
    `evidence ${placeholder(1, nameFor(lineOf('step', 'evidence')!, source))}: ${placeholder(2, t('what it found'))}`,
  ]);
}
