import type { Scene } from '../src/diagram/index.js';
import { whatChanged } from './changes.js';

/** Nobody is spoken to more often. */
const APART_MS = 1_000;
/** Nothing is said while somebody types. */
const QUIET_MS = 500;

/** A scene is read when there is something to say: its reading is made then. */
type Readable = Pick<Scene, 'reading'>;

/** Tells those who do not see the picture what has changed in it. */
export class Announcer {
  private told: Readable | undefined;
  private newest: Readable = { reading: [] };
  private subject = '';
  private timer: ReturnType<typeof setTimeout> | undefined;
  private last = Number.NEGATIVE_INFINITY;

  /** @param region is live: what is written into it is read out */
  constructor(private readonly region: HTMLElement) {}

  /** The picture says this now. @param subject another journey or view is no change of this one */
  show(scene: Readable, subject: string): void {
    this.newest = scene;
    clearTimeout(this.timer);
    if (!this.told || subject !== this.subject) {
      this.told = scene;
      this.subject = subject;
      return;
    }
    this.timer = setTimeout(() => this.tell(), Math.max(QUIET_MS, this.last + APART_MS - performance.now()));
  }

  /** Says a sentence as it is. */
  say(text: string): void {
    // A new node is read out even where it says the same as the one before.
    this.region.replaceChildren(document.createTextNode(text));
    this.last = performance.now();
  }

  private tell(): void {
    const text = whatChanged(this.told?.reading ?? [], this.newest.reading);
    this.told = this.newest;
    if (text !== '') this.say(text);
  }
}
