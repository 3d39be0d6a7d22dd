import { nearest } from '../syntax/repair.js';

/** In names compared, for one rule in one file: more than any map needs, and done within a fraction of a second. */
const COMPARISONS = 300_000;

/**
 * Finds the known name that an unknown one may have been meant as. In a file with thousands of unknown names it stops
 * looking, so that such a file is checked as quickly as any other.
 */
export class Suggestions {
  private left = COMPARISONS;

  /** `known` is not asked for once there have been too many; `may` tells which of them can be meant. */
  nearest(name: string, known: () => readonly string[], may?: (index: number) => boolean): string | undefined {
    if (this.left <= 0) return undefined;
    const names = known();
    this.left -= names.length;
    return nearest(name, may ? names.filter((_, index) => may(index)) : names);
  }
}
