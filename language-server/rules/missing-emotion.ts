import { t } from '@vscode/l10n';
import { addFix } from '../fixes/add-fix.js';
import { nameFor } from '../fixes/names.js';
import { literal, placeholder } from '../fixes/snippet.js';
import { type Block, feelsAt, mappedBlocks, ownBlockOf, personasOfBlock, personasOfJourney } from '../model/queries.js';
import { inWords, quoted } from '../said.js';
import { lineOf } from '../syntax/table.js';
import { type Fix, type Rule, type RuleContext, titleRange } from './rule.js';

/** A step, or a stage mapped without steps, that does not say how somebody who goes through it feels. */
export const missingEmotion: Rule = {
  code: 'missing-emotion',
  severity: 'warning',
  check(context) {
    for (const journey of context.model.journeys) {
      const everyone = personasOfJourney(journey);
      for (const block of mappedBlocks(journey)) {
        const isStage = block.$type === 'Stage';
        const personas = personasOfBlock(block, everyone);
        if (personas.length === 0) {
          if (block.feels.length > 0) continue;
          context.report({
            range: titleRange(block),
            message: isStage
              ? t('This stage does not say how it feels: add ‘feels’ and an emotion.')
              : t('This step does not say how it feels: add ‘feels’ and an emotion.'),
            fixes: () => [{ ...addForAll(context, block), preferred: true }],
          });
          continue;
        }
        const feelsOf = feelsAt(block);
        const without = personas.filter((persona) => feelsOf(persona).length === 0);
        if (without.length === 0) continue;
        context.report({
          range: titleRange(block),
          message: messageFor(without, isStage),
          data: { personas: without },
          fixes: () => fixesFor(context, block, personas, without),
        });
      }
    }
  },
};

function messageFor(without: readonly string[], isStage: boolean): string {
  const [first, ...others] = without;
  if (others.length === 0) {
    return isStage
      ? t('{0} has no emotion at this stage: add ‘feels’.', first!)
      : t('{0} has no emotion at this step: add ‘feels’.', first!);
  }
  return isStage
    ? t('{0} have no emotion at this stage: add ‘feels’.', inWords(without))
    : t('{0} have no emotion at this step: add ‘feels’.', inWords(without));
}

/** A word that says nothing about the experience, to be overwritten. */
const WORD = 'neutral';

function addForAll({ document }: RuleContext, block: Block): Fix {
  return addFix(document, block, t('Add ‘feels’'), [`feels ${placeholder(1, WORD)}`]);
}

/** One feeling for all who lack one, and one for each where there are others or several. */
function fixesFor(context: RuleContext, block: Block, personas: readonly string[], without: readonly string[]): Fix[] {
  const forAll = addForAll(context, block);
  if (personas.length === 1) return [{ ...forAll, preferred: true }];
  const own = without.length > 1 ? addForEach(context, block, without) : addForOne(context, block, without[0]!);
  // What others feel is said already: those who are left have feelings of their own as well.
  if (without.length < personas.length) return [{ ...own, preferred: true }, forAll];
  return [{ ...forAll, preferred: true }, own];
}

function addForOne({ document }: RuleContext, block: Block, persona: string): Fix {
  const title = t('Add how {0} feels', quoted(persona));
  const ownBlock = ownBlockOf(block, persona);
  if (ownBlock) return addFix(document, ownBlock, title, [`feels ${placeholder(1, WORD)}`]);
  return addFix(document, block, title, linesFor(persona, 1));
}

function addForEach({ document }: RuleContext, block: Block, personas: readonly string[]): Fix {
  const lines = personas.flatMap((persona, index) => linesFor(persona, index + 1));
  return addFix(document, block, t('Add how each of them feels: {0}', inWords(personas)), lines);
}

function linesFor(persona: string, number: number): string[] {
  return [`as ${literal(nameFor(lineOf('step', 'as')!, persona))}`, `\tfeels ${placeholder(number, WORD)}`];
}
