import { FONT_FAMILY } from '../../src/diagram/index.js';
import type { Page } from '../page.js';
import type { Sight } from '../viewport.js';
import { foldButton } from './fold-buttons.js';
import type { MapOutline, Place, StagePlace, StepPlace } from './map-outline.js';

/** Height of the stages' names, and of the steps' titles below them. Pixels of the screen, whatever the zoom. */
const NAMES = 38;
const TITLES = 32;
/** How far a chevron's point reaches beyond its stage. */
const POINT = 9;
/** A column narrower than this on the screen shows its number alone. */
const LEAST_TITLE = 84;
/** Numbers are not written closer than this. */
const LEAST_NUMBER = 26;

/**
 * The stages' names, which stay at the top once the drawing's own are out of sight, and below them the steps' titles once
 * the cards are. The browser keeps them in place while it scrolls; only what is near the pane is there at all.
 */
export class StickyHeads {
  private readonly root = element('div', 'heads');
  private readonly row = element('div', 'heads-row');
  private readonly corner = element('div', 'heads-corner');
  private readonly names = element('div', 'heads-names');
  private readonly titles = element('div', 'heads-titles');
  private map: MapOutline | undefined;
  /** What is there now: from and to in pixels of the scene, and at which zoom. */
  private filled = { from: 0, to: 0, zoom: 0 };
  private state = '';

  /**
   * @param go is told the id of the stage or step that somebody wants to go to
   * @param fold of a stage to fold or unfold
   */
  constructor(
    private readonly page: Page,
    go: (id: string) => void,
    private readonly fold: (id: string) => void,
  ) {
    this.root.style.fontFamily = FONT_FAMILY;
    this.root.setAttribute('aria-hidden', 'true');
    this.row.append(this.names, this.titles, this.corner);
    this.root.append(this.row);
    page.sheet.prepend(this.root);
    this.root.addEventListener('click', ({ target }) => {
      const id = (target as Element).closest<HTMLElement>('[data-go]')?.dataset.go;
      if (id !== undefined) go(id);
    });
  }

  show(map: MapOutline | undefined): void {
    this.map = map;
    this.filled.zoom = 0;
    this.corner.textContent = map?.journey.name ?? '';
    this.corner.title = this.corner.textContent;
  }

  /** @param width of the gutter, in pixels of the screen */
  besideGutter(width: number): void {
    this.root.style.setProperty('--gutter', `${width}px`);
  }

  /** To be called whenever the pane was scrolled, zoomed or resized. */
  follow(sight: Sight): void {
    const state = this.stateNow(sight);
    if (state !== this.state) {
      this.state = state;
      this.page.viewport.dataset.heads = state;
    }
    if (state !== 'none') this.fill(sight);
  }

  /** So high is what covers the pane's top, once the cards are out of sight. */
  get height(): number {
    return this.map?.cardsEnd === undefined ? NAMES : NAMES + TITLES;
  }

  private stateNow({ zoom, scroll }: Sight): 'none' | 'names' | 'titles' {
    const { map } = this;
    if (!map?.names) return 'none';
    const top = scroll.y;
    if (top <= (map.names.y + 4) * zoom) return 'none';
    if (map.cardsEnd === undefined || top + NAMES <= map.cardsEnd * zoom) return 'names';
    return 'titles';
  }

  private fill({ zoom, scroll, pane }: Sight): void {
    const { map, filled } = this;
    const left = scroll.x / zoom;
    const width = pane.width / zoom;
    if (!map || (filled.zoom === zoom && filled.from <= left && filled.to >= left + width)) return;
    this.filled = { from: left - width, to: left + 2 * width, zoom };
    const near = ({ x, width: own }: Place) => x < this.filled.to && x + own > this.filled.from;
    const stages = map.stages.filter(near);
    this.names.replaceChildren(...stages.map((stage) => this.nameOf(stage, zoom)));
    const steps = stages.flatMap((stage) => stage.steps.filter(near));
    this.titles.replaceChildren(...titlesOf(steps, zoom));
  }

  private nameOf(stage: StagePlace, zoom: number): HTMLElement {
    const cell = part('heads-stage', stage, zoom, POINT);
    if (stage === this.map?.stages[0]) cell.classList.add('first');
    const words = element('div', 'heads-words');
    if (this.map?.folds) words.append(foldButton(stage.name, stage.folded, () => this.fold(stage.id)));
    words.append(numbered(stage.number));
    if (!stage.folded) words.append(named(stage.name));
    cell.append(words);
    cell.title = `${stage.number} ${stage.name}`;
    return cell;
  }
}

function titlesOf(steps: readonly StepPlace[], zoom: number): HTMLElement[] {
  const cells: HTMLElement[] = [];
  let free = Number.NEGATIVE_INFINITY;
  for (const step of steps) {
    if (step.x * zoom < free) continue;
    free = step.x * zoom + LEAST_NUMBER;
    const cell = part('heads-step', step, zoom, 0);
    const number = numbered(step.number);
    if (step.items.momentOfTruth) number.classList.add('moment');
    cell.append(number);
    if (step.width * zoom >= LEAST_TITLE) cell.append(named(step.name));
    cell.title = `${step.number} ${step.name}`;
    cells.push(cell);
  }
  return cells;
}

function part(name: string, { id, x, width }: Place, zoom: number, more: number): HTMLElement {
  const cell = element('div', name);
  cell.dataset.go = id;
  cell.style.left = `${x * zoom}px`;
  cell.style.width = `${width * zoom + more}px`;
  return cell;
}

function numbered(number: number): HTMLElement {
  const shown = element('span', 'number');
  shown.textContent = String(number);
  return shown;
}

function named(name: string): HTMLElement {
  const shown = element('span', 'name');
  shown.textContent = name;
  return shown;
}

function element(name: keyof HTMLElementTagNameMap, className: string): HTMLElement {
  const made = document.createElement(name);
  made.className = className;
  return made;
}
