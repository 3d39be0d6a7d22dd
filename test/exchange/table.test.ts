/** Tables of steps: what a map says in their columns comes back, as CSV and as XLSX. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JourneyMap } from '../../language-server/map/journey-map.js';
import { readJson } from '../../src/exchange/json/read.js';
import { readCsv, writeCsv } from '../../src/exchange/table/csv.js';
import { readTable } from '../../src/exchange/table/read.js';
import { writeTable } from '../../src/exchange/table/write.js';
import { readXlsx, writeXlsx } from '../../src/exchange/table/xlsx.js';
import { essence, RANDOM_MAP } from './random-map.js';
import { useLanguage } from './reading.js';

const { map } = useLanguage();

/** The journeys of a map as plain data: what the columns hold. Lanes are columns, which have one order for all rows. */
function journeys(source: JourneyMap): unknown[] {
  const byLane = (a: { lane: string }, b: { lane: string }) => (a.lane < b.lane ? -1 : a.lane > b.lane ? 1 : 0);
  return JSON.parse(
    JSON.stringify(essence(source).journeys, (key, value) => (key === 'lanes' ? [...value].sort(byLane) : value)),
  );
}

const WAYS: [string, (source: JourneyMap) => Promise<{ text: string; notices: object[] }>][] = [
  ['a table', async (source) => readTable(writeTable(source).content, 'x', (row) => row + 1)],
  ['CSV', async (source) => readCsv(writeCsv(source).content, 'x')],
  ['XLSX', async (source) => readXlsx((await writeXlsx(source)).content, 'x')],
];

describe.each(WAYS)('map → %s → map', (_, way) => {
  test.each(readdirSync('examples').filter((file) => file.endsWith('.journey')))('%s', async (file) => {
    const source = await map(readFileSync(`examples/${file}`, 'utf8'));
    if (source.journeys.length === 0) return;
    const { text, notices } = await way(source);
    expect(notices).toEqual([]);
    const again = await map(text);
    // Scores of declared emotions are written by the declaration, which is in no column.
    expect(journeys(again)).toEqual(journeys(source));
  });
});

test('a map of any texts comes back from a table, from CSV and from XLSX', async () => {
  await fc.assert(
    fc.asyncProperty(RANDOM_MAP, async (random) => {
      const source = await map(readJson(JSON.stringify(random)).text);
      const names = source.journeys.map(({ name }) => name.normalize('NFC'));
      fc.pre(names.length > 0 && new Set(names).size === names.length);
      fc.pre(
        source.journeys.every(
          ({ stages }) =>
            new Set(stages.map(({ name }) => name.normalize('NFC'))).size === stages.length && stages.length > 0,
        ),
      );
      const before = journeys(source);
      for (const [name, way] of WAYS) {
        const { text, notices } = await way(source);
        expect(notices, name).toEqual([]);
        expect(journeys(await map(text)), `${name}: ${text}`).toEqual(before);
      }
    }),
  );
});
