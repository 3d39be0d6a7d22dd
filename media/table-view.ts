import type { Page } from './page.js';

/** The map as a table instead of its picture. */
export class TableView {
  private isShown = false;
  private write: () => string = () => '';
  private html = '';
  private readonly section: HTMLElement;

  /** @param back is called where somebody wants the picture again */
  constructor({ table }: Page, back: () => void) {
    this.section = table;
    table.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      back();
    });
  }

  get shown(): boolean {
    return this.isShown;
  }

  set shown(shown: boolean) {
    this.isShown = shown;
    this.update();
  }

  /** @param write writes it as `journeyTable` does: what is of the map in it is text alone. Asked only while it is seen */
  show(write: () => string): void {
    this.write = write;
    this.update();
  }

  private update(): void {
    if (!this.isShown) return;
    const html = this.write();
    if (html === this.html) return;
    this.html = html;
    const left = this.wide()?.scrollLeft ?? 0;
    const focused = this.section.contains(document.activeElement) && document.activeElement !== this.section;
    this.section.innerHTML = html;
    const wide = this.wide();
    if (wide) wide.scrollLeft = left;
    if (focused) (wide ?? this.section).focus({ preventScroll: true });
  }

  focus(): void {
    this.section.focus();
  }

  private wide(): HTMLElement | null {
    return this.section.querySelector('.wide');
  }
}
