/**
 * The findings as commands that a GitHub workflow makes annotations of.
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
import path from 'node:path';
import type { Severity } from '../../../language-server/rules/rule.js';
import type { Finding } from '../../library/read-maps.js';
import { printable } from '../terminal.js';
import type { Reporter } from './report.js';

const COMMANDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
  hint: 'notice',
};

export const githubReport: Reporter = ({ findings }) => findings.map(annotation).join('');

function annotation({ file, code, severity, message, range: { start, end } }: Finding): string {
  // Columns are understood within one line only; the last one belongs to the place.
  const columns = start.line === end.line && {
    col: start.character + 1,
    endColumn: Math.max(end.character, start.character + 1),
  };
  const properties = Object.entries({
    file: file.split(path.sep).join('/'),
    line: start.line + 1,
    endLine: end.line + 1,
    ...columns,
    title: code,
  });
  const written = properties.map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(',');
  return `::${COMMANDS[severity]} ${written}::${escapeData(message)}\n`;
}

/** What would end the command or be taken for an escape. Other control characters are of no use in a log. */
function escapeData(text: string): string {
  return text
    .split(/([%\r\n])/)
    .map((part) => ESCAPES.get(part) ?? printable(part))
    .join('');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['%', '%25'],
  ['\r', '%0D'],
  ['\n', '%0A'],
]);
