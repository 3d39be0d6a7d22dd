/** Mermaid in Chromium, on a page that holds nothing else. */
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { now } from '../clock.js';

/** In milliseconds: `render` is text to SVG, `painted` until the frame that shows it, `wait` the display's share of that. */
export interface MermaidTimes {
  render: number;
  wait: number;
  painted: number;
}

export interface MermaidPage {
  /** When the page began to load. */
  readonly opened: number;
  /** Draws a journey in place of the one before. @throws where no step was drawn */
  draw(text: string): Promise<MermaidTimes>;
  close(): Promise<void>;
}

/**
 * @param script the path of Mermaid's bundle
 * @param pages the folder of this file's script
 */
export async function openMermaidPage(browser: Browser, script: string, pages: string): Promise<MermaidPage> {
  const context = await browser.newContext({ viewport: { width: 960, height: 900 } });
  const page = await context.newPage();
  const opened = now();
  await page.setContent('<!DOCTYPE html><title>Mermaid</title><body></body>');
  await page.addScriptTag({ path: script });
  await page.addScriptTag({ path: path.join(pages, 'mermaid-page.js') });
  // Beyond 50,000 characters it would draw a message instead.
  await page.evaluate('mermaid.initialize({ startOnLoad: false, maxTextSize: 10_000_000 })');
  return {
    opened,
    async draw(text) {
      const times = await page.evaluate<MermaidTimes>(`drawWithMermaid(${JSON.stringify(text)})`);
      if ((await page.locator('svg .task-line').count()) === 0) throw new Error('Mermaid drew no step');
      return times;
    },
    close: () => context.close(),
  };
}
