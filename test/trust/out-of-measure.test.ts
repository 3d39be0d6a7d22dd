/** Texts that want all the time and memory there is: each is answered within two seconds, or refused with a reason. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { formatted } from '../../language-server/format/format-text.js';
import { mayHaveTooManyBlocks } from '../../language-server/syntax/limits.js';
import type { Mark } from '../../src/diagram/scene.js';
import {
  ExchangeError,
  readCsv,
  readJson,
  readMermaid,
  readXlsx,
  writeCsv,
  writeJson,
  writeMarkdown,
  writeMermaid,
} from '../../src/exchange/index.js';
import { signatureOf } from '../../src/export/images/signature.js';
import { EXPORT_FORMATS, ExportError, type ExportFormat, exportPicture } from '../../src/export/index.js';
import { checkPdfSize } from '../../src/export/limits.js';
import { readMaps } from '../../src/library/read-maps.js';
import { useExporter } from '../export/exporter.js';
import { processorTimeOf } from '../processor-time.js';
import { isThorough } from '../thorough.js';
import { crowdedMaps, endlessMaps, hostileImports, hugeMaps, importCircle, uselessMap } from './corpus.js';

const { exported, mapOf, tools } = useExporter();
/** In seconds of the processor: what other programs take beside does not count. */
const WITHIN = 2;
/** In a short run the same in small, under the same names. */
const SIZE = isThorough ? 1 : 0.005;
const FORMATS: readonly ExportFormat[] = isThorough ? EXPORT_FORMATS : ['svg'];

/** Answers, or refuses with a reason; in time. */
async function inTime<T>(work: () => T | Promise<T>, within = WITHIN): Promise<T | Error> {
  let answer: T | Error | undefined;
  const time = await processorTimeOf(async () => {
    try {
      answer = await work();
    } catch (error) {
      if (!(error instanceof ExportError || error instanceof ExchangeError)) throw error;
      expect(error.message).toMatch(/\p{L}+ \p{L}+/u);
      answer = error;
    }
  });
  expect(time / 1000).toBeLessThan(within);
  return answer as T | Error;
}

describe.each(Object.entries(hugeMaps(SIZE)))('%s', (_, text) => {
  test('is read, formatted, drawn and written', async () => {
    const map = await inTime(() => mapOf(text));
    if (map instanceof Error) throw map;
    expect(map.journeys).toHaveLength(1);
    expect(await inTime(() => formatted(text))).toBeTypeOf('string');
    for (const format of FORMATS) {
      const answer = await inTime(() => exported(map, { format }));
      expect(answer instanceof Error ? answer.message : answer.data.length).toBeTruthy();
    }
    for (const write of [writeJson, writeCsv, writeMarkdown, () => writeMermaid(map, 0)])
      await inTime(() => write(map));
  });
});

test.each(Object.entries(endlessMaps()))(
  '%s are refused at once, in one sentence, and stay as they are',
  async (_, text) => {
    const source = { name: 'a.journey', file: path.resolve('a.journey'), workspace: path.resolve('.'), text };
    const read = await inTime(() => readMaps([source]));
    if (read instanceof Error) throw read;
    expect(read.maps[0]!.findings.map(({ message }) => message)).toEqual([
      expect.stringMatching(/at most 60,000 lines.*divide it/),
    ]);
    expect(read.maps[0]!.map().journeys).toEqual([]);
    expect((await inTime(() => formatted(text))) === text).toBe(true);
  },
);

const sourceOf = (text: string) => ({
  name: 'a.journey',
  file: path.resolve('a.journey'),
  workspace: path.resolve('.'),
  text,
});

test.each(Object.entries(crowdedMaps(isThorough)))('more than %s are refused in one sentence', async (most, text) => {
  // What an importer asks beforehand, of the words of the lines alone.
  expect(mayHaveTooManyBlocks(text)).toBe(true);
  const read = await inTime(() => readMaps([sourceOf(text)]));
  if (read instanceof Error) throw read;
  expect(read.maps[0]!.findings.map(({ message }) => message)).toEqual([
    expect.stringMatching(new RegExp(`at most ${most},.*not read: (divide|gather)`)),
  ]);
  expect(read.maps[0]!.map().journeys).toEqual([]);
  expect((await inTime(() => formatted(text))) === text).toBe(true);
});

test('what is found again and again is told ten thousand times, and that there is more', async () => {
  const read = await inTime(() => readMaps([sourceOf(uselessMap(isThorough ? 59_000 : 10_500))]));
  if (read instanceof Error) throw read;
  const { findings } = read.maps[0]!;
  // The comment silences what was not looked at any more: it is not called useless.
  expect(new Set(findings.map(({ code }) => code))).toEqual(new Set(['unknown-keyword']));
  expect(findings).toHaveLength(10_001);
  expect(findings.filter(({ message }) => message.includes('not shown'))).toEqual([findings.at(-1)]);
});

test('a scene that would take a PDF long is refused, whatever holds its marks', () => {
  const sceneOf = (marks: Mark[]) => ({
    bands: [{ key: 'says', y: 0, height: 9, chunks: [{ key: '', x: 0, y: 0, marks }] }],
  });
  const circles = (count: number): Mark[] =>
    Array.from({ length: count }, () => ({ type: 'circle', x: 0, y: 0, r: 1 }));
  expect(() => checkPdfSize(sceneOf(circles(45_000)))).not.toThrow();
  expect(() => checkPdfSize(sceneOf([{ type: 'group', name: 'g', marks: circles(45_000) }]))).toThrow(
    /too large for a PDF.*SVG/,
  );
  const written = (letters: number): Mark[] => [
    {
      type: 'group',
      name: 'g',
      marks: [{ type: 'text', x: 0, y: 0, text: 'x'.repeat(letters), style: 'body', fill: 'ink' }],
    },
  ];
  expect(() => checkPdfSize(sceneOf(written(400_000)))).not.toThrow();
  expect(() => checkPdfSize(sceneOf(written(400_001)))).toThrow(/too large for a PDF.*SVG/);
});

test('a text that no picture can show is refused, and so is a journey', async () => {
  const text = 'journey A\n  for Ana\n  stage S\n    step T\n';
  const long = await mapOf(`${text}      note ${'x'.repeat(100_001)}\n`);
  await expect(exported(long, { format: 'svg' })).rejects.toThrow(/more than 100000 characters.*shorten it/);
  const many = await mapOf(text);
  const [stage] = many.journeys[0]!.stages;
  many.journeys[0]!.stages = Array.from({ length: 300_000 }, () => stage!);
  await expect(exported(many, { format: 'pdf' })).rejects.toThrow(/too large for a picture: divide it/);
  const notes = (count: number) => Array.from({ length: count }, (_, i) => `      note ${i}\n`).join('');
  await expect(exported(await mapOf(text + notes(3_000)), { format: 'svg' })).rejects.toThrow(
    /‘T’ holds more than.*divide/,
  );
  const said = text.replace('  stage', `${notes(3_000).replaceAll('      ', '  ')}  stage`);
  await expect(exported(await mapOf(said), { format: 'svg' })).rejects.toThrow(/‘A’ holds more than.*divide/);
  expect((await exported(await mapOf(text + notes(1_500)), { format: 'svg' })).data.length).toBeGreaterThan(100_000);
});

describe('import lines', () => {
  let folder: string | undefined;
  afterAll(() => folder && rmSync(folder, { recursive: true }));

  test('may go round in circles of a thousand files', async () => {
    const circle = importCircle(isThorough ? 1_000 : 100);
    folder = mkdtempSync(path.join(tmpdir(), 'journey-circle-'));
    for (const [name, text] of Object.entries(circle)) writeFileSync(path.join(folder, name), text);
    const workspace = folder;
    const source = {
      name: 'f0.journey',
      file: path.join(workspace, 'f0.journey'),
      workspace,
      text: circle['f0.journey']!,
    };
    // Ten thousand lines of import are followed.
    const read = await inTime(() => readMaps([source]));
    if (read instanceof Error) throw read;
    expect(read.maps[0]!.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

describe('what comes in', () => {
  const readers = { mermaid: readMermaid, csv: readCsv, json: readJson };
  const cases = Object.entries(hostileImports(isThorough ? 1 : 0.1)).flatMap(([format, texts]) =>
    Object.entries(texts).map(([name, text]) => ({ format: format as keyof typeof readers, name, text })),
  );

  test.each(cases)('as $format: $name', async ({ format, text }) => {
    const answer = await inTime(() => readers[format](text, 'x'));
    expect(answer instanceof Error ? answer.message : answer.text).toBeTypeOf('string');
    expect(({} as { hacked?: unknown }).hacked).toBeUndefined();
  });

  const sheet = (xml: string, shared = '') =>
    zipSync({
      '[Content_Types].xml': strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
      'xl/workbook.xml': strToU8(
        '<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>',
      ),
      'xl/_rels/workbook.xml.rels': strToU8(
        '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
      ),
      'xl/sharedStrings.xml': strToU8(`${shared}<sst/>`),
      'xl/worksheets/sheet1.xml': strToU8(xml),
    });
  const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const rows = (inner: string) => `<worksheet><sheetData>${inner}</sheetData></worksheet>`;

  test.each([
    [
      'a cell in the last place of a sheet',
      rows(`<row r="1">${cell('A1', 'Stage')}</row><row r="1048576">${cell('XFD1048576', 'x')}</row>`),
    ],
    [
      'a cell far beyond any sheet',
      rows(`<row r="1">${cell('A1', 'Stage')}</row><row r="99999999">${cell('ZZZZZ99999999', 'x')}</row>`),
    ],
    [
      'entities in entities',
      `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 9 }, (_, i) => `<!ENTITY a${i} "${`&a${i || ''};`.repeat(10)}">`).join('')}]>${rows(`<row r="1">${cell('A1', '&a8;')}</row>`)}`,
    ],
    ['a far cell in disguise', rows(`<row r="1">${cell('A1', 'Stage')}${cell('&#88;FD1048576', 'x')}</row>`)],
    [
      'a file as an entity',
      `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${rows(`<row r="1">${cell('A1', 'Stage')}</row><row r="2">${cell('A2', '&a;')}</row>`)}`,
    ],
    ['elements in elements', `${'<a>'.repeat(20_000)}${'</a>'.repeat(20_000)}`],
  ])('as a workbook: %s', async (_, xml) => {
    const answer = await inTime(() => readXlsx(sheet(xml), 'x'));
    expect(answer instanceof Error ? answer.message : answer.text).not.toMatch(/root:|undefined/);
  });
});

/** A PNG of one colour, as small as its bytes can be, with an alpha channel. */
function flatPng(width: number, height: number, isTold = true): Uint8Array {
  const chunk = (type: string, data: Uint8Array) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const ends = Buffer.alloc(8);
    ends.writeUInt32BE(data.length, 0);
    ends.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(isTold ? width : 10, 0);
  header.writeUInt32BE(isTold ? height : 10, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const pixels = deflateSync(Buffer.alloc(height * (width * 4 + 1)), { level: 1 });
  const mark = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([mark, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', new Uint8Array())]);
}

const svg = (inside: string, before = '') =>
  strToU8(
    `${before}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">${inside}</svg>`,
  );

const PICTURES_IN = isThorough ? (['svg', 'png', 'pdf'] as const) : (['png'] as const);
/** They take a second each. */
const LONG_PICTURES: Record<string, Uint8Array> = {
  'of masks in masks': svg(
    `<rect width="9" height="9" mask="url(#m0)"/>${Array.from({ length: 4 }, (_, i) => `<mask id="m${i}">${`<rect width="9" height="9" mask="url(#m${i + 1})"/>`.repeat(10)}</mask>`).join('')}`,
  ),
  'of very many corners': svg(`<path d="M0 0${'L9 9L0 9L9 0'.repeat(100_000)}" stroke="red"/>`),
  'with a thick outline of everything': svg(
    '<filter id="f"><feMorphology operator="dilate" radius="9"/></filter><rect width="9" height="9" filter="url(#f)"/>',
  ),
  'with a filter of any size': svg(
    '<filter id="f"><feGaussianBlur stdDeviation="99999"/></filter><rect width="9999999" height="9999999" filter="url(#f)"/>',
  ),
};

describe('a picture', () => {
  const side = isThorough ? 6_300 : 400;
  const pictures: Record<string, Uint8Array> = {
    'of more pixels than it has bytes': flatPng(side, side),
    'of more pixels than there can be': flatPng(1, 1).map((byte, at) => (at >= 16 && at < 24 ? 0x7f : byte)),
    'that lies about its pixels': flatPng(side, side, false),
    'of comments, never ended': strToU8(`${'<!---->'.repeat(580)}x`),
    'of comments, one in the other': strToU8(`${'<!--'.repeat(1_000)}x`),
    'with entities in entities': svg(
      '<text>&d;</text>',
      `<!DOCTYPE svg [<!ENTITY a "${'x'.repeat(999)}"><!ENTITY b "${'&a;'.repeat(99)}"><!ENTITY c "${'&b;'.repeat(99)}"><!ENTITY d "${'&c;'.repeat(99)}">]>`,
    ),
    'that shows itself': svg('<g id="a"><use href="#a"/></g>'),
    'that shows much, again and again': svg(
      Array.from({ length: 12 }, (_, i) => `<g id="g${i}">${`<use href="#g${i + 1}"/>`.repeat(10)}</g>`).join(''),
    ),
    'with a script': svg('<script>throw 1</script><image href="file:///etc/passwd" width="9" height="9"/>'),
    'of elements in elements': svg(`${'<g>'.repeat(50_000)}${'</g>'.repeat(50_000)}`),
    ...(isThorough && LONG_PICTURES),
  };

  test.each(Object.entries(pictures))('%s is shown, left out or refused', async (_, data) => {
    const map = await mapOf(
      'journey One\n  for Ana\n  stage A\n    step Looks\n      image a.png\n      feels happy\n',
    );
    expect(await inTime(() => signatureOf(data) ?? 'none')).toBeTruthy();
    for (const format of PICTURES_IN) {
      const job = { map, journey: 0, pictures: [{ path: 'a.png', data }], options: { format } };
      const answer = await inTime(() => exportPicture(job, tools()));
      if (answer instanceof Error) {
        expect(answer.message).toMatch(/^The drawing ‘a.png’ takes too long/);
        continue;
      }
      expect(answer.data.length).toBeGreaterThan(1_000);
      expect(Buffer.from(answer.data).toString('latin1')).not.toMatch(/root:x:|<script|file:\/\/\//);
    }
  });
});
