/** Lets the page hear keys and paint before a long piece of work goes on. */
export const pause = (): Promise<void> => new Promise((done) => setTimeout(done));

/** Nothing waits longer than this for the page to have nothing to do. */
const MOST_MS = 200;

/** Work that can wait until nothing else is to be done, in pieces: between them the page hears keys and paints. */
export class Later {
  private readonly jobs = new Map<object, () => void>();
  private waiting: number | undefined;

  get isEmpty(): boolean {
    return this.jobs.size === 0;
  }

  /** Does it when there is time. A job for the same thing takes the place of the one before. */
  put(thing: object, job: () => void): void {
    this.jobs.set(thing, job);
    this.waiting ??= requestIdleCallback((deadline) => this.work(deadline), { timeout: MOST_MS });
  }

  /** Forgets the job for a thing. */
  drop(thing: object): void {
    this.jobs.delete(thing);
  }

  /** Forgets them all. */
  clear(): void {
    this.jobs.clear();
  }

  /** Does the jobs now whose thing is wanted now. */
  hurry(isWanted: (thing: object) => boolean): void {
    for (const thing of [...this.jobs.keys()]) if (isWanted(thing)) this.run(thing);
  }

  private work(deadline: IdleDeadline): void {
    this.waiting = undefined;
    for (const thing of [...this.jobs.keys()]) {
      this.run(thing);
      if (deadline.timeRemaining() <= 0) break;
    }
    if (!this.isEmpty) this.waiting = requestIdleCallback((next) => this.work(next), { timeout: MOST_MS });
  }

  private run(thing: object): void {
    const job = this.jobs.get(thing);
    this.jobs.delete(thing);
    job?.();
  }
}
