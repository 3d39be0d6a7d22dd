import type { Reading } from '../src/diagram/index.js';
import { whatChanged } from './changes.js';

/** Nobody is spoken to more often. */
const APART_MS = 1_000;
/** Nothing is said while somebody types. */
const QUIET_MS = 500;

/** Tells those who do not see the picture what has changed in it. */
export class Announcer {
  private told: readonly Reading[] | undefined;
  private newest: readonly Reading[] = [];
  private subject = '';
  private timer: ReturnType<typeof setTimeout> | undefined;
  private last = 0;

  /** @param region is live: what is written into it is read out */
  constructor(private readonly region: HTMLElement) {}

  /** The picture says this now. @param subject another journey or view is no change of this one */
  show(reading: readonly Reading[], subject: string): void {
    this.newest = reading;
    clearTimeout(this.timer);
    if (!this.told || subject !== this.subject) {
      this.told = reading;
      this.subject = subject;
      return;
    }
    this.timer = setTimeout(() => this.tell(), Math.max(QUIET_MS, this.last + APART_MS - Date.now()));
  }

  /** Says a sentence as it is. */
  say(text: string): void {
    // A new node is read out even where it says the same as the one before.
    this.region.replaceChildren(document.createTextNode(text));
    this.last = Date.now();
  }

  private tell(): void {
    const text = whatChanged(this.told ?? [], this.newest);
    this.told = this.newest;
    if (text !== '') this.say(text);
  }
}
