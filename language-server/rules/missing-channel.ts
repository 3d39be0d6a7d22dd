import { mappedBlocks } from '../model/queries.js';
import { type Rule, titleRange } from './rule.js';

/** A step, or a stage mapped without steps, that says neither on which channel nor at which touchpoint it happens. */
export const missingChannel: Rule = {
  code: 'missing-channel',
  severity: 'warning',
  check({ model, report }) {
    for (const journey of model.journeys) {
      for (const block of mappedBlocks(journey)) {
        const places = [block, ...block.as].flatMap((it) => [...it.on, ...it.touchpoints]);
        if (places.length > 0) continue;
        const what = block.$type === 'Stage' ? 'stage' : 'step';
        const message = `This ${what} does not say where it happens: add ‘on’ and a channel, or ‘touchpoint’.`;
        report({ range: titleRange(block), message });
      }
    }
  },
};
