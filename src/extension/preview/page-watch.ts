/** A large map takes its time on a slow machine: only a page that is silent for so long is taken for dead. */
const PATIENCE_MS = 15_000;
/** A page that does not come back is not loaded again and again: each time it gets twice as long. */
const MOST_PATIENCE_MS = 10 * 60_000;

/**
 * Notices that a page is gone: it was sent something that it answers, and says nothing. A page that crashed or was
 * emptied cannot tell.
 */
export class PageWatch {
  private patience = PATIENCE_MS;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @param revive loads the page again */
  constructor(private readonly revive: () => void) {}

  /** The page will answer this. */
  asked(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.patience = Math.min(MOST_PATIENCE_MS, this.patience * 2);
      this.revive();
    }, this.patience);
  }

  /** The page is there. @param well it does what it was asked for */
  heard(well: boolean): void {
    this.excused();
    if (well) this.patience = PATIENCE_MS;
  }

  /** Nothing is to be expected of a page that is out of sight. */
  excused(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}
