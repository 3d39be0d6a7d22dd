/**
 * The findings as a test report in the form of JUnit: a suite for each file, a case for each finding. Errors are failures;
 * what does not fail a check is told in a case that passes.
 */

import type { Finding } from '../../library/read-maps.js';
import { printable } from '../terminal.js';
import { byFile, type Reporter } from './report.js';

/** Lines and columns count from 1. */
const placeOf = ({ file, range: { start } }: Finding): string => `${file}:${start.line + 1}:${start.character + 1}`;

export const junitReport: Reporter = ({ findings, files }) => {
  const ofFile = byFile(findings);
  const suites = files.map(({ name }) => suite(name, ofFile.get(name) ?? []));
  const cases = files.reduce((sum, { name }) => sum + Math.max(ofFile.get(name)?.length ?? 0, 1), 0);
  const counts = attributes({ name: 'journey check', tests: cases, failures: failuresIn(findings), errors: 0 });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${counts}>\n${suites.join('')}</testsuites>\n`;
};

function suite(file: string, findings: readonly Finding[]): string {
  const cases =
    findings.length > 0
      ? findings.map(testCase)
      : [`    <testcase${attributes({ name: 'nothing to report', classname: file })}/>\n`];
  const counts = attributes({ name: file, tests: cases.length, failures: failuresIn(findings), errors: 0, skipped: 0 });
  return `  <testsuite${counts}>\n${cases.join('')}  </testsuite>\n`;
}

function testCase(finding: Finding): string {
  const { file, code, severity, message } = finding;
  const name = `${code} (line ${finding.range.start.line + 1}, column ${finding.range.start.character + 1})`;
  const text = escapeXml(`${placeOf(finding)}: ${severity}: ${message}`);
  const content =
    severity === 'error'
      ? `<failure${attributes({ message, type: code })}>${text}</failure>`
      : `<system-out>${text}</system-out>`;
  return `    <testcase${attributes({ name, classname: file })}>${content}</testcase>\n`;
}

function failuresIn(findings: readonly Finding[]): number {
  return findings.filter(({ severity }) => severity === 'error').length;
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`)
    .join('');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text in an element or an attribute. What no XML may hold, even escaped, is shown as its number or as unknown. */
function escapeXml(text: string): string {
  return printable(text)
    .replaceAll(/[\p{Cs}\ufffe\uffff]/gu, '\ufffd')
    .replaceAll(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}
