import type { Severity } from '../../../language-server/rules/rule.js';
import type { Finding } from '../../library/read-maps.js';
import { type Paint, printable, type Style } from '../terminal.js';
import { excerptOf } from './excerpt.js';
import { byFile, type Report, type Reporter } from './report.js';

const STYLES: Readonly<Record<Severity, Style>> = { error: 'red', warning: 'yellow', info: 'blue', hint: 'gray' };
const WORDS: Readonly<Record<Severity, readonly [one: string, many: string]>> = {
  error: ['error', 'errors'],
  warning: ['warning', 'warnings'],
  info: ['info', 'infos'],
  hint: ['hint', 'hints'],
};
/** In UTF-16 units. */
const LONGEST_MESSAGE = 400;
const SEVERITY_WIDTH = Math.max(...Object.keys(WORDS).map((word) => word.length));

/**
 * The findings for people: a line each, `path:line:column  severity  message  code`, and below it the line that it is about,
 * grouped by file; and a summary.
 */
export const textReport: Reporter = (report, paint) => {
  if (report.files.length === 0 || (report.isQuiet && report.findings.length === 0)) return '';
  const texts = new Map(report.files.map(({ name, text }) => [name, text]));
  const groups = [...byFile(report.findings)].map(([file, findings]) => {
    const lines = (texts.get(file) ?? '').split(/\r\n|\r|\n/);
    return group(findings, lines, paint);
  });
  return [...groups, `${summary(report, paint)}\n`].join('\n');
};

function group(findings: readonly Finding[], lines: readonly string[], paint: Paint): string {
  const places = findings.map(({ file, range: { start } }) =>
    [printable(file), start.line + 1, start.character + 1].join(':'),
  );
  const width = places.reduce((widest, place) => Math.max(widest, place.length), 0);
  return findings
    .map((finding, index) => {
      const { severity, message, code } = finding;
      const place = places[index]!;
      const word = paint(STYLES[severity], severity.padEnd(SEVERITY_WIDTH));
      const said = `${place.padEnd(width)}  ${word}  ${shortened(printable(message))}  ${paint('gray', code)}\n`;
      return said + excerpt(finding, lines, paint);
    })
    .join('');
}

/** `  8 |       next Nowhere`, and below it what is meant. */
function excerpt({ range, severity }: Finding, lines: readonly string[], paint: Paint): string {
  const found = excerptOf(lines, range);
  if (!found) return '';
  const number = `${range.start.line + 1}`;
  const edge = (text: string) => paint('gray', `  ${text.padStart(number.length)} |`);
  const marks = paint(STYLES[severity], found.marks);
  return `${edge(number)} ${found.line}\n${edge('')} ${found.before}${marks}\n`;
}

/** A message that quotes a very long text, without the middle of it. */
function shortened(message: string): string {
  if (message.length <= LONGEST_MESSAGE) return message;
  const half = LONGEST_MESSAGE / 2;
  return `${message.slice(0, half)} … ${message.slice(-half)}`;
}

function summary({ findings, files: { length: files } }: Report, paint: Paint): string {
  if (findings.length === 0) return paint('green', `${counted(files, 'file')} checked: nothing to report.`);
  const counts = (Object.keys(WORDS) as Severity[]).flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    const [one, many] = WORDS[severity];
    return count === 0 ? [] : [paint(STYLES[severity], counted(count, one, many))];
  });
  const concerned = byFile(findings).size;
  return `${counts.join(', ')} in ${concerned === files ? counted(files, 'file') : `${concerned} of ${counted(files, 'file')}`}.`;
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
