/** A real browser for tests, and what happens in its pages. */
import { type Browser, chromium, type Page } from 'playwright-core';
import { BROWSER_ARGS, browserProgram } from '../scripts/lib/browser.mjs';

export async function launchBrowser(): Promise<Browser> {
  const args = [...BROWSER_ARGS, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
  return await chromium.launch({ executablePath: await browserProgram(), args });
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
