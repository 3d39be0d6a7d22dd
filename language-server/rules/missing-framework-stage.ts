import { t } from '@vscode/l10n';
import { addFix, STEP_WORDS } from '../fixes/add-fix.js';
import { nameFor } from '../fixes/names.js';
import { literal, placeholder } from '../fixes/snippet.js';
import type { Framework, FrameworkStage, Journey } from '../generated/ast.js';
import { quoted } from '../said.js';
import { lineOf } from '../syntax/table.js';
import { looseKey } from '../syntax/text.js';
import type { Fix, Rule, RuleContext } from './rule.js';

/** A required stage of the framework a journey follows that the journey does not have. Silent for a journey without stages. */
export const missingFrameworkStage: Rule = {
  code: 'missing-framework-stage',
  severity: 'warning',
  check(context) {
    for (const journey of context.model.journeys) {
      const { framework, range } = context.followed(journey) ?? {};
      if (!framework || !range || journey.stages.length === 0) continue;
      const present = new Set(journey.stages.map((stage) => looseKey(stage.name)));
      for (const stage of framework.stages) {
        if (stage.flags.length > 0 || !stage.name || present.has(looseKey(stage.name))) continue;
        present.add(looseKey(stage.name));
        context.report({
          range,
          message: t('The stage {0} of {1} is missing.', quoted(stage.name), quoted(framework.name)),
          data: { stage: stage.name },
          fixes: () => [insertInPlace(context, journey, framework, stage)],
        });
      }
    }
  },
};

/** Adds the stage behind the nearest that comes before it in the framework, or before all others. */
function insertInPlace({ document }: RuleContext, journey: Journey, framework: Framework, stage: FrameworkStage): Fix {
  const before = framework.stages.slice(0, framework.stages.indexOf(stage)).reverse();
  const after = before
    .map(({ name }) => journey.stages.findLast((it) => it.name && looseKey(it.name) === looseKey(name)))
    .find((it) => it !== undefined);
  const name = literal(nameFor(lineOf('journey', 'stage')!, stage.name));
  const lines = [`stage ${name}`, `\tstep ${placeholder(1, t(STEP_WORDS))}`];
  const title = t('Add the stage {0}', quoted(stage.name));
  return addFix(document, journey, title, lines, { after: after ?? 'head', preferred: true });
}
