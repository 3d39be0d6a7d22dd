/** `journey check --fix` */
import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { GOOD, useProgram } from './program.js';

const { at, run, write } = useProgram();

/** A good map with two slips, and what is left for a person to decide. */
const SLIPS = GOOD.replace('feels', 'mood').replace('stage ', 'stage: ');
const LEFT = SLIPS.replace('hopeful\n', 'hopeful\n      next Nowhere // why?\n');
const REPAIRED = GOOD.replace('hopeful\n', 'hopeful\n      next Nowhere // why?\n');

describe('check --fix', () => {
  test('puts right what needs no decision, and reports the rest', async () => {
    write({ 'map.journey': LEFT, 'good.journey': GOOD });
    const { code, stdout, stderr } = await run(['check', '--fix', 'map.journey', 'good.journey']);
    expect(readFileSync(at('map.journey'), 'utf8')).toBe(REPAIRED);
    expect(readFileSync(at('good.journey'), 'utf8')).toBe(GOOD);
    expect(stdout).toContain('unknown-reference');
    expect(stdout).not.toContain('unknown-keyword');
    expect([code, stderr]).toEqual([1, 'journey: Put right: map.journey\n']);
  });

  test('leaves nothing to report where nothing is left', async () => {
    write({ 'map.journey': SLIPS });
    const { code, stdout } = await run(['check', '--fix', '--max-warnings', '0']);
    expect([code, stdout]).toEqual([0, '1 file checked: nothing to report.\n']);
    expect(readFileSync(at('map.journey'), 'utf8')).toBe(GOOD);
    expect(await run(['check', '--fix'])).toEqual({ code: 0, stdout, stderr: '' });
  });

  test('keeps a byte-order mark, line ends, the mode and links', async () => {
    const text = `\ufeff${SLIPS.replaceAll('\n', '\r\n')}`;
    write({ 'map.journey': text });
    chmodSync(at('map.journey'), 0o640);
    symlinkSync(at('map.journey'), at('link.journey'));
    expect((await run(['check', '--fix', 'link.journey'])).code).toBe(0);
    expect(readFileSync(at('map.journey'), 'utf8')).toBe(`\ufeff${GOOD.replaceAll('\n', '\r\n')}`);
    expect(statSync(at('map.journey')).mode & 0o777).toBe(0o640);
    expect(lstatSync(at('link.journey')).isSymbolicLink()).toBe(true);
    expect(readdirSync(at('.')).sort()).toEqual(['link.journey', 'map.journey']);
  });

  test('says which file cannot be written, and does the others', async () => {
    write({ 'a.journey': SLIPS, 'b.journey': SLIPS });
    chmodSync(at('.'), 0o777);
    chmodSync(at('a.journey'), 0o444);
    chmodSync(at('b.journey'), 0o666);
    const { code, stdout, stderr } = await run(['check', '--fix', '.'], { asNobody: true });
    expect(stderr).toContain('‘a.journey’ cannot be written: you have no permission.');
    expect(stderr).toContain('Put right: b.journey');
    expect(readFileSync(at('a.journey'), 'utf8')).toBe(SLIPS);
    expect(readFileSync(at('b.journey'), 'utf8')).toBe(GOOD);
    expect(stdout).toContain('a.journey:');
    expect(code).toBe(2);
  });

  test('changes nothing that it only imports', async () => {
    const imported = SLIPS.replace(/^journey .*$/m, 'journey Another');
    write({ 'map.journey': `import ./more.journey\n${SLIPS}`, 'more.journey': imported });
    await run(['check', '--fix', 'map.journey']);
    expect(readFileSync(at('map.journey'), 'utf8')).toBe(`import ./more.journey\n${GOOD}`);
    expect(readFileSync(at('more.journey'), 'utf8')).toBe(imported);
  });

  test('leaves nothing to be put right the next time', async () => {
    const flat = [
      'journey J',
      'for Rosa',
      'stage X',
      'step Y',
      'mood sad: it rains',
      '\tproblem Wet shoes',
      'phase Z',
      '',
    ];
    write({ 'map.journey': flat.join('\n') });
    await run(['check', '--fix', 'map.journey']);
    const once = readFileSync(at('map.journey'), 'utf8');
    expect(once).not.toBe(flat.join('\n'));
    const { stderr } = await run(['check', '--fix', 'map.journey']);
    expect(readFileSync(at('map.journey'), 'utf8')).toBe(once);
    expect(stderr).not.toContain('Put right');
  });

  test('refuses standard input', async () => {
    const { code, stdout, stderr } = await run(['check', '--fix', '-'], { input: SLIPS });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('--fix changes files');
  });
});
