import type { Host } from './host.js';

/** While somebody scrolls or types, what is kept changes all the time. */
const DELAY_MS = 150;

/** Keeps what the page shows for when it is loaded anew, a moment after the last change of it. */
export class Keeping {
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @param state of now; undefined where there is nothing to keep */
  constructor(
    private readonly host: Host,
    private readonly state: () => unknown,
  ) {}

  soon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      const state = this.state();
      if (state !== undefined) this.host.keep(state);
    }, DELAY_MS);
  }
}
