/** The formats of a report by the names that `--format` gives them. */
import { jsonReport } from './json.js';
import type { Reporter } from './report.js';
import { textReport } from './text.js';

export const REPORTS = { text: textReport, json: jsonReport } as const satisfies Readonly<Record<string, Reporter>>;

export type ReportFormat = keyof typeof REPORTS;
export const REPORT_FORMATS = Object.keys(REPORTS) as ReportFormat[];
