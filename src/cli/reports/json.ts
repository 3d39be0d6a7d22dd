import type { Reporter } from './report.js';

/** The findings as a list, for other programs. */
export const jsonReport: Reporter = ({ findings }) => `${JSON.stringify(findings, null, 2)}\n`;
