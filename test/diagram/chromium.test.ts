import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import ELK from 'elkjs/lib/elk.bundled.js';
import fc from 'fast-check';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSER_ARGS, browserProgram } from '../../scripts/lib/browser.mjs';
import { layoutMap, renderSvg } from '../../src/diagram/index.js';
import type { TypeName } from '../../src/diagram/measure/type.js';
import { widthOf } from '../../src/diagram/measure/width.js';
import { mapOfJourney } from './build.js';
import { bicycle, fixtures, scripts } from './fixtures.js';
import { type Drawn, foreignElements, parseError, readTexts } from './in-page.mjs';
import { known, randomMap } from './random.js';

/** What a real browser makes of the pictures: well-formed, measured right, nothing cut, nothing on top of another. */

const require = createRequire(import.meta.url);
const elk = new ELK();
let browser: Browser;
let page: Page;

const FONTS = (['latin', 'latin-ext', 'greek', 'cyrillic'] as const)
  .flatMap((subset) =>
    [
      ['400-normal', 400, 'normal'],
      ['400-italic', 400, 'italic'],
      ['600-normal', 600, 'normal'],
    ].map(([file, weight, style]) => {
      const path = require.resolve(`@fontsource/source-sans-3/files/source-sans-3-${subset}-${file}.woff2`);
      const data = readFileSync(path).toString('base64');
      const ranges: Record<string, string> = require('@fontsource/source-sans-3/unicode.json');
      return (
        `@font-face{font-family:'Source Sans 3';font-weight:${weight};font-style:${style};` +
        `src:url(data:font/woff2;base64,${data}) format('woff2');unicode-range:${ranges[subset]}}`
      );
    }),
  )
  .join('');

beforeAll(async () => {
  const executablePath = await browserProgram();
  const args = [...BROWSER_ARGS, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
  browser = await chromium.launch({ executablePath, args });
  page = await browser.newPage();
}, 300_000);
afterAll(() => browser?.close());

/** Draws an SVG and reads back where its texts stand. */
async function drawn(svg: string): Promise<Drawn[]> {
  await page.setContent(`<!doctype html><style>body{margin:0}</style>${svg}`);
  await page.evaluate('document.fonts.ready.then(() => undefined)');
  return page.evaluate(readTexts);
}

const typeOf = ({ size, weight, italic }: Drawn): TypeName | undefined => {
  const face = weight === '600' ? 'semibold' : italic ? 'italic' : 'regular';
  const types: Record<string, TypeName> = {
    '30 semibold': 'title',
    '18 semibold': 'stage',
    '15 semibold': 'step',
    '15 italic': 'stepItalic',
    '14 regular': 'body',
    '14 semibold': 'bodyBold',
    '14 italic': 'bodyItalic',
    '12 regular': 'meta',
    '12 semibold': 'metaBold',
    '12 italic': 'metaItalic',
  };
  return types[`${size} ${face}`];
};

/** Pairs of texts that stand on one another, by more than a pixel. */
function clashes(texts: readonly Drawn[]): string[] {
  const sorted = [...texts].sort((a, b) => a.x - b.x);
  const found: string[] = [];
  for (const [i, a] of sorted.entries()) {
    for (const b of sorted.slice(i + 1)) {
      if (b.x >= a.x + a.width - 1) break;
      if (a.y < b.y + b.height - 1 && b.y < a.y + a.height - 1) found.push(`${a.text} × ${b.text}`);
    }
  }
  return found;
}

const outside = (texts: readonly Drawn[]): string[] =>
  texts.flatMap(({ text, x, y, width, height, box }) =>
    box && (x < box.x || y < box.y || x + width > box.x + box.width + 0.5 || y + height > box.y + box.height)
      ? [text]
      : [],
  );

describe.each(Object.entries(fixtures))('the picture of %s', (_, map) => {
  it('is well-formed, and no text is cut or stands on another', async () => {
    for (const density of ['comfortable', 'compact'] as const) {
      const scene = await layoutMap(map, 0, { elk, density });
      const svg = renderSvg(scene, { theme: 'light', fontFace: FONTS });
      expect(await page.evaluate(parseError, svg)).toBeUndefined();
      const texts = await drawn(svg);
      expect(texts.length).toBeGreaterThan(0);
      expect(clashes(texts)).toEqual([]);
      expect(outside(texts)).toEqual([]);
      for (const { text, x, width } of texts) expect([text, x >= 0 && x + width <= scene.width]).toEqual([text, true]);
    }
  });
});

describe('the picture of any journey', () => {
  it('has no text cut or on another', { timeout: 300_000 }, async () => {
    const numRuns = Math.ceil((Number(process.env.JM_RUNS) || 200) / 10);
    await fc.assert(
      fc.asyncProperty(randomMap(4, known), async (map) => {
        const scene = await layoutMap(map, 0, { elk });
        const texts = await drawn(renderSvg(scene, { theme: 'light', fontFace: FONTS }));
        expect(clashes(texts)).toEqual([]);
        expect(outside(texts)).toEqual([]);
      }),
      { numRuns },
    );
  });
});

describe('measured text', () => {
  it('is as wide as Chromium draws it: never wider by more than half a pixel, and by one per cent on average', async () => {
    const texts = await drawn(renderSvg(await layoutMap(bicycle, 0, { elk }), { theme: 'light', fontFace: FONTS }));
    expect(texts.length).toBeGreaterThan(100);
    let off = 0;
    for (const text of texts) {
      const type = typeOf(text);
      if (!type) throw new Error(`a text of ${text.size} pixels, weight ${text.weight}`);
      const measured = widthOf(text.text, type);
      expect([text.text, text.width - measured < 0.5]).toEqual([text.text, true]);
      off += Math.abs(text.width - measured) / measured;
    }
    expect(off / texts.length).toBeLessThan(0.01);
  });
});

describe('text of a map', () => {
  it('stays text in Chromium', async () => {
    const hostile = '<img src=x onerror="document.title=1"> </text><script>document.title=2</script> ]]> &amp; &#0;';
    const map = mapOfJourney({
      name: hostile,
      personas: [hostile],
      stages: [
        { name: hostile, steps: [{ title: hostile, on: [hostile], thinks: [hostile], feels: `${hostile} -1` }] },
      ],
    });
    const texts = await drawn(renderSvg(await layoutMap(map, 0, { elk }), { theme: 'dark', fontFace: FONTS }));
    expect(await page.evaluate(foreignElements)).toBe(0);
    expect(await page.title()).toBe('');
    expect(texts.map((one) => one.text).join(' ')).toContain('onerror=');
  });

  it('of other scripts keeps its direction', async () => {
    const svg = renderSvg(await layoutMap(scripts, 0, { elk }), { theme: 'light', fontFace: FONTS });
    for (const { text, direction } of await drawn(svg)) {
      const first = /\p{L}/u.exec(text)?.[0] ?? '';
      expect([text, direction]).toEqual([text, /[\u0590-\u08FF]/.test(first) ? 'rtl' : 'ltr']);
    }
  });
});
