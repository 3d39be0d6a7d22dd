// npm start: installs what is missing, builds, and opens an editor on examples/ with the extension running.
//   --no-open   does not open the browser
//   --browser   VS Code in the browser even where a desktop one is installed

import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { QUIET_SETTINGS, startEditor, writeSettings } from './lib/editor.mjs';
import { cacheFolder, installEditor } from './lib/editor-install.mjs';
import { endPrograms, main, Problem, root, runNode } from './lib/project.mjs';
import { setup } from './setup.mjs';

const examples = path.join(root, 'examples');
const { values: options } = parseArgs({ options: { 'no-open': { type: 'boolean' }, browser: { type: 'boolean' } } });

/** What has to be ended or taken away when this ends. */
const cleanups = [endPrograms];
let stopping;

function stop(code) {
  stopping ??= (async () => {
    for (const cleanup of cleanups.reverse()) await cleanup();
    process.exit(code);
  })();
  return stopping;
}

/** The path of VS Code's program where it can be used: it needs a display, and refuses to run as root. */
function desktopEditor() {
  if (options.browser || process.getuid?.() === 0) return undefined;
  if (process.platform === 'linux' && !hasDisplay()) return undefined;
  const names = process.platform === 'win32' ? ['code.cmd', 'code.exe'] : ['code'];
  const folders = (process.env.PATH ?? process.env.Path ?? '').split(path.delimiter).filter(Boolean);
  const places = folders.flatMap((folder) => names.map((name) => path.join(folder, name)));
  if (process.platform === 'darwin')
    places.push('/Applications/Visual Studio Code.app/Contents/Resources/app/bin/code');
  return places.find((place) => existsSync(place));
}

function hasDisplay() {
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** Opens a window of its own, apart from a VS Code that is open already, so that it can be closed again. */
async function startDesktop(program) {
  const state = path.join(cacheFolder(), 'desktop');
  writeSettings(path.join(state, 'user-data'));
  const args = [
    `--extensionDevelopmentPath=${root}`,
    `--user-data-dir=${path.join(state, 'user-data')}`,
    `--extensions-dir=${path.join(state, 'extensions')}`,
    ...['--skip-welcome', '--skip-release-notes', '--disable-workspace-trust', '--new-window'],
    '--verbose', // stays until the window is closed, as the parent of all that VS Code starts
    examples,
  ];
  const windows = process.platform === 'win32';
  const child = windows
    ? spawn(
        `"${program}"`,
        args.map((arg) => `"${arg}"`),
        { shell: true, stdio: 'ignore' },
      )
    : spawn(program, args, { detached: true, stdio: 'ignore' });
  cleanups.push(() => endTree(child));
  child.once('error', (error) => {
    console.error(`${program} did not start: ${error.message}`);
    stop(1);
  });
  child.once('exit', (code) => {
    if (!stopping) console.log('The window was closed.');
    stop(code ?? 0);
  });
  console.log(`\nReady: ${program} has opened ${path.relative(root, examples)}/ in a window. Ctrl+C closes it.`);
}

function endTree(child) {
  if (child.exitCode !== null || child.pid === undefined) return;
  if (process.platform === 'win32') spawn('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' });
  else process.kill(-child.pid, 'SIGTERM');
}

async function startInBrowser() {
  const folder = await installEditor();
  const state = mkdtempSync(path.join(tmpdir(), 'journey-start-'));
  cleanups.push(() => rmSync(state, { recursive: true, force: true, maxRetries: 5 }));
  const extensions = path.join(state, 'extensions');
  await runNode('scripts/unpack-extension.mjs', [extensions]);
  const userData = path.join(root, '.cache/start');
  writeSettings(userData, { ...QUIET_SETTINGS, 'files.autoSave': 'afterDelay' });
  const password = randomBytes(12).toString('base64url');
  console.log('Starting the editor');
  const editor = await startEditor({
    folder,
    state,
    userData,
    extensions,
    password,
    args: ['--ignore-last-opened', examples],
  });
  cleanups.push(editor.stop);
  editor.ended.then((why) => {
    if (!stopping) console.error(`The editor ended by itself: ${why}\n${editor.log().slice(-4000)}`);
    stop(1);
  });
  console.log(
    `\nReady: ${editor.origin}\nPassword: ${password}\n\nOpen the address in a browser on this machine. Ctrl+C stops the editor.`,
  );
  if (!options['no-open']) openBrowser(editor.origin);
}

/** A convenience: where it does not work, the address has been printed. */
function openBrowser(address) {
  if (process.platform === 'linux' && (!hasDisplay() || process.getuid() === 0)) return;
  const child = spawn(process.platform === 'darwin' ? 'open' : 'xdg-open', [address], {
    detached: true,
    stdio: 'ignore',
  });
  child.once('error', () => {});
  child.unref();
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (!stopping) console.log('\nStopping');
    stop(0);
  });
}

await main(async () => {
  const desktop = desktopEditor();
  if (!desktop && process.platform === 'win32') {
    throw new Problem(
      'On Windows, npm start needs Visual Studio Code: install it, with its command "code" added to the path, and start again.',
    );
  }
  await setup();
  console.log('Building');
  await runNode('scripts/build.mjs');
  await (desktop ? startDesktop(desktop) : startInBrowser());
});
