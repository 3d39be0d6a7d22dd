/** `journey format` */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { GOOD, useProgram } from '../cli/program.js';

const { at, run, write } = useProgram();

const SPOILT = GOOD.replace('    step Tries', '     STEP   Tries').replace('\n\n', '\n\n\n');

describe('journey format', () => {
  test('writes a map to standard output and leaves its file', async () => {
    write({ 'map.journey': SPOILT });
    expect(await run(['format', 'map.journey'])).toEqual({ code: 0, stdout: GOOD, stderr: '' });
    expect(await run(['format'])).toEqual({ code: 0, stdout: GOOD, stderr: '' });
    expect(readFileSync(at('map.journey'), 'utf8')).toBe(SPOILT);
  });

  test('reads standard input', async () => {
    expect(await run(['format', '-'], { input: SPOILT })).toEqual({ code: 0, stdout: GOOD, stderr: '' });
    expect(await run(['format', '--check', '-'], { input: SPOILT })).toEqual({
      code: 1,
      stdout: '<stdin>\n',
      stderr: '',
    });
    expect(await run(['format', '--check', '-'], { input: GOOD })).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  test('--check names the maps that are not formatted, and changes nothing', async () => {
    write({ 'good.journey': GOOD, 'b.journey': SPOILT, 'in/a.journey': SPOILT });
    expect(await run(['format', '--check'])).toEqual({ code: 1, stdout: 'b.journey\nin/a.journey\n', stderr: '' });
    expect(readFileSync(at('b.journey'), 'utf8')).toBe(SPOILT);
    expect(await run(['format', '--check', 'good.journey'])).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  test('--write formats the files, each in its own way, and only those that need it', async () => {
    const windows = `\ufeff${SPOILT.replaceAll('\n', '\r\n')}`;
    const broken = 'journey A\n    stage  B\n    ???\n  ';
    write({ 'good.journey': GOOD, 'a.journey': SPOILT, 'b.journey': windows, 'c.journey': broken });
    const { code, stdout, stderr } = await run(['format', '--write', '.']);
    expect([code, stdout]).toEqual([0, '']);
    expect(stderr).toBe(
      'journey: Formatted: a.journey\njourney: Formatted: b.journey\njourney: Formatted: c.journey\n',
    );
    expect(readFileSync(at('a.journey'), 'utf8')).toBe(GOOD);
    expect(readFileSync(at('b.journey'), 'utf8')).toBe(`\ufeff${GOOD.replaceAll('\n', '\r\n')}`);
    expect(readFileSync(at('c.journey'), 'utf8')).toBe('journey A\n    stage B\n    ???\n');
    expect(await run(['format', '--write'])).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  test('what is wrong with the call, or cannot be read, is exit code 2', async () => {
    write({ 'a.journey': GOOD, 'b.journey': SPOILT, 'c.journey': new Uint8Array([0xff, 0xfe, 0x6a, 0]) });
    expect(await run(['format', 'a.journey', 'b.journey'])).toMatchObject({ code: 2, stdout: '' });
    expect((await run(['format', 'a.journey', 'b.journey'])).stderr).toMatch(/These are 2 maps: say --write/);
    expect((await run(['format', '--check', '--write', 'a.journey'])).stderr).toMatch(/say one of them/);
    expect((await run(['format', '--write', '-'], { input: GOOD })).stderr).toMatch(/standard input/);
    const { code, stdout, stderr } = await run(['format', '--check']);
    expect([code, stdout]).toEqual([2, 'b.journey\n']);
    expect(stderr).toContain('c.journey');
    expect(await run(['format', '--check', 'none.journey'])).toMatchObject({ code: 2, stdout: '' });
  });
});
