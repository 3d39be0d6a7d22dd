/**
 * What changed from one JourneyMap to the next, stage by stage: most edits change one stage, and a map of a thousand
 * steps is megabytes. Plain data both ways, for messages.
 */
import type { Journey, JourneyMap, Stage } from './journey-map.js';

/** A stage that says what an earlier one said, so many lines further down. */
interface KeptStage {
  /** Its place in the same journey of the earlier map. */
  kept: number;
  down: number;
}

export interface MapPatch {
  /** The version of the map that it starts from. */
  since: number;
  map: Omit<JourneyMap, 'journeys'> & { journeys: (Omit<Journey, 'stages'> & { stages: (Stage | KeptStage)[] })[] };
}

/** The patch that makes `after` of `before`, which is version `since`. */
export function patchBetween(before: JourneyMap, after: JourneyMap, since: number): MapPatch {
  const journeys = after.journeys.map((journey, index) => {
    const earlier = before.journeys[index]?.stages ?? [];
    return { ...journey, stages: journey.stages.map((stage, place) => keptOrNew(earlier, stage, place)) };
  });
  return { since, map: { ...after, journeys } };
}

/**
 * The map that a patch makes of `before`. Stages that are kept are the same objects: a picture made of them need not
 * look into them again. Their ranges are moved in place, so that `before` must not be used for places any more.
 * Undefined where the patch does not fit.
 */
export function applyPatch(before: JourneyMap, { map }: MapPatch): JourneyMap | undefined {
  const journeys: Journey[] = [];
  for (const [index, journey] of map.journeys.entries()) {
    const stages: Stage[] = [];
    for (const stage of journey.stages) {
      const kept = 'kept' in stage ? before.journeys[index]?.stages[stage.kept] : stage;
      if (!kept) return undefined;
      if ('kept' in stage) moveDown(kept, stage.down);
      stages.push(kept);
    }
    journeys.push({ ...journey, stages });
  }
  return { ...map, journeys };
}

/** Ids are made of places, so a stage can only be kept where it was. */
function keptOrNew(earlier: readonly Stage[], stage: Stage, place: number): Stage | KeptStage {
  const same = earlier[place];
  const down = lineOf(stage) - (same ? lineOf(same) : 0);
  return same && isSame(same, stage, down) ? { kept: place, down } : stage;
}

function lineOf(stage: Stage): number {
  return stage.range?.start.line ?? 0;
}

/** True where the values differ by nothing but the lines in their ranges, all by `down`. */
function isSame(before: unknown, after: unknown, down: number): boolean {
  // Objects that both maps share, such as the range of a built-in metric, stand nowhere in the text.
  if (before === after) return true;
  if (typeof before !== 'object' || typeof after !== 'object' || before === null || after === null) return false;
  if (Array.isArray(before)) {
    if (!Array.isArray(after) || before.length !== after.length) return false;
    for (let i = 0; i < before.length; i++) if (!isSame(before[i], after[i], down)) return false;
    return true;
  }
  return isSameObject(before as Fields, after as Fields, down);
}

type Fields = Record<string, unknown>;

function isSameObject(before: Fields, after: Fields, down: number): boolean {
  for (const key in after) {
    const [a, b] = [before[key], after[key]];
    if (key === 'line' && typeof a === 'number' ? a + down !== b : !isSame(a, b, down)) return false;
  }
  for (const key in before) if (before[key] !== undefined && after[key] === undefined) return false;
  return true;
}

/** Moves every range in a part of a map so many lines down. */
function moveDown(part: unknown, down: number): void {
  if (down === 0 || typeof part !== 'object' || part === null) return;
  for (const value of Object.values(part)) {
    if (typeof value !== 'object' || value === null) continue;
    if (isPosition(value)) value.line += down;
    else moveDown(value, down);
  }
}

function isPosition(value: object): value is { line: number; character: number } {
  return 'line' in value && typeof value.line === 'number' && 'character' in value;
}
