import type { FromPreview } from '../language-server/preview-protocol.js';
import type { Host } from './host.js';

/**
 * Whether the keyboard is on its way to the text. The page learns late that another one has it: whatever took the keyboard
 * for itself in between would take it away from the text again.
 */
export class HandOver {
  private given = false;
  private left = false;

  constructor() {
    // Somebody who points or types here has come back, and so has one whom the editor brought here after the page was left.
    for (const type of ['pointerdown', 'keydown'] as const) window.addEventListener(type, () => this.end(), true);
    window.addEventListener('blur', () => {
      this.left = true;
    });
    window.addEventListener('focus', () => this.left && this.end());
  }

  get isUnderWay(): boolean {
    return this.given;
  }

  /** The same host, whose messages tell when the text is to take the keyboard. */
  watching(host: Host): Host {
    const send = (message: FromPreview) => {
      if (handsOver(message)) this.begin();
      host.send(message);
    };
    return { send, kept: () => host.kept(), keep: (state) => host.keep(state) };
  }

  private begin(): void {
    this.given = true;
    this.left = !document.hasFocus();
  }

  private end(): void {
    this.given = false;
  }
}

function handsOver(message: FromPreview): boolean {
  if (message.type === 'edit') return message.show;
  return message.type === 'reveal' ? message.focus : message.type === 'fix';
}
