// Lets the suite, which runs in the extension host, see and use the window as a person does: a small server on 127.0.0.1 that
// drives the workbench over Chromium's debugging protocol. It works alike wherever the workbench is. The suite's report comes here too.
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { sum } from '../../scripts/lib/testing.mjs';

/** How long an operation may wait for what it is about to appear, in milliseconds. */
const PATIENCE = 20_000;

/** A suite in a browser's worker asks from another origin. The token says that it may. */
const HEADERS = {
  'content-type': 'application/json',
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'authorization, content-type',
};

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').FrameLocator} FrameLocator */
/** @typedef {import('../../scripts/lib/testing.mjs').Counts} Counts */

/**
 * What the suite can ask for: the names and parameters of suite/browser.ts.
 * @type {Record<string, (page: Page, request: any, results: string) => Promise<unknown>>}
 */
const operations = {
  evaluateInWebview: (page, { expression, argument }) => {
    // Playwright sends a function's text, and this one came as text: it is never called here.
    const inPage = new Function('_body', 'argument', `return (${expression})(argument);`);
    return webview(page).locator('body').evaluate(inPage, argument, { timeout: PATIENCE });
  },
  evaluateInOtherWindow: async (page, { expression, argument }) => {
    const inPage = new Function('_body', 'argument', `return (${expression})(argument);`);
    const other = await otherWindow(page);
    return webview(other).locator('body').evaluate(inPage, argument, { timeout: PATIENCE });
  },
  clickInOtherWindow: async (page, { selector, text, ...options }) =>
    element(webview(await otherWindow(page)), selector, text).click({ timeout: PATIENCE, ...options }),
  closeOtherWindow: async (page) => (await otherWindow(page)).close(),
  waitInWebview: (page, { selector, text, state = 'visible', timeout = PATIENCE }) =>
    element(webview(page), selector, text).waitFor({ state, timeout }),
  clickInWebview: async (page, { selector, text, ...options }) => {
    // What the editor shows where the pointer was may lie over what is clicked on: it goes when the pointer does.
    await page.mouse.move(2, 2);
    await element(webview(page), selector, text).click({ timeout: PATIENCE, ...options });
  },
  hoverInWebview: (page, { selector, text }) => element(webview(page), selector, text).hover({ timeout: PATIENCE }),
  wheelInWebview: async (page, { selector, text, deltaX = 0, deltaY = 0, modifiers = [] }) => {
    await element(webview(page), selector, text).hover({ timeout: PATIENCE });
    for (const key of modifiers) await page.keyboard.down(key);
    await page.mouse.wheel(deltaX, deltaY);
    for (const key of modifiers) await page.keyboard.up(key);
  },
  dragInWebview: async (page, { from, to, drop = true }) => {
    const start = await pointOf(page, from);
    const end = await pointOf(page, to);
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    for (const part of [0.3, 0.6, 1])
      await page.mouse.move(start.x + (end.x - start.x) * part, start.y + (end.y - start.y) * part);
    if (!drop) await page.keyboard.press('Escape');
    await page.mouse.up();
  },
  screenshotWebview: (page, request, results) => picture(webviewFrame(page), request, results),
  webviewCount: (page) => page.locator('iframe.webview.ready').filter({ visible: true }).count(),

  textInWorkbench: (page, { selector, text }) => element(page, selector, text).textContent({ timeout: PATIENCE }),
  fieldInWorkbench: (page, { selector, text }) =>
    element(page, selector, text).evaluate(
      ({ value, selectionStart, selectionEnd }) => ({ value, selected: value.slice(selectionStart, selectionEnd) }),
      undefined,
      { timeout: PATIENCE },
    ),
  countInWorkbench: (page, { selector, text }) => all(page, selector, text).count(),
  waitInWorkbench: (page, { selector, text, state = 'visible', timeout = PATIENCE }) =>
    element(page, selector, text).waitFor({ state, timeout }),
  clickInWorkbench: (page, { selector, text, ...options }) =>
    element(page, selector, text).click({ timeout: PATIENCE, ...options }),
  press: (page, { keys }) => page.keyboard.press(keys),
  // What a browser does itself for its keys, it does for no key that comes from a program: the page gets its event alone.
  paste: (page, { text }) =>
    page.evaluate((pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', pasted);
      const how = { clipboardData, bubbles: true, cancelable: true, composed: true };
      document.activeElement?.dispatchEvent(new ClipboardEvent('paste', how));
    }, text),
  type: (page, { text, delay = 0 }) => page.keyboard.type(text, { delay }),
  // How long the window has been busy without a pause since it was asked last, in milliseconds.
  busiestOfWorkbench: (page) =>
    page.evaluate(() => {
      if (globalThis.busiest === undefined) {
        let last = performance.now();
        setInterval(() => {
          const now = performance.now();
          globalThis.busiest = Math.max(globalThis.busiest, now - last - 20);
          last = now;
        }, 20);
      }
      const { busiest = 0 } = globalThis;
      globalThis.busiest = 0;
      return Math.round(busiest);
    }),
  consoleCount: (page, { text }) => said(page).filter((line) => line.includes(text)).length,
  screenshot: (page, request, results) => picture(page, request, results),
};

/**
 * Lets the workbench write down what it keeps, as it does when one turns to another window. In a browser it does not when the
 * page is unloaded, and in between only once a minute. A headless page has the focus always, so it is told otherwise.
 */
async function loseFocus() {
  document.hasFocus = () => false;
  document.dispatchEvent(new Event('visibilitychange'));
  await new Promise((resolve) => setTimeout(resolve, 1_000));
}

/** What each window has written to its console since it was used first. @type {WeakMap<Page, string[]>} */
const consoles = new WeakMap();

function said(page) {
  let lines = consoles.get(page);
  if (!lines) {
    lines = [];
    consoles.set(page, lines);
    page.on('console', (message) => lines.push(message.text()));
  }
  return lines;
}

/** Writes a PNG for people to look at. @returns {Promise<number>} its size in bytes */
async function picture(scope, { name }, results) {
  const bytes = await scope.screenshot({ path: path.join(results, `${name}.png`), timeout: PATIENCE });
  return bytes.length;
}

/** The preview's own document: a frame in the frame that VS Code keeps for a webview. */
function webview(page) {
  return webviewFrame(page).contentFrame().frameLocator('iframe#active-frame');
}

function webviewFrame(page) {
  return page.locator('iframe.webview.ready').filter({ visible: true }).last();
}

/** Where in the window an element of the preview is: its middle, or so far from its upper left corner. */
async function pointOf(page, { selector, text, position }) {
  const target = element(webview(page), selector, text);
  await target.scrollIntoViewIfNeeded({ timeout: PATIENCE });
  const box = await target.boundingBox({ timeout: PATIENCE });
  if (!box) throw new Error(`${selector} is not to be seen`);
  const { x, y } = position ?? { x: box.width / 2, y: box.height / 2 };
  return { x: box.x + x, y: box.y + y };
}

function all(scope, selector, text) {
  const found = scope.locator(selector);
  return text === undefined ? found : found.filter({ hasText: text });
}

function element(scope, selector, text) {
  return all(scope, selector, text).first();
}

/**
 * @param {{ debuggingPort: number, results: string }} options the port that the window was started with; the folder for screenshots
 * @returns {Promise<{ address: string, token: string, counts: () => Counts | undefined, close: () => Promise<void> }>}
 *   address and token for the suite; `counts` what it has told, undefined unless it came to its end
 */
export async function startBridge({ debuggingPort, results }) {
  const token = randomBytes(24).toString('hex');
  const run = { reloaded: false, ended: false, counts: sum([]) };
  /** @type {Promise<import('playwright-core').Browser> | undefined} */
  let connection;
  const currentPage = async () => {
    connection ??= chromium.connectOverCDP(`http://127.0.0.1:${debuggingPort}`);
    return workbenchPage(await connection);
  };
  const ofTheRun = {
    // The extension host that asks goes away with the page, so the answer comes before the reload.
    reload: async () => {
      const page = await currentPage();
      await page.evaluate(loseFocus);
      run.reloaded = true;
      setTimeout(
        () => page.reload({ timeout: 60_000 }).catch((error) => console.error(`reload: ${error.message}`)),
        100,
      );
    },
    wasReloaded: () => run.reloaded,
    report: ({ counts, last }) => {
      run.counts = sum([run.counts, counts]);
      run.ended = last;
      return run.counts;
    },
  };
  const perform = async (name, request) => {
    if (Object.hasOwn(ofTheRun, name)) return ofTheRun[name](request);
    return operations[name](await currentPage(), request, results);
  };
  const server = createServer(async (request, response) => {
    const answer = (status, value) => response.writeHead(status, HEADERS).end(value && JSON.stringify(value));
    if (request.method === 'OPTIONS') return answer(204);
    if (request.headers.authorization !== `Bearer ${token}`)
      return answer(403, { error: 'This server is for the suite alone.' });
    const name = request.url?.slice(1) ?? '';
    if (!Object.hasOwn(operations, name) && !Object.hasOwn(ofTheRun, name))
      return answer(404, { error: `There is no operation ${name}.` });
    try {
      answer(200, { result: await perform(name, JSON.parse(await bodyOf(request))) });
    } catch (error) {
      answer(500, { error: `${name}: ${error.message}` });
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    token,
    counts: () => (run.ended ? run.counts : undefined),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await (await connection?.catch(() => undefined))?.close().catch(() => {});
    },
  };
}

/** The window with the workbench's own parts: side bar, status bar, and the others opened from it. */
async function workbenchPage(browser) {
  for (const page of browser.contexts().flatMap((context) => context.pages())) {
    if ((await page.locator('.monaco-workbench .part.sidebar').count()) > 0) return page;
  }
  throw new Error('no window shows the workbench');
}

/** The window that an editor was moved into. */
async function otherWindow(page) {
  const end = Date.now() + PATIENCE;
  while (Date.now() < end) {
    const other = page
      .context()
      .pages()
      .find((one) => one !== page && !one.isClosed());
    if (other && (await other.locator('iframe.webview.ready').count()) > 0) return other;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('no other window shows a preview');
}

async function bodyOf(request) {
  let body = '';
  for await (const chunk of request) body += chunk;
  return body || '{}';
}
