import { expect, test } from 'vitest';
import { BAD, GOOD, useProgram } from './program.js';

const { run, write } = useProgram();
const LATER = GOOD.replace('feels hopeful', 'feels anxious\n      pain They are too tight');

test('says what has changed; exit code 0, and 1 with --exit-code', async () => {
  write({ 'a.journey': GOOD, 'b.journey': LATER });
  const outcome = await run(['diff', 'a.journey', 'b.journey']);
  expect(outcome).toEqual({
    code: 0,
    stdout: [
      '~ journey Buying shoes',
      '  ~ stage Shopping',
      '    ~ step Tries on three pairs',
      '      ~ emotion Rosa: +1 → -1, down by 2',
      '      ~ feels hopeful → anxious',
      '      + pain They are too tight',
      '',
      '1 emotion down, 1 pain added, 1 other line changed.',
      '',
    ].join('\n'),
    stderr: '',
  });
  expect(await run(['diff', '--exit-code', 'a.journey', 'b.journey'])).toEqual({ ...outcome, code: 1 });
  expect(await run(['diff', '--exit-code', 'a.journey', 'a.journey'])).toEqual({
    code: 0,
    stdout: 'Nothing has changed in what the maps say.\n',
    stderr: '',
  });
});

test('JSON and Markdown; one of the maps from standard input', async () => {
  write({ 'b.journey': LATER });
  const json = await run(['diff', '-', 'b.journey', '--format', 'json'], { input: GOOD });
  expect([json.code, json.stderr]).toEqual([0, '']);
  expect(JSON.parse(json.stdout)).toMatchObject({
    format: 'journey-diff',
    version: 1,
    parts: [
      { kind: 'journey', parts: [{ parts: [{ emotions: [{ persona: 'Rosa', before: 1, after: -1, by: -2 }] }] }] },
    ],
  });
  const { stdout } = await run(['diff', 'b.journey', '-', '--format', 'markdown'], { input: GOOD });
  expect(stdout).toContain('      - **removed** pain They are too tight\n');
});

test('colours where they are wanted; control characters never', async () => {
  write({ 'a.journey': GOOD, 'b.journey': LATER.replace('tight', 'tight\u001b[2J') });
  const { stdout } = await run(['diff', 'a.journey', 'b.journey'], { env: { FORCE_COLOR: '1' } });
  expect(stdout).toContain('\u001b[32m');
  expect(stdout).not.toContain('\u001b[2J');
  expect((await run(['diff', 'a.journey', 'b.journey'])).stdout).not.toContain('\u001b');
});

test('maps with errors are compared as far as they are understood', async () => {
  write({ 'a.journey': GOOD, 'bad.journey': BAD });
  const { code, stderr } = await run(['diff', 'a.journey', 'bad.journey']);
  expect([code, stderr]).toEqual([0, expect.stringMatching(/^journey: ‘bad\.journey’ has an error/)]);
});

test.each<[string, string[], RegExp]>([
  ['one map', ['diff', 'a.journey'], /diff needs OLD NEW/],
  ['standard input twice', ['diff', '-', '-'], /Standard input is read once/],
  ['no such file', ['diff', 'a.journey', 'no.journey'], /‘no\.journey’ cannot be read/],
  ['another kind of file', ['diff', 'a.journey', 'a.txt'], /not a \.journey file/],
])('%s: exit code 2', async (_, args, message) => {
  write({ 'a.journey': GOOD, 'a.txt': GOOD });
  const { code, stdout, stderr } = await run(args);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(message);
});
