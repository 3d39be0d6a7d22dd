import type { ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { GOOD, useProgram } from './program.js';

const { at, run, write } = useProgram();

const COUPLE = `journey Buying shoes
  for Rosa, Tom
  starts Decides to run
  ends Runs
  stage Shopping
    step Tries on three pairs
      on Store
      thinks Mind these
      as Rosa
        feels hopeful
      as Tom
        feels annoyed: he waits
      lane Legal: right of return
`;

describe('some of a map', () => {
  test('is drawn: personas and lanes by their names, in the order that is asked for', async () => {
    write({ 'a.journey': COUPLE });
    const drawn = async (...args: string[]) => (await run(['render', 'a.journey', ...args])).stdout;
    const all = await drawn();
    expect(all).toContain('Mind these');
    expect(all).toContain('Tom');
    const rosa = await drawn('--personas', 'rosa');
    expect(rosa).toContain('Rosa');
    expect(rosa).not.toContain('Tom');
    const lanes = await drawn('--lanes', 'legal, steps');
    expect(lanes).not.toContain('Mind these');
    expect(lanes).toContain('right of return');
    expect(await drawn('--lanes', 'steps, legal')).not.toBe(lanes);
    expect(await drawn('--lanes=Legal，steps')).toBe(lanes);
  });

  test('that there is not is said, with what there is', async () => {
    write({ 'a.journey': COUPLE });
    expect(await run(['render', 'a.journey', '--personas', 'Rose'])).toEqual({
      code: 2,
      stdout: '',
      stderr: 'journey: The journey has no persona ‘Rose’. Did you mean Rosa? There is ‘Rosa’, ‘Tom’.\n',
    });
    expect(await run(['render', 'a.journey', '--lanes', 'stepz'])).toMatchObject({ code: 2, stdout: '' });
    expect(await run(['render', 'a.journey', '--lanes', ','])).toMatchObject({ code: 2, stdout: '' });
    expect(await run(['render', 'a.journey', '--lanes', 'steps', '--view', 'flow'])).toMatchObject({ code: 2 });
  });
});

describe('--check', () => {
  test.each(['svg', 'pdf'])('tells a %s that is not up to date, and writes nothing', async (format) => {
    write({ 'maps/a.journey': GOOD, 'maps/b.journey': COUPLE });
    const call = ['render', 'maps', '-o', 'out/', '--format', format];
    expect(await run([...call, '--check'])).toMatchObject({ code: 1, stdout: `out/a.${format}\nout/b.${format}\n` });
    expect(readdirSync(at())).toEqual(['maps']);
    expect(await run([...call, '--quiet'])).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(await run([...call, '--check'])).toEqual({ code: 0, stdout: '', stderr: '' });
    write({ 'maps/b.journey': COUPLE.replace('three', 'four') });
    expect(await run([...call, '--check'])).toEqual({
      code: 1,
      stdout: `out/b.${format}\n`,
      stderr: 'journey: This picture is not as drawn now: the same call without --check draws it anew.\n',
    });
  });

  test('needs a file to compare with', async () => {
    write({ 'a.journey': GOOD });
    expect(await run(['render', 'a.journey', '--check'])).toMatchObject({ code: 2, stdout: '' });
    expect(await run(['render', '-', '-o', 'a.svg', '--check'], { input: GOOD })).toMatchObject({ code: 2 });
    expect(await run(['render', 'a.journey', '-o', 'a.svg', '--check', '--watch'])).toMatchObject({ code: 2 });
  });
});

describe('--watch', () => {
  /** Waits until a file holds a text. */
  async function until(file: string, text: string): Promise<void> {
    for (let i = 0; i < 400; i++) {
      if (existsSync(at(file)) && readFileSync(at(file), 'utf8').includes(text)) return;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error(`${file} does not come to hold ${text}`);
  }

  test('draws again as maps come and change, and what they import; ends with Ctrl+C', async () => {
    write({ 'maps/a.journey': `import ../people.journey\n${GOOD}`, 'people.journey': 'persona Tom\n' });
    let outcome: ReturnType<typeof run> | undefined;
    const child = await new Promise<ChildProcess>((resolve) => {
      outcome = run(['render', 'maps', '-o', 'out/', '--watch'], {
        running: (started) =>
          started.stderr?.on('data', (said: string) => said.includes('Watching') && resolve(started)),
      });
    });
    await until('out/a.svg', 'three pairs');
    write({ 'maps/a.journey': `import ../people.journey\n${GOOD.replace('three', 'four')}` });
    await until('out/a.svg', 'four pairs');
    write({ 'maps/b.journey': GOOD.replace('three', 'five') });
    await until('out/b.svg', 'five pairs');
    // What cannot be drawn stays as it was, and the next change is drawn again.
    write({ 'maps/b.journey': 'persona Rosa\n' });
    write({ 'maps/c.journey': GOOD.replace('three', 'six') });
    await until('out/c.svg', 'six pairs');
    expect(readFileSync(at('out/b.svg'), 'utf8')).toContain('five pairs');
    child.kill('SIGINT');
    const { code, stdout, stderr } = await outcome!;
    expect([code, stdout]).toEqual([130, '']);
    expect(stderr).toContain('Watching for changes. Ctrl+C ends it.');
    expect(stderr.match(/Wrote out\/c\.svg/g)).toHaveLength(1);
  });
});
