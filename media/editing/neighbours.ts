/** Where a step or stage goes that goes past its neighbour, and what it is called there. */
import type { Journey } from '../../language-server/map/journey-map.js';
import { journeyOf, kindOf } from './part-kinds.js';

/** Before another step or stage, or behind all others. */
export interface Destination {
  into: string;
  before?: string;
}

type Stages = Journey['stages'];

/** One place earlier (-1) or later (1), over the border of a step's stage too; undefined where there is nowhere to go. */
export function placeBeside(stages: Stages, block: string, direction: 1 | -1): Destination | undefined {
  return kindOf(block) === 'step' ? stepBeside(stages, block, direction) : stageBeside(stages, block, direction);
}

function stepBeside(stages: Stages, id: string, direction: 1 | -1): Destination | undefined {
  const s = stages.findIndex(({ steps }) => steps.some((step) => step.id === id));
  const stage = stages[s];
  const p = stage?.steps.findIndex((step) => step.id === id) ?? -1;
  if (!stage) return undefined;
  if (direction < 0) {
    if (p > 0) return { into: stage.id, before: stage.steps[p - 1]?.id };
    const other = stages[s - 1];
    return other && { into: other.id };
  }
  if (p < stage.steps.length - 1) return { into: stage.id, before: stage.steps[p + 2]?.id };
  const other = stages[s + 1];
  return other && { into: other.id, before: other.steps[0]?.id };
}

function stageBeside(stages: Stages, id: string, direction: 1 | -1): Destination | undefined {
  const at = stages.findIndex((stage) => stage.id === id);
  const into = journeyOf(id)!;
  if (direction < 0) return at > 0 ? { into, before: stages[at - 1]?.id } : undefined;
  return at < stages.length - 1 ? { into, before: stages[at + 2]?.id } : undefined;
}

/** The step or stage that comes behind one; undefined for the last of its stage or journey. */
export function blockAfter(stages: Stages, block: string): string | undefined {
  const stage = stages.find(({ steps }) => steps.some((step) => step.id === block));
  const siblings = stage?.steps ?? stages;
  const at = siblings.findIndex(({ id }) => id === block);
  return at < 0 ? undefined : siblings[at + 1]?.id;
}

/** The id that a step or stage has in its new place. */
export function idThere(stages: Stages, block: string, { into, before }: Destination): string {
  const isStage = kindOf(block) === 'stage';
  const siblings = isStage ? stages : (stages.find((stage) => stage.id === into)?.steps ?? []);
  const others = siblings.map(({ id }) => id).filter((other) => other !== block);
  const at = before === undefined ? others.length : others.indexOf(before);
  return `${into}.${isStage ? 's' : 'p'}${at}`;
}
