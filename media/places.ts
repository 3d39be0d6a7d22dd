/** From the text's cursor to what stands there in the map, and from a thing of the map to its place in the text. */
import type { Journey, JourneyMap, Located, Position, Range } from '../language-server/map/journey-map.js';

/**
 * What stands on the line of the cursor: ids, the most exact first, then what contains it, up to the journey.
 * Of several things on one line, those that the cursor touches come before the others.
 */
export function idsAt(map: JourneyMap, position: Position): string[] {
  const found: { id: string; range: Range; depth: number }[] = [];
  visit(map, 0, (located, depth) => {
    if (!located.range) return true;
    if (position.line < located.range.start.line || position.line > located.range.end.line) return false;
    found.push({ id: located.id, range: located.range, depth });
    return true;
  });
  const rank = ({ range, depth }: { range: Range; depth: number }) => [
    span(range),
    touches(range, position) ? 0 : 1,
    -depth,
    range.end.character - range.start.character,
  ];
  return found
    .map((entry) => ({ id: entry.id, rank: rank(entry) }))
    .sort((a, b) => compare(a.rank, b.rank))
    .map(({ id }) => id);
}

/** Where the thing with this id is named in the text; undefined for what another file declares. */
export function placeOf(map: JourneyMap, id: string): Position | undefined {
  let place: Position | undefined;
  visit(map, 0, (located) => {
    if (place) return false;
    if (located.id === id) place = (located.nameRange ?? located.range)?.start;
    return true;
  });
  return place;
}

/** Which journey the position is in; undefined between journeys. */
export function journeyAt(map: JourneyMap, position: Position): number | undefined {
  const index = map.journeys.findIndex(
    ({ range }) => range && position.line >= range.start.line && position.line <= range.end.line,
  );
  return index < 0 ? undefined : index;
}

/** The journey that was shown before the text changed: by its name, where that is gone by its place. */
export function sameJourney(
  journeys: readonly Pick<Journey, 'name'>[],
  shown: { index: number; name: string },
): number {
  if (journeys[shown.index]?.name === shown.name) return shown.index;
  const named = journeys.findIndex(({ name }) => name === shown.name);
  return named >= 0 ? named : Math.max(0, Math.min(shown.index, journeys.length - 1));
}

/** Walks through everything that can be pointed at; `enter` says whether to go on inside. */
function visit(value: unknown, depth: number, enter: (located: Located, depth: number) => boolean): void {
  if (Array.isArray(value)) {
    for (const element of value) visit(element, depth, enter);
  } else if (typeof value === 'object' && value !== null) {
    if (isLocated(value) && !enter(value, depth)) return;
    for (const [key, child] of Object.entries(value)) {
      if (key !== 'range' && key !== 'nameRange' && typeof child === 'object') visit(child, depth + 1, enter);
    }
  }
}

function isLocated(value: object): value is Located {
  return 'id' in value && typeof value.id === 'string';
}

function span({ start, end }: Range): number {
  return end.line - start.line;
}

function touches({ start, end }: Range, { line, character }: Position): boolean {
  const afterStart = line > start.line || (line === start.line && character >= start.character);
  const beforeEnd = line < end.line || (line === end.line && character <= end.character);
  return afterStart && beforeEnd;
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) {
    const difference = value - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
