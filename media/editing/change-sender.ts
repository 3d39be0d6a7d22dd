import type { MapEdit } from '../../language-server/map-edits/map-edit.js';
import type { FromPreview, ProblemKey, ToPreview } from '../../language-server/preview-protocol.js';
import type { Host } from '../host.js';

/** Asks the extension for changes of the text, and hears what became of them. */
export class ChangeSender {
  private number = 0;
  private readonly waiting = new Map<number, (problem: string | undefined) => void>();

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
    return this.complainOf(this.ask((number) => ({ type: 'edit', number, change, show })));
  }

  /** As `make`, shown in the text; nobody is told where it cannot be made, since something else will be. */
  async attempt(change: MapEdit): Promise<boolean> {
    return (await this.ask((number) => ({ type: 'edit', number, change, show: true }))) === undefined;
  }

  /** @returns whether the fix of this title was made */
  fix({ range, code, message }: ProblemKey, title: string): Promise<boolean> {
    return this.complainOf(this.ask((number) => ({ type: 'fix', number, problem: { range, code, message }, title })));
  }

  private async complainOf(asked: Promise<string | undefined>): Promise<boolean> {
    const problem = await asked;
    if (problem !== undefined) this.complain(problem);
    return problem === undefined;
  }

  /** @returns why it was not made */
  private ask(message: (number: number) => FromPreview): Promise<string | undefined> {
    this.number++;
    const { number } = this;
    this.host.send(message(number));
    return new Promise((resolve) => this.waiting.set(number, resolve));
  }

  answered({ number, problem }: ToPreview & { type: 'edited' }): void {
    this.waiting.get(number)?.(problem);
    this.waiting.delete(number);
  }
}
