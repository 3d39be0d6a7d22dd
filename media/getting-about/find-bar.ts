import { t } from '@vscode/l10n';
import type { Journey, JourneyMap } from '../../language-server/map/journey-map.js';
import { stageOf } from '../editing/part-kinds.js';
import type { Page } from '../page.js';
import type { Outlines } from '../selection.js';
import type { Viewport } from '../viewport.js';
import { findIn } from './search.js';
import { rangesIn } from './text-ranges.js';

/** So many are outlined at once, around the one that was gone to. */
const MOST_OUTLINED = 400;

/** What there is to search. */
export interface Searched {
  map: JourneyMap;
  journey: Journey;
}

/** What is found: something in the picture, or a place in the table. */
type Hit = { id: string } | { range: Range };

/** Finds words in the picture, or in the table where that is shown. */
export class FindBar {
  private readonly root = document.createElement('div');
  private readonly input = document.createElement('input');
  private readonly count = document.createElement('span');
  private readonly layer = document.createElement('div');
  private searched: Searched | undefined;
  private hits: Hit[] = [];
  private at = -1;
  private before: HTMLElement | undefined;

  /**
   * @param unfold is told the stage that hides what was found
   * @param left is told the id of what was gone to last, when the bar is closed
   */
  constructor(
    private readonly page: Page,
    private readonly viewport: Viewport,
    private readonly outlines: Outlines,
    private readonly unfold: (stage: string) => void,
    private readonly left: (id: string) => void,
  ) {
    const { root, input, count, layer } = this;
    root.className = 'find-bar';
    root.hidden = true;
    root.setAttribute('role', 'search');
    input.type = 'text';
    input.placeholder = t('Find');
    input.setAttribute('aria-label', t('Find in the map'));
    input.spellcheck = false;
    count.className = 'find-count';
    count.setAttribute('role', 'status');
    layer.className = 'found';
    layer.setAttribute('aria-hidden', 'true');
    root.append(
      input,
      count,
      this.button(t('Previous (Shift Enter)'), 'M8 12.5v-9M4 7.5l4-4 4 4', () => this.go(-1)),
      this.button(t('Next (Enter)'), 'M8 3.5v9M4 8.5l4 4 4-4', () => this.go(1)),
      this.button(t('Close (Esc)'), 'm4 4 8 8m0-8-8 8', () => this.close()),
    );
    page.toolbar.after(root);
    page.drawing.append(layer);
    page.find.addEventListener('click', () => this.open());
    input.addEventListener('input', () => this.search(true));
    root.addEventListener('keydown', (event) => this.pressed(event));
  }

  /** This is searched from now on. */
  show(searched: Searched | undefined): void {
    this.searched = searched;
    if (!this.root.hidden) this.search(false);
  }

  open(): void {
    if (this.root.hidden) {
      this.before = document.activeElement instanceof HTMLElement ? document.activeElement : undefined;
      this.root.hidden = false;
    }
    this.input.focus();
    this.input.select();
    this.search(false);
  }

  close(): void {
    const hit = this.hits[this.at];
    this.root.hidden = true;
    this.hits = [];
    this.at = -1;
    this.mark();
    if (hit && 'id' in hit) this.left(hit.id);
    else this.before?.focus({ preventScroll: true });
  }

  private get inTable(): boolean {
    return !this.page.table.hidden;
  }

  private pressed(event: KeyboardEvent): void {
    event.stopPropagation();
    const again = event.key.toLowerCase() === 'f' && (event.ctrlKey || event.metaKey);
    if (event.key === 'Escape') this.close();
    else if (event.key === 'Enter' && event.target === this.input) this.go(event.shiftKey ? -1 : 1);
    else if (again) this.input.select();
    else return;
    event.preventDefault();
  }

  /** @param go to the first one too, as somebody types */
  private search(go: boolean): void {
    const before = this.hits[this.at];
    const { value } = this.input;
    if (this.inTable) this.hits = rangesIn(this.page.table, value).map((range) => ({ range }));
    else
      this.hits = this.searched
        ? findIn(this.searched.map, this.searched.journey, value).filter((hit) => this.has(hit.id))
        : [];
    const same = before && 'id' in before ? this.hits.findIndex((hit) => 'id' in hit && hit.id === before.id) : -1;
    this.at = same;
    if (go && same < 0 && this.hits.length > 0) this.go(1);
    else this.mark();
  }

  /** Whether it is in the picture, or in a folded stage. */
  private has(id: string): boolean {
    if (this.outlines.boxesOf(id).length > 0) return true;
    const stage = stageOf(id);
    return stage !== undefined && id !== stage && this.isFolded(stage);
  }

  private isFolded(id: string): boolean {
    const stage = this.searched?.journey.stages.find((one) => one.id === id);
    return stage?.steps.every((step) => this.outlines.boxesOf(step.id).length === 0) ?? false;
  }

  private go(direction: 1 | -1): void {
    const { hits } = this;
    if (hits.length === 0) return;
    this.at = this.at < 0 ? (direction > 0 ? 0 : hits.length - 1) : (this.at + direction + hits.length) % hits.length;
    const hit = hits[this.at] as Hit;
    if ('range' in hit) hit.range.startContainer.parentElement?.scrollIntoView({ block: 'center', inline: 'nearest' });
    else {
      const [box] = this.outlines.boxesOf(hit.id);
      const stage = stageOf(hit.id);
      if (box) this.viewport.bringIntoSight(box);
      else if (stage !== undefined) this.unfold(stage);
    }
    this.mark();
  }

  private mark(): void {
    const { hits, at, input, count } = this;
    const some = hits.length > 0;
    const place = at < 0 ? String(hits.length) : t('{0} of {1}', at + 1, hits.length);
    const text = input.value.trim() === '' ? '' : some ? place : t('Nothing found');
    if (count.textContent !== text) count.textContent = text;
    this.root.classList.toggle('nothing', !some && text !== '');
    const ranges = hits.flatMap((hit) => ('range' in hit ? [hit.range] : []));
    const now = hits[at];
    highlight('found', ranges);
    highlight('found-now', now && 'range' in now ? [now.range] : []);
    const first = Math.max(0, at - MOST_OUTLINED / 2);
    const near = hits.slice(first, first + MOST_OUTLINED);
    this.layer.replaceChildren(...near.flatMap((hit) => ('id' in hit ? this.boxes(hit.id, hit === now) : [])));
  }

  private boxes(id: string, now: boolean): HTMLElement[] {
    return this.outlines.boxesOf(id).map(({ x, y, width, height }) => {
      const box = document.createElement('div');
      box.classList.toggle('now', now);
      Object.assign(box.style, { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` });
      return box;
    });
  }

  private button(label: string, icon: string, act: () => void): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.title = label;
    button.setAttribute('aria-label', label);
    button.innerHTML = `<svg viewBox="0 0 16 16" aria-hidden="true"><path d="${icon}"/></svg>`;
    button.addEventListener('click', act);
    return button;
  }
}

function highlight(name: string, ranges: readonly Range[]): void {
  if (ranges.length === 0) CSS.highlights.delete(name);
  else CSS.highlights.set(name, new Highlight(...ranges));
}
