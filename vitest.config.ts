import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { EVERYWHERE } from './scripts/lib/bundles.mjs';

/** Many short files, which share what they import: loading it for each would take longer than the tests. What one changes, it puts back. */
const SHORT = ['rules', 'completion', 'reading', 'changing', 'config', 'map-edits'].map(
  (name) => `test/${name}/**/*.test.ts`,
);

/** In milliseconds, for tests that run a property 200 times; more runs get more time. */
const TEST_TIMEOUT = 60_000;
const runs = Number(process.env.JM_RUNS) || 200;

export default defineConfig({
  resolve: { alias: EVERYWHERE },
  test: {
    projects: [
      { extends: true, test: { name: 'short', include: SHORT, isolate: false } },
      { extends: true, test: { name: 'long', include: ['test/**/*.test.ts'], exclude: ['test/vscode/**', ...SHORT] } },
    ],
    setupFiles: ['test/property-runs.ts'],
    // One more than there are cores: many tests wait for a browser or another process for half of their time.
    maxWorkers: availableParallelism() + 1,
    // Some pack or build what ships, on a machine that may have other things to do.
    hookTimeout: TEST_TIMEOUT,
    testTimeout: TEST_TIMEOUT * Math.max(1, runs / 200),
  },
});
