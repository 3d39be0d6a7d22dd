/** Milliseconds of one clock, which pages can be compared with: since the epoch, with fractions. */
export function now(): number {
  return performance.timeOrigin + performance.now();
}

/**
 * How far another process' clock is ahead of this one, in milliseconds, by the quickest of some questions for its time.
 * @param ask answers with the other clock's time
 */
export async function clockOffset(ask: () => Promise<number>, questions = 30): Promise<number> {
  let quickest = Number.POSITIVE_INFINITY;
  let offset = 0;
  for (let question = 0; question < questions; question++) {
    const before = now();
    const theirs = await ask();
    const after = now();
    if (after - before >= quickest) continue;
    quickest = after - before;
    offset = theirs - (before + after) / 2;
  }
  return offset;
}

export function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** @throws with what was waited for where it does not come in time */
export async function withinTime<Value>(value: Promise<Value>, what: string, milliseconds = 60_000): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: nothing within ${milliseconds / 1000} s`)), milliseconds);
  });
  try {
    return await Promise.race([value, late]);
  } finally {
    clearTimeout(timer);
  }
}
