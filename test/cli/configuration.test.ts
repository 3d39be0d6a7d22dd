/** What the program makes of a `journey.config.json`, and of the rules that look at more than one file. */
import { mkdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { BAD, GOOD, useProgram } from './program.js';

const { at, run, write } = useProgram();

/** The codes and severities of a check, `severity code`, and the rest of its outcome. */
async function check(...args: string[]) {
  const { code, stdout, stderr } = await run(['check', '--format', 'json', ...args]);
  const findings: { file: string; severity: string; code: string }[] = JSON.parse(stdout);
  return { code, stderr, found: findings.map((it) => `${it.file} ${it.severity} ${it.code}`) };
}

describe('the configuration', () => {
  test('is the nearest one up the folders of each map', async () => {
    write({
      'journey.config.json': '{ "rules": { "unknown-reference": "off" } }',
      'a.journey': BAD,
      'one/two/b.journey': BAD,
      'sketch/journey.config.json': '{ "extends": "sketch" } // for now',
      'sketch/c.journey': BAD,
    });
    expect(await check('a.journey', 'one', 'sketch')).toEqual({
      code: 1,
      stderr: '',
      found: [
        'a.journey warning missing-emotion',
        'one/two/b.journey warning missing-emotion',
        'sketch/c.journey error unknown-reference',
      ],
    });
  });

  test('makes every warning an error where it is strict', async () => {
    write({
      'journey.config.json': '{ "extends": "strict", "rules": { "unknown-reference": "off" } }',
      'a.journey': BAD,
    });
    expect(await check('a.journey')).toMatchObject({ code: 1, found: ['a.journey error missing-emotion'] });
  });

  test('is not looked for above the folder the program runs in', async () => {
    write({ 'journey.config.json': '{ "extends": "sketch" }', 'w/a.journey': BAD });
    const { stdout } = await run(['check', 'a.journey'], { below: 'w' });
    expect(stdout).toContain('missing-emotion');
  });

  test('counts for standard input, too', async () => {
    write({ 'journey.config.json': '{ "extends": "sketch" }' });
    const { stdout } = await run(['check', '-'], { input: BAD });
    expect(stdout).not.toContain('missing-emotion');
  });

  test('is told of where it is wrong, by its place; the rest counts, and the exit code is that of the maps', async () => {
    write({
      'one/journey.config.json':
        '{\n  "rules": { "mising-emotion": "off", "missing-emotion": "off" },\n  "follows": "Nothing"\n}',
      'one/a.journey': GOOD.replace('      feels hopeful\n', ''),
    });
    expect(await check('one/a.journey')).toEqual({
      code: 0,
      stderr: [
        'journey: one/journey.config.json:2:14: There is no rule ‘mising-emotion’. Did you mean ‘missing-emotion’?',
        'journey: one/journey.config.json:3:14: There is no framework ‘Nothing’.',
        '',
      ].join('\n'),
      found: [],
    });
  });

  test.each([
    ['is not JSON', '{ "extends": strict }', /^journey: journey\.config\.json:1:14: This cannot be read: .*\n$/],
    [
      'ends too early',
      '{ "extends": "strict"',
      /^journey: journey\.config\.json:1:22: A closing brace } is missing here\.\n$/,
    ],
  ])('makes the exit code 2 where it %s', async (_, text, message) => {
    write({ 'journey.config.json': text, 'a.journey': GOOD });
    const { code, stdout, stderr } = await run(['check', 'a.journey']);
    expect(stderr).toMatch(message);
    expect([code, stdout]).toEqual([2, '1 file checked: nothing to report.\n']);
  });

  test('makes the exit code 2 where it cannot be read at all', async () => {
    write({ 'a.journey': GOOD });
    mkdirSync(at('journey.config.json'));
    const { code, stderr } = await run(['check']);
    expect(stderr).toMatch(/^journey: journey\.config\.json:1:1: This file cannot be read/);
    expect(code).toBe(2);
  });

  test('is told of when a map is exported, which it does not keep from being so', async () => {
    write({ 'journey.config.json': '{', 'a.journey': GOOD });
    const { code, stdout, stderr } = await run(['export', 'a.journey', '--to', 'json']);
    expect(JSON.parse(stdout).format).toBe('journey-map');
    expect(stderr).toMatch('journey.config.json:1:2: A closing brace');
    expect(code).toBe(0);
  });
});

describe('declarations that nothing uses', () => {
  const files = {
    'maps/shared.journey': 'persona Rosa\nchannel Store\nchannel Phone\n',
    'maps/a.journey': `import ./shared.journey\n${GOOD.replace('persona Rosa\nchannel Store\n', '')}`,
  };

  test('are told of when a folder is checked: the uses in all its files count', async () => {
    write(files);
    expect(await check('maps')).toEqual({
      code: 0,
      stderr: '',
      found: ['maps/shared.journey hint unused-declaration'],
    });
    expect((await check()).found).toEqual(['maps/shared.journey hint unused-declaration']);
    expect((await check('maps/a.journey', 'maps/shared.journey', '.')).found).toHaveLength(1);
  });

  test('are not told of when files are: others may use them', async () => {
    write(files);
    expect((await check('maps/shared.journey')).found).toEqual([]);
    expect((await check('maps/*.journey')).found).toEqual([]);
  });

  test('are silenced by a comment, which is not blamed when a file is checked alone', async () => {
    const shared = files['maps/shared.journey'].replace(
      'channel Phone',
      '// journey-ignore unused-declaration: soon\nchannel Phone',
    );
    write({ ...files, 'maps/shared.journey': shared });
    expect((await check('maps')).found).toEqual([]);
    expect((await check('maps/shared.journey')).found).toEqual([]);
  });
});
