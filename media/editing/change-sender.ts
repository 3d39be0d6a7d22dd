import type { MapEdit } from '../../language-server/map-edits/map-edit.js';
import type { ToPreview } from '../../language-server/protocol.js';
import type { Host } from '../host.js';

/** Asks the extension for changes of the text, and hears what became of them. */
export class ChangeSender {
  private number = 0;
  private readonly waiting = new Map<number, (made: boolean) => void>();

  /** @param complain is told why a change was not made */
  constructor(
    private readonly host: Host,
    private readonly complain: (problem: string) => void,
  ) {}

  /**
   * @param show the text takes the keyboard, where it changed
   * @returns whether the change was made; the picture follows by itself
   */
  make(change: MapEdit, show = false): Promise<boolean> {
    this.number++;
    const { number } = this;
    this.host.send({ type: 'edit', number, change, show });
    return new Promise((resolve) => this.waiting.set(number, resolve));
  }

  answered({ number, problem }: ToPreview & { type: 'edited' }): void {
    if (problem !== undefined) this.complain(problem);
    this.waiting.get(number)?.(problem === undefined);
    this.waiting.delete(number);
  }
}
