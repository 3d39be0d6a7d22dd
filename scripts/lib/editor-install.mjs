// Installs VS Code for the browser (code-server) from the npm registry into a cache folder.
// It is no dependency of the project: its install script accepts one version of Node only and compiles what is not needed here.
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { root, runNpm } from './project.mjs';

const definition = path.join(root, 'scripts/vscode-server');
const DEFINING_FILES = [
  'log-files.cjs',
  'package.json',
  'package-lock.json',
  'modules/package.json',
  'modules/package-lock.json',
];
const NPM_CI = ['ci', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

/** Where what is fetched once is kept: `JOURNEY_MAPS_CACHE`, or the platform's cache folder. */
export function cacheFolder() {
  if (process.env.JOURNEY_MAPS_CACHE) return path.resolve(process.env.JOURNEY_MAPS_CACHE);
  return path.join(process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache'), 'journey-maps');
}

/**
 * Installs the editor unless it is there.
 * @returns {Promise<string>} the folder it is in, for `startEditor` of editor.mjs
 */
export async function installEditor() {
  const hash = createHash('sha256').update(readFileSync(new URL(import.meta.url)));
  for (const file of DEFINING_FILES) hash.update(readFileSync(path.join(definition, file)));
  const target = path.join(cacheFolder(), `editor-${hash.digest('hex').slice(0, 16)}`);
  if (existsSync(target)) return target;
  console.log(`Installing the editor (VS Code for the browser, about 350 MB) into ${target}`);
  removeAbandoned();
  const partial = `${target}.partial-${process.pid}`;
  try {
    await installInto(partial);
    moveIntoPlace(partial, target);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
  return target;
}

async function installInto(folder) {
  mkdirSync(folder, { recursive: true });
  for (const file of ['package.json', 'package-lock.json'])
    copyFileSync(path.join(definition, file), path.join(folder, file));
  await runNpm(NPM_CI, { cwd: folder, env: installEnvironment() });
  const vscode = vscodeFolder(folder);
  rmSync(path.join(vscode, 'npm-shrinkwrap.json'));
  for (const file of ['package.json', 'package-lock.json'])
    copyFileSync(path.join(definition, 'modules', file), path.join(vscode, file));
  await runNpm(NPM_CI, { cwd: vscode, env: installEnvironment() });
  replaceNativeModules(path.join(vscode, 'node_modules'));
}

/** Takes away what an installation left that was interrupted: its process, whose number is in the name, is gone. */
function removeAbandoned() {
  if (!existsSync(cacheFolder())) return;
  for (const name of readdirSync(cacheFolder())) {
    const pid = /[.]partial-(\d+)$/.exec(name)?.[1];
    if (pid && !isRunning(Number(pid))) rmSync(path.join(cacheFolder(), name), { recursive: true, force: true });
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code !== 'ESRCH';
  }
}

/** npm hands its settings on to what its scripts start; among them is the folder of this project. */
function installEnvironment() {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(npm_(config_local_prefix|package_)|INIT_CWD)/i.test(name)),
  );
}

/** Gives what is complete its name. Another process may have been faster: what it made is the same. */
export function moveIntoPlace(partial, target) {
  try {
    renameSync(partial, target);
  } catch (error) {
    if (!existsSync(target)) throw error;
  }
}

function vscodeFolder(folder) {
  return path.join(folder, 'node_modules/code-server/lib/vscode');
}

/**
 * Two modules would have to be compiled, and every start asks for them: one that ends the server when its parent is gone,
 * and one that writes log files. The first is left out (the server is ended by who started it), the second written in JavaScript.
 */
function replaceNativeModules(modules) {
  writeFileSync(path.join(modules, '@vscode/native-watchdog/index.js'), 'exports.start = () => {};\n');
  copyFileSync(path.join(definition, 'log-files.cjs'), path.join(modules, '@vscode/spdlog/index.js'));
}
