/** Finding words in a map: whatever their case and their accents. */
import type { Journey, JourneyMap } from '../../language-server/map/journey-map.js';

/** Something that says the words. */
export interface Found {
  id: string;
}

/** As two texts are compared: without case, accents and width. */
export function plainText(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** What names other things or is one of a few words of the language. */
const NOT_WORDS = new Set(['id', 'target', 'format', 'state', 'basis', 'kind', 'effort', 'impact', 'color', 'icon']);

/** What of a journey says these words, and of the declarations of its file, in the order of the text. */
export function findIn(map: JourneyMap, journey: Journey, words: string): Found[] {
  const wanted = plainText(words).trim();
  if (wanted === '') return [];
  const found = new Map<string, Found>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) visit(one);
    else if (typeof value === 'object' && value !== null) {
      const { id, ...fields } = value as { id?: unknown } & Record<string, unknown>;
      if (typeof id === 'string' && says(fields, wanted)) found.set(id, { id });
      // Steps come after what their stage says of itself.
      const { steps, range: _, nameRange: __, ...others } = fields;
      visit(Object.values(others));
      visit(steps);
    }
  };
  const { stages, ...own } = journey;
  visit(own);
  visit([map.personas, map.sources]);
  visit(stages);
  return [...found.values()];
}

function says(fields: Record<string, unknown>, wanted: string): boolean {
  const own = Object.entries(fields).flatMap(([key, value]) =>
    typeof value === 'string' && !NOT_WORDS.has(key) ? [value] : [],
  );
  return plainText(own.join('\n')).includes(wanted);
}

/** A text as it is compared, and for each of its units and its end where that stands in the text itself. */
export function withPlaces(original: string): { text: string; places: number[] } {
  let text = '';
  const places: number[] = [];
  let at = 0;
  for (const sign of original) {
    const plain = plainText(sign);
    for (let i = 0; i < plain.length; i++) places.push(at);
    text += plain;
    at += sign.length;
  }
  places.push(at);
  return { text, places };
}
