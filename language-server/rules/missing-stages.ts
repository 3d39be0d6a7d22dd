import { t } from '@vscode/l10n';
import { addFix } from '../fixes/add-fix.js';
import { nameFor } from '../fixes/names.js';
import { literal, placeholder } from '../fixes/snippet.js';
import type { Journey } from '../generated/ast.js';
import { quoted } from '../said.js';
import { lineOf } from '../syntax/table.js';
import { type Fix, type Rule, type RuleContext, titleRange } from './rule.js';

/** A journey without a stage. */
export const missingStages: Rule = {
  code: 'missing-stages',
  severity: 'error',
  check(context) {
    for (const journey of context.model.journeys) {
      if (journey.stages.length > 0) continue;
      context.report({
        range: titleRange(journey),
        message: t('This journey has no stages: add ‘stage’ and its name.'),
        fixes: () => fixesFor(context, journey),
      });
    }
  },
};

/** The stages that the journey has to have and, where nothing says which, three to be named. */
function fixesFor({ document, followed }: RuleContext, journey: Journey): Fix[] {
  const { framework } = followed(journey) ?? {};
  const required = framework?.stages.filter((stage) => stage.name && stage.flags.length === 0) ?? [];
  const fixes: Fix[] = [];
  if (framework && required.length > 0) {
    const lines = required.flatMap(({ name }, index) => [
      `stage ${literal(nameFor(lineOf('journey', 'stage')!, name))}`,
      `\tstep ${placeholder(index + 1, t('First step of {0}', name))}`,
    ]);
    const title = t('Add the stages of {0}', quoted(framework.name));
    fixes.push(addFix(document, journey, title, lines, { preferred: true }));
  }
  const stages = [
    { name: t('Before'), step: t('What the customer does before') },
    { name: t('During'), step: t('What the customer does during') },
    { name: t('After'), step: t('What the customer does after') },
  ];
  const skeleton = stages.flatMap(({ name, step }, index) => [
    `stage ${placeholder(2 * index + 1, name)}`,
    `\tstep ${placeholder(2 * index + 2, step)}`,
  ]);
  fixes.push(
    addFix(document, journey, t('Add three stages to begin with'), skeleton, { preferred: fixes.length === 0 }),
  );
  return fixes;
}
