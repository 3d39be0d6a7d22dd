/** What a person can do to a map in its picture, as plain data: the webview says it, the language server writes it. */
import type { Range } from '../map/journey-map.js';

/**
 * A part of a map as it was drawn. `words` is what it said then: where the text has changed in between, the part is found
 * again by them, or not at all.
 */
export interface Part {
  /** That of the JourneyMap. */
  id: string;
  words: string;
}

export type MapEdit =
  /** A persona feels so at a step, or a stage without steps. `score` is on the journey's scale. */
  | { kind: 'score'; part: Part; persona: string | null; score: number }
  /** Other words for a part: a title, a thought, a name. What refers to it goes along. */
  | { kind: 'words'; part: Part; words: string }
  /**
   * A new line of a journey, stage or step. Without words it gets some that are to be overwritten. `persona`: it is true
   * for them alone. `before`: a new step or stage goes before this one, or else behind all.
   */
  | { kind: 'add'; part: Part; keyword: string; words: string; persona?: string; before?: Part }
  /** What the report of this code about the part asks for; of several the one about the stage of this name. */
  | { kind: 'answer'; part: Part; code: string; missing?: string }
  | { kind: 'remove'; part: Part }
  | { kind: 'duplicate'; part: Part }
  /** A step goes into a stage, a stage into its journey: before another one, or behind all. */
  | { kind: 'move'; part: Part; into: Part; before?: Part };

/** Edits of files that make a change of the map; all or none of them. */
export interface WrittenEdit {
  files: { uri: string; edits: { range: Range; newText: string }[] }[];
  /** In the edited text of the map's own file: what was written, or what in it is to be overwritten. */
  select?: Range;
}

/** Why a change is not made: one sentence for the person who asked for it. */
export interface Refused {
  problem: string;
}

type Fields = Readonly<Record<string, unknown>>;

/** True for a well-formed change; it may still name what is not there. */
export function isMapEdit(value: unknown): value is MapEdit {
  if (typeof value !== 'object' || value === null) return false;
  const edit = value as Fields;
  if (!isPart(edit.part)) return false;
  switch (edit.kind) {
    case 'score':
      return Number.isFinite(edit.score) && (edit.persona === null || typeof edit.persona === 'string');
    case 'words':
      return typeof edit.words === 'string';
    case 'add':
      return (
        typeof edit.keyword === 'string' &&
        typeof edit.words === 'string' &&
        (edit.persona === undefined || typeof edit.persona === 'string') &&
        isOptionalPart(edit.before)
      );
    case 'answer':
      return typeof edit.code === 'string' && (edit.missing === undefined || typeof edit.missing === 'string');
    case 'remove':
    case 'duplicate':
      return true;
    case 'move':
      return isPart(edit.into) && isOptionalPart(edit.before);
    default:
      return false;
  }
}

function isPart(value: unknown): value is Part {
  if (typeof value !== 'object' || value === null) return false;
  const { id, words } = value as Fields;
  return typeof id === 'string' && typeof words === 'string';
}

function isOptionalPart(value: unknown): boolean {
  return value === undefined || isPart(value);
}
