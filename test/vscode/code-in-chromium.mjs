#!/usr/bin/env node
// Stands in for VS Code's desktop program: takes the command line that @vscode/test-electron gives to it, runs the suite in the
// extension host of VS Code's server with the workbench in headless Chromium, and exits with the suite's code.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startEditor, writeSettings } from '../../scripts/lib/editor.mjs';
import { installEditor } from '../../scripts/lib/editor-install.mjs';
import { openWindow } from './chromium-window.mjs';

const TIME_LIMIT = 10 * 60_000;
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
  browser = await openWindow({
    address: workbenchAddress(editor.origin),
    profile: path.join(temporary, 'chromium'),
    debuggingPort: options['remote-debugging-port'],
    end,
  });
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => end(130, `Interrupted by ${signal}`));
setTimeout(
  () => end(124, `No result within ${TIME_LIMIT / 60_000} minutes.\n${editor?.log().slice(-4000)}`),
  TIME_LIMIT,
).unref();
runSuite().catch((error) => end(1, error));
