import { chmodSync, symlinkSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { BAD, GOOD, useProgram } from './program.js';

const { at, run, write } = useProgram();

/** The places and codes of a text report, `path:line:column code`. */
function reported(stdout: string): string[] {
  return [...stdout.matchAll(/^(\S.*?:\d+:\d+) .* {2}(\S+)$/gm)].map(([, place, code]) => `${place} ${code}`);
}

describe('what check says', () => {
  test('a good map: nothing, exit code 0', async () => {
    write({ 'good.journey': GOOD });
    expect(await run(['check', 'good.journey'])).toEqual({
      code: 0,
      stdout: '1 file checked: nothing to report.\n',
      stderr: '',
    });
  });

  test('a line for each finding and the line it is about, grouped by file, and a summary; exit code 1', async () => {
    write({ 'b.journey': BAD, 'a.journey': BAD, 'good.journey': GOOD });
    const { code, stdout, stderr } = await run(['check', 'b.journey', 'good.journey', 'a.journey']);
    expect(stdout.split('\n')).toEqual([
      expect.stringMatching(/^a\.journey:6:10 {2}warning {2}Rosa .* {2}missing-emotion$/),
      '  6 |     step Tries on three pairs',
      '    |          ^^^^^^^^^^^^^^^^^^^^',
      expect.stringMatching(/^a\.journey:8:12 {2}error {4}.*‘Nowhere’.* {2}unknown-reference$/),
      '  8 |       next Nowhere',
      '    |            ^^^^^^^',
      '',
      expect.stringMatching(/^b\.journey:6:10 {2}warning .* {2}missing-emotion$/),
      '  6 |     step Tries on three pairs',
      '    |          ^^^^^^^^^^^^^^^^^^^^',
      expect.stringMatching(/^b\.journey:8:12 {2}error .* {2}unknown-reference$/),
      '  8 |       next Nowhere',
      '    |            ^^^^^^^',
      '',
      '2 errors, 2 warnings in 2 of 3 files.',
      '',
    ]);
    expect([code, stderr]).toEqual([1, '']);
  });

  test('JSON: zero-based ranges, sorted by file and position, and nothing more', async () => {
    write({ 'b.journey': BAD, 'a.journey': BAD });
    const { code, stdout } = await run(['check', '--format', 'json', 'b.journey', 'a.journey']);
    const findings = JSON.parse(stdout);
    expect(findings).toEqual(
      ['a.journey', 'b.journey'].flatMap((file) => [
        {
          file,
          code: 'missing-emotion',
          severity: 'warning',
          message: expect.stringContaining('Rosa'),
          range: { start: { line: 5, character: 9 }, end: { line: 5, character: 29 } },
        },
        {
          file,
          code: 'unknown-reference',
          severity: 'error',
          message: expect.stringContaining('Nowhere'),
          range: { start: { line: 7, character: 11 }, end: { line: 7, character: 18 } },
        },
      ]),
    );
    expect(code).toBe(1);
  });

  test('JSON of a good map is an empty list', async () => {
    write({ 'good.journey': GOOD });
    expect(await run(['check', '--format=json'])).toEqual({ code: 0, stdout: '[]\n', stderr: '' });
  });

  test('warnings alone are no failure, unless there are more than --max-warnings allows', async () => {
    write({ 'warn.journey': BAD.replace(/.*Nowhere\n/, '') });
    expect(await run(['check'])).toMatchObject({ code: 0, stderr: '' });
    expect(await run(['check', '--max-warnings', '1'])).toMatchObject({ code: 0, stderr: '' });
    const { code, stdout, stderr } = await run(['check', '--max-warnings', '0']);
    expect(code).toBe(1);
    expect(reported(stdout)).toEqual(['warn.journey:6:10 missing-emotion']);
    expect(stderr).toContain('--max-warnings');
  });

  test('--quiet: errors alone, and nothing where there is none; all warnings count', async () => {
    write({ 'bad.journey': BAD, 'good.journey': GOOD });
    const { code, stdout } = await run(['check', '--quiet']);
    expect(reported(stdout)).toEqual(['bad.journey:8:12 unknown-reference']);
    expect([code, stdout.trimEnd().split('\n').at(-1)]).toEqual([1, '1 error in 1 of 2 files.']);
    const json = await run(['check', '--quiet', '--format', 'json']);
    expect(JSON.parse(json.stdout)).toMatchObject([{ code: 'unknown-reference' }]);
    write({ 'bad.journey': BAD.replace(/.*Nowhere\n/, '') });
    expect(await run(['check', '-q'])).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(await run(['check', '--quiet', '--max-warnings', '0'])).toMatchObject({ code: 1, stdout: '' });
  });

  test('colours follow NO_COLOR and FORCE_COLOR; none into a pipe', async () => {
    write({ 'bad.journey': BAD });
    expect((await run(['check'])).stdout).not.toContain('\u001b');
    expect((await run(['check'], { env: { FORCE_COLOR: '1' } })).stdout).toContain('\u001b[31m');
    expect((await run(['check'], { env: { FORCE_COLOR: '1', NO_COLOR: '1' } })).stdout).not.toContain('\u001b');
  });
});

describe('which files', () => {
  test('without any, the current folder and those below; hidden folders and packages are passed over', async () => {
    write({
      'one.journey': BAD,
      'deep/er/two.journey': BAD,
      '.hidden/three.journey': BAD,
      'deep/node_modules/four.journey': BAD,
      'deep/._one.journey': new Uint8Array([0, 5, 22, 7]),
      'notes.txt': 'journey Not this one',
    });
    const { code, stdout, stderr } = await run(['check']);
    expect(new Set(reported(stdout).map((line) => line.split(':')[0]))).toEqual(
      new Set(['deep/er/two.journey', 'one.journey']),
    );
    expect([code, stderr]).toEqual([1, '']);
  });

  test('folders, patterns and files; a file named twice is checked once', async () => {
    write({ 'one.journey': BAD, 'maps/two.journey': BAD, 'maps/deep/three.journey': BAD, 'maps/skip.txt': 'x' });
    const { stdout, stderr } = await run(['check', 'maps', 'maps/**/*.journey', './one.journey', at('one.journey')]);
    expect(reported(stdout).filter((line) => line.endsWith('unknown-reference'))).toEqual([
      'maps/deep/three.journey:8:12 unknown-reference',
      'maps/two.journey:8:12 unknown-reference',
      'one.journey:8:12 unknown-reference',
    ]);
    expect(stderr).toBe('');
    const some = await run(['check', 'maps/{two,four}.journey', '*.jour[nm]ey']);
    expect(some.stdout).toContain('2 errors, 2 warnings in 2 files.');
  });

  test('a pattern passes over hidden folders and packages', async () => {
    write({ 'a.journey': GOOD, '.git/b.journey': BAD, 'node_modules/c/d.journey': BAD });
    expect(await run(['check', '**/*.journey'])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^1 file /) });
    expect(await run(['check', '.git/*.journey'])).toMatchObject({ code: 1, stderr: '' });
  });

  test('standard input is called <stdin>, and imports from the current folder', async () => {
    write({ 'shared.journey': 'persona Rosa\nchannel Store\n' });
    const text = `import ./shared.journey\n${BAD.replace('persona Rosa\nchannel Store\n', '')}`;
    const { code, stdout, stderr } = await run(['check', '-'], { input: text });
    expect(reported(stdout)).toEqual(['<stdin>:7:10 missing-emotion', '<stdin>:9:12 unknown-reference']);
    expect([code, stderr]).toEqual([1, '']);
    const json = await run(['check', '-', '--format', 'json', '-'], { input: text });
    expect(JSON.parse(json.stdout)).toHaveLength(2);
  });

  test.each([
    ['spaces', 'my map .journey'],
    ['other scripts and emoji', '旅の地図 🗺️.journey'],
    ['a percent sign', '100%25 #1?.journey'],
    ['what looks like a pattern', 'a[1]*.journey'],
    ['quotes', `it's "it".journey`],
  ])('a name with %s', async (_, name) => {
    write({ [name]: BAD });
    const { code, stdout, stderr } = await run(['check', name, '--format', 'json']);
    expect(new Set(JSON.parse(stdout).map(({ file }: { file: string }) => file))).toEqual(new Set([name]));
    expect([code, stderr]).toEqual([1, '']);
  });

  test('behind -- everything is a file', async () => {
    write({ '--format.journey': GOOD, '-x.journey': GOOD });
    expect(await run(['check', '--', '--format.journey', '-x.journey'])).toMatchObject({ code: 0, stderr: '' });
    expect(await run(['check', '-x.journey'])).toMatchObject({ code: 2, stdout: '' });
  });

  test('control characters of names and texts do not reach the terminal', async () => {
    write({ 'a\u001b[2J\n.journey': 'journey X\u001b[31m\n  stage A\n    step B\n      next \u001b[5mC\n' });
    const { stdout, stderr } = await run(['check', 'a\u001b[2J\n.journey', 'no\u001b[2J']);
    expect(stdout).toContain('a\\u001b[2J\\u000a.journey:4:');
    expect(stdout + stderr).not.toContain('\u001b');
  });

  test('an upper-case ending is fine', async () => {
    write({ 'MAP.JOURNEY': GOOD });
    expect(await run(['check'])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^1 file /) });
  });
});

describe('imports', () => {
  const importing = (from: string) => `import ${from}\n${GOOD.replace('persona Rosa\nchannel Store\n', '')}`;

  test('are loaded from anywhere in the current folder, and not reported on', async () => {
    write({ 'maps/a.journey': importing('../shared.journey'), 'shared.journey': `channel Store\n${BAD}` });
    expect(await run(['check', 'maps/a.journey'])).toEqual({
      code: 0,
      stdout: '1 file checked: nothing to report.\n',
      stderr: '',
    });
    expect(await run(['check'])).toMatchObject({ code: 1 });
  });

  test('of files elsewhere reach no farther than the folder that was named, or their own', async () => {
    write({
      'in/maps/a.journey': importing('../shared.journey'),
      'in/shared.journey': 'persona Rosa\nchannel Store\n',
    });
    const fromElsewhere = (file: string) => run(['check', file], { below: 'elsewhere' });
    expect(await fromElsewhere('../in')).toMatchObject({ code: 0 });
    expect(await fromElsewhere('../in/**/*.journey')).toMatchObject({ code: 0 });
    const alone = await fromElsewhere('../in/maps/a.journey');
    expect(alone.code).toBe(1);
    expect(reported(alone.stdout)[0]).toMatch(/a\.journey:1:8 import-not-found$/);
  });

  test('that are missing or lead outside are errors; a circle is none', async () => {
    write({
      'missing.journey': importing('./nowhere.journey'),
      'outside.journey': importing('../../outside.journey'),
      'a.journey': importing('./b.journey'),
      'b.journey': 'import ./a.journey\npersona Rosa\nchannel Store\n',
      'folder.journey/x.txt': '',
      'to-folder.journey': importing('./folder.journey'),
    });
    const { code, stdout } = await run(['check', '--format', 'json']);
    const errors = JSON.parse(stdout).filter(({ severity }: { severity: string }) => severity === 'error');
    expect(errors.map(({ file, code: rule }: { file: string; code: string }) => [file, rule])).toEqual([
      ['missing.journey', 'import-not-found'],
      ['outside.journey', 'import-not-found'],
      ['to-folder.journey', 'import-not-found'],
    ]);
    expect(code).toBe(1);
  });

  test('of something endless are not read', async () => {
    write({ 'a.journey': importing('./endless.journey') });
    symlinkSync('/dev/zero', at('endless.journey'));
    const { code, stdout } = await run(['check', 'a.journey']);
    expect(code).toBe(1);
    expect(reported(stdout)[0]).toBe('a.journey:1:8 import-not-found');
  });
});

describe('what cannot be read: exit code 2, the rest is checked', () => {
  test('files, folders and patterns that are not there', async () => {
    write({ 'good.journey': GOOD, 'empty/x.txt': '' });
    const { code, stdout, stderr } = await run(['check', 'good', 'good.journey', 'x*.journey', 'empty', '']);
    expect(code).toBe(2);
    expect(stdout).toBe('1 file checked: nothing to report.\n');
    expect(stderr.split('\n')).toEqual([
      'journey: There is no file or folder ‘good’. Did you mean good.journey?',
      'journey: No .journey file matches ‘x*.journey’.',
      'journey: There is no .journey file in ‘empty’.',
      'journey: There is no file or folder ‘’.',
      '',
    ]);
  });

  test.each<[string, Uint8Array, RegExp]>([
    ['a binary file', Uint8Array.from({ length: 2048 }, (_, i) => i % 256), /not a text file.*line 1\b/],
    [
      'another encoding',
      Buffer.from('journey Caf\n  goal Un caf\u00e9\n', 'latin1'),
      /not written in UTF-8 \(line 2\)/,
    ],
    ['UTF-16', Buffer.from('\ufeffjourney X\n', 'utf16le'), /UTF-16.*UTF-8/],
  ])('%s', async (_, bytes, message) => {
    write({ 'good.journey': GOOD, 'odd.journey': bytes });
    const { code, stdout, stderr } = await run(['check', '--format', 'json']);
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toEqual([]);
    expect(stderr).toMatch(/^journey: ‘odd\.journey’ .*\n$/);
    expect(stderr).toMatch(message);
    expect((await run(['check', '-'], { input: bytes })).stderr).toMatch(/^journey: Standard input /);
  });

  test('a file of another kind, a folder that links to itself, a device', async () => {
    write({ 'notes.txt': GOOD, 'maps/a.journey': GOOD });
    symlinkSync('.', at('maps/loop'));
    symlinkSync('/dev/zero', at('zero.journey'));
    expect(await run(['check', 'notes.txt'])).toMatchObject({ code: 2, stderr: expect.stringContaining('notes.txt') });
    expect(await run(['check', 'maps'])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^1 file /) });
    expect(await run(['check', 'zero.journey'])).toMatchObject({ code: 2, stderr: expect.stringContaining('regular') });
  });

  test('what one may not read', async () => {
    write({ 'locked.journey': GOOD, 'open.journey': GOOD, 'shut/a.journey': GOOD });
    chmodSync(at('locked.journey'), 0);
    chmodSync(at('shut'), 0);
    const { code, stdout, stderr } = await run(['check'], { asNobody: true });
    chmodSync(at('shut'), 0o755);
    expect([code, stdout]).toEqual([2, '1 file checked: nothing to report.\n']);
    expect(stderr).toContain('‘locked.journey’ cannot be read: you have no permission.');
    expect(stderr).toMatch(/shut’ cannot be read: you have no permission\./);
  });
});

describe('odd texts', () => {
  test.each([
    ['nothing', '', '1 file checked: nothing to report.\n'],
    ['only comments', '// one\n/* two\n three\n*/\n', '1 file checked: nothing to report.\n'],
    ['a byte-order mark and the line ends of Windows', `\ufeff${GOOD.replaceAll('\n', '\r\n')}`, /nothing to report/],
  ])('%s', async (_, text, stdout) => {
    write({ 'odd.journey': text });
    expect(await run(['check'])).toEqual({
      code: 0,
      stdout: typeof stdout === 'string' ? stdout : expect.stringMatching(stdout),
      stderr: '',
    });
  });

  test('a line of 10 MB: one short line about it', async () => {
    write({ 'long.journey': 'x'.repeat(10_000_000) });
    const started = performance.now();
    const { code, stdout } = await run(['check']);
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(reported(stdout)).toEqual(['long.journey:1:1 unknown-keyword']);
    expect(stdout.length).toBeLessThan(1000);
    expect(code).toBe(1);
  });
});
