#!/usr/bin/env node
// Stands in for VS Code's desktop program: takes the command line that @vscode/test-electron gives to it, runs the suite in the
// extension host of VS Code's server with the workbench in headless Chromium, and exits with the suite's code.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { format, parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { BROWSER_ARGS, browserProgram } from '../../scripts/lib/browser.mjs';
import { startEditor, writeSettings } from '../../scripts/lib/editor.mjs';
import { installEditor } from '../../scripts/lib/editor-install.mjs';

const TIME_LIMIT = 10 * 60_000;
/** What the workbench logs about itself in every test run. */
const CHATTER = [
  /^(Ignoring fetching additional builtin|Resolv(ing|ed) connection token|Creating a socket|Updating additional builtin)/,
  /^\[(reconnection-grace-time|Service Worker|AgentHost|AccountPolicyGate|lifecycle)/,
  /node_modules\/@vscode\/(spdlog|native-watchdog)|authentication provider 'github'/,
];
const { values: options, positionals } = parseArgs({
  strict: false,
  allowPositionals: true,
  options: {
    extensionDevelopmentPath: { type: 'string', multiple: true, default: [] },
    extensionTestsPath: { type: 'string' },
    'user-data-dir': { type: 'string' },
    'extensions-dir': { type: 'string' },
    'remote-debugging-port': { type: 'string' },
  },
});

const temporary = mkdtempSync(path.join(tmpdir(), 'code-in-chromium-'));
let editor;
let browser;
let ending;

/** Stops everything, then exits. The first caller decides the code. */
function end(code, why) {
  ending ??= (async () => {
    if (why) console.error(why);
    await browser?.close().catch(() => {});
    await editor?.stop();
    rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
    process.exit(code);
  })();
  return ending;
}

/** Prints what the suite and the workbench write to the console. */
function print(type, args) {
  const text = format(...args);
  if (CHATTER.some((pattern) => pattern.test(text))) return;
  const stream = type === 'error' || type === 'warn' ? process.stderr : process.stdout;
  stream.write(`${text}\n`);
}

/** The workbench's address, with folder, extension and suite as its page takes them. */
function workbenchAddress(origin) {
  const { host } = new URL(origin);
  const remote = (file) => `vscode-remote://${host}${encodeURI(path.resolve(file))}`;
  const payload = [
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
    ...options.extensionDevelopmentPath.map((folder) => ['extensionDevelopmentPath', remote(folder)]),
    ['extensionTestsPath', remote(options.extensionTestsPath)],
  ];
  const query = new URLSearchParams({ folder: path.resolve(positionals[0]), payload: JSON.stringify(payload) });
  return `${origin}/?${query}`;
}

async function runSuite() {
  const userData = options['user-data-dir'] ?? path.join(temporary, 'user-data');
  const extensions = options['extensions-dir'] ?? path.join(temporary, 'extensions');
  writeSettings(userData);
  editor = await startEditor({
    folder: await installEditor(),
    state: temporary,
    userData,
    extensions,
    // Without it a built VS Code ignores the extension and the suite that its page is asked to load.
    args: ['--vscode-option', 'enable-smoke-test-driver'],
  });
  editor.ended.then((why) => end(1, `The editor's server ended early: ${why}\n${editor.log().slice(-4000)}`));
  const port = options['remote-debugging-port'];
  browser = await chromium.launchPersistentContext(path.join(temporary, 'chromium'), {
    executablePath: await browserProgram(),
    args: [...BROWSER_ARGS, ...(port ? [`--remote-debugging-port=${port}`] : [])],
    viewport: { width: 1400, height: 900 },
  });
  const [page] = browser.pages();
  page.on('crash', () => end(1, "The workbench's page crashed."));
  await page.exposeFunction('codeAutomationLog', print);
  await page.exposeFunction('codeAutomationExit', (code) => end(code));
  await page.goto(workbenchAddress(editor.origin), { timeout: 60_000 });
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => end(130, `Interrupted by ${signal}`));
setTimeout(
  () => end(124, `No result within ${TIME_LIMIT / 60_000} minutes.\n${editor?.log().slice(-4000)}`),
  TIME_LIMIT,
).unref();
runSuite().catch((error) => end(1, error));
