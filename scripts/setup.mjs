// Brings the project to where its scripts run: dependencies installed as package-lock.json says, Node 22 or newer for scripts.
// Without dependencies, on Node 20 or newer. Changes nothing when all is in place.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isMain, main, Problem, projectNode, readJson, root, runNpm } from './lib/project.mjs';

const OLDEST_TO_START = 20;
const OLDEST_FOR_SCRIPTS = 22;

/** Installs what is missing; throws a Problem that says what to do if the scripts would not run afterwards. */
export async function setup() {
  checkStartingNode();
  const reason = whatIsMissing();
  if (reason) {
    console.log(`Set-up: npm ci (${reason})`);
    await runNpm(['ci', '--loglevel=error']);
  }
  checkScriptNode();
}

function checkStartingNode() {
  const major = Number.parseInt(process.versions.node, 10);
  if (major < OLDEST_TO_START) {
    throw new Problem(
      `Journey Maps needs Node.js ${OLDEST_TO_START} or newer; this is ${process.versions.node}. ` +
        'Install a newer one and start again.',
    );
  }
}

/** Why node_modules is not what package-lock.json describes; undefined if it is. npm keeps what it installed in a lock file of its own. */
function whatIsMissing() {
  const file = path.join(root, 'node_modules/.package-lock.json');
  if (!existsSync(file)) return 'nothing is installed yet';
  const wanted = readJson('package-lock.json').packages;
  const installed = JSON.parse(readFileSync(file, 'utf8')).packages;
  for (const [place, { version, optional }] of Object.entries(wanted)) {
    if (place === '' || (optional && !installed[place])) continue;
    if (installed[place]?.version !== version)
      return `${place.replace(/^node_modules\//, '')} ${version} is not installed`;
  }
  return undefined;
}

/** npm puts the package `node` first on the path of scripts; without its install script they would run on the Node they were started with. */
function checkScriptNode() {
  let version;
  try {
    version = execFileSync(projectNode, ['--version'], { encoding: 'utf8' }).trim();
  } catch (error) {
    throw new Problem(
      `The Node.js that the scripts need did not get installed: ${path.relative(root, projectNode)} does not run ` +
        `(${error.code ?? error.message}).\n` +
        'npm did not run, or could not finish, the install script of the package "node". If install scripts are switched off ' +
        'in your npm settings (ignore-scripts), install once with:\n  npm ci --ignore-scripts=false',
    );
  }
  if (Number.parseInt(version.replace(/^v/, ''), 10) < OLDEST_FOR_SCRIPTS) {
    throw new Problem(
      `The scripts need Node.js ${OLDEST_FOR_SCRIPTS} or newer, but node_modules brings ${version}. ` +
        'Delete the folder node_modules and start again.',
    );
  }
}

if (isMain(import.meta)) await main(setup);
