/** What `check` has to say, whatever form it takes. */
import type { Finding } from '../language.js';
import type { Paint } from '../terminal.js';

export interface Report {
  /** Sorted by file and position. */
  findings: readonly Finding[];
  /** How many files were read. */
  files: number;
}

/** Writes a report in one format. */
export type Reporter = (report: Report, paint: Paint) => string;
