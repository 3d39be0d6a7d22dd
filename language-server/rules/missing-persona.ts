import { t } from '@vscode/l10n';
import { addFix } from '../fixes/add-fix.js';
import { nameFor } from '../fixes/names.js';
import { literal, placeholder } from '../fixes/snippet.js';
import type { Journey } from '../generated/ast.js';
import { quoted } from '../said.js';
import { lineOf } from '../syntax/table.js';
import { type Fix, type Rule, type RuleContext, titleRange } from './rule.js';

/** With more personas than these, one would be looked for in a list longer than the map. */
const MOST_OFFERED = 5;

/** A journey that does not say whose it is. */
export const missingPersona: Rule = {
  code: 'missing-persona',
  severity: 'warning',
  check(context) {
    for (const journey of context.model.journeys) {
      if (journey.for.length > 0) continue;
      context.report({
        range: titleRange(journey),
        message: t('This journey does not say whose it is: add ‘for’ and a persona.'),
        fixes: () => fixesFor(context, journey),
      });
    }
  },
};

/** For each of the personas there are, or for one to be named. */
function fixesFor({ document, namesInScope }: RuleContext, journey: Journey): Fix[] {
  const reference = { $refText: '', ref: undefined };
  const line = { $type: 'For', $container: journey };
  const personas = namesInScope({ container: line, property: 'personas', reference });
  const forLine = lineOf('journey', 'for')!;
  const named = personas.slice(0, MOST_OFFERED).map((name, index) => {
    const text = `for ${literal(nameFor(forLine, name))}`;
    return addFix(document, journey, t('Add ‘for’ {0}', quoted(name)), [text], { preferred: index === 0 });
  });
  const open = addFix(document, journey, t('Add ‘for’ and a persona'), [`for ${placeholder(1, t('Customer'))}`], {
    preferred: personas.length === 0,
  });
  return [...named, open];
}
