/** What the extension's worker makes of maps: other formats, and pictures of what has changed. */
import path from 'node:path';
import { parse } from 'parse5';
import { describe, expect, test } from 'vitest';
import { readBundle } from '../../scripts/lib/l10n-strings.mjs';
import { convert } from '../../src/conversion/convert.js';
import type { ConversionJob, Conversions } from '../../src/conversion/job.js';
import { comparePictures } from '../../src/diff/picture.js';
import { EXCHANGE_FORMATS } from '../../src/exchange/formats.js';
import { lazyElk } from '../../src/export/node/elk.js';
import { useLanguage } from '../exchange/reading.js';

const { map } = useLanguage();
const elk = lazyElk(path.resolve('node_modules/elkjs/lib/elk.bundled.js'));
const formats = () => import('../../src/exchange/index.js');

async function done<Job extends ConversionJob>(job: Job): Promise<Conversions[Job['type']]> {
  const answer = await convert(job, formats, elk);
  if (answer.type !== 'done') throw new Error(JSON.stringify(answer));
  return answer.conversion as Conversions[Job['type']];
}

const BEFORE = `journey Buying shoes
  for Rosa
  stage Looking
    step Searches online
      feels curious
    step Asks friends
      feels hopeful +1
  stage Trying
    step Tries on three pairs
      feels anxious -1
      opportunity Measure feet
        lifts 2
`;
const AFTER = `journey Buying shoes
  for Rosa
  stage Looking
    step Asks friends
      feels hopeful +1
    step Searches online
      feels curious
  stage Trying
    step Reserves <i>two</i> pairs
      feels calm
    step Tries on three pairs in peace
      feels calm 1
      opportunity Measure feet
        lifts 2
`;

describe('pictures of a comparison', () => {
  test('know how it felt before, by the ids of now, and what is new or changed', async () => {
    const [before, after] = [await map(BEFORE), await map(AFTER)];
    const [compared, ...others] = comparePictures(before, after);
    expect(others).toEqual([]);
    expect(compared?.journey).toBe(0);
    expect(compared?.changes.get('j0.s1.p0')).toBe('added');
    expect(compared?.changes.get('j0.s1.p1')).toBe('changed');
    expect(compared?.changes.has('j0.s0')).toBe(false);
    // One of two that changed places has moved.
    expect(['j0.s0.p0', 'j0.s0.p1'].filter((id) => compared?.changes.has(id))).toHaveLength(1);
    expect(compared?.feelings.get('j0.s1.p1')?.get('Rosa')).toBe(-1);
    expect(compared?.feelings.has('j0.s1.p0')).toBe(false);
    expect(comparePictures(after, after)[0]?.changes.size).toBe(0);
  });

  test('show the curve of before and mark the cards, without what is to be', async () => {
    const [before, after] = [await map(BEFORE), await map(AFTER)];
    const { pictures, summary } = await done({ type: 'compare', before, after, theme: 'light' });
    expect(summary).toContain('1 step added');
    expect(pictures.map(({ name }) => name)).toEqual(['Buying shoes']);
    const svg = pictures[0]!.svg;
    const words = [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text);
    expect(words).toContain('new');
    expect(words.filter((it) => it === 'changed')).toHaveLength(2);
    expect(words.filter((it) => it === 'before')).toHaveLength(2);
    expect(words).not.toContain('expected lift');
    expect(svg).toContain('data-chunk="future"');
    expect(svg).not.toContain('data-chunk="lifts"');
    expect(svg).toMatch(/Reserves/);
    expect(JSON.stringify(parse(svg), (key, value) => (key === 'parentNode' ? undefined : value))).not.toContain(
      '"tagName":"i"',
    );
  });

  test('are not drawn where nothing has changed', async () => {
    const one = await map(BEFORE);
    expect(await done({ type: 'compare', before: one, after: one, theme: 'dark' })).toEqual({
      summary: '',
      changes: [],
      pictures: [],
    });
  });
});

describe('other formats', () => {
  test.each(EXCHANGE_FORMATS)('a map becomes %s, and comes in again', async (format) => {
    const written = await done({ type: 'export', format, map: await map(BEFORE), journey: 0 });
    expect(written.content.length).toBeGreaterThan(50);
    if (format === 'markdown') return;
    const read = await done({ type: 'import', format, name: 'x', data: written.content });
    expect(read.text).toContain('step Tries on three pairs');
  });

  test.each([
    ['json', '{', /^is no JSON/],
    ['csv', 'Name,Age\nAnna,7\n', /./],
    ['csv', '\u0000', /NUL/],
  ] as const)('what is no %s is refused with a reason', async (format, text, reason) => {
    const job: ConversionJob = { type: 'import', format, name: 'x', data: new TextEncoder().encode(text) };
    expect(await convert(job, formats, elk)).toMatchObject({ type: 'refused', message: expect.stringMatching(reason) });
  });

  test('are told about in the language of the editor', async () => {
    const texts = readBundle('de');
    const asked = async (job: ConversionJob) => await convert(job, formats, elk, texts);
    const bytes = (text: string) => new TextEncoder().encode(text);
    expect(await asked({ type: 'import', format: 'json', name: 'x', data: bytes('{') })).toMatchObject({
      message: 'ist kein JSON: hier fehlt eine schließende Klammer }',
    });
    expect(await asked({ type: 'import', format: 'csv', name: 'x', data: bytes('\u0000') })).toMatchObject({
      message: 'ist keine Textdatei: Sie enthält ein NUL-Zeichen',
    });
    const table = 'Step,Weather,Evidence\nSees the queue,wet,\n';
    expect(await asked({ type: 'import', format: 'csv', name: 'x', data: bytes(table) })).toMatchObject({
      conversion: {
        text: expect.stringContaining('stage Beginn'),
        notices: [
          { line: 1, message: 'Die Spalte „Weather“ ist nicht bekannt: Sie wird eine eigene Lane.' },
          { line: 2, message: 'Schritte vor der ersten Phase kommen in eine eigene Phase.' },
        ],
      },
    });
    const [before, after] = [await map(BEFORE), await map(AFTER)];
    const mermaid = await asked({ type: 'export', format: 'mermaid', map: before, journey: 0 });
    expect(mermaid).toMatchObject({
      conversion: {
        notices: [
          { message: '3 Gefühle: Nur der Skalenwert wird geschrieben, nicht das Wort und der Grund.' },
          { message: 'In Mermaid haben keinen Platz: 1 Chance.' },
        ],
      },
    });
    const page = await asked({ type: 'export', format: 'markdown', map: before, journey: 0 });
    const content = page.type === 'done' && (page.conversion as Conversions['export']).content;
    expect(new TextDecoder().decode(content as Uint8Array)).toContain('| Schritt | Fühlt | Chancen |');
    const compared = await asked({ type: 'compare', before, after, theme: 'light' });
    const { summary, changes } = (compared as { conversion: Conversions['compare'] }).conversion;
    expect(summary).toBe(
      '1 Schritt verschoben, 1 Schritt hinzugefügt, 1 Schritt umbenannt, 1 Emotion gestiegen, 1 weitere Zeile hinzugefügt, 1 weitere Zeile geändert',
    );
    const told = JSON.stringify(changes);
    expect(told).toContain(', vorher ');
    expect(told).not.toMatch(/moved|without|added to|place/);
    // The next one is asked in English again.
    expect((await done({ type: 'compare', before, after, theme: 'light' })).summary).toContain('1 step added');
  });

  test.each([[[0xff, 0xfe, 0x41, 0]], [[0x41, 0xe4, 0x42]]])('nor is a text that is not UTF-8: %s', async (bytes) => {
    const job: ConversionJob = { type: 'import', format: 'mermaid', name: 'x', data: new Uint8Array(bytes) };
    expect(await convert(job, formats, elk)).toMatchObject({
      type: 'refused',
      message: expect.stringMatching(/UTF-8$/),
    });
  });
});
