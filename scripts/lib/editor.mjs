// Starts VS Code for the browser on this machine alone, and ends it with all that belongs to it.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Problem, projectNode, run } from './project.mjs';

/**
 * Starts the editor's server on 127.0.0.1, at a port that is free.
 * @param {{ folder: string, state: string, userData?: string, extensions?: string, password?: string, trustsAll?: boolean, args?: string[], env?: NodeJS.ProcessEnv }} options
 *   `folder` from `installEditor`; `state` a folder for what the server keeps; without `password` it asks for none; `trustsAll`: folders
 *   are trusted without asking, as is usual
 * @returns {Promise<{ origin: string, log: () => string, ended: Promise<string>, stop: () => Promise<void> }>}
 *   `ended` resolves with why when the server ends; `stop` ends it with all that it started
 */
export async function startEditor({
  folder,
  state,
  userData,
  extensions,
  password,
  trustsAll = true,
  args = [],
  env = {},
}) {
  const child = spawn(
    projectNode,
    [
      entryOf(folder),
      ...['--auth', password ? 'password' : 'none', '--bind-addr', '127.0.0.1:0'],
      ...['--user-data-dir', userData ?? path.join(state, 'user-data')],
      ...['--extensions-dir', extensions ?? path.join(state, 'extensions')],
      ...['--disable-telemetry', '--disable-update-check', ...(trustsAll ? ['--disable-workspace-trust'] : [])],
      ...['--disable-getting-started-override', '--disable-proxy', ...args],
    ],
    {
      env: serverEnvironment(state, password, env),
      detached: process.platform !== 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let log = '';
  const ended = new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(`it ended with ${signal ?? code}`));
  });
  const stop = () => stopGroup(child, ended);
  const origin = await new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data) => {
        log = (log + data).slice(-100_000);
        const address = /HTTP server listening on (http:\/\/[^\s/]+)/.exec(log);
        if (address) resolve(address[1]);
      });
    }
    ended.then((why) => reject(new Problem(`The editor's server did not start: ${why}\n${log}`)));
  });
  return { origin, log: () => log, ended, stop };
}

/**
 * Installs an extension's package as the editor itself does.
 * @param {{ folder: string, state: string, userData: string, extensions: string, file: string }} options
 *   as for `startEditor`; `file` the path of the .vsix
 */
export async function installExtension({ folder, state, userData, extensions, file }) {
  await run(
    projectNode,
    [entryOf(folder), '--user-data-dir', userData, '--extensions-dir', extensions, '--install-extension', file],
    { env: serverEnvironment(state), quiet: true },
  );
}

function entryOf(folder) {
  return path.join(folder, 'node_modules/code-server/out/node/entry.js');
}

function serverEnvironment(state, password = '', extra = {}) {
  const env = {
    ...process.env,
    EXTENSIONS_GALLERY: '{"serviceUrl":""}',
    XDG_CONFIG_HOME: path.join(state, 'config'),
    XDG_DATA_HOME: path.join(state, 'data'),
    XDG_RUNTIME_DIR: state,
    ...extra,
  };
  for (const name of [
    'NODE_OPTIONS',
    'PORT',
    'PASSWORD',
    'HASHED_PASSWORD',
    'VSCODE_IPC_HOOK_CLI',
    'CODE_SERVER_PARENT_PID',
  ])
    delete env[name];
  if (password) env.PASSWORD = password;
  return env;
}

/** The server leads a process group of its own: a signal to the group reaches the extension hosts too. */
async function stopGroup(child, ended) {
  signalGroup(child, 'SIGTERM');
  await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 3000))]);
  signalGroup(child, 'SIGKILL');
}

function signalGroup(child, signal) {
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/** Settings of a window that shows the file and nothing else. An extension can make them defaults. */
export const QUIET_WINDOW = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
  'chat.disableAIFeatures': true,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
};

/** Settings of an editor that shows the file and nothing else. */
export const QUIET_SETTINGS = {
  ...QUIET_WINDOW,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'workbench.enableExperiments': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
};

/** Writes the user's settings where there are none yet. */
export function writeSettings(userData, settings = QUIET_SETTINGS) {
  const file = path.join(userData, 'User/settings.json');
  if (existsSync(file)) return;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(settings, null, 2)}\n`);
}
