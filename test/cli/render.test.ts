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

  test('takes along the glyphs that it shows, and no others', async () => {
    const fonts = async (input: string) => {
      const { stdout } = await run(['render', '-'], { input });
      return [...stdout.matchAll(/url\(data:font\/woff;base64,([^)]+)\)/g)].map((it) => Buffer.from(it[1]!, 'base64'));
    };
    const latin = await fonts(GOOD);
    // Nothing in it is italic.
    expect(latin.map((font) => font.toString('latin1', 0, 4))).toEqual(['wOFF', 'wOFF']);
    const sizes = latin.map(({ length }) => length);
    expect(Math.max(...sizes)).toBeLessThan(9000);
    const greek = await fonts(GOOD.replaceAll('Rosa', 'Ρόζα'));
    expect(greek.map(({ length }, i) => length > sizes[i]!)).toContain(true);
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
    ['x.jpg', /‘x\.jpg’.*\.svg, \.png, \.pdf or \.html/],
    ['x', /\.svg/],
    ['a.journey', /\.svg/],
    ['folder.svg', /it is a folder/],
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
    write({ 'notes.txt': GOOD, 'empty/notes.txt': GOOD });
    expect(await run(['render', 'notes.txt'])).toMatchObject({ code: 2, stdout: '' });
    expect(await run(['render', 'empty'])).toMatchObject({ code: 2, stdout: '' });
    expect(await run(['render', 'none.journey'])).toMatchObject({
      code: 2,
      stderr: 'journey: ‘none.journey’ cannot be read: there is no such file or folder.\n',
    });
  });
});

describe('the form of the picture', () => {
  const first = (file: string, bytes: number) => readFileSync(at(file)).toString('latin1', 0, bytes);

  test('is what the ending of the file says', async () => {
    write({ 'a.journey': GOOD });
    for (const [name, start] of Object.entries({
      'a.svg': '<svg ',
      'a.png': '\x89PNG',
      'a.PDF': '%PDF-',
      'a.html': '<!DOCTYPE html>',
    })) {
      expect(await run(['render', 'a.journey', '-o', name])).toMatchObject({ code: 0, stdout: '' });
      expect(first(name, start.length)).toBe(start);
    }
  });

  test('or what is asked for, to standard output', async () => {
    const { code, stdout, stderr } = await run(['render', '-', '--format', 'html'], { input: GOOD });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^<!DOCTYPE html>[\s\S]*<\/html>\n$/);
  });

  test('in a density, a view and a theme', async () => {
    const svg = async (...options: string[]) => (await run(['render', '-', ...options], { input: BRANCHING })).stdout;
    const pictures = await Promise.all([
      svg(),
      svg('--density', 'compact'),
      svg('--view', 'flow'),
      svg('--view', 'blueprint'),
      svg('--theme', 'grey'),
    ]);
    expect(new Set(pictures).size).toBe(pictures.length);
  });

  test.each([
    [['-o', 'x.svg', '--format', 'png'], /‘x\.svg’ would be a PNG file/],
    [['-o', 'x.svg', '--scale', '2'], /--scale is for PNG files/],
    [['-o', 'x.png', '--page', 'a4'], /--page is for PDF files/],
    [['-o', 'x.png', '--scale', '0'], /--scale takes a number above 0/],
    [['-o', 'x.png', '--scale', '1e9'], /--scale takes a number above 0/],
    [['-o', 'x.pdf', '--page', 'letter'], /--page takes own or a4 or a3, not ‘letter’/],
    [['--format', 'jpeg'], /--format takes svg or png or pdf or html/],
  ])('not with %j: exit code 2', async (options, message) => {
    write({ 'a.journey': GOOD });
    const { code, stdout, stderr } = await run(['render', 'a.journey', ...options]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
    expect(readdirSync(at())).toEqual(['a.journey']);
  });

  test('a PNG of too many pixels is refused, with the scale that it may have', async () => {
    write({ 'a.journey': GOOD });
    const { code, stderr } = await run(['render', 'a.journey', '-o', 'a.png', '--scale', '20']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/million pixels, more than the 60 million.*Choose a scale of \d+(\.\d+)? or less/);
    const scale = /scale of ([\d.]+)/.exec(stderr)![1]!;
    expect(Number(scale)).toBeGreaterThan(5);
    expect(readdirSync(at())).toEqual(['a.journey']);
  });

  test('an exporter with a part missing says which', async () => {
    renameSync(beside('export/resvg.wasm'), beside('export/away.wasm'));
    try {
      write({ 'a.journey': GOOD });
      const { code, stderr } = await run(['render', 'a.journey', '-o', 'a.png']);
      expect(code).toBe(2);
      expect(stderr).toContain('export/resvg.wasm belongs beside it');
      expect(await run(['render', 'a.journey', '-o', 'a.svg'])).toMatchObject({ code: 0 });
    } finally {
      renameSync(beside('export/away.wasm'), beside('export/resvg.wasm'));
    }
  });
});

describe('several maps', () => {
  test('go into a folder, which is made, each under its name', async () => {
    write({ 'maps/a.journey': GOOD, 'maps/deep/b.journey': BAD });
    const { code, stdout } = await run(['render', 'maps', '-o', 'out/svg/']);
    expect([code, stdout]).toEqual([0, '']);
    expect(readdirSync(at('out/svg')).sort()).toEqual(['a.svg', 'b.svg']);
    expect(
      await run(['render', 'maps/a.journey', 'maps/deep/*.journey', '-o', 'out', '--format', 'html']),
    ).toMatchObject({
      code: 0,
    });
    expect(readdirSync(at('out')).sort()).toEqual(['a.html', 'b.html', 'svg']);
  });

  test('need one', async () => {
    write({ 'maps/a.journey': GOOD, 'maps/b.journey': GOOD });
    for (const output of [[], ['-o', 'x.svg']]) {
      const { code, stdout, stderr } = await run(['render', 'maps', ...output]);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toContain('2 maps need a folder for their pictures');
    }
  });

  test('of one name do not overwrite each other', async () => {
    write({ 'x/a.journey': GOOD, 'y/a.journey': GOOD });
    const { code, stderr } = await run(['render', 'x', 'y', '-o', 'out/']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/would both become/);
    expect(readdirSync(at()).sort()).toEqual(['x', 'y']);
  });

  test('are drawn as far as they can be', async () => {
    write({ 'a.journey': 'persona Rosa\n', 'b.journey': GOOD });
    const { code, stderr } = await run(['render', 'a.journey', 'b.journey', 'c.journey', '-o', 'out/']);
    expect(code).toBe(2);
    expect(stderr).toContain('‘a.journey’ holds no journey');
    expect(stderr).toContain('There is no file or folder ‘c.journey’');
    expect(readdirSync(at('out'))).toEqual(['b.svg']);
  });
});

test('the same text gives the same bytes in every process', async () => {
  for (const format of ['svg', 'png', 'pdf', 'html']) {
    write({ 'a.journey': BRANCHING });
    const files = [`1.${format}`, `2.${format}`];
    for (const file of files) expect(await run(['render', 'a.journey', '-o', file])).toMatchObject({ code: 0 });
    const [one, two] = files.map((file) => readFileSync(at(file)));
    expect(one!.equals(two!), format).toBe(true);
  }
});
