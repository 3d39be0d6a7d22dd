/** The parts of a map by their ids, and found again when the text has changed. */
import type { JourneyMap, Located } from '../map/journey-map.js';
import type { Part } from './map-edit.js';

/** A part that stands in the text, with what it says. */
export interface FoundPart extends Located, Part {}

type Fields = Readonly<Record<string, unknown>>;

/** All parts of a map that stand in its own file, by id. */
export function partsOf(map: JourneyMap): ReadonlyMap<string, FoundPart> {
  const parts = new Map<string, FoundPart>();
  const visit = (value: unknown) => {
    if (Array.isArray(value)) for (const element of value) visit(element);
    else if (typeof value === 'object' && value !== null) {
      if (isLocated(value)) parts.set(value.id, { ...placeOf(value), words: wordsOf(value) });
      for (const [name, inner] of Object.entries(value)) if (name !== 'range' && name !== 'nameRange') visit(inner);
    }
  };
  visit(map);
  return parts;
}

/** What a part says, in the words that its `nameRange` covers; nothing for one that says nothing. */
export function wordsOf(part: Located): string {
  const { text, name, emotion, what, source } = part as Located & Fields;
  const words = text ?? name ?? emotion ?? what ?? source;
  return typeof words === 'string' ? words : '';
}

/**
 * The part that was meant: the one of that id, if it still says the same, or else the only one of its kind that does.
 * Undefined where there is none, or more than one.
 */
export function findPart(parts: ReadonlyMap<string, FoundPart>, { id, words }: Part): FoundPart | undefined {
  const same = parts.get(id);
  if (same?.words === words) return same;
  const kind = kindOf(id);
  const alike = [...parts.values()].filter((part) => part.words === words && kindOf(part.id) === kind);
  return alike.length === 1 ? alike[0] : undefined;
}

/** Ids are made of kinds and places: `j0.s1.p2.pain0`. */
function kindOf(id: string): string {
  return id.replace(/\d+/g, '');
}

function isLocated(value: object): value is Located {
  const { id, range } = value as Fields;
  return typeof id === 'string' && typeof range === 'object';
}

function placeOf({ id, range, nameRange }: Located): Located {
  return { id, range, nameRange };
}
