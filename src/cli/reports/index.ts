/** The formats of a report by the names that `--format` gives them. What writes one is loaded when it is asked for. */
import type { Reporter } from './report.js';

const REPORTS = {
  text: async () => (await import('./text.js')).textReport,
  json: async () => (await import('./json.js')).jsonReport,
  sarif: async () => (await import('./sarif.js')).sarifReport,
  github: async () => (await import('./github.js')).githubReport,
  junit: async () => (await import('./junit.js')).junitReport,
} as const satisfies Readonly<Record<string, () => Promise<Reporter>>>;

export type ReportFormat = keyof typeof REPORTS;
export const REPORT_FORMATS = Object.keys(REPORTS) as ReportFormat[];

/** What writes reports of a format. */
export function reporterOf(format: ReportFormat): Promise<Reporter> {
  return REPORTS[format]();
}
