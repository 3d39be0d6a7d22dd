/** True in long runs, which have time for whole corpora: `JM_RUNS` above what `npm test` gives each property. */
export const isThorough = (Number(process.env.JM_RUNS) || 0) > 200;
