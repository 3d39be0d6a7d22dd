import type { Journey } from '../../language-server/map/journey-map.js';
import type { Density } from '../../language-server/preview-protocol.js';
import type { Choice } from '../../src/diagram/index.js';

/** A stage that somebody folded. Ids are made of places and change while one writes, so it is known by its name too. */
export interface FoldedStage {
  journey: string;
  name: string;
  index: number;
  /** How many stages there were: where none has come or gone, it may have another name now. */
  of: number;
}

/** What somebody wants to see of a file's maps. It is kept for the file, and is not in its text. */
export interface Arrangement {
  /** Lanes that are not drawn, with the names to bring them back by. */
  hiddenLanes: readonly { key: string; name: string }[];
  hiddenPersonas: readonly string[];
  toBe: boolean;
  /** Undefined: as the setting says. */
  density?: Density;
  foldedStages: readonly FoldedStage[];
  foldedLanes: readonly string[];
}

export const ALL: Arrangement = { hiddenLanes: [], hiddenPersonas: [], toBe: true, foldedStages: [], foldedLanes: [] };

/** The arrangement as what the layout asks for. */
export function choiceOf(arrangement: Arrangement, journey: Journey): Choice {
  const { hiddenLanes, hiddenPersonas, toBe, foldedLanes } = arrangement;
  return {
    hiddenLanes: hiddenLanes.map(({ key }) => key),
    personas: journey.personas.filter((name) => !hiddenPersonas.includes(name)),
    toBe,
    foldedLanes,
    foldedStages: foldedIn(arrangement, journey).map(({ id }) => id),
  };
}

/** The stages of a journey that are folded. */
export function foldedIn({ foldedStages }: Arrangement, { name, stages }: Journey): Journey['stages'] {
  const own = foldedStages.filter(({ journey }) => journey === name);
  return stages.filter((_, i) => own.some((folded) => found(folded, stages) === i));
}

/** Which stage was meant: the one at its place if it has its name, else the one of its name; -1 where it is gone. */
function found(folded: FoldedStage, stages: Journey['stages']): number {
  if (stages[folded.index]?.name === folded.name) return folded.index;
  const named = stages.findIndex(({ name }) => name === folded.name);
  return named < 0 && folded.of === stages.length ? folded.index : named;
}

/** Brings places and names of folded stages up to date, so that they are found again when the text goes on changing. */
export function followed(arrangement: Arrangement, journey: Journey): Arrangement {
  if (arrangement.foldedStages.length === 0) return arrangement;
  const others = arrangement.foldedStages.filter((folded) => folded.journey !== journey.name);
  const own = foldedIn(arrangement, journey).map((stage) => markOf(journey, stage.id));
  return { ...arrangement, foldedStages: [...others, ...own] };
}

function markOf(journey: Journey, id: string): FoldedStage {
  const index = journey.stages.findIndex((stage) => stage.id === id);
  return { journey: journey.name, name: journey.stages[index]?.name ?? '', index, of: journey.stages.length };
}

/** Folds a stage, or unfolds it. */
export function stageToggled(arrangement: Arrangement, journey: Journey, id: string): Arrangement {
  const now = foldedIn(arrangement, journey).map((stage) => stage.id);
  const ids = now.includes(id) ? now.filter((one) => one !== id) : [...now, id];
  const others = arrangement.foldedStages.filter((folded) => folded.journey !== journey.name);
  return { ...arrangement, foldedStages: [...others, ...ids.map((one) => markOf(journey, one))] };
}

/** Takes it out of the list, or puts it at its end. */
export function toggled<T>(list: readonly T[], one: T, same: (a: T, b: T) => boolean = Object.is): T[] {
  return list.some((other) => same(other, one)) ? list.filter((other) => !same(other, one)) : [...list, one];
}

/** True where everything is drawn as the text and the settings have it. */
export const isPlain = (arrangement: Arrangement): boolean => JSON.stringify(arrangement) === JSON.stringify(ALL);

/** So many files are remembered. */
const MOST_FILES = 30;

/** The arrangements of the files that were shown, the newest last. */
export class Arrangements {
  private readonly byFile = new Map<string, Arrangement>();

  of(file: string): Arrangement {
    return this.byFile.get(file) ?? ALL;
  }

  set(file: string, arrangement: Arrangement): void {
    this.byFile.delete(file);
    if (!isPlain(arrangement)) this.byFile.set(file, arrangement);
    for (const oldest of this.byFile.keys()) {
      if (this.byFile.size <= MOST_FILES) break;
      this.byFile.delete(oldest);
    }
  }

  /** As it can be kept over a reload. */
  kept(): Record<string, Arrangement> {
    return Object.fromEntries(this.byFile);
  }

  /** Takes up what was kept, as far as it makes sense. */
  restore(value: unknown): void {
    if (typeof value !== 'object' || value === null) return;
    for (const [file, kept] of Object.entries(value).slice(-MOST_FILES)) this.set(file, readArrangement(kept));
  }
}

/** What was kept, as far as it makes sense. */
export function readArrangement(value: unknown): Arrangement {
  if (!isObject(value)) return ALL;
  const { density } = value;
  return {
    hiddenLanes: listOf(value.hiddenLanes, (one) => isObject(one) && isText(one.key) && isText(one.name)),
    hiddenPersonas: listOf(value.hiddenPersonas, isText),
    toBe: value.toBe !== false,
    ...((density === 'comfortable' || density === 'compact') && { density }),
    foldedStages: listOf(
      value.foldedStages,
      (one) => isObject(one) && isText(one.journey) && isText(one.name) && isCount(one.index) && isCount(one.of),
    ),
    foldedLanes: listOf(value.foldedLanes, isText),
  };
}

const isText = (value: unknown): value is string => typeof value === 'string';

const isCount = (value: unknown): boolean => Number.isSafeInteger(value);

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function listOf<T>(value: unknown, isOne: (one: unknown) => boolean): T[] {
  return Array.isArray(value) ? (value.filter(isOne) as T[]) : [];
}
