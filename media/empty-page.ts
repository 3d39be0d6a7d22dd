import { t } from '@vscode/l10n';
import type { Host } from './host.js';
import type { Page } from './page.js';

/** What is shown of a file that has no journey: how to begin one. */
export class EmptyPage {
  constructor(
    private readonly page: Page,
    host: Host,
  ) {
    page.begin.addEventListener('click', () => host.send({ type: 'begin', example: true }));
    page.beginOwn.addEventListener('click', () => host.send({ type: 'begin', example: false }));
  }

  get shown(): boolean {
    return !this.page.empty.hidden;
  }

  /** Shows it instead of the picture and its tools. @param title of the file */
  show(title: string): void {
    this.page.emptyTitle.textContent = t('{0} has no journey yet', title);
    this.toggle(true, false);
  }

  /** Shows the picture or the table instead. */
  hide(table: boolean): void {
    this.toggle(false, table);
  }

  private toggle(empty: boolean, table: boolean): void {
    const { page } = this;
    page.empty.hidden = !empty;
    page.viewport.hidden = empty || table;
    page.table.hidden = empty || !table;
    page.toolbar.hidden = empty;
  }
}
