// The parts of `npm test`, each with what it counts. A part that ends other than it should counts as failed.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { programOf, projectNode, root, scriptEnvironment } from './project.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

const PASSED = { passed: 1, failed: 0, skipped: 0 };
const FAILED = { passed: 0, failed: 1, skipped: 0 };
/** Files of the suite that go with the other window: both are busy for about as long. */
const SHORT =
  '^(activation|changing|compare|completion|configuration|diagnostics|fixes|imports|keys|language|markdown|never)';
const SUITE = 'test/vscode/run.mjs';
const WINDOWS = [
  [[SUITE, 'packaged', '--files', `^(?!${SHORT.slice(1)})`]],
  [[SUITE, 'web'], ['test/vscode/start.mjs'], ['test/vscode/restricted.mjs'], [SUITE, 'packaged', '--files', SHORT]],
];

/** @param {Counts[]} parts @returns {Counts} */
export function sum(parts) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const part of parts) for (const key of Object.keys(total)) total[key] += part[key];
  return total;
}

/** The line that a run ends with. @param {Counts} counts */
export function summary({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** Runs a check of this process: it passes unless it throws. @returns {Promise<Counts>} */
export async function check(name, action) {
  heading(name);
  try {
    await action();
    return PASSED;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return FAILED;
  }
}

/**
 * Runs checks that are programs, as many at a time as there are cores to wait for; shows the output of those that fail.
 * @param {[name: string, script: string, args: string[]][]} programs
 * @returns {Promise<Counts>}
 */
export async function checkPrograms(programs, atATime = 2) {
  heading('Checks');
  const waiting = [...programs];
  const counts = [];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) counts.push(await checkProgram(...next));
  };
  await Promise.all(Array.from({ length: atATime }, work));
  return sum(counts);
}

async function checkProgram(name, script, args) {
  const started = Date.now();
  const { code, output } = await runScript(script, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const ok = code === 0;
  console.log(
    ` ${ok ? '✓' : '✗'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)${ok ? '' : `\n${output.trimEnd()}`}`,
  );
  return ok ? PASSED : FAILED;
}

/**
 * Runs vitest.
 * @param {string[]} files only these; all where empty
 * @param {{ seed: number, runs: number }} properties for property-based tests
 * @returns {Promise<Counts>}
 */
export async function unitTests(files, { seed, runs }) {
  heading(`Unit tests (property tests: ${runs} runs each, repeat with JM_SEED=${seed})`);
  return withReport(async (report) => {
    const args = ['run', ...files, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const env = scriptEnvironment({ JM_SEED: String(seed), JM_RUNS: String(runs) });
    const { code } = await runScript(programOf('vitest'), args, { env });
    if (!existsSync(report)) return broken('vitest left no report');
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(readFileSync(report, 'utf8'));
    const counts = { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
    // A file that cannot be loaded and an error outside of a test fail no test.
    if (code !== 0 && counts.failed === 0) return sum([counts, broken(`vitest ended with ${code}`)]);
    return counts.passed + counts.failed > 0 ? counts : broken('vitest ran no test');
  });
}

/**
 * Uses a real VS Code, in several windows at the same time: each waits more than it computes.
 * @param {string[][][]} windows for each the programs that it is used by one after another, with their arguments: the suite, or what is
 * one test; what the first window's say is shown at once, what the others' say when each ends
 * @returns {Promise<Counts>}
 */
export async function editorTests(windows = WINDOWS) {
  heading('Tests in VS Code');
  const counts = windows.map(async (programs, index) => {
    const parts = [];
    for (const [script, ...args] of programs) {
      const stdio = index > 0 ? ['ignore', 'pipe', 'pipe'] : undefined;
      parts.push(await (script === SUITE ? suiteTest(args, stdio) : editorTest(script, args, stdio)));
    }
    return sum(parts);
  });
  return sum(await Promise.all(counts));
}

async function suiteTest(args, stdio) {
  return withReport(async (report) => {
    const code = await runShown(SUITE, [...args, '--report', report], stdio);
    if (!existsSync(report)) return broken('the suite left no report');
    const counts = JSON.parse(readFileSync(report, 'utf8'));
    return code !== 0 && counts.failed === 0
      ? sum([counts, broken(`the suite's launcher ended with ${code}`)])
      : counts;
  });
}

async function editorTest(script, args, stdio) {
  const code = await runShown(script, args, stdio);
  return code === 0 ? PASSED : broken(`${script} ended with ${code}`);
}

async function runShown(script, args, stdio) {
  const { code, output } = await runScript(script, args, { stdio });
  if (output !== '') console.log(`\n${output.trimEnd()}`);
  return code;
}

/** The test files that go further in a long run: those that use fast-check, and those that ask how long it is. */
export function propertyTestFiles() {
  return readdirSync(path.join(root, 'test'), { recursive: true })
    .map((file) => path.join('test', file))
    .filter(
      (file) =>
        file.endsWith('.test.ts') &&
        /from '(fast-check|[./]+thorough\.js)'/.test(readFileSync(path.join(root, file), 'utf8')),
    );
}

/**
 * What property-based tests start from: `JM_SEED` and `JM_RUNS`, or the usual seed (one by chance where there is none) and the usual
 * number of runs.
 * @param {number} [usualSeed]
 */
export function propertySettings(usualSeed = Math.floor(Math.random() * 2 ** 31)) {
  const seed = Number.parseInt(process.env.JM_SEED ?? '', 10);
  const runs = Number.parseInt(process.env.JM_RUNS ?? '', 10);
  return { seed: Number.isNaN(seed) ? usualSeed : seed, runs: runs > 0 ? runs : 200 };
}

function heading(text) {
  console.log(`\n=== ${text}`);
}

function broken(why) {
  console.error(`Failed: ${why}.`);
  return FAILED;
}

async function withReport(action) {
  const folder = mkdtempSync(path.join(tmpdir(), 'journey-report-'));
  try {
    return await action(path.join(folder, 'report.json'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @returns {Promise<{ code: number | string, output: string }>} */
function runScript(script, args, { env = scriptEnvironment(), stdio = ['ignore', 'inherit', 'inherit'] } = {}) {
  return new Promise((resolve) => {
    const child = spawn(projectNode, [path.resolve(root, script), ...args], { cwd: root, env, stdio });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (data) => {
        output += data;
      });
    }
    child.on('error', (error) => resolve({ code: error.message, output }));
    child.on('close', (code, signal) => resolve({ code: code ?? signal, output }));
  });
}
