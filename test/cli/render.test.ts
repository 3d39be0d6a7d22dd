import { chmodSync, linkSync, mkdirSync, readdirSync, readFileSync, renameSync, symlinkSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { BAD, GOOD, useProgram } from './program.js';

const { at, beside, run, write } = useProgram();

const BRANCHING = `${GOOD.replace('persona', '      next Buys a pair, Asks a friend\n    step Asks a friend\n    step Buys a pair\npersona')}`;
const TWO = `${GOOD}journey Bringing them back\n  stage Asking\n    step Asks\njourney Überall\n  stage A\n    step B\n`;

const titleOf = (svg: string) => /<title[^>]*>([^<]*)<\/title>/.exec(svg)?.[1];

describe('the picture', () => {
  test('goes to standard output, or into a file', async () => {
    write({ 'a.journey': GOOD });
    const { code, stdout, stderr } = await run(['render', 'a.journey']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" [\s\S]*<\/svg>\n$/);
    expect(titleOf(stdout)).toBe('Buying shoes');
    expect(await run(['render', 'a.journey', '-o', 'out.svg'])).toEqual({
      code: 0,
      stdout: '',
      stderr: 'journey: Wrote out.svg\n',
    });
    expect(readFileSync(at('out.svg'), 'utf8')).toBe(stdout);
    expect((await run(['render', '-', '--output=-'], { input: GOOD })).stdout).toBe(stdout);
  });

  test('takes along the fonts of the scripts that it shows, and no others', async () => {
    const fonts = (svg: string) =>
      [...svg.matchAll(/@font-face\{[^}]*unicode-range:U\+([0-9A-F]+)/g)].map((it) => it[1]);
    expect(new Set(fonts((await run(['render', '-'], { input: GOOD })).stdout))).toEqual(new Set(['0000']));
    const greek = GOOD.replaceAll('Rosa', 'Ρόζα');
    expect(new Set(fonts((await run(['render', '-'], { input: greek })).stdout))).toEqual(new Set(['0000', '0370']));
  });

  test.each(['light', 'dark', 'contrast', 'grey'])('in the theme %s', async (theme) => {
    const plain = await run(['render', '-'], { input: GOOD });
    const themed = await run(['render', '-', '--theme', theme], { input: GOOD });
    expect(themed).toMatchObject({ code: 0, stderr: '' });
    expect(themed.stdout === plain.stdout).toBe(theme === 'light');
  });

  test('of a map with errors shows what could be understood', async () => {
    const { code, stdout, stderr } = await run(['render', '-'], { input: BAD });
    expect(code).toBe(0);
    expect(titleOf(stdout)).toBe('Buying shoes');
    expect(stderr).toContain('Standard input has an error');
  });

  test('text is never markup', async () => {
    const { stdout } = await run(['render', '-'], { input: GOOD.replaceAll('Buying shoes', '<script>x</script>&"') });
    expect(stdout).not.toContain('<script');
    expect(titleOf(stdout)).toContain('&lt;script&gt;');
  });
});

describe('the ways between steps', () => {
  test('are laid out by elkjs', async () => {
    const { code, stdout, stderr } = await run(['render', '-'], { input: BRANCHING });
    expect([code, stderr]).toEqual([0, '']);
    expect(titleOf(stdout)).toBe('Buying shoes');
  });

  test('are drawn more simply without elkjs, and it is said', async () => {
    renameSync(beside('elk'), beside('elk-away'));
    try {
      const { code, stdout, stderr } = await run(['render', '-'], { input: BRANCHING });
      expect(code).toBe(0);
      expect(titleOf(stdout)).toBe('Buying shoes');
      expect(stderr).toMatch(/elk\.bundled\.js belongs beside the program.*\n.*simpler layout/);
      expect(await run(['render', '-'], { input: GOOD })).toMatchObject({ code: 0, stderr: '' });
    } finally {
      renameSync(beside('elk-away'), beside('elk'));
    }
  });
});

describe('which journey', () => {
  test('the first, and the others are told of', async () => {
    const { code, stdout, stderr } = await run(['render', '-'], { input: TWO });
    expect([code, titleOf(stdout)]).toEqual([0, 'Buying shoes']);
    expect(stderr).toContain('--journey draws ‘Bringing them back’, ‘Überall’');
  });

  test('the one that is named, its case and its way of writing an umlaut aside', async () => {
    const back = await run(['render', '-', '--journey', 'bringing  them back'], { input: TWO });
    expect([back.code, titleOf(back.stdout), back.stderr]).toEqual([0, 'Bringing them back', '']);
    const umlaut = await run(['render', '-', '--journey', 'Überall'.normalize('NFD')], { input: TWO });
    expect(titleOf(umlaut.stdout)).toBe('Überall');
  });

  test('a name that none has: exit code 2, and which there are', async () => {
    const { code, stdout, stderr } = await run(['render', '-', '--journey', 'Uberall'], { input: TWO });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/Did you mean Überall\? There is ‘Buying shoes’/);
  });

  test('no journey: exit code 1', async () => {
    const { code, stdout, stderr } = await run(['render', '-'], { input: 'persona Rosa\n' });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toBe('journey: Standard input holds no journey, so there is nothing to draw.\n');
  });
});

describe('the file to write', () => {
  test('replaces an older one', async () => {
    write({ 'a.journey': GOOD, 'out.svg': 'old' });
    expect(await run(['render', 'a.journey', '-o', 'out.svg'])).toMatchObject({ code: 0 });
    expect(titleOf(readFileSync(at('out.svg'), 'utf8'))).toBe('Buying shoes');
    expect(readdirSync(at()).sort()).toEqual(['a.journey', 'out.svg']);
  });

  test('a link is followed', async () => {
    write({ 'a.journey': GOOD, 'real/out.svg': 'old' });
    symlinkSync('real/out.svg', at('out.svg'));
    expect(await run(['render', 'a.journey', '-o', 'out.svg'])).toMatchObject({ code: 0 });
    expect(readFileSync(at('real/out.svg'), 'utf8')).toMatch(/^<svg/);
  });

  test.each([
    ['x.png', /‘x\.png’.*\.svg/],
    ['x', /\.svg/],
    ['a.journey', /\.svg/],
    ['folder.svg', /it is a folder/],
    ['folder.svg/', /\.svg|it is a folder/],
    ['nowhere/x.svg', /there is no folder ‘nowhere’/],
    ['a.journey/x.svg', /there is no folder|not a folder/],
    ['hard-link.svg', /it is the map itself/],
    ['soft-link.svg', /it is the map itself/],
    ['device.svg', /not a file that can be replaced/],
    [`${'x'.repeat(300)}.svg`, /name is too long/],
  ])('not %s: exit code 2, and everything stays as it was', async (output, message) => {
    write({ 'a.journey': GOOD });
    mkdirSync(at('folder.svg'));
    linkSync(at('a.journey'), at('hard-link.svg'));
    symlinkSync('a.journey', at('soft-link.svg'));
    symlinkSync('/dev/null', at('device.svg'));
    const before = readdirSync(at(), { recursive: true });
    const { code, stdout, stderr } = await run(['render', 'a.journey', '-o', output]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
    expect(readdirSync(at(), { recursive: true })).toEqual(before);
    expect(readFileSync(at('a.journey'), 'utf8')).toBe(GOOD);
  });

  test('not into a folder or over a file that one may not write', async () => {
    write({ 'a.journey': GOOD, 'kept.svg': 'old' });
    chmodSync(at('kept.svg'), 0o444);
    chmodSync(at(), 0o555);
    for (const output of ['new.svg', 'kept.svg']) {
      const { code, stderr } = await run(['render', 'a.journey', '-o', output], { asNobody: true });
      expect([code, stderr]).toEqual([2, `journey: ‘${output}’ cannot be written: you have no permission.\n`]);
    }
    chmodSync(at(), 0o755);
    expect(readdirSync(at()).sort()).toEqual(['a.journey', 'kept.svg']);
    expect(readFileSync(at('kept.svg'), 'utf8')).toBe('old');
  });

  test('the input must be a map', async () => {
    write({ 'notes.txt': GOOD, 'maps/a.journey': GOOD });
    expect(await run(['render', 'notes.txt'])).toMatchObject({ code: 2, stdout: '' });
    expect(await run(['render', 'maps'])).toMatchObject({ code: 2, stderr: 'journey: ‘maps’ is a folder.\n' });
    expect(await run(['render', 'none.journey'])).toMatchObject({
      code: 2,
      stderr: 'journey: ‘none.journey’ cannot be read: there is no such file or folder.\n',
    });
  });
});
