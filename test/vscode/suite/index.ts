/**
 * What VS Code calls in the extension host: runs every test and tells the bridge how it went, which is what the launcher goes by.
 *
 * `*.before-reload.test.ts` run last; then the window is reloaded, which ends this extension host, and the next one runs
 * `*.after-reload.test.ts`.
 */
import Mocha from 'mocha';
import { grep, loadTests, loadTestsAfterReload, loadTestsBeforeReload } from 'this-run';
import { type Counts, reloadWindow, report, wasReloaded } from './browser.js';

/** In milliseconds. */
const TIME_FOR_TEST = 60_000;
const TIME_FOR_RELOAD = 60_000;
/**
 * Times that a failed test is tried again. A browser that has no processor for seconds loses a click now and then; what fails twice,
 * fails. Each second try is printed.
 */
const RETRIES = 1;

export async function run(): Promise<void> {
  if (!(await wasReloaded())) {
    await report(await runTests([loadTests, loadTestsBeforeReload]), { last: false });
    await reloadWindow();
    await new Promise((_resolve, reject) => {
      setTimeout(() => reject(new Error('the window did not reload')), TIME_FOR_RELOAD);
    });
  }
  const { failed } = await report(await runTests([loadTestsAfterReload]), { last: true });
  if (failed > 0) throw new Error(`${failed} failed`);
}

function runTests(loaders: (() => void)[]): Promise<Counts> {
  const mocha = new Mocha({
    ui: 'tdd',
    reporter: 'spec',
    color: false,
    grep: new RegExp(grep),
    timeout: TIME_FOR_TEST,
    retries: RETRIES,
  });
  // As mocha does itself for files that it loads.
  mocha.suite.emit(Mocha.Suite.constants.EVENT_FILE_PRE_REQUIRE, globalThis, '', mocha);
  for (const load of loaders) load();
  return new Promise((resolve) => {
    const runner = mocha.run((failed) => {
      resolve({ passed: runner.stats?.passes ?? 0, failed, skipped: runner.stats?.pending ?? 0 });
    });
    runner.on('retry', (test, error) => {
      console.log(
        `Tried again: ${test.fullTitle()}\n  ${error instanceof Error ? (error.stack ?? error.message) : error}`,
      );
    });
  });
}
