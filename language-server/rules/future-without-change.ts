import { t } from '@vscode/l10n';
import { AstUtils } from 'langium';
import type { Journey } from '../generated/ast.js';
import { mean, meanScores } from '../model/moods.js';
import { type Block, mappedBlocks, personasOfJourney, scaleOf } from '../model/queries.js';
import { quoted } from '../said.js';
import { looseKey } from '../syntax/text.js';
import { type Rule, titleRange } from './rule.js';

/** A journey to be that shares steps with the journey as it is, none of which feels better. */
export const futureWithoutChange: Rule = {
  code: 'future-without-change',
  severity: 'warning',
  check({ model, report }) {
    for (const future of model.journeys) {
      const current = future.futureOf[0]?.journey.ref;
      if (!future.name || !current || isBetterSomewhere(future, current) !== false) continue;
      report({
        range: titleRange(future),
        message: t(
          'None of the steps that this journey shares with {0} feels better than there.',
          quoted(current.name),
        ),
        related: [
          {
            uri: AstUtils.getDocument(current).uri.toString(),
            range: titleRange(current),
            message: t('This is the journey as it is.'),
          },
        ],
      });
    }
  },
};

/** Undefined where the journeys share no step of which both say how it feels. */
function isBetterSomewhere(future: Journey, current: Journey): boolean | undefined {
  const feelingsNow = feelingsOf(current);
  const feelingsThen = feelingsOf(future);
  const blocksNow = new Map<string, Block[]>();
  for (const block of mappedBlocks(current)) {
    const key = keyOf(block);
    const known = blocksNow.get(key);
    if (known) known.push(block);
    else blocksNow.set(key, [block]);
  }
  const uses = new Map<string, number>();
  let isComparable = false;
  for (const then of mappedBlocks(future)) {
    const key = keyOf(then);
    const use = uses.get(key) ?? 0;
    uses.set(key, use + 1);
    // Steps of one title are told apart by their order.
    const now = blocksNow.get(key)?.[use];
    if (!now) continue;
    const isBetter = isBetterThan(feelingsThen(then), feelingsNow(now));
    if (isBetter) return true;
    isComparable ||= isBetter !== undefined;
  }
  return isComparable ? false : undefined;
}

/** Steps are compared with steps, and stages without steps with such. */
function keyOf(block: Block): string {
  return `${block.$type} ${looseKey(block.name)}`;
}

function feelingsOf(journey: Journey): (block: Block) => ReadonlyMap<string, number> {
  const scale = scaleOf(journey);
  const everyone = personasOfJourney(journey);
  return (block) => meanScores(block, scale, everyone);
}

/** Persona by persona; where they have none in common, the means of all. Undefined where nothing can be compared. */
function isBetterThan(then: ReadonlyMap<string, number>, now: ReadonlyMap<string, number>): boolean | undefined {
  if (then.size === 0 || now.size === 0) return undefined;
  const common = [...then].filter(([persona]) => now.has(persona));
  if (common.length > 0) return common.some(([persona, score]) => score > now.get(persona)!);
  return mean([...then.values()]) > mean([...now.values()]);
}
