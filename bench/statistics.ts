/** What is kept of a series of times, in milliseconds. */
export interface Summary {
  samples: number;
  min: number;
  median: number;
  /** Nine of ten were at most this. */
  p90: number;
  /** Nineteen of twenty were at most this. */
  p95: number;
}

/** @throws where there is nothing to summarise */
export function summarise(times: readonly number[]): Summary {
  if (times.length === 0) throw new RangeError('A series without a single time');
  const sorted = [...times].sort((a, b) => a - b);
  return {
    samples: sorted.length,
    min: sorted[0] as number,
    median: median(sorted),
    p90: sorted[Math.ceil(sorted.length * 0.9) - 1] as number,
    p95: sorted[Math.ceil(sorted.length * 0.95) - 1] as number,
  };
}

/**
 * How many times longer the peer took: the median over pairs that were measured one right after the other, so that what
 * slows the machine for a while slows both.
 */
export function pairedRatio(peer: readonly number[], ours: readonly number[]): number {
  const ratios = ours.map((time, index) => (peer[index] ?? Number.NaN) / time).sort((a, b) => a - b);
  return median(ratios);
}

function median(sorted: readonly number[]): number {
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? Number.NaN;
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? Number.NaN) + upper) / 2 : upper;
}
