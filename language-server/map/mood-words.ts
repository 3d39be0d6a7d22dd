import type { Scale } from './journey-map.js';

/** A word of the language for each whole score from -2 to +2: the plainest there is. */
const WORDS = ['frustrated', 'annoyed', 'neutral', 'happy', 'delighted'] as const;

/**
 * The word that fits a score best. `exact`: that the word alone means this score.
 * @param score on `scale`
 */
export function moodWord(score: number, scale: Scale): { word: string; exact: boolean } {
  const place = ((score - scale.min) / (scale.max - scale.min)) * (WORDS.length - 1);
  const index = Math.min(Math.max(Math.round(place), 0), WORDS.length - 1);
  return { word: WORDS[index] as string, exact: Math.abs(place - index) < 1e-9 };
}
