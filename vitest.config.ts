import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { EVERYWHERE } from './scripts/lib/bundles.mjs';

/** In milliseconds, for tests that run a property 200 times; more runs get more time. */
const TEST_TIMEOUT = 60_000;
const runs = Number(process.env.JM_RUNS) || 200;

export default defineConfig({
  resolve: { alias: EVERYWHERE },
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/vscode/**'],
    setupFiles: ['test/property-runs.ts'],
    // Files share what they import: loading it for each took nearly half of the time. What a test changes, it puts back.
    isolate: false,
    // Of two cores Vitest would use one.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Some pack or build what ships, on a machine that may have other things to do.
    hookTimeout: TEST_TIMEOUT,
    testTimeout: TEST_TIMEOUT * Math.max(1, runs / 200),
  },
});
