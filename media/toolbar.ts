import { t } from '@vscode/l10n';
import { VIEWS, type View } from '../src/diagram/index.js';
import type { Page } from './page.js';
import { roveInToolbar } from './toolbar-keys.js';
import type { Viewport } from './viewport.js';

export interface Toolbar {
  /** The file's name, shown until the journeys are known. */
  setFile(name: string): void;
  setJourneys(journeys: readonly { name: string }[], shown: number): void;
  /** @param table the same as text, instead of the picture */
  setView(view: View, table: boolean): void;
  setZoom(zoom: number): void;
}

/** What somebody chooses in the toolbar: which journey of the file to show, and how. */
export interface Choices {
  journey(index: number): void;
  view(view: View): void;
  table(): void;
  keys(): void;
}

/** Wires the toolbar. */
export function connectToolbar(page: Page, viewport: Viewport, choices: Choices): Toolbar {
  page.zoomIn.addEventListener('click', () => viewport.zoomStep(1));
  page.zoomOut.addEventListener('click', () => viewport.zoomStep(-1));
  page.zoomReset.addEventListener('click', () => viewport.zoomTo(1));
  page.fitWidth.addEventListener('click', () => viewport.fitTo('fit-width'));
  page.fitAll.addEventListener('click', () => viewport.fitTo('fit-all'));
  page.journeys.addEventListener('change', () => choices.journey(page.journeys.selectedIndex));
  for (const view of VIEWS) page.views[view].addEventListener('click', () => choices.view(view));
  page.viewTable.addEventListener('click', () => choices.table());
  page.keys.addEventListener('click', () => choices.keys());
  roveInToolbar(page.toolbar);

  return {
    setFile(name) {
      if (page.title.textContent === '') page.title.textContent = name;
    },
    setJourneys(journeys, shown) {
      const several = journeys.length > 1;
      page.journeys.hidden = !several;
      page.title.hidden = several;
      page.title.textContent = journeys[shown]?.name ?? '';
      while (page.journeys.length > journeys.length) page.journeys.remove(page.journeys.length - 1);
      for (const [index, { name }] of journeys.entries()) {
        const option = page.journeys.options[index] ?? page.journeys.appendChild(document.createElement('option'));
        if (option.textContent !== name) option.textContent = name;
      }
      if (several) page.journeys.selectedIndex = shown;
    },
    setView(shown, table) {
      for (const view of VIEWS) page.views[view].setAttribute('aria-pressed', String(!table && view === shown));
      page.viewTable.setAttribute('aria-pressed', String(table));
      page.zooming.hidden = table;
    },
    setZoom(zoom) {
      const text = `${Math.round(zoom * 100)}%`;
      if (page.zoomReset.textContent === text) return;
      page.zoomReset.textContent = text;
      page.zoomReset.setAttribute('aria-label', t('Zoom {0}, set to actual size', text));
    },
  };
}
