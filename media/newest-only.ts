/**
 * Does one job at a time. The first is done at once; of those that come while it is being done only the newest is kept
 * and done next, so that the picture is never more than one job behind the text.
 */
export class NewestOnly<Job> {
  private busy = false;
  private waiting: { job: Job } | undefined;

  /** @param perform does one job; what it throws must be handled within it */
  constructor(private readonly perform: (job: Job) => Promise<void>) {}

  add(job: Job): void {
    this.waiting = { job };
    if (!this.busy) void this.work();
  }

  private async work(): Promise<void> {
    this.busy = true;
    try {
      for (let next = this.take(); next; next = this.take()) await this.perform(next.job);
    } finally {
      this.busy = false;
    }
  }

  private take(): { job: Job } | undefined {
    const next = this.waiting;
    this.waiting = undefined;
    return next;
  }
}
