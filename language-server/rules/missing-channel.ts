import { t } from '@vscode/l10n';
import { addFix } from '../fixes/add-fix.js';
import { nameFor } from '../fixes/names.js';
import { placeholder } from '../fixes/snippet.js';
import type { Journey } from '../generated/ast.js';
import { type Block, blocksOf, mappedBlocks, referenceName } from '../model/queries.js';
import { lineOf } from '../syntax/table.js';
import { type Fix, type Rule, type RuleContext, titleRange } from './rule.js';

/** A step, or a stage mapped without steps, that says neither on which channel nor at which touchpoint it happens. */
export const missingChannel: Rule = {
  code: 'missing-channel',
  severity: 'warning',
  check(context) {
    for (const journey of context.model.journeys) {
      for (const block of mappedBlocks(journey)) {
        const places = [block, ...block.as].flatMap((it) => [...it.on, ...it.touchpoints]);
        if (places.length > 0) continue;
        const message =
          block.$type === 'Stage'
            ? t('This stage does not say where it happens: add ‘on’ and a channel, or ‘touchpoint’.')
            : t('This step does not say where it happens: add ‘on’ and a channel, or ‘touchpoint’.');
        context.report({ range: titleRange(block), message, fixes: () => fixesFor(context, journey, block) });
      }
    }
  },
};

function fixesFor({ document, model }: RuleContext, journey: Journey, block: Block): Fix[] {
  const channel = channelBefore(journey, block) ?? model.channels.find(({ name }) => name)?.name ?? t('Web');
  const on = `on ${placeholder(1, nameFor(lineOf('step', 'on')!, channel))}`;
  const touchpoint = `touchpoint ${placeholder(1, t('Where it happens'))}`;
  return [
    addFix(document, block, t('Add ‘on’ and a channel'), [on], { preferred: true }),
    addFix(document, block, t('Add ‘touchpoint’'), [touchpoint]),
  ];
}

/** The channel that the journey was on last: most often it stays there. */
function channelBefore(journey: Journey, block: Block): string | undefined {
  const blocks = blocksOf(journey);
  const before = blocks.slice(0, blocks.indexOf(block)).flatMap(({ on }) => on.flatMap(({ channels }) => channels));
  const last = before.findLast((reference) => reference.$refText);
  return last && referenceName(last);
}
