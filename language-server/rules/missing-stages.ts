import { addFix, STEP_WORDS } from '../fixes/add-fix.js';
import { nameFor } from '../fixes/names.js';
import { literal, placeholder } from '../fixes/snippet.js';
import type { Journey } from '../generated/ast.js';
import { lineOf } from '../syntax/table.js';
import { type Fix, quoted, type Rule, type RuleContext, titleRange } from './rule.js';

/** A journey without a stage. */
export const missingStages: Rule = {
  code: 'missing-stages',
  severity: 'error',
  check(context) {
    for (const journey of context.model.journeys) {
      if (journey.stages.length > 0) continue;
      context.report({
        range: titleRange(journey),
        message: 'This journey has no stages: add ‘stage’ and its name.',
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
      `\tstep ${placeholder(index + 1, `First step of ${name}`)}`,
    ]);
    const title = `Add the stages of ${quoted(framework.name)}`;
    fixes.push(addFix(document, journey, title, lines, { preferred: true }));
  }
  const skeleton = ['Before', 'During', 'After'].flatMap((name, index) => [
    `stage ${placeholder(2 * index + 1, name)}`,
    `\tstep ${placeholder(2 * index + 2, `${STEP_WORDS} ${name.toLowerCase()}`)}`,
  ]);
  fixes.push(addFix(document, journey, 'Add three stages to begin with', skeleton, { preferred: fixes.length === 0 }));
  return fixes;
}
