/** Going through the badges and questions of a layer by keyboard: one tab stop, and arrow keys from one to the next. */
export class MarkKeys {
  private stop: HTMLElement | undefined;
  /** Where somebody has come in from what it is about: back from it leads there again. */
  private entrance: HTMLElement | undefined;

  /**
   * @param layer holds them, in any order
   * @param order of one, counted from the start of the text
   * @param arrived is told which has the keyboard now
   * @param back is called where somebody wants to leave them
   */
  constructor(
    private readonly layer: HTMLElement,
    private readonly order: (mark: HTMLElement) => number,
    arrived: (mark: HTMLElement) => void,
    back: () => void,
  ) {
    layer.addEventListener('focusin', ({ target }) => {
      const mark = (target as Element).closest<HTMLElement>('button');
      if (!mark) return;
      this.stopAt(mark);
      arrived(mark);
    });
    layer.addEventListener('keydown', (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      if (event.key === 'Escape') back();
      else if (event.key === 'ArrowUp' && document.activeElement === this.entrance) back();
      else if (event.key === 'ArrowRight' || event.key === 'ArrowDown') this.go(1);
      else if (event.key === 'ArrowLeft' || event.key === 'ArrowUp') this.go(-1);
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
  }

  /** To be called when there are others. */
  refresh(): void {
    const marks = this.marks();
    if (!this.stop?.isConnected || this.stop.tabIndex !== 0) this.stopAt(marks[0]);
  }

  /**
   * The keyboard goes to the next (1) or the one before (-1), round and round.
   * @param others that are gone through, too, and stand elsewhere
   * @param here where the keyboard is on something else, counted as `order` does
   * @returns where it is to be now: focused already if it is of the layer; undefined where there is none
   */
  go(direction: 1 | -1, others: readonly HTMLElement[] = [], here?: number): HTMLElement | undefined {
    const marks = this.inOrder([...this.layer.querySelectorAll<HTMLElement>('button'), ...others]);
    const at = marks.indexOf(document.activeElement as HTMLElement);
    const to =
      at >= 0
        ? marks[(at + direction + marks.length) % marks.length]
        : here === undefined
          ? marks[0]
          : direction > 0
            ? (marks.find((mark) => this.order(mark) >= here) ?? marks[0])
            : (marks.findLast((mark) => this.order(mark) < here) ?? marks.at(-1));
    if (to && !others.includes(to)) to.focus({ preventScroll: true });
    return to;
  }

  /** The keyboard goes to the first of these. @returns false where there is none */
  enter(wanted: (mark: HTMLElement) => boolean): boolean {
    this.entrance = this.marks().find(wanted);
    this.entrance?.focus({ preventScroll: true });
    return this.entrance !== undefined;
  }

  private stopAt(mark: HTMLElement | undefined): void {
    if (this.stop && this.stop !== mark) this.stop.tabIndex = -1;
    this.stop = mark;
    if (mark) mark.tabIndex = 0;
  }

  private marks(): HTMLElement[] {
    return this.inOrder([...this.layer.querySelectorAll<HTMLElement>('button')]);
  }

  private inOrder(marks: HTMLElement[]): HTMLElement[] {
    const order = new Map(marks.map((mark) => [mark, this.order(mark)]));
    return marks.sort((a, b) => order.get(a)! - order.get(b)!);
  }
}
