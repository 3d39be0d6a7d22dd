/** A real browser for tests, and what happens in its pages. */
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { BROWSER_ARGS, browserProgram } from '../scripts/lib/browser.mjs';

export async function launchBrowser(): Promise<Browser> {
  const args = [...BROWSER_ARGS, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
  return await chromium.launch({ executablePath: await browserProgram(), args });
}

export interface PageOptions {
  /** In CSS pixels. */
  viewport?: { width: number; height: number };
  colorScheme?: 'light' | 'dark';
  forcedColors?: 'active';
  reducedMotion?: 'reduce';
}

/**
 * A browser for the tests of a file, whose pages are closed after each test. They are all tabs of one window, which stays: to open a window
 * costs Chromium four times as much as to open a tab.
 */
export function usePages() {
  let browser: Browser;
  let window: BrowserContext;
  let first: Page;
  beforeAll(async () => {
    browser = await launchBrowser();
    window = await browser.newContext();
    first = await window.newPage();
  }, 300_000);
  afterEach(async () => {
    for (const page of window.pages()) if (page !== first) await page.close();
  });
  afterAll(() => browser?.close());
  return {
    async newPage({ viewport, ...media }: PageOptions = {}): Promise<Page> {
      const page = await window.newPage();
      if (viewport) await page.setViewportSize(viewport);
      if (Object.keys(media).length > 0) await page.emulateMedia(media);
      return page;
    },
  };
}

export interface Heard {
  /** What the page asked for beside itself. */
  requests: string[];
  /** What the console told, refusals of its policy among them. */
  complaints: string[];
}

/** Listens to a page from before it is opened at an address. */
export function listenTo(page: Page, address: string): Heard {
  const heard: Heard = { requests: [], complaints: [] };
  page.on('request', (request) => {
    const url = request.url();
    if (url !== address && !url.startsWith('data:')) heard.requests.push(url);
  });
  page.on('console', (message) => heard.complaints.push(message.text()));
  page.on('pageerror', (error) => heard.complaints.push(error.message));
  return heard;
}
