/** Which pain points of a journey are answered. */
import type { Journey, Opportunity, Pain } from '../generated/ast.js';
import { nameKey } from '../syntax/text.js';
import { type Block, blocksOf } from './queries.js';

/** The pains of a stage's own lines or of a step that say something, those in its `as` blocks included. */
export function painsAt(block: Block): Pain[] {
  const personal = block.as.flatMap((as) => as.pains);
  return [...block.pains, ...personal].filter((pain) => pain.name);
}

/** The opportunity of a stage or step that says of no pain that it answers it, where it is the only one. */
export function unboundOpportunity(block: Block): Opportunity | undefined {
  const [only, ...more] = block.opportunities;
  return only && more.length === 0 && only.answers.length === 0 ? only : undefined;
}

/**
 * The pains that an opportunity answers: by name, or by themselves where a stage or step has one pain and one opportunity.
 * What a journey says twice, in two steps, or for everybody and for somebody alone, is one pain.
 */
export function addressedPains(journey: Journey): Set<Pain> {
  const blocks = blocksOf(journey);
  const addressed = new Set<Pain>();
  for (const block of blocks) {
    for (const { answers } of block.opportunities) {
      for (const { pain } of answers) if (pain.ref) addressed.add(pain.ref);
    }
    const pains = unboundOpportunity(block) ? painsAt(block) : [];
    if (new Set(pains.map((pain) => nameKey(pain.name))).size === 1) addressed.add(pains[0]!);
  }
  const names = new Set([...addressed].map((pain) => nameKey(pain.name)));
  if (names.size === 0) return addressed;
  for (const block of blocks) for (const pain of painsAt(block)) if (names.has(nameKey(pain.name))) addressed.add(pain);
  return addressed;
}
