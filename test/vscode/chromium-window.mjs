// A window in headless Chromium in which a workbench runs a suite: the page through which VS Code tells what it logs and how it ends.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';
import { chromium } from 'playwright-core';
import { BROWSER_ARGS, browserProgram } from '../../scripts/lib/browser.mjs';

/** What the workbench logs about itself in every test run, of each message its beginning. */
const CHATTER = [
  /^(Ignoring (fetching additional builtin|the error while validating)|Resolv(ing|ed) connection token|Creating a socket)/,
  /^(Updating additional builtin|Found additional builtin|Loading development extension|vscode-test-web-support)/,
  /^(Request to '\S+package[.]nls[.]json' failed|Unable to read file|CodeExpectedError|ENOPRO|Failed to (get installed|resolve files))/,
  /^\[(reconnection-grace-time|Service Worker|AgentHost|AccountPolicyGate|lifecycle)/,
  // Said by the page that a reload ends.
  /^IndexedDB database '[^']+' is closed/,
  /node_modules\/@vscode\/(spdlog|native-watchdog)|authentication provider 'github'/,
];
/** A webview's service worker is of another origin than the page: Chromium would keep it from its storage. */
const PREFERENCES = { profile: { cookie_controls_mode: 0, block_third_party_cookies: false } };
const TIME_TO_LOAD = 120_000;

/**
 * Opens the workbench.
 * @param {{ address: string, profile: string, debuggingPort?: string | number, end: (code: number, why?: string) => void }} options
 *   `profile` a folder for what Chromium keeps; `end` is called with the suite's exit code, or with 1 and what went wrong
 * @returns {Promise<import('playwright-core').BrowserContext>} to be closed
 */
export async function openWindow({ address, profile, debuggingPort, end }) {
  mkdirSync(path.join(profile, 'Default'), { recursive: true });
  writeFileSync(path.join(profile, 'Default/Preferences'), JSON.stringify(PREFERENCES));
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath: await browserProgram(),
    args: [...BROWSER_ARGS, ...(debuggingPort ? [`--remote-debugging-port=${debuggingPort}`] : [])],
    viewport: { width: 1400, height: 900 },
    // What moves is painted without a GPU, many times a second, and keeps clicks waiting until it is at rest.
    reducedMotion: 'reduce',
  });
  // An editor's own window lets its pages write to the clipboard; here somebody would be asked.
  await browser.grantPermissions(['clipboard-read', 'clipboard-write']);
  const [page] = browser.pages();
  page.on('crash', () => end(1, "The workbench's page crashed."));
  await page.exposeFunction('codeAutomationLog', print);
  await page.exposeFunction('codeAutomationExit', (code) => end(code));
  await page.goto(address, { timeout: TIME_TO_LOAD });
  return browser;
}

/** Prints what the suite and the workbench write to the console. */
function print(type, args) {
  const text = format(...args);
  if (CHATTER.some((pattern) => pattern.test(text))) return;
  const stream = type === 'error' || type === 'warn' ? process.stderr : process.stdout;
  stream.write(`${text}\n`);
}
