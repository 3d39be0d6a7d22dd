import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { JourneyMap } from '../../language-server/map/journey-map.js';
import { createLanguage } from '../language/helpers.js';
import { BAD, GOOD, useProgram } from './program.js';

const { at, run, write } = useProgram();

/** A copy without the places in the text. */
function withoutPlaces(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key, part]) => !/^(range|nameRange)$/.test(key) && part !== undefined);
  return Object.fromEntries(entries.map(([key, part]) => [key, withoutPlaces(part)]));
}

describe('JSON', () => {
  test('is the map as it stands, ids kept, without places', async () => {
    const text = readFileSync('examples/repair-cafe.journey', 'utf8');
    write({ 'a.journey': text });
    const { code, stdout, stderr } = await run(['export', 'a.journey', '--to', 'json']);
    expect([code, stderr]).toEqual([0, '']);
    const exported = JSON.parse(stdout) as JourneyMap;
    expect(exported).toEqual(withoutPlaces(await (await createLanguage()).map(text)));
    expect(exported).toMatchObject({ format: 'journey-map', version: 1 });
    expect(exported.journeys[0]!.stages[0]!.steps[0]!.id).toBe('j0.s0.p0');
    expect(stdout).toBe(`${JSON.stringify(exported, null, 2)}\n`);
    expect(stdout).not.toMatch(/"(range|nameRange)":/);
  });

  test('goes into a file', async () => {
    write({ 'a.journey': GOOD });
    const direct = await run(['export', 'a.journey', '--to', 'json']);
    expect(await run(['export', 'a.journey', '--to', 'json', '-o', 'a.json'])).toMatchObject({ code: 0, stdout: '' });
    expect(readFileSync(at('a.json'), 'utf8')).toBe(direct.stdout);
  });

  test('holds what imports declare', async () => {
    write({
      'a.journey': `import ./b.journey\n${GOOD.replace('persona Rosa\n', '')}`,
      'b.journey': 'persona Rosa\n  age 34\n',
    });
    const { stdout } = await run(['export', 'a.journey', '--to', 'json']);
    expect(JSON.parse(stdout).personas).toMatchObject([{ name: 'Rosa', declared: true, age: '34' }]);
  });
});

test('errors in the map do not stop it, and are counted', async () => {
  const { code, stdout, stderr } = await run(['export', '-', '--to', 'json'], { input: BAD });
  expect(code).toBe(0);
  expect(JSON.parse(stdout).journeys[0].stages[0].steps).toMatchObject([
    { name: 'Tries on three pairs', next: [{ name: 'Nowhere' }] },
  ]);
  expect(stderr).toMatch(/Standard input has an error.*journey check - shows it/);
});

test('a file without a journey is a map without one', async () => {
  const { code, stdout } = await run(['export', '-', '--to', 'json'], { input: '' });
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ journeys: [], personas: [] });
});

test('exit code 2: no format, an unknown one, unreadable input, a map to write', async () => {
  write({ 'a.journey': GOOD, 'b.journey': GOOD, 'bin.journey': new Uint8Array(10) });
  const fails = async (...args: string[]) => {
    const { code, stdout, stderr } = await run(['export', ...args]);
    expect([code, stdout]).toEqual([2, '']);
    return stderr;
  };
  expect(await fails('a.journey')).toContain('--to json');
  expect(await fails('a.journey', '--to', 'jsno')).toContain('Did you mean json?');
  expect(await fails('bin.journey', '--to', 'json')).toContain('not a text file');
  expect(await fails('a.journey', '--to', 'json', '-o', 'b.journey')).toContain('only read');
  expect(readFileSync(at('b.journey'), 'utf8')).toBe(GOOD);
});

describe('other formats', () => {
  test.each([
    ['a.csv', /^\ufeffJourney,Stage,Step/],
    ['a.md', /^# Buying shoes\n/],
    ['a.mmd', /^journey\n {2}title Buying shoes\n/],
    ['a.json', /^\{\n {2}"format": "journey-map"/],
  ])('the name %s tells which', async (name, start) => {
    write({ 'a.journey': GOOD });
    expect(await run(['export', 'a.journey', '-o', name])).toMatchObject({ code: 0, stdout: '' });
    expect(readFileSync(at(name), 'utf8')).toMatch(start);
  });

  test('a workbook goes through a pipe', async () => {
    write({ 'a.journey': GOOD });
    const { code, stdout } = await run(['export', 'a.journey', '--to', 'xlsx']);
    expect(code).toBe(0);
    expect(stdout.slice(0, 2)).toBe('PK');
  });

  test('Markdown shows a picture', async () => {
    write({ 'a.journey': GOOD });
    const { stdout } = await run(['export', 'a.journey', '--to', 'markdown', '--picture', 'a.svg']);
    expect(stdout).toContain('\n![Buying shoes](a.svg)\n');
    expect(await run(['export', 'a.journey', '--to', 'csv', '--picture', 'a.svg'])).toMatchObject({ code: 2 });
  });

  const TWO = `${GOOD}${GOOD.replace('Buying shoes', 'Buying socks').replace(/persona[\s\S]*/, '')}`;

  test('of several journeys, one or all', async () => {
    write({ 'a.journey': TWO });
    const csv = async (...args: string[]) => (await run(['export', 'a.journey', '--to', 'csv', ...args])).stdout;
    expect(await csv()).toMatch(/Buying shoes,[\s\S]*Buying socks,/);
    expect(await csv('--journey', 'Buying socks')).not.toContain('Buying shoes');
    const diagram = await run(['export', 'a.journey', '--to', 'mermaid']);
    expect(diagram.stdout).toContain('title Buying shoes\n');
    expect(diagram.stderr).toMatch(/2 journeys/);
    await run(['export', 'a.journey', '--to', 'mermaid', '-o', 'both.md']);
    expect(readFileSync(at('both.md'), 'utf8').match(/^```mermaid$/gm)).toHaveLength(2);
  });

  test('what has no place is said', async () => {
    write({ 'a.journey': GOOD });
    const { stderr } = await run(['export', 'a.journey', '--to', 'mermaid']);
    expect(stderr).toMatch(
      /^journey: a\.journey: .*only the score.*\njourney: a\.journey: Mermaid has no place for: .*1 channel/,
    );
  });

  test('exit code 1: no journey', async () => {
    expect(await run(['export', '-', '--to', 'csv'], { input: '' })).toMatchObject({ code: 1, stdout: '' });
  });
});
