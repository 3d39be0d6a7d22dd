import type { Item, Items, Journey, Mood, Stage } from '../../../language-server/map/journey-map.js';
import type { Compared } from './compared.js';

/** What of a journey somebody wants to see. Where something is left out, all of it is drawn. */
export interface Choice {
  /** Keys of the lanes to draw, in this order: `steps`, `feels`, `pains`, `lane-Legal`, …: `Band.lane` has them. */
  lanes?: readonly string[];
  /** Keys of lanes that are not drawn. */
  hiddenLanes?: readonly string[];
  /** Only what concerns these personas; everything where the journey knows none of them. */
  personas?: readonly string[];
  /** False: not what is to be, neither planned nor promised. */
  toBe?: boolean;
  /** Draws the journey over what it was before, instead of what is to be. */
  compared?: Compared;
  /** Ids of stages that are drawn as one narrow column. Not in a flow. */
  foldedStages?: readonly string[];
  /** Keys of lanes of which only marks are drawn, one for each item. Not `steps`. */
  foldedLanes?: readonly string[];
}

/** What was taken out of a stage that is drawn as one narrow column. */
export interface Fold {
  /** The ids of its steps. */
  steps: readonly string[];
  /** From the lowest to the highest score on -2..+2, by persona; null where the journey names nobody. */
  ranges: ReadonlyMap<string | null, { low: number; high: number }>;
}

/** A journey as it was chosen to be drawn. */
export interface ChosenJourney {
  journey: Journey;
  /** By the stage's id. */
  folds: ReadonlyMap<string, Fold>;
}

const NO_FOLDS: ReadonlyMap<string, Fold> = new Map();

/** The journey without what others than the chosen personas do and say, and without the steps of folded stages. */
export function chosenJourney(journey: Journey, { personas, foldedStages }: Choice): ChosenJourney {
  const names = personas && journey.personas.filter((name) => personas.includes(name));
  const some = names !== undefined && names.length > 0 && names.length < journey.personas.length;
  const folded = new Set(foldedStages);
  if (!some && folded.size === 0) return { journey, folds: NO_FOLDS };
  const folds = new Map<string, Fold>();
  const stages = journey.stages.map((stage) => {
    const own = some ? { ...itemsOf(stage, names), steps: stage.steps.map((step) => itemsOf(step, names)) } : stage;
    if (!folded.has(stage.id)) return own;
    folds.set(stage.id, foldOf(own));
    return foldedStage(own);
  });
  return { journey: { ...journey, personas: some ? names : journey.personas, stages }, folds };
}

/** Without what is true for others only. */
function itemsOf<T extends Items>(items: T, names: readonly string[]): T {
  const own = { ...items } as Record<string, unknown>;
  for (const [key, value] of Object.entries(items)) {
    if (Array.isArray(value) && value.some(isItem)) {
      own[key] = value.filter(
        (one: Item) => one.personas.length === 0 || one.personas.some((it) => names.includes(it)),
      );
    }
  }
  own.moods = items.moods.filter(({ persona }) => persona === null || names.includes(persona));
  return own as T;
}

const isItem = (value: unknown): value is Item =>
  typeof value === 'object' && value !== null && 'personas' in value && Array.isArray(value.personas);

function foldOf(stage: Stage): Fold {
  const ranges = new Map<string | null, { low: number; high: number }>();
  for (const [persona, scores] of scoresOf(stage)) {
    ranges.set(persona, { low: Math.min(...scores), high: Math.max(...scores) });
  }
  return { steps: stage.steps.map(({ id }) => id), ranges };
}

/** A stage that says no more than its name, and how it feels on average. */
function foldedStage(stage: Stage): Stage {
  const bare = { ...stage } as Record<string, unknown>;
  for (const [key, value] of Object.entries(stage)) {
    if (key === 'personas') continue;
    if (Array.isArray(value)) bare[key] = [];
    else if (!KEPT.has(key)) bare[key] = undefined;
  }
  bare.moods = [...scoresOf(stage)].map(([persona, scores]): Mood => {
    const score = scores.reduce((sum, one) => sum + one, 0) / scores.length;
    return { persona, score, scaled: score, feels: [] };
  });
  return bare as unknown as Stage;
}

const KEPT: ReadonlySet<string> = new Set(['id', 'name', 'range', 'nameRange']);

/** How each persona feels in the steps of a stage, or in the stage itself where it has none. */
function scoresOf({ steps, moods }: Stage): Map<string | null, number[]> {
  const scores = new Map<string | null, number[]>();
  for (const { persona, score } of steps.length > 0 ? steps.flatMap((step) => step.moods) : moods) {
    if (score === null) continue;
    const known = scores.get(persona);
    if (known) known.push(score);
    else scores.set(persona, [score]);
  }
  return scores;
}
