import type { ShownView } from '../language-server/preview-protocol.js';
import type { Host } from './host.js';

/** What the extension is told of the picture: what it shows, that it has been painted, and what went wrong with it. */
export class Telling {
  private last: { journey: number; view: ShownView } | undefined;

  constructor(private readonly host: Host) {}

  /** Another document is shown: nothing of it has been told. */
  forget(): void {
    this.last = undefined;
  }

  /** What is drawn from now on. Told once. */
  shown(journey: number, view: ShownView): void {
    if (journey === this.last?.journey && view === this.last.view) return;
    this.last = { journey, view };
    this.host.send({ type: 'shown', ...this.last });
  }

  /** What was handed to the browser is on the screen with the next frame. */
  painted(version: number): void {
    const tell = () => this.host.send({ type: 'painted', version });
    if (document.hidden) tell();
    else requestAnimationFrame(() => setTimeout(tell));
  }

  failed(version: number, error: unknown): void {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.host.send({ type: 'failed', version, message });
  }
}
