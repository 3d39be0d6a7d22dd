/** Which pain points of a journey are answered. */
import type { Journey, Opportunity, Pain } from '../generated/ast.js';
import { nameKey } from '../syntax/text.js';
import { KeptByStage } from './kept-by-stage.js';
import type { Block } from './queries.js';

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
  const told = journey.stages.map((stage) => TOLD.of(stage));
  const addressed = new Set<Pain>();
  for (const { answers, answered } of told) {
    for (const { pain } of answers) if (pain.ref) addressed.add(pain.ref);
    for (const pain of answered) addressed.add(pain);
  }
  const names = new Set([...addressed].map((pain) => nameKey(pain.name)));
  if (names.size === 0) return addressed;
  for (const { pains } of told) for (const { pain, key } of pains) if (names.has(key)) addressed.add(pain);
  return addressed;
}

/** What a stage and its steps say of pains: them, the answers by name, and those answered without being named. */
const TOLD = new KeptByStage((stage) => {
  const blocks: readonly Block[] = [stage, ...stage.steps];
  return {
    pains: blocks.flatMap(painsAt).map((pain) => ({ pain, key: nameKey(pain.name) })),
    answers: blocks.flatMap((block) => block.opportunities).flatMap((opportunity) => opportunity.answers),
    answered: blocks.flatMap((block) => {
      const pains = unboundOpportunity(block) ? painsAt(block) : [];
      return new Set(pains.map((pain) => nameKey(pain.name))).size === 1 ? pains.slice(0, 1) : [];
    }),
  };
});
