/** JSON of the data model comes back as the map that it was made of. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JourneyMap } from '../../language-server/map/journey-map.js';
import { readJson } from '../../src/exchange/json/read.js';
import { writeJson } from '../../src/exchange/json/write.js';
import { ExchangeError } from '../../src/exchange/notice.js';
import { createLanguage } from '../language/helpers.js';
import { essence, RANDOM_MAP } from './random-map.js';
import { useLanguage } from './reading.js';

const { map, mapWithoutErrors } = useLanguage();

const examples = readdirSync('examples').filter((file) => file.endsWith('.journey'));
const read = (file: string) => readFileSync(`examples/${file}`, 'utf8');
const hasImports = (file: string) => /^import /m.test(read(file));

/** Text → JSON → text → JSON: the second text, and both JSONs. */
async function roundTrip(text: string) {
  const first = writeJson(await map(text));
  const { text: again, notices } = readJson(first);
  expect(notices).toEqual([]);
  return { first, again, second: writeJson(await map(again)) };
}

describe('JSON → text → JSON is exact', () => {
  test.each(examples.filter((file) => !hasImports(file)))('%s', async (file) => {
    const { first, second, again } = await roundTrip(read(file));
    expect(second).toBe(first);
    await mapWithoutErrors(again);
    expect(readJson(second).text).toBe(again);
  });

  test('what others declare is declared in the file', async () => {
    const language = await createLanguage();
    const [document] = await language.add({
      'a.journey':
        'import ./b.journey\njourney J\n  for Rosa\n  stage S\n    step X\n      on Web, Shop\n      feels wistful\n',
      'b.journey': 'persona Rosa\n  age 34\nchannel Shop\n  kind physical\nemotion wistful -1\npersona Unused\n',
    });
    const source = language.journey.map.JourneyMaps.of(document!);
    const { text, notices } = readJson(writeJson(source));
    expect(notices).toEqual([]);
    const again = await mapWithoutErrors(text);
    expect(essence(again)).toEqual(essence(source));
    expect(text).toMatch(/^persona Rosa\n {2}age 34\n/);
  });

  test('built-in emotions are not declared', async () => {
    const { again, first } = await roundTrip(
      'journey J\n  follows 5E\n  stage S\n    step X\n      feels calm\n      metric NPS 3\n',
    );
    expect(again).toMatch(/^journey J\n/);
    expect((JSON.parse(first) as JourneyMap).emotions).toMatchObject([{ name: 'calm', builtIn: true, score: 1 }]);
  });

  test('of any map, whatever its texts and names', async () => {
    await fc.assert(
      fc.asyncProperty(RANDOM_MAP, async (source) => {
        const { text, notices } = readJson(JSON.stringify(source));
        expect(notices).toEqual([]);
        const again = await map(text);
        const plain = JSON.parse(JSON.stringify(essence(source)));
        expect(JSON.parse(JSON.stringify(essence(again))), text).toEqual(plain);
      }),
    );
  });
});

describe('JSON of other programs', () => {
  const least = { format: 'journey-map', version: 1, journeys: [{ name: 'J', stages: [{ name: 'S', steps: [] }] }] };
  const journey = (more: object) => JSON.stringify({ ...least, journeys: [{ ...least.journeys[0], ...more }] });

  test('lists that are missing are empty', () => {
    expect(readJson(JSON.stringify(least))).toEqual({ text: 'journey J\n\n  stage S\n', notices: [] });
  });

  test('a byte-order mark is fine', () => expect(readJson(`\ufeff${JSON.stringify(least)}`).notices).toEqual([]));

  test('a score on -2 to +2 alone is written on the scale', async () => {
    const feels = [{ emotion: 'wistful', score: 1 }];
    const text = journey({ scale: { min: 1, max: 5 }, stages: [{ name: 'S', steps: [{ name: 'X', feels }] }] });
    expect(readJson(text).text).toContain('feels wistful 4\n');
  });

  test('what the model does not know is told, with its line', () => {
    const text = JSON.stringify({ ...least, colour: 'red' }, null, 2);
    const line = text.split('\n').findIndex((it) => it.includes('"red"')) + 1;
    expect(readJson(text).notices).toEqual([{ line, message: expect.stringContaining('‘colour’') }]);
  });

  test.each([
    [
      { stages: [{ name: 'S', steps: [{ name: 'X', feels: [{ why: 'who knows' }] }] }] },
      /neither a word nor a score.*who knows/,
    ],
    [{ stages: [{ name: 'S', steps: [{ name: 'X', leaves: [{ why: 'who knows' }] }] }] }, /without a share.*who knows/],
    [{ metrics: [{ name: 'Size', value: 'large' }] }, /‘large’ of ‘Size’ has no number/],
  ])('what a line cannot say is told: %j', async (more, message) => {
    const { text, notices } = readJson(journey(more));
    expect(notices).toEqual([{ message: expect.stringMatching(message) }]);
    await mapWithoutErrors(text);
  });

  test.each<[string, RegExp, number | undefined]>([
    ['', /is no JSON/, 1],
    ['{\n  "format": "journey-map",\n  "version" 1\n}', /is no JSON: a colon is missing here/, 3],
    ['{ "format": "journey-map" } // x', /is no JSON/, 1],
    ['[]', /"format": "journey-map" is missing/, undefined],
    ['{}', /"format": "journey-map" is missing/, undefined],
    [JSON.stringify({ ...least, version: 2 }, null, 1), /version 2.*use a newer one/, 3],
    [JSON.stringify({ ...least, version: 'x' }, null, 1), /version should be 1, not ‘"x"’/, 3],
    [JSON.stringify({ ...least, journeys: {} }, null, 1), /journeys should be a list, not an object/, 4],
    [journey({ name: 7 }), /journeys\[0\]\.name should be a text, not ‘7’/, 1],
    [journey({ stages: [{}] }), /lacks ‘journeys\[0\]\.stages\[0\]\.name’/, 1],
    [journey({ state: 'past' }), /state should be current or future, not ‘"past"’/, 1],
    [journey({ scale: { min: '1', max: 5 } }), /scale\.min should be a number/, 1],
    [`${'['.repeat(200_000)}`, /is (no JSON|nested)/, undefined],
  ])('%j is refused', (text, message, line) => {
    let error: unknown;
    try {
      readJson(text);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(ExchangeError);
    expect((error as ExchangeError).message).toMatch(message);
    if (line !== undefined) expect((error as ExchangeError).line).toBe(line);
  });

  test('names of properties that every object has are data', () => {
    const text = '{"format":"journey-map","version":1,"journeys":[],"__proto__":{"x":1},"constructor":1}';
    expect(readJson(text).text).toBe('');
  });
});
