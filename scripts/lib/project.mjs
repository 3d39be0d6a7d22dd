// Where things are, and how a script starts a program. Without dependencies: runs on Node 20, before anything is installed.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Node as npm's scripts run it: the one that the package `node` brings. */
export const projectNode = path.join(
  root,
  process.platform === 'win32' ? 'node_modules/node/bin/node.exe' : 'node_modules/node/bin/node',
);

/** An error whose message says all that there is to say: shown without a stack. */
export class Problem extends Error {}

/** @param {string} file path from the project's folder */
export function readJson(file) {
  return JSON.parse(readFileSync(path.resolve(root, file), 'utf8'));
}

/** What `run` has started and is not over. */
const running = new Set();

/** Ends what `run` has started. */
export function endPrograms() {
  for (const child of running) child.kill('SIGTERM');
}

/** The environment of npm's scripts: the project's own programs first on the path. */
export function scriptEnvironment(extra = {}) {
  const key = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  const own = path.join(root, 'node_modules/.bin');
  const parts = (process.env[key] ?? '').split(path.delimiter).filter((part) => part && part !== own);
  return { ...process.env, [key]: [own, ...parts].join(path.delimiter), ...extra };
}

/**
 * Runs a program to its end, its output going to this terminal.
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, quiet?: boolean, shell?: boolean }} options
 *   `quiet` shows the output only if the program fails.
 * @returns {Promise<void>} rejects with a Problem if it cannot be started or does not exit with 0
 */
export function run(program, args, { cwd = root, env = scriptEnvironment(), quiet = false, shell = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env,
      shell,
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
    });
    running.add(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (data) => {
        output += data;
      });
    }
    const shown = [path.basename(program), ...args.map((arg) => arg.replace(root + path.sep, ''))].join(' ');
    child.on('error', (error) => reject(new Problem(`${shown} did not start: ${error.message}`)));
    child.on('close', (code, signal) => {
      running.delete(child);
      if (code === 0) return resolve();
      if (output) process.stderr.write(output);
      reject(new Problem(`${shown} ended with ${signal ?? code}`));
    });
  });
}

/** Runs a script of a package or of the project under the project's own Node. */
export function runNode(script, args = [], options = {}) {
  return run(projectNode, [path.resolve(root, script), ...args], options);
}

/** The path of a program's script as its package names it, for `runNode`. */
export function programOf(packageName, program = packageName) {
  const { bin } = readJson(`node_modules/${packageName}/package.json`);
  return path.join(root, 'node_modules', packageName, typeof bin === 'string' ? bin : bin[program]);
}

/** Runs npm with the arguments; npm's own progress goes to this terminal. */
export function runNpm(args, options = {}) {
  const npm = process.env.npm_execpath;
  if (npm && /npm-cli\.c?js$/.test(npm) && existsSync(npm)) return run(process.execPath, [npm, ...args], options);
  return run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, {
    ...options,
    shell: process.platform === 'win32',
  });
}

/** Runs what a script is for, and ends the process with a readable message if it fails. */
export async function main(action) {
  try {
    await action();
  } catch (error) {
    console.error(error instanceof Problem ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}

/** True if the module is the script that was started, and not imported by another. */
export function isMain(meta) {
  return process.argv[1] !== undefined && path.resolve(process.argv[1]) === fileURLToPath(meta.url);
}
