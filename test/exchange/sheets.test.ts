/** Tables as people and spreadsheets write them: other names, separators, scales, merged cells, formulas. */
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { JourneyMap } from '../../language-server/map/journey-map.js';
import { ExchangeError, type Imported } from '../../src/exchange/notice.js';
import { readCsv, writeCsv } from '../../src/exchange/table/csv.js';
import { readXlsx, writeXlsx } from '../../src/exchange/table/xlsx.js';
import { outline, useLanguage } from './reading.js';

const { map, mapWithoutErrors } = useLanguage();

async function read({ text, notices }: Imported) {
  const result = await mapWithoutErrors(text);
  return {
    text,
    map: result,
    outline: outline(result.journeys[0]!),
    notices: notices.map(({ line, message }) => `${line ?? '-'}: ${message}`),
  };
}

const csv = (text: string) => read(readCsv(text, 'sheet'));
const firstStep = ({ journeys }: JourneyMap) => journeys[0]!.stages[0]!.steps[0]!;

const PLAIN =
  'Stage,Step,Channel,Emotion\nPack,Buys boxes,"Web, Shop",happy\nPack,Packs,,"tired -1: too, late"\nMove,Carries,,\n';
const PLAIN_OUTLINE = ['sheet', '# Pack', 'Buys boxes: 1: ', 'Packs: -1: ', '# Move', 'Carries: : '];

describe('CSV', () => {
  test('rows become stages and steps', async () => {
    const result = await csv(PLAIN);
    expect(result.outline).toEqual(PLAIN_OUTLINE);
    expect(firstStep(result.map).channels).toMatchObject([{ name: 'Web' }, { name: 'Shop' }]);
    expect(result.map.journeys[0]!.stages[0]!.steps[1]!.feels).toMatchObject([{ emotion: 'tired', why: 'too, late' }]);
    expect(result.notices).toEqual([]);
  });

  test.each([
    [
      'semicolons',
      'Stage;Step;Channel;Emotion\nPack;Buys boxes;Web, Shop;happy\nPack;Packs;;tired -1: too, late\nMove;Carries;;\n',
    ],
    [
      'tabs',
      'Stage\tStep\tChannel\tEmotion\nPack\tBuys boxes\tWeb, Shop\thappy\nPack\tPacks\t\ttired -1: too, late\nMove\tCarries\t\t\n',
    ],
    ['a first line that names the separator', `sep=|\n${PLAIN.replaceAll(/,(?=\S|\n)/g, '|').replaceAll('"', '')}`],
    ['a byte-order mark', `\ufeff${PLAIN}`],
    ['CRLF', PLAIN.replaceAll('\n', '\r\n')],
    ['CR', PLAIN.replaceAll('\n', '\r')],
    ['no last line end', PLAIN.trimEnd()],
    ['blank rows', PLAIN.replaceAll('\n', '\n,,,\n\n')],
    ['stages that stand once, as in merged cells', PLAIN.replace('\nPack,Packs', '\n,Packs')],
    ['other names and cases', PLAIN.replace('Stage,Step,Channel,Emotion', 'PHASE,Activity,Channels,feelings')],
  ])('says the same with %s', async (_, text) => {
    const result = await csv(text);
    expect(result.outline).toEqual(PLAIN_OUTLINE);
    expect(result.text).toBe((await csv(PLAIN)).text);
    expect(result.notices).toEqual([]);
  });

  test('what stands above the names of the columns is kept as a comment', async () => {
    const { text, outline } = await csv(`Workshop of May,,,\n\n${PLAIN}`);
    expect(text).toMatch(/^\/\/ Workshop of May\n/);
    expect(outline).toEqual(PLAIN_OUTLINE);
  });

  test('several items in a cell, with bullets or without', async () => {
    const { map: result } = await csv('Stage,Step,Pains\nS,X,"- one\n• two // three\nfour: five"\n');
    expect(firstStep(result).pains.map(({ text }) => text)).toEqual(['one', 'two // three', 'four: five']);
  });

  test('columns that are not known are lanes, which is said', async () => {
    const { map: result, notices } = await csv('Stage,Step,Legal: risk,\nS,X,a: b // c,d\n');
    expect(firstStep(result).lanes).toMatchObject([
      { lane: 'Legal: risk', text: 'a: b // c' },
      { lane: 'Column 4', text: 'd' },
    ]);
    expect(notices).toEqual([expect.stringMatching(/^1: .*‘Legal: risk’/), expect.stringMatching(/^1: .*‘Column 4’/)]);
  });

  test.each([
    ['1', '5', '1..5'],
    ['-2', '1', '-2..2'],
    ['0', '9', '0..10'],
    ['12', '80', '0..100'],
  ])('scores %s and %s beside the emotion are on %s', async (low, high, scale) => {
    const { map: result, notices } = await csv(`Stage,Step,Emotion,Score\nS,X,weary,${low}\nS,Y,,${high}\n`);
    const { min, max } = result.journeys[0]!.scale;
    expect(`${min}..${max}`).toBe(scale);
    const [x, y] = result.journeys[0]!.stages[0]!.steps;
    expect(x!.feels).toMatchObject([{ emotion: 'weary', scaled: Number(low) }]);
    expect(y!.feels).toMatchObject([{ scaled: Number(high) }]);
    expect(notices).toEqual([]);
  });

  test.each([
    ['Leaves', 'some', /‘some’ in the column ‘Leaves’ cannot be read: it is a note/],
    ['Metric', 'high', /‘high’ in the column ‘Metric’ cannot be read/],
    ['Scale', '1..5', /‘1\.\.5’ in the column ‘Scale’ cannot be read/],
    ['Goal', 'Fun', /‘Fun’ in the column ‘Goal’ cannot be read/],
    ['When', '"a\nb"', /‘b’ in the column ‘When’ cannot be read/],
    ['Thinks', '[as Emil] hm', undefined],
    ['Notes', '[as Emil] hm', /‘\[as Emil\] hm’ in the column ‘Notes’/],
    ['Score', 'good', /‘good’ in the column ‘Score’ cannot be read/],
  ])('what a step cannot say in %s is a note: %j', async (header, cell, message) => {
    const { notices, text } = await csv(`Stage,Step,${header}\nS,X,${cell}\n`);
    expect(notices).toEqual(message ? [expect.stringMatching(message)] : []);
    for (const word of cell.match(/\w+/g)!) expect(text).toContain(word);
  });

  test('a score outside of the scale is taken as the nearest, which is said', async () => {
    const { map: result, notices } = await csv('Journey,Stage,Step,Scale,Feels\nJ,,,1..5,\nJ,S,X,,9\n');
    expect(firstStep(result).feels).toMatchObject([{ scaled: 5 }]);
    expect(notices).toEqual([expect.stringMatching(/^3: The score 9 is outside of 1 to 5/)]);
  });

  test('messages name the line, whatever the cells above hold', async () => {
    const { notices } = await csv('Stage,Step,Leaves,Notes\nS,X,,"a\nb\nc"\n\nS,Y,some,\n');
    expect(notices).toEqual([expect.stringMatching(/^6: /)]);
  });

  test('several journeys; stages and journeys of one name get numbers', async () => {
    const { map: result, notices } = await csv('Journey,Stage,Step\nA,S,1\nA,T,2\nA,S,3\nB,S,1\nA,S,1\n');
    expect(result.journeys.map(({ name }) => name)).toEqual(['A', 'B', 'A (2)']);
    expect(result.journeys[0]!.stages.map(({ name }) => name)).toEqual(['S', 'T', 'S (2)']);
    expect(notices.map((it) => it.slice(0, 2))).toEqual(['4:', '6:']);
  });

  test('whom the steps name, the journey is for', async () => {
    const { map: result } = await csv('Stage,Step,Persona\nS,X,Ann\nS,Y,"Bo, Ann"\n');
    expect(result.journeys[0]!.personas).toEqual(['Ann', 'Bo']);
  });

  test('a quotation mark that nothing closes is said', async () => {
    const { notices, text } = await csv('Stage,Step,Notes\nS,X,"never closed\n');
    expect(notices).toEqual([expect.stringMatching(/^2: A quotation mark/)]);
    expect(text).toContain('never closed');
  });

  test.each([
    ['', /no column called ‘Stage’ or ‘Step’/],
    ['a,b\n1,2\n', /no column called ‘Stage’ or ‘Step’/],
    ['Stage,Step\n', /no row with a stage or a step/],
  ])('%j is refused', (text, message) => {
    expect(() => readCsv(text, 'x')).toThrow(ExchangeError);
    expect(() => readCsv(text, 'x')).toThrow(message);
  });
});

describe('formulas', () => {
  const NASTY = ['=1+1', '+1', '-1 x', '@SUM(A1)', "'=1", "''-x", '＝１'];

  test('no cell of CSV begins as one, and all come back', async () => {
    const lines = NASTY.map(
      (text) => `    step ${text}\n      thinks ${text}\n      lane ${text.replaceAll(' ', '')}: ${text}\n`,
    );
    const source = await map(`journey =x\n  stage @y\n${lines.join('')}`);
    const { content } = writeCsv(source);
    const cells = content.replace(/^\ufeff/, '').split(/,|\r\n/);
    expect(cells.filter((cell) => /^"?[=+\-@\t＝＋－＠]/u.test(cell))).toEqual([]);
    expect(content).toContain("'=1+1");
    const back = await map(readCsv(content, 'x').text);
    expect(outline(back.journeys[0]!)).toEqual(outline(source.journeys[0]!));
    expect(back.journeys[0]!.stages[0]!.steps.map(({ thinks }) => thinks[0]!.text)).toEqual(NASTY);
  });

  test('no cell of a workbook is one', async () => {
    const source = await map(`journey J\n  stage S\n${NASTY.map((text) => `    step ${text}\n`).join('')}`);
    const parts = unzipSync((await writeXlsx(source)).content);
    const sheet = new TextDecoder().decode(parts['xl/worksheets/sheet1.xml']);
    expect(sheet).toMatch(/<c [^>]*t="(s|inlineStr)"/);
    expect(sheet).not.toMatch(/<f[ >]/);
  });
});

describe('XLSX', () => {
  const workbook = async (text: string) => (await writeXlsx(await map(text))).content;
  const SMALL = 'journey J\n  stage S\n    step X\n      thinks a\n';

  test('a sheet of numbers, dates, yes and formulas is read as it is shown', async () => {
    const parts = unzipSync(await workbook(SMALL));
    const cell = (at: string, inner: string, more = '') => `<c r="${at}"${more}>${inner}</c>`;
    const text = (at: string, it: string) => cell(at, `<is><t>${it}</t></is>`, ' t="inlineStr"');
    const headers = ['Stage', 'Step', 'Score', 'Mot', 'When', 'Leaves'];
    const rows = [
      headers.map((it, index) => text(`${'ABCDEF'[index]}1`, it)).join(''),
      `${text('A2', 'S')}${cell('B2', '<f>1+1</f><v>2</v>')}${cell('C2', '<v>4</v>')}${cell('D2', '<v>1</v>', ' t="b"')}${text('E2', 'May')}${cell('F2', '<v>0.3</v>')}`,
    ];
    const sheet = `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows.map((row, index) => `<row r="${index + 1}">${row}</row>`).join('')}</sheetData></worksheet>`;
    const bytes = zipSync({ ...parts, 'xl/worksheets/sheet1.xml': strToU8(sheet) });
    const { map: result, notices } = await read(await readXlsx(bytes, 'x'));
    expect(notices).toEqual([]);
    expect(firstStep(result)).toMatchObject({
      name: '2',
      feels: [{ scaled: 4 }],
      momentOfTruth: { text: '' },
      when: 'May',
      leaves: [{ share: 0.3 }],
    });
  });

  test('white space, line ends and what XML has a meaning for come back', async () => {
    const source = await map(
      'journey J\n  stage S\n    step <X> & "Y"\n      thinks "  a\\n b  "\n      says _x0041_ </t>\n',
    );
    const back = await map((await readXlsx((await writeXlsx(source)).content, 'x')).text);
    expect(firstStep(back)).toMatchObject({
      name: '<X> & "Y"',
      thinks: [{ text: '  a\n b  ' }],
      says: [{ text: '_x0041_ </t>' }],
    });
  });

  test('control characters come back', async () => {
    const text = 'journey J\n\n  stage S\n    step X\n      thinks a\u0001b\u000bc\ufffdd\ufffee\n';
    const { content, notices } = await writeXlsx(await map(text));
    expect(notices).toEqual([]);
    expect((await readXlsx(content, 'x')).text).toBe(text);
  });

  test('a cell that is too long for a workbook is refused', async () => {
    const long = await map(`journey J\n  stage S\n    step X\n      thinks ${'x'.repeat(40_000)}\n`);
    await expect(writeXlsx(long)).rejects.toThrow(/32767 characters.*row 2, column ‘Thinks’/);
  });

  test.each([
    ['no archive', new Uint8Array([1, 2, 3]), /is no XLSX workbook/],
    ['nothing', new Uint8Array(), /is no XLSX workbook/],
    ['another archive', zipSync({ 'a.txt': strToU8('x') }), /is no XLSX workbook/],
  ])('%s is refused', async (_, bytes, message) => {
    await expect(readXlsx(bytes, 'x')).rejects.toThrow(ExchangeError);
    await expect(readXlsx(bytes, 'x')).rejects.toThrow(message);
  });

  test('a damaged workbook is refused', async () => {
    const bytes = await workbook(SMALL);
    await expect(readXlsx(bytes.slice(0, bytes.length - 100), 'x')).rejects.toThrow(ExchangeError);
    const parts = unzipSync(bytes);
    const { 'xl/workbook.xml': _, ...rest } = parts;
    await expect(readXlsx(zipSync(rest), 'x')).rejects.toThrow(ExchangeError);
  });

  test('one that would fill the memory is refused before it is unpacked', async () => {
    const parts = unzipSync(await workbook(SMALL));
    const bomb = zipSync({ ...parts, 'xl/worksheets/sheet2.xml': new Uint8Array(70 * 1024 * 1024) }, { level: 9 });
    expect(bomb.length).toBeLessThan(200_000);
    const before = process.memoryUsage().arrayBuffers;
    await expect(readXlsx(bomb, 'x')).rejects.toThrow(/unpacks to more than 64 MB/);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20 * 1024 * 1024);
  });

  test('one that lies about its size, too', async () => {
    const parts = unzipSync(await workbook(SMALL));
    const bomb = zipSync({ ...parts, 'xl/worksheets/sheet1.xml': new Uint8Array(70 * 1024 * 1024) }, { level: 9 });
    const view = new DataView(bomb.buffer, bomb.byteOffset);
    // The size before packing, in the directory at the end: 24 bytes into each entry.
    for (let at = 0; at < bomb.length - 4; at++) {
      if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) > 1_000_000)
        view.setUint32(at + 24, 1000, true);
    }
    const before = process.memoryUsage().arrayBuffers;
    await expect(readXlsx(bomb, 'x')).rejects.toThrow(ExchangeError);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20 * 1024 * 1024);
  });
});
