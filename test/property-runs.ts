/** For every property-based test: `JM_SEED` repeats a run, `JM_RUNS` says how many random cases each property gets. */
import fc from 'fast-check';

const { JM_SEED, JM_RUNS } = process.env;

fc.configureGlobal({
  ...(JM_SEED ? { seed: Number(JM_SEED) } : {}),
  ...(JM_RUNS ? { numRuns: Number(JM_RUNS) } : {}),
});
