/**
 * When a language server that went away is started again.
 *
 * One that had been answering is started again at once, later ones of a run of crashes after a short wait, so that a
 * file that makes the server crash costs neither the machine nor the diagnostics for long. One that never answers is
 * given up after a few tries.
 */
export class RestartPolicy {
  private readonly crashes: number[] = [];
  private failedStarts = 0;
  private answering = false;

  /** The server answered. */
  started(): void {
    this.answering = true;
    this.failedStarts = 0;
  }

  /**
   * The connection was lost.
   * @param now milliseconds, from any clock that does not run backwards
   * @returns how many milliseconds to wait before the next start; undefined: give up
   */
  closed(now: number): number | undefined {
    this.failedStarts = this.answering ? 0 : this.failedStarts + 1;
    this.answering = false;
    this.crashes.push(now);
    while (now - (this.crashes[0] ?? now) > CRASH_WINDOW_MS) this.crashes.shift();
    if (this.failedStarts >= MAX_FAILED_STARTS || this.crashes.length > MAX_CRASHES) return undefined;
    const recent = this.crashes.filter((at) => now - at < RUN_MS).length;
    return recent <= FREE_RESTARTS ? 0 : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * (recent - FREE_RESTARTS));
  }

  /** Somebody asked for a new start: what happened before no longer counts. */
  reset(): void {
    this.crashes.length = 0;
    this.failedStarts = 0;
    this.answering = false;
  }
}

const MAX_FAILED_STARTS = 4;
const CRASH_WINDOW_MS = 3 * 60_000;
const MAX_CRASHES = 40;
/** Crashes that lie closer together than this count as one run. */
const RUN_MS = 10_000;
const FREE_RESTARTS = 3;
const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 1_000;
