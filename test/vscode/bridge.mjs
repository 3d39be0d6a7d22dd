// Lets the suite, which runs in the extension host, see and use the window as a person does: a small server on 127.0.0.1 that
// drives the workbench over Chromium's debugging protocol. It works alike with the stand-in and with desktop VS Code.
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { chromium } from 'playwright-core';

/** How long an operation may wait for what it is about to appear, in milliseconds. */
const PATIENCE = 20_000;

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').FrameLocator} FrameLocator */

/**
 * What the suite can ask for: the names and parameters of suite/browser.ts.
 * @type {Record<string, (page: Page, request: any) => Promise<unknown>>}
 */
const operations = {
  evaluateInWebview: (page, { expression, argument }) => {
    // Playwright sends a function's text, and this one came as text: it is never called here.
    const inPage = new Function('_body', 'argument', `return (${expression})(argument);`);
    return webview(page).locator('body').evaluate(inPage, argument, { timeout: PATIENCE });
  },
  waitInWebview: (page, { selector, text, state = 'visible', timeout = PATIENCE }) =>
    element(webview(page), selector, text).waitFor({ state, timeout }),
  clickInWebview: (page, { selector, text, ...options }) =>
    element(webview(page), selector, text).click({ timeout: PATIENCE, ...options }),
  hoverInWebview: (page, { selector, text }) => element(webview(page), selector, text).hover({ timeout: PATIENCE }),
  wheelInWebview: async (page, { selector, text, deltaX = 0, deltaY = 0, modifiers = [] }) => {
    await element(webview(page), selector, text).hover({ timeout: PATIENCE });
    for (const key of modifiers) await page.keyboard.down(key);
    await page.mouse.wheel(deltaX, deltaY);
    for (const key of modifiers) await page.keyboard.up(key);
  },
  screenshotWebview: (page, { path }) => webviewFrame(page).screenshot({ path, timeout: PATIENCE }),
  webviewCount: (page) => page.locator('iframe.webview.ready').filter({ visible: true }).count(),

  textInWorkbench: (page, { selector, text }) => element(page, selector, text).textContent({ timeout: PATIENCE }),
  countInWorkbench: (page, { selector, text }) => all(page, selector, text).count(),
  waitInWorkbench: (page, { selector, text, state = 'visible', timeout = PATIENCE }) =>
    element(page, selector, text).waitFor({ state, timeout }),
  clickInWorkbench: (page, { selector, text, ...options }) =>
    element(page, selector, text).click({ timeout: PATIENCE, ...options }),
  press: (page, { keys }) => page.keyboard.press(keys),
  type: (page, { text, delay = 0 }) => page.keyboard.type(text, { delay }),
  screenshot: (page, { path }) => page.screenshot({ path, timeout: PATIENCE }),
  // The extension host that asks goes away with the page, so the answer comes before the reload.
  reload: async (page) => {
    await page.evaluate(loseFocus);
    setTimeout(() => page.reload({ timeout: 60_000 }).catch((error) => console.error(`reload: ${error.message}`)), 100);
  },
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

/** The preview's own document: a frame in the frame that VS Code keeps for a webview. */
function webview(page) {
  return webviewFrame(page).contentFrame().frameLocator('iframe#active-frame');
}

function webviewFrame(page) {
  return page.locator('iframe.webview.ready').filter({ visible: true }).last();
}

function all(scope, selector, text) {
  const found = scope.locator(selector);
  return text === undefined ? found : found.filter({ hasText: text });
}

function element(scope, selector, text) {
  return all(scope, selector, text).first();
}

/**
 * @param {number} debuggingPort the port that the window was started with
 * @returns {Promise<{ address: string, token: string, close: () => Promise<void> }>} for the suite's environment
 */
export async function startBridge(debuggingPort) {
  const token = randomBytes(24).toString('hex');
  /** @type {Promise<import('playwright-core').Browser> | undefined} */
  let connection;
  const server = createServer(async (request, response) => {
    const answer = (status, value) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    if (request.headers.authorization !== `Bearer ${token}`)
      return answer(403, { error: 'This server is for the suite alone.' });
    const name = request.url?.slice(1) ?? '';
    if (!Object.hasOwn(operations, name)) return answer(404, { error: `There is no operation ${name}.` });
    try {
      connection ??= chromium.connectOverCDP(`http://127.0.0.1:${debuggingPort}`);
      const page = await workbenchPage(await connection);
      const result = await operations[name](page, JSON.parse(await bodyOf(request)));
      answer(200, { result: Buffer.isBuffer(result) ? undefined : result });
    } catch (error) {
      answer(500, { error: `${name}: ${error.message}` });
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    token,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await (await connection?.catch(() => undefined))?.close().catch(() => {});
    },
  };
}

async function workbenchPage(browser) {
  for (const page of browser.contexts().flatMap((context) => context.pages())) {
    if ((await page.locator('.monaco-workbench').count()) > 0) return page;
  }
  throw new Error('no window shows the workbench');
}

async function bodyOf(request) {
  let body = '';
  for await (const chunk of request) body += chunk;
  return body || '{}';
}
