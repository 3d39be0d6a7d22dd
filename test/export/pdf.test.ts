import { getDocumentProxy } from 'unpdf';
import { describe, expect, test } from 'vitest';
import type { JourneyMap } from '../../language-server/map/journey-map.js';
import { layoutMap, type Mark, type Scene, VIEWS, type View } from '../../src/diagram/index.js';
import { isCovered } from '../../src/export/fonts/faces.js';
import type { ExportPage } from '../../src/export/index.js';
import { machineFonts } from '../../src/export/node/machine-fonts.js';
import { example, examples, HOSTILE, HOSTILE_MAP, longJourney, useExporter } from './exporter.js';

const { exported, mapOf: newMap, tools } = useExporter();

const maps = new Map<string, Promise<JourneyMap>>();

/** The map of a text, read once. */
function mapOf(text: string): Promise<JourneyMap> {
  const map = maps.get(text) ?? newMap(text);
  maps.set(text, map);
  return map;
}

/** A line of text on a page: where its baseline begins, in points from the bottom left, and how large it is. */
interface Line {
  page: number;
  text: string;
  x: number;
  y: number;
  width: number;
  size: number;
}

interface Page {
  width: number;
  height: number;
  lines: Line[];
}

const written = new WeakMap<JourneyMap, Map<string, ReturnType<typeof exported>>>();

/** The PDF of a map on a paper, written once. */
async function open(map: JourneyMap, page: ExportPage, view: View = 'map') {
  const files = written.get(map) ?? new Map<string, ReturnType<typeof exported>>();
  const key = `${page} ${view}`;
  const file = files.get(key) ?? exported(map, { format: 'pdf', page, view });
  written.set(map, files.set(key, file));
  return getDocumentProxy(new Uint8Array((await file).data));
}

async function pagesOf(map: JourneyMap, page: ExportPage, view: View = 'map'): Promise<Page[]> {
  const pdf = await open(map, page, view);
  const pages: Page[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const read = await pdf.getPage(number);
    const [, , width = 0, height = 0] = read.view;
    const { items } = await read.getTextContent();
    const lines = items.flatMap((item) => {
      if (!('str' in item) || item.str.trim() === '') return [];
      const [, , c = 0, d = 0, x = 0, y = 0] = item.transform as number[];
      return [{ page: number, text: item.str, x, y, width: item.width, size: Math.hypot(c, d) }];
    });
    pages.push({ width, height, lines });
  }
  return pages;
}

/** The texts of a scene, letters and digits alone: what is drawn in several runs is read in several. */
function textsOf(scene: Scene): string[] {
  const texts: string[] = [];
  const visit = (marks: readonly Mark[]): void => {
    for (const mark of marks) {
      if (mark.type === 'group') visit(mark.marks);
      else if (mark.type === 'text') texts.push(mark.text);
    }
  };
  for (const band of scene.bands) for (const chunk of band.chunks) visit(chunk.marks);
  return texts;
}

const bare = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');

/** The parts of a text that the shipped fonts can show: for others the tests have no font. */
function shown(text: string): string[] {
  const runs = Array.from(text, (character) => (isCovered('regular', character) ? character : '\n')).join('');
  return runs
    .split('\n')
    .map(bare)
    .filter((run) => run !== '');
}

describe('a PDF file', () => {
  test('is one page in the size of the picture', async () => {
    const map = await mapOf(example('sofa'));
    const scene = await layoutMap(map, 0, tools());
    const pages = await pagesOf(map, 'own');
    expect(pages.map(({ width, height }) => [width, height])).toEqual([[scene.width * 0.75, scene.height * 0.75]]);
  });

  test('has all text of the picture, to be selected and found, each line once', async () => {
    const map = await mapOf(example('sofa'));
    const scene = await layoutMap(map, 0, tools());
    const [page] = await pagesOf(map, 'own');
    const found = page!.lines.map(({ text }) => text);
    const wanted = textsOf(scene);
    expect(bare(found.join('')).length).toBe(bare(wanted.join('')).length);
    const all = found.map(bare).join('\n');
    expect(wanted.map(bare).filter((text) => !all.includes(text))).toEqual([]);
  });

  test('says what it is: title, description, language, and stages as bookmarks', async () => {
    const pdf = await open(await mapOf(example('sofa')), 'own');
    const { info } = await pdf.getMetadata();
    expect(info).toMatchObject({ Title: 'A sofa for a small flat', Creator: 'Journey Maps', Language: 'en' });
    expect((info as { Subject: string }).Subject).toContain('13 steps');
    const outline = await pdf.getOutline();
    expect(outline.map(({ title }) => title).slice(0, 2)).toEqual(['1 Discovery', '2 Consideration']);
    expect(
      await (await open(await mapOf('journey 温泉へ行く\n  stage A\n    step はい\n'), 'own')).getMetadata(),
    ).toMatchObject({
      info: { Language: 'ja' },
    });
  });

  test('is the same each time', async () => {
    const map = await mapOf(example('food-bank'));
    const [one, two] = [await exported(map, { format: 'pdf' }), await exported(map, { format: 'pdf' })];
    expect(Buffer.from(one.data).equals(two.data)).toBe(true);
    expect(Buffer.from(one.data).includes('CreationDate')).toBe(false);
  });

  test('holds hostile text as text', async () => {
    const map = await mapOf(HOSTILE_MAP);
    const pdf = await open(map, 'own');
    expect((await pdf.getMetadata()).info).toMatchObject({ Title: HOSTILE });
    expect(await pdf.getJSActions()).toBeNull();
    const [page] = await pagesOf(map, 'a4');
    expect(bare(page!.lines.map(({ text }) => text).join(''))).toContain(bare('onerror=alert'));
  });

  test('too large for a page is made smaller, and it is said', async () => {
    const { data, notices } = await exported(await mapOf(longJourney(120, 10)), { format: 'pdf' });
    const pdf = await getDocumentProxy(new Uint8Array(data));
    const [, , width = 0] = (await pdf.getPage(1)).view;
    expect(width).toBeCloseTo(14_400, 0);
    expect(notices.join()).toMatch(/larger than a PDF page can be/);
  });
});

describe('text of other scripts in a PDF', () => {
  const text = 'journey تجربة (2) العميل 😀\n  stage 東京へ行く\n    step שלום abc 123\n      feels happy\n';

  test('can be found, whatever its direction; emoji are pictures', async () => {
    const own = { machineFonts: machineFonts() };
    const { data, notices } = await exported(await mapOf(text), { format: 'pdf' }, own);
    expect(notices).toEqual([]);
    const pdf = await getDocumentProxy(new Uint8Array(data));
    const page = await pdf.getPage(1);
    const words = (await page.getTextContent()).items.map((item) => ('str' in item ? item.str : '')).join(' ');
    for (const word of ['東京へ行く', 'abc', '123', 'שלום', 'العميل']) expect(words).toContain(word);
    expect(
      Buffer.from(data)
        .toString('latin1')
        .match(/\/Subtype \/Image/g)?.length,
    ).toBeGreaterThanOrEqual(1);
  });
});

const LONG = [
  { name: 'sixty steps in stages of five', text: longJourney(60, 5) },
  { name: 'forty steps in one stage', text: longJourney(40, 40) },
  { name: 'hostile text', text: HOSTILE_MAP },
  { name: 'no stage', text: 'journey Nothing yet\n' },
];
const PAPERS = [
  { paper: 'a4', size: [841.89, 595.28] },
  { paper: 'a3', size: [1190.55, 841.89] },
] as const;

describe.each(PAPERS)('on $paper', ({ paper, size }) => {
  const maps = [...examples(), ...LONG].map((one) => ({ ...one, view: 'map' as View }));
  const others = VIEWS.slice(1).flatMap((view) => examples().map((one) => ({ ...one, view })));
  test.each([...maps, ...others])('$name as $view: nothing is small, cut or left out', async ({ text, view }) => {
    const map = await mapOf(text);
    const scene = await layoutMap(map, 0, { ...tools(), view });
    const pages = await pagesOf(map, paper, view);
    for (const { width, height, lines } of pages) {
      expect([width, height]).toEqual(size);
      expect(lines.filter((line) => line.size < 6.99)).toEqual([]);
      const outside = lines.filter(
        ({ x, y, width: wide, size: high }) =>
          x < 20 || x + wide > width - 20 || y - high * 0.25 < 8 || y + high * 0.75 > height - 12,
      );
      expect(outside).toEqual([]);
    }
    const found = new Set(pages.flatMap(({ lines }) => lines.map((line) => bare(line.text))));
    const all = [...found].join('\n');
    const missing = textsOf(scene)
      .flatMap(shown)
      .filter((one) => !all.includes(one));
    expect(missing).toEqual([]);
  });
});

describe('pages', () => {
  test('say the title and their number, and repeat the stages and the names of the lanes', async () => {
    const pages = await pagesOf(await mapOf(longJourney(60, 5)), 'a4');
    expect(pages.length).toBeGreaterThan(4);
    pages.forEach(({ lines }, i) => {
      const texts = lines.map(({ text }) => text);
      expect(texts).toContain('A long way');
      expect(texts).toContain(`${i + 1} / ${pages.length}`);
    });
    const withSteps = pages.filter(({ lines }) => lines.some(({ text }) => text.startsWith('Step number')));
    for (const { lines } of withSteps) {
      expect(lines.some(({ text }) => text === 'Steps')).toBe(true);
      expect(lines.some(({ text }) => /^Part \d+$/.test(text))).toBe(true);
    }
  });

  test('break between stages where these fit, so that no stage is continued', async () => {
    const pages = await pagesOf(await mapOf(longJourney(60, 5)), 'a4');
    expect(pages.flatMap(({ lines }) => lines).filter(({ text }) => text === 'continued')).toEqual([]);
  });

  test('break between steps where a stage is wider than the paper, and say its name again', async () => {
    const pages = await pagesOf(await mapOf(longJourney(40, 40)), 'a4');
    expect(pages.flatMap(({ lines }) => lines).filter(({ text }) => text === 'continued').length).toBeGreaterThan(5);
  });

  test('have the signs of the key before its words', async () => {
    const pages = await pagesOf(await mapOf(example('sofa')), 'a4', 'flow');
    const [first] = pages.flatMap(({ lines }) => lines).filter(({ text }) => text === 'moment of truth');
    // The star stands left of it.
    expect(first?.x).toBeGreaterThan(28 + 12);
  });

  test('have bookmarks that lead to where a stage begins', async () => {
    const pdf = await open(await mapOf(longJourney(60, 5)), 'a4');
    const outline = await pdf.getOutline();
    expect(outline).toHaveLength(12);
    const places = await Promise.all(
      outline.map(({ dest }) => pdf.getPageIndex((dest as [{ num: number; gen: number }])[0])),
    );
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(new Set(places).size).toBeGreaterThan(4);
  });
});
