/**
 * The findings as SARIF 2.1.0, for services that show them in the code.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Range } from '../../../language-server/map/journey-map.js';
import type { Fix, Severity } from '../../../language-server/rules/rule.js';
import { version } from '../../../package.json';
import { besideProgram } from '../../library/beside.js';
import type { Finding } from '../../library/read-maps.js';
import type { Report, Reporter } from './report.js';

/** What a log names as its schema: a name, which nothing here looks up. */
const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'note',
};

export const sarifReport: Reporter = (report) => {
  const rules = report.rules.filter(({ code }) => report.findings.some((finding) => finding.code === code));
  const places = new Map(rules.map(({ code }, index) => [code, index]));
  const log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'journey',
            semanticVersion: version,
            rules: rules.map(({ code, severity }) => describedRule(code, severity)),
          },
        },
        invocations: [{ executionSuccessful: report.isComplete }],
        columnKind: 'utf16CodeUnits',
        results: results(report, places),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
};

function results({ findings, fixes }: Report, places: ReadonlyMap<string, number>): object[] {
  return findings.map((finding) => {
    const offered = fixes(finding);
    const artifactLocation = { uri: uriOf(finding.file) };
    const ruleIndex = places.get(finding.code);
    return {
      ruleId: finding.code,
      ...(ruleIndex !== undefined && { ruleIndex }),
      level: LEVELS[finding.severity],
      message: { text: wellFormed(finding.message) },
      locations: [{ physicalLocation: { artifactLocation, region: regionOf(finding.range) } }],
      ...(offered.length > 0 && { fixes: offered.map((fix) => fixOf(fix, artifactLocation)) }),
    };
  });
}

function fixOf({ title, edits }: Fix, artifactLocation: { uri: string }): object {
  const replacements = edits.map(({ range, newText }) => ({
    deletedRegion: regionOf(range),
    ...(newText !== '' && { insertedContent: { text: wellFormed(newText) } }),
  }));
  return { description: { text: wellFormed(title) }, artifactChanges: [{ artifactLocation, replacements }] };
}

/** A rule as the page about it describes it, where that ships beside the program. */
function describedRule(code: Finding['code'], severity: Severity): object {
  const page = pageOf(code);
  const summary = page
    ?.split(/\n{2,}/)[1]
    ?.replaceAll(/\s+/g, ' ')
    .trim();
  return {
    id: code,
    shortDescription: { text: summary ?? code },
    ...(page !== undefined && { help: { text: page, markdown: page } }),
    defaultConfiguration: { level: LEVELS[severity] },
  };
}

function pageOf(code: string): string | undefined {
  try {
    return readFileSync(besideProgram('..', 'docs', 'rules', `${code}.md`), 'utf8');
  } catch {
    return undefined;
  }
}

/** Lines and columns count from 1; the end is behind the last character, as in the findings. */
function regionOf({ start, end }: Range): object {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

/** Relative to the folder that the program runs in; a file elsewhere by its whole path. */
function uriOf(file: string): string {
  const isElsewhere = path.isAbsolute(file) || file.split(/[\\/]/, 1)[0] === '..';
  if (isElsewhere) return pathToFileURL(file).href;
  return file
    .split(path.sep)
    .map((part) => encodeURIComponent(wellFormed(part)))
    .join('/');
}

/** Half a character, which no encoding can write, becomes the sign for what is unknown. */
const wellFormed = (text: string): string => text.replaceAll(/\p{Cs}/gu, '\ufffd');
