/** What `check` has to say, whatever form it takes. */
import type { Fix, Severity } from '../../../language-server/rules/rule.js';
import type { Finding } from '../../library/read-maps.js';
import type { Paint } from '../terminal.js';

export interface Report {
  /** Sorted by file and position. */
  findings: readonly Finding[];
  /** The files that were read, by their names as in the findings. */
  files: readonly { name: string; text: string }[];
  /** The ways out of a finding that change its own file and leave nothing to fill in, where they were looked for. */
  fixes(finding: Finding): readonly Fix[];
  /** All rules there are, each with how grave it is if nobody says otherwise. */
  rules: readonly { code: string; severity: Severity }[];
  /** That everything which was named could be read. */
  isComplete: boolean;
  /** That only what is wrong is to be said: no summary where nothing is. */
  isQuiet: boolean;
}

/** Writes a report in one format. */
export type Reporter = (report: Report, paint: Paint) => string;

/** The findings of each file that has some, in their order. */
export function byFile(findings: readonly Finding[]): Map<string, Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.file);
    if (group) group.push(finding);
    else groups.set(finding.file, [finding]);
  }
  return groups;
}
