/** A large map takes its time on a slow machine: only a page that is silent for so long is taken for dead. */
const PATIENCE_MS = 15_000;
/** A page that does not come back is not loaded again and again: each time it gets twice as long. */
const MOST_PATIENCE_MS = 10 * 60_000;

/** A page that was loaded again and does not even say that it runs has nobody left who could load it. */
const LOADING_MS = 30_000;

/**
 * Notices that a page is gone: it was sent something that it answers, and says nothing. A page that crashed or was
 * emptied cannot tell. It is loaded again; where that changes nothing, since what showed it is gone too, it is replaced.
 */
export class PageWatch {
  private patience = PATIENCE_MS;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param revive loads the page again
   * @param replace puts another page in its place
   */
  constructor(
    private readonly revive: () => void,
    private readonly replace: () => void,
  ) {}

  /** The page will answer this. */
  asked(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.patience = Math.min(MOST_PATIENCE_MS, this.patience * 2);
      this.revive();
      this.timer ??= setTimeout(() => {
        this.timer = undefined;
        this.replace();
      }, LOADING_MS);
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
