import { nearest } from '../syntax/repair.js';

/** In names compared, for one rule in one file: more than any map needs, and done within a fraction of a second. */
const COMPARISONS = 1_000_000;

/**
 * Finds the known name that an unknown one may have been meant as. In a file with thousands of unknown names it stops
 * looking, so that such a file is checked as quickly as any other.
 */
export class Suggestions {
  private left = COMPARISONS;

  /** `candidates` is not asked for once there have been too many. */
  nearest(name: string, candidates: () => readonly string[]): string | undefined {
    if (this.left <= 0) return undefined;
    const names = candidates();
    this.left -= names.length;
    return nearest(name, names);
  }
}
