/**
 * What VS Code calls in the extension host: runs every test and leaves a report, which is what the launcher goes by.
 *
 * `*.before-reload.test.ts` run last; then the window is reloaded, which ends this extension host, and the next one runs
 * `*.after-reload.test.ts`.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';
import { reloadWindow } from './browser.js';

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

const REPORT = process.env.JOURNEY_TEST_REPORT ?? '';
const BEFORE_RELOAD = `${REPORT}.before-reload`;
/** In milliseconds. */
const TIME_FOR_RELOAD = 60_000;

export async function run(): Promise<void> {
  const files = readdirSync(__dirname).filter((file) => file.endsWith('.test.js'));
  const after = files.filter((file) => file.endsWith('.after-reload.test.js'));
  const before = files.filter((file) => file.endsWith('.before-reload.test.js'));
  const plain = files.filter((file) => !after.includes(file) && !before.includes(file));
  if (existsSync(BEFORE_RELOAD)) {
    const earlier = JSON.parse(readFileSync(BEFORE_RELOAD, 'utf8')) as Counts;
    finish(sum(earlier, await runFiles(after)));
    return;
  }
  const counts = await runFiles([...plain.sort(), ...before.sort()]);
  if (after.length === 0) {
    finish(counts);
    return;
  }
  writeFileSync(BEFORE_RELOAD, JSON.stringify(counts));
  await reloadWindow();
  await new Promise((_resolve, reject) => {
    setTimeout(() => reject(new Error('the window did not reload')), TIME_FOR_RELOAD);
  });
}

function runFiles(files: string[]): Promise<Counts> {
  const mocha = new Mocha({ ui: 'tdd', color: false, timeout: 60_000 });
  for (const file of files) mocha.addFile(path.join(__dirname, file));
  return new Promise((resolve) => {
    const runner = mocha.run((failed) => {
      resolve({ passed: runner.stats?.passes ?? 0, failed, skipped: runner.stats?.pending ?? 0 });
    });
  });
}

function sum(one: Counts, other: Counts): Counts {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
  };
}

function finish(counts: Counts): void {
  writeFileSync(REPORT, JSON.stringify(counts));
  if (counts.failed > 0) throw new Error(`${counts.failed} failed`);
}
