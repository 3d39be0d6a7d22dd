/** How people feel at the steps of a journey, on -2..+2. */

import type { Scale } from '../map/journey-map.js';
import { nameKey } from '../syntax/text.js';
import { type Block, feelsAt, personasOfBlock, scoreOf } from './queries.js';

/**
 * The mean score of each who goes through a stage or step, by name as names are compared; by '' where nobody is named.
 * Those of whom no score is known are left out.
 */
export function meanScores(block: Block, scale: Scale, everyone: readonly string[]): Map<string, number> {
  const feelsOf = feelsAt(block);
  const personas: (string | null)[] = personasOfBlock(block, everyone);
  const means = new Map<string, number>();
  for (const persona of personas.length > 0 ? personas : [null]) {
    const scores = feelsOf(persona)
      .map((feels) => scoreOf(feels, scale))
      .filter((score) => score !== undefined);
    if (scores.length > 0) means.set(nameKey(persona ?? ''), mean(scores));
  }
  return means;
}

/** Rounded so that what is the same number by two ways compares as equal. */
export function mean(numbers: readonly number[]): number {
  return Number((numbers.reduce((sum, number) => sum + number, 0) / numbers.length).toPrecision(12));
}
