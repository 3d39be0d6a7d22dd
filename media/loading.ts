import { t } from '@vscode/l10n';
import type { Page } from './page.js';

/** A map that comes sooner is not announced. */
const DELAY_MS = 500;

/** Says that a map is on its way, where it takes long enough to wonder. */
export class Loading {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly page: Page) {}

  /** @param subject asked when it is said: the file that is read; undefined where there is something to see by then */
  start(subject: () => string | undefined): void {
    this.timer = setTimeout(() => {
      const title = subject();
      if (title === undefined || !this.page.empty.hidden) return;
      this.page.loading.textContent = title ? t('Reading {0} …', title) : t('Reading the map …');
      this.page.loading.hidden = false;
    }, DELAY_MS);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.page.loading.hidden = true;
  }
}
