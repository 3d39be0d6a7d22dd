import { feelsAt, mappedBlocks, personasOfBlock, personasOfJourney } from '../model/queries.js';
import { inWords, type Rule, titleRange } from './rule.js';

/** A step, or a stage mapped without steps, that does not say how somebody who goes through it feels. */
export const missingEmotion: Rule = {
  code: 'missing-emotion',
  severity: 'warning',
  check({ model, report }) {
    for (const journey of model.journeys) {
      const everyone = personasOfJourney(journey);
      for (const block of mappedBlocks(journey)) {
        const what = block.$type === 'Stage' ? 'stage' : 'step';
        const personas = personasOfBlock(block, everyone);
        if (personas.length === 0) {
          if (block.feels.length > 0) continue;
          report({
            range: titleRange(block),
            message: `This ${what} does not say how it feels: add ‘feels’ and an emotion.`,
          });
          continue;
        }
        const feelsOf = feelsAt(block);
        const without = personas.filter((persona) => feelsOf(persona).length === 0);
        if (without.length === 0) continue;
        const verb = without.length > 1 ? 'have' : 'has';
        report({
          range: titleRange(block),
          message: `${inWords(without)} ${verb} no emotion at this ${what}: add ‘feels’.`,
          data: { personas: without },
        });
      }
    }
  },
};
