import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RULES } from '../../language-server/rules/index.js';
import { excerptOf } from '../../src/cli/reports/excerpt.js';
import { githubReport } from '../../src/cli/reports/github.js';
import { junitReport } from '../../src/cli/reports/junit.js';
import type { Report } from '../../src/cli/reports/report.js';
import { sarifReport } from '../../src/cli/reports/sarif.js';
import { textReport } from '../../src/cli/reports/text.js';
import type { Finding } from '../../src/library/read-maps.js';
import { useChromium } from '../diagram/in-chromium.js';
import { readJunit } from './in-page.mjs';
import { BAD, GOOD, useProgram } from './program.js';

const plain = (_style: unknown, text: string) => text;

/** Texts with what means something in one of the formats. */
const HOSTILE = 'a%0A::error::b\r\nc:d,e <f> "g" \'h\' & ]]> --> \u0000\u001b[31m\ud800\ufffe \u202e é 🗺️';
const hostile = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...HOSTILE) }));

const position = fc.record({ line: fc.nat(50), character: fc.nat(50) });
const findings: fc.Arbitrary<Finding[]> = fc.array(
  fc.record({
    file: hostile,
    code: fc.constantFrom('missing-emotion', 'syntax'),
    severity: fc.constantFrom('error', 'warning', 'info', 'hint'),
    message: hostile,
    range: fc.tuple(position, fc.nat(3), fc.nat(50)).map(([start, lines, character]) => ({
      start,
      end: { line: start.line + lines, character: lines === 0 ? start.character + character : character },
    })),
  }),
  { maxLength: 6 },
);

const finding = (more: Partial<Finding> = {}): Finding => ({
  file: 'a.journey',
  code: 'missing-emotion',
  severity: 'error',
  message: 'One',
  range: { start: { line: 0, character: 2 }, end: { line: 0, character: 5 } },
  ...more,
});

function reportOf(found: readonly Finding[], more: Partial<Report> = {}): Report {
  const files = [...new Set(found.map(({ file }) => file))].map((name) => ({ name, text: '' }));
  return { findings: found, files, fixes: () => [], rules: RULES, isComplete: true, isQuiet: false, ...more };
}

describe('text', () => {
  test('columns are aligned, long messages shortened, numbers in words', () => {
    const range = (line: number) => ({ start: { line, character: 0 }, end: { line, character: 1 } });
    const found = [
      finding({ range: range(8) }),
      finding({ severity: 'hint', range: range(9), message: `‘${'x'.repeat(5000)}’ Two` }),
    ];
    const files = [
      { name: 'a.journey', text: `${'\n'.repeat(8)}One\n\tTwo\n` },
      { name: 'b.journey', text: '' },
    ];
    expect(textReport(reportOf(found, { files }), plain)).toBe(
      [
        'a.journey:9:1   error    One  missing-emotion',
        '  9 | One',
        '    | ^',
        `a.journey:10:1  hint     ‘${'x'.repeat(199)} … ${'x'.repeat(195)}’ Two  missing-emotion`,
        '  10 |  Two',
        '     | ^',
        '',
        '1 error, 1 hint in 1 of 2 files.',
        '',
      ].join('\n'),
    );
    expect(textReport(reportOf([], { files: [] }), plain)).toBe('');
  });

  const at = (line: string, from: number, to: number) =>
    excerptOf([line], { start: { line: 0, character: from }, end: { line: 0, character: to } });

  test.each<[string, string, number, number, { line: string; before: string; marks: string } | undefined]>([
    ['the place', '  step Buys', 7, 11, { line: '  step Buys', before: '       ', marks: '^^^^' }],
    ['a tab is one blank', '\tstep Buys', 6, 10, { line: ' step Buys', before: '      ', marks: '^^^^' }],
    ['signs that are two columns wide', '旅 地図', 2, 4, { line: '旅 地図', before: '\u3000 ', marks: '^^^^' }],
    ['emoji and accents are one sign', '🗺️ é x', 6, 7, { line: '🗺️ é x', before: '\u3000   ', marks: '^' }],
    ['an empty place', 'abc', 3, 3, { line: 'abc', before: '   ', marks: '^' }],
    ['a place behind the line', 'abc', 9, 12, { line: 'abc', before: '   ', marks: '^' }],
    ['control characters', 'a\u001bb', 2, 3, { line: 'a\\u001bb', before: '       ', marks: '^' }],
    ['an empty line', '  ', 0, 2, undefined],
  ])('an excerpt: %s', (_, line, from, to, expected) => {
    expect(at(line, from, to)).toEqual(expected);
  });

  test('an excerpt of a very long line is the part around the place', () => {
    const found = at(`${'a'.repeat(5000)}here${'b'.repeat(5000)}`, 5000, 5004);
    expect(found).toEqual({
      line: `…${'a'.repeat(60)}here${'b'.repeat(96)}…`,
      before: ' '.repeat(61),
      marks: '^^^^',
    });
    expect(at('x'.repeat(5000), 0, 5000)?.marks).toBe('^'.repeat(101));
  });

  test('an excerpt of any line stands on one line and marks something', () => {
    fc.assert(
      fc.property(hostile, fc.nat(80), fc.nat(80), (line, from, length) => {
        const found = at(line, from, from + length);
        if (!found) return;
        expect(found.line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
        expect(found.before).toMatch(/^[ \u3000]*$/);
        expect(found.marks).toMatch(/^\^+$/);
      }),
    );
  });
});

describe('SARIF', () => {
  const { run, write } = useProgram();
  const require = createRequire(import.meta.url);
  const main = require.resolve('@microsoft/jest-sarif');
  // Written for an older draft, which names itself in another way.
  const {
    $schema: _draft,
    id: _id,
    ...schema
  } = JSON.parse(readFileSync(`${main.slice(0, main.lastIndexOf('index.js'))}schemas/sarif-2.1.0-rtm.5.json`, 'utf8'));
  const validate = new Ajv({
    strict: false,
    unicodeRegExp: false,
    allErrors: true,
    formats: { uri: isUri, 'uri-reference': isUri, 'date-time': true },
  }).compile(schema);

  function isUri(text: string): boolean {
    return URL.canParse(text, 'file:///') && /^[\x21-\x7e]*$/.test(text) && !/%(?![\da-f]{2})/i.test(text);
  }

  function logOf(report: Report) {
    const log = JSON.parse(sarifReport(report, plain));
    expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
    return log;
  }

  test('says where and what, with the rules and the ways out', async () => {
    write({ 'maps/mein café.journey': GOOD.replace('feels', 'fels'), 'b.journey': BAD });
    const { code, stdout, stderr } = await run(['check', '--format', 'sarif']);
    const log = JSON.parse(stdout);
    expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
    expect([code, stderr]).toEqual([1, '']);
    const [{ tool, results, invocations, columnKind }] = log.runs;
    expect([invocations, columnKind]).toEqual([[{ executionSuccessful: true }], 'utf16CodeUnits']);
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
    const wrong = results.find(({ ruleId }: { ruleId: string }) => ruleId === 'unknown-keyword');
    const physicalLocation = {
      artifactLocation: { uri: 'maps/mein%20caf%C3%A9.journey' },
      region: { startLine: 9, startColumn: 7, endLine: 9, endColumn: 11 },
    };
    expect(wrong).toMatchObject({ level: 'error', locations: [{ physicalLocation }] });
    expect(wrong.fixes[0].artifactChanges).toEqual([
      {
        artifactLocation: physicalLocation.artifactLocation,
        replacements: [{ deletedRegion: physicalLocation.region, insertedContent: { text: 'feels' } }],
      },
    ]);
  });

  test('says when not everything could be read', async () => {
    write({ 'good.journey': GOOD });
    const { code, stdout } = await run(['check', 'good.journey', 'nowhere.journey', '--format', 'sarif']);
    const log = JSON.parse(stdout);
    expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
    expect([code, log.runs[0].invocations]).toEqual([2, [{ executionSuccessful: false }]]);
  });

  test('describes each rule that has found something by its page', () => {
    const { driver } = logOf(reportOf([finding(), finding({ code: 'syntax' }), finding()])).runs[0].tool;
    expect(driver.rules.map(({ id }: { id: string }) => id)).toEqual(['syntax', 'missing-emotion']);
  });

  test('files elsewhere have whole addresses, standard input a name', () => {
    const { results } = logOf(
      reportOf(['../a b.journey', '/tmp/x.journey', '<stdin>', '..a.journey'].map((file) => finding({ file }))),
    ).runs[0];
    const uris = results.map(
      (it: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }) =>
        it.locations[0]!.physicalLocation.artifactLocation.uri,
    );
    expect(uris).toEqual([
      expect.stringMatching(/^file:\/\/\/.*\/a%20b\.journey$/),
      'file:///tmp/x.journey',
      '%3Cstdin%3E',
      '..a.journey',
    ]);
  });

  test('of any findings is valid', () => {
    fc.assert(fc.property(findings, (found) => void logOf(reportOf(found))));
  });
});

describe('GitHub annotations', () => {
  test('name place, rule and message; what would end a command is escaped', () => {
    const range = { start: { line: 3, character: 4 }, end: { line: 5, character: 1 } };
    const found = [
      finding(),
      finding({ severity: 'warning', file: 'a, b: 100%.journey', message: '50% of\r\n::error::them, all: \u001b[31m' }),
      finding({ severity: 'hint', range }),
    ];
    expect(githubReport(reportOf(found), plain)).toBe(
      [
        '::error file=a.journey,line=1,endLine=1,col=3,endColumn=5,title=missing-emotion::One',
        '::warning file=a%2C b%3A 100%25.journey,line=1,endLine=1,col=3,endColumn=5,title=missing-emotion::50%25 of%0D%0A::error::them, all: \\u001b[31m',
        '::notice file=a.journey,line=4,endLine=6,title=missing-emotion::One',
        '',
      ].join('\n'),
    );
  });

  test('any findings: a line each, from which all can be read again', () => {
    const unescaped = (text: string) =>
      text
        .replaceAll('%2C', ',')
        .replaceAll('%3A', ':')
        .replaceAll('%0A', '\n')
        .replaceAll('%0D', '\r')
        .replaceAll('%25', '%');
    const harmless = hostile.filter((text) => !/[^\P{C}\r\n]/u.test(text));
    fc.assert(
      fc.property(harmless, harmless, (file, message) => {
        const written = githubReport(reportOf([finding({ file, message })]), plain);
        const [, readFile = '', readMessage = ''] =
          /^::error file=([^,:\r\n]*),line=1,endLine=1,[^:\r\n]*::([^\r\n]*)\n$/.exec(written) ?? [];
        expect([unescaped(readFile), unescaped(readMessage)]).toEqual([file, message]);
      }),
    );
  });
});

describe('JUnit', () => {
  const browser = useChromium();

  const read = (xml: string) => browser.page.evaluate(readJunit, xml);

  test('errors are failures, warnings are notes, and a file without findings passes', async () => {
    const files = ['a.journey', 'b.journey'].map((name) => ({ name, text: '' }));
    const found = [finding(), finding({ severity: 'warning', message: 'Two' })];
    expect(await read(junitReport(reportOf(found, { files }), plain))).toEqual({
      root: 'testsuites',
      counts: [3, 1],
      error: null,
      suites: [
        {
          name: 'a.journey',
          cases: ['missing-emotion (line 1, column 3)', 'missing-emotion (line 1, column 3)'],
          failures: ['One'],
          notes: ['a.journey:1:3: warning: Two'],
        },
        { name: 'b.journey', cases: ['nothing to report'], failures: [], notes: [] },
      ],
    });
  });

  test('of any findings is well-formed, and nothing in it is markup', async () => {
    await fc.assert(
      fc.asyncProperty(findings, async (found) => {
        const { root, error, suites } = await read(junitReport(reportOf(found), plain));
        expect([root, error]).toEqual(['testsuites', null]);
        const errors = found.filter(({ severity }) => severity === 'error');
        expect(suites.flatMap(({ failures }) => failures)).toHaveLength(errors.length);
        expect(suites.flatMap(({ cases }) => cases)).toHaveLength(found.length);
      }),
    );
  });
});
