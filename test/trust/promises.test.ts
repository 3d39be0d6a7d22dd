/** What SECURITY.md promises is held by tests that are there, and by sources that have no way to do otherwise. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const page = readFileSync('SECURITY.md', 'utf8');

/** The rows of the tables below a heading, without head and rule. */
function rowsBelow(heading: string): string[][] {
  const [, section = ''] = page.split(`## ${heading}\n`);
  const lines = section
    .split('\n## ')[0]!
    .split('\n')
    .filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const testsIn = (text: string): string[] => [...text.matchAll(/`(test\/[^`]+)`/g)].map(([, file]) => file!);

describe('SECURITY.md', () => {
  test.each(rowsBelow('What is promised'))('%s', (_, tests) => {
    const files = testsIn(tests!);
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      expect(existsSync(file), file).toBe(true);
      expect(readFileSync(file, 'utf8')).toMatch(/\b(?:test|it)(?:\.each)?[(<]/);
    }
  });

  test('names no test that there is not', () => {
    expect(testsIn(page).filter((file) => !existsSync(file))).toEqual([]);
  });

  test('has a boundary for each part', () => {
    const parts = rowsBelow('Where trust ends').map(([part]) => part);
    expect(parts.join()).toMatch(/server.*Extension.*webview.*Exporters.*Importers.*Command.*serve.*Markdown/);
  });
});

/** Ways out of a process, and the only files that may have them. */
const WAYS: [what: string, way: RegExp, files: string[]][] = [
  [
    'asks the network',
    /\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon|node:(?:https|net|tls|dgram|http2|dns)\b/,
    // Both ask whoever sent them their page, and by its policy nobody else.
    ['media/elk.ts', 'media/served-pictures.ts'],
  ],
  ['answers it', /node:http\b/, ['src/cli/serve/server.ts']],
  ['starts programs', /child_process/, ['src/cli/serve/open.ts', 'src/extension/server/server-process.ts']],
  [
    'makes code of texts',
    /\beval\(|new Function\(|document\.write|insertAdjacentHTML|node:vm\b/,
    ['src/cli/memory.ts'],
  ],
  ['tells of its user', /sendTelemetry|createTelemetryLogger/, []],
];

describe('the sources', () => {
  const files = globSync('{src,media,language-server}/**/*.{ts,mts}').filter((file) => !file.endsWith('.d.ts'));

  test.each(WAYS)('have no part that %s, but those that are known', (_, way, known) => {
    expect(files.length).toBeGreaterThan(300);
    expect(files.filter((file) => way.test(readFileSync(file, 'utf8'))).sort()).toEqual(known);
  });
});
