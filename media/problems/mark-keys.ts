/** Going through the badges and questions of a layer by keyboard: one tab stop, and arrow keys from one to the next. */
export class MarkKeys {
  private stop: HTMLElement | undefined;

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

  /** The keyboard goes to the next (1) or the one before (-1), round and round. @returns false where there is none */
  go(direction: 1 | -1): boolean {
    const marks = this.marks();
    const at = marks.indexOf(document.activeElement as HTMLElement);
    const from = this.stop && marks.includes(this.stop) ? marks.indexOf(this.stop) : 0;
    const to = at >= 0 ? marks[(at + direction + marks.length) % marks.length] : marks[from];
    to?.focus({ preventScroll: true });
    return to !== undefined;
  }

  private stopAt(mark: HTMLElement | undefined): void {
    if (this.stop && this.stop !== mark) this.stop.tabIndex = -1;
    this.stop = mark;
    if (mark) mark.tabIndex = 0;
  }

  private marks(): HTMLElement[] {
    return [...this.layer.querySelectorAll<HTMLElement>('button')].sort((a, b) => this.order(a) - this.order(b));
  }
}
