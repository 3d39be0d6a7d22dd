import { type CommentedKey, say } from '../../../../language-server/said.js';

/** A translated text: what stands between its places, and which argument stands in each. */
interface Pattern {
  before: readonly string[];
  places: readonly number[];
  after: string;
}

const PLACE = /\{(\d+)\}/g;

/**
 * Texts in the language of now. A reading says the same few thousands of times: each is looked up and taken apart once.
 * To be made for one reading, since the next may be in another language.
 */
export class Phrases {
  private readonly words = new Map<string | CommentedKey, string>();
  private readonly patterns = new Map<string | CommentedKey, Pattern>();

  /** A text without places. */
  word(key: string | CommentedKey): string {
    let word = this.words.get(key);
    if (word === undefined) {
      word = say(key);
      this.words.set(key, word);
    }
    return word;
  }

  /** A text with `{0}`, `{1}` and `{2}` in it. A place that no argument is for stays as it is written. */
  filled(key: string | CommentedKey, first: string, second?: string, third?: string): string {
    let pattern = this.patterns.get(key);
    if (!pattern) {
      pattern = patternOf(say(key));
      this.patterns.set(key, pattern);
    }
    const { before, places, after } = pattern;
    const given = (place: number) => (place === 0 ? first : place === 1 ? second : place === 2 ? third : undefined);
    let out = '';
    for (let i = 0; i < places.length; i++) {
      const place = places[i] as number;
      out += (before[i] as string) + (given(place) ?? `{${place}}`);
    }
    return out + after;
  }
}

function patternOf(text: string): Pattern {
  const before: string[] = [];
  const places: number[] = [];
  let end = 0;
  for (const { 0: written, 1: place, index } of text.matchAll(PLACE)) {
    before.push(text.slice(end, index));
    places.push(Number(place));
    end = index + written.length;
  }
  return { before, places, after: text.slice(end) };
}
