import type { Page } from './page.js';

/** The map as a table instead of its picture. */
export class TableView {
  shown = false;
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

  /** @param html as `journeyTable` writes it: what is of the map in it is text alone */
  show(html: string): void {
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
