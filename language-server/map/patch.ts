/**
 * What changed from one JourneyMap to the next, by stages and steps: most edits change one step, and a map of a thousand
 * is megabytes. Plain data both ways, for messages.
 */
import type { Journey, JourneyMap, Stage, Step } from './journey-map.js';

/** A stage or step that says what an earlier one said, so many lines further down. */
interface Kept {
  /** Its place in the same journey, or the same stage, of the earlier map. */
  kept: number;
  down: number;
}

type StagePatch = Omit<Stage, 'steps'> & { steps: (Step | Kept)[] };
type JourneyPatch = Omit<Journey, 'stages'> & { stages: (StagePatch | Kept)[] };

export interface MapPatch {
  /** The version of the map that it starts from. */
  since: number;
  map: Omit<JourneyMap, 'journeys'> & { journeys: JourneyPatch[] };
}

/** The patch that makes `after` of `before`, which is version `since`. */
export function patchBetween(before: JourneyMap, after: JourneyMap, since: number): MapPatch {
  const journeys = after.journeys.map((journey, index): JourneyPatch => {
    const earlier = before.journeys[index]?.stages;
    const stages = journey.stages.map((stage, place) => {
      const whole = keptOrNew(earlier, stage, place);
      if (whole !== stage) return whole as Kept;
      const steps = stage.steps.map((step, at) => keptOrNew(earlier?.[place]?.steps, step, at));
      return { ...stage, steps };
    });
    return { ...journey, stages };
  });
  return { since, map: { ...after, journeys } };
}

/**
 * The map that a patch makes of `before`. Stages and steps that are kept are the same objects: a picture made of them need
 * not look into them again. Their ranges are moved in place, so that `before` must not be used for places any more.
 * Undefined where the patch does not fit.
 */
export function applyPatch(before: JourneyMap, { map }: MapPatch): JourneyMap | undefined {
  try {
    const journeys = map.journeys.map((journey, index): Journey => {
      const earlier = before.journeys[index]?.stages;
      const stages = journey.stages.map((stage, place): Stage => {
        if (isKept(stage)) return taken(earlier, stage);
        const steps = stage.steps.map((step) => (isKept(step) ? taken(earlier?.[place]?.steps, step) : step));
        return { ...stage, steps };
      });
      return { ...journey, stages };
    });
    return { ...map, journeys };
  } catch (error) {
    if (error instanceof NothingKept) return undefined;
    throw error;
  }
}

/** What is to be kept is not there: the patch is of another map. */
class NothingKept extends Error {}

function isKept(part: object): part is Kept {
  return 'kept' in part;
}

function taken<T extends Stage | Step>(earlier: readonly T[] | undefined, { kept, down }: Kept): T {
  const part = earlier?.[kept];
  if (!part) throw new NothingKept();
  moveDown(part, down);
  return part;
}

/** Ids are made of places, so a stage or step can only be kept where it was. */
function keptOrNew<T extends Stage | Step>(earlier: readonly T[] | undefined, part: T, place: number): T | Kept {
  const same = earlier?.[place];
  const down = lineOf(part) - (same ? lineOf(same) : 0);
  return same && isSame(same, part, down) ? { kept: place, down } : part;
}

function lineOf(part: Stage | Step): number {
  return part.range?.start.line ?? 0;
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
