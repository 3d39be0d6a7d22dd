import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { launchBrowser } from '../browser.js';
import { type Drawn, loadFonts, putPicture, readTexts } from './in-page.mjs';

/** What tests of the drawn picture have in common: a browser with the picture's fonts, and what must not be seen in it. */

const require = createRequire(import.meta.url);
/** The picture's fonts as CSS. */
export const FONTS = (['latin', 'latin-ext', 'greek', 'cyrillic'] as const)
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

/** A browser for the tests of a file. */
export function useChromium() {
  let browser: Browser;
  let opened: Page | undefined;
  let hasFonts = false;
  const page = (): Page => {
    if (!opened) throw new Error('The browser runs only while tests do');
    return opened;
  };
  beforeAll(async () => {
    browser = await launchBrowser();
    opened = await browser.newPage();
  }, 300_000);
  afterAll(() => browser?.close());
  return {
    get page() {
      return page();
    },
    /** Draws an SVG and reads back where its texts stand. */
    async drawn(svg: string): Promise<Drawn[]> {
      hasFonts = false;
      await page().setContent(`<!doctype html><style>body{margin:0}</style>${svg}`);
      await page().evaluate('document.fonts.ready.then(() => undefined)');
      return page().evaluate(readTexts);
    },
    /** Draws an SVG that comes without fonts in a page that has them: many pictures are so drawn in less time. */
    async show(svg: string): Promise<void> {
      if (!hasFonts) {
        await page().setContent(`<!doctype html><style>body{margin:0}${FONTS}</style><body>`);
        await page().evaluate(loadFonts);
        hasFonts = true;
      }
      await page().evaluate(putPicture, svg);
    },
    /** Where the texts of what is shown stand. */
    texts: (): Promise<Drawn[]> => page().evaluate(readTexts),
  };
}

/** Pairs of texts that stand on one another, by more than a pixel. */
export function clashes(texts: readonly Drawn[]): string[] {
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

/** Texts that stand out of the box they are in. */
export const outside = (texts: readonly Drawn[]): string[] =>
  texts.flatMap(({ text, x, y, width, height, box }) =>
    box && (x < box.x || y < box.y || x + width > box.x + box.width + 0.5 || y + height > box.y + box.height)
      ? [text]
      : [],
  );
