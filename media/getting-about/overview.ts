import { FONT_FAMILY, type Mark, type RenderOptions, renderChunk, type Scene } from '../../src/diagram/index.js';
import type { Page } from '../page.js';
import type { Sight, Viewport } from '../viewport.js';
import type { MapOutline, StepPlace } from './map-outline.js';
import { type SceneSigns, signsOf } from './scene-signs.js';

/** Steps that are narrower than this on the screen cannot be read: then there is an overview instead. */
const LEAST_STEP = 64;
/** From a step to the next at zoom 1, where they are widest apart. */
const STEP = 212;

/** Heights in pixels of the screen, which do not change with the zoom. */
const TITLE = 56;
const NAMES = 28;
const NUMBERS = 28;
const LEVEL = 26;
const PLOT = 5 * LEVEL;
const ROW = 20;
const BOTTOM = 24;
const PLOT_TOP = TITLE + NAMES + NUMBERS;
const ROWS_TOP = PLOT_TOP + PLOT + 12;

/** Numbers, faces and marks stand no closer than this. */
const NUMBER_ROOM = 30;
const FACE_ROOM = 24;
const MARK_ROOM = 9;
const DOT_ROOM = 14;

/**
 * A map that is too small to be read, drawn anew for its size: names, numbers, curves, a mark for each pain and
 * opportunity, and text that can be read. It stands where the drawing does, so scrolling and zooming go on as before.
 */
export class Overview {
  private readonly root = document.createElement('div');
  private map: MapOutline | undefined;
  private taken: SceneSigns | undefined;
  private options: RenderOptions = { theme: 'light' };
  private filled = { from: 0, to: 0, zoom: 0 };
  private marked: string | undefined;

  /**
   * @param choose is told the id of a step that was clicked on
   * @param open of one that somebody wants to see as it is
   */
  constructor(
    private readonly page: Page,
    private readonly viewport: Viewport,
    choose: (id: string) => void,
    open: (id: string) => void,
  ) {
    this.root.className = 'overview';
    this.root.style.fontFamily = FONT_FAMILY;
    this.root.setAttribute('aria-hidden', 'true');
    page.sheet.append(this.root);
    this.root.addEventListener('click', (event) => {
      const step = this.stepAt(event);
      if (step) choose(step.id);
    });
    this.root.addEventListener('dblclick', (event) => {
      const step = this.stepAt(event);
      if (step) open(step.id);
    });
    this.root.addEventListener('pointermove', (event) => {
      const step = this.stepAt(event);
      const title = step ? `${step.number} ${step.name}` : '';
      if (this.root.title !== title) this.root.title = title;
    });
  }

  /** Its height at a zoom, in pixels of the screen; undefined where the drawing itself is shown. */
  heightAt(zoom: number): number | undefined {
    if (!this.map || this.map.lanes.length === 0 || zoom * STEP >= LEAST_STEP) return undefined;
    const { pains = [], opportunities = [] } = this.signs ?? {};
    const rows = (pains.length > 0 ? 1 : 0) + (opportunities.length > 0 ? 1 : 0);
    return ROWS_TOP + rows * ROW + BOTTOM;
  }

  /** Taken out of the scene when they are needed: most maps are never seen so small. */
  private get signs(): SceneSigns | undefined {
    this.taken ??= this.map && signsOf(this.map.scene);
    return this.taken;
  }

  show(map: MapOutline | undefined, options: RenderOptions): void {
    this.map = map;
    this.taken = undefined;
    this.options = options;
    this.filled.zoom = 0;
  }

  /** To be called whenever the pane was scrolled, zoomed or resized. @param marked the id of what is selected. @returns whether the overview is shown */
  follow({ zoom, scroll, pane }: Sight, marked: string | undefined): boolean {
    const { page } = this;
    const shown = this.heightAt(zoom) !== undefined;
    page.viewport.toggleAttribute('data-overview', shown);
    if (!shown) return false;
    const left = scroll.x / zoom;
    const width = pane.width / zoom;
    const { filled } = this;
    const there = filled.zoom === zoom && filled.from <= left && filled.to >= left + width;
    if (there && marked === this.marked) return true;
    this.marked = marked;
    this.filled = { from: left - width / 2, to: left + 1.5 * width, zoom };
    this.fill();
    return true;
  }

  private stepAt({ clientX }: MouseEvent): StepPlace | undefined {
    const { left } = this.page.sheet.getBoundingClientRect();
    const x = (clientX - left) / this.viewport.zoom;
    const steps = this.map?.stages.flatMap((stage) => stage.steps) ?? [];
    return steps.find((step) => x >= step.x - 8 && x <= step.x + step.width + 8);
  }

  private fill(): void {
    const { map, signs, filled } = this;
    if (!map || !signs) return;
    const near = (x: number, width = 0) => x < filled.to && x + width > filled.from;
    const stages = map.stages.filter(({ x, width }) => near(x, width));
    const steps = stages.flatMap((stage) => stage.steps.filter(({ x, width }) => near(x, width)));
    const names = stages.map(({ x, width, number, name }) => {
      const cell = document.createElement('div');
      cell.className = 'overview-stage';
      Object.assign(cell.style, this.across(x, width));
      const words = document.createElement('span');
      words.textContent = width * filled.zoom < 40 ? String(number) : `${number} ${name}`;
      cell.append(words);
      return cell;
    });
    const title = document.createElement('div');
    title.className = 'overview-title';
    title.textContent = map.journey.name;
    const start = Math.max(8, Math.round((map.stages[0]?.x ?? 0) * filled.zoom));
    Object.assign(title.style, { left: `${start}px`, marginInlineStart: `${start}px` });
    const numbers = this.numbers(steps);
    const picture = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    const { width } = map.scene;
    Object.assign(picture.style, { width: `${width * filled.zoom}px`, height: `${this.heightAt(filled.zoom)}px` });
    picture.innerHTML =
      this.ground(map) +
      this.curves(map.scene, signs) +
      this.faces(signs, near) +
      this.items(
        signs.pains.filter((x) => near(x)),
        0,
        'pain',
      ) +
      this.items(
        signs.opportunities.filter((x) => near(x)),
        signs.pains.length > 0 ? 1 : 0,
        'opportunity',
      );
    this.root.style.height = `${this.heightAt(filled.zoom)}px`;
    this.root.replaceChildren(picture, title, ...names, ...numbers);
  }

  private across(x: number, width: number): { left: string; width: string } {
    return { left: `${round(x * this.filled.zoom)}px`, width: `${round(width * this.filled.zoom)}px` };
  }

  private numbers(steps: readonly StepPlace[]): HTMLElement[] {
    const { zoom } = this.filled;
    const apart = [1, 2, 5, 10, 20, 50, 100].find((count) => count * STEP * zoom >= NUMBER_ROOM) ?? 200;
    const cells: HTMLElement[] = [];
    let free = Number.NEGATIVE_INFINITY;
    for (const { id, x, width, number, items } of steps) {
      const middle = (x + width / 2) * zoom;
      const moment = items.momentOfTruth !== undefined;
      const here = id === this.marked;
      const wanted = here || moment || (number === 1 && apart > 2) || number % apart === 0;
      if (!wanted || (middle < free && !here)) continue;
      free = middle + NUMBER_ROOM;
      const cell = document.createElement('div');
      cell.className = 'overview-number';
      cell.classList.toggle('moment', moment);
      cell.classList.toggle('here', here);
      cell.style.left = `${round(middle)}px`;
      cell.textContent = String(number);
      cells.push(cell);
    }
    return cells;
  }

  /** Panels, the zones of good and bad, the line between them. */
  private ground({ stages, scene }: MapOutline): string {
    const { zoom, from, to } = this.filled;
    const height = (this.heightAt(zoom) ?? 0) - BOTTOM - TITLE;
    const near = stages.filter(({ x, width }) => x < to && x + width > from);
    const rect = (x: number, y: number, width: number, h: number, name: string) =>
      `<rect class="${name}" x="${round(x * zoom)}" y="${y}" width="${round(width * zoom)}" height="${h}"/>`;
    const [first, last] = [stages[0], stages.at(-1)];
    const left = first?.x ?? 0;
    const right = last ? last.x + last.width : scene.width;
    const y = (score: number) => PLOT_TOP + (2.5 - score) * LEVEL;
    const axis = left * zoom < 30 ? '' : [2, 0, -2].map((score) => level(left * zoom - 8, y(score), score)).join('');
    return (
      near.map(({ x, width }) => rect(x, TITLE, width, height, 'panel')).join('') +
      rect(left, y(2.5), right - left, 2 * LEVEL, 'good') +
      rect(left, y(-0.5), right - left, 2 * LEVEL, 'bad') +
      `<path class="zone-edge" d="M${round(left * zoom)} ${y(0.5) + 0.5}H${round(right * zoom)}M${round(left * zoom)} ${y(-0.5) + 0.5}H${round(right * zoom)}"/>` +
      `<path class="zero" d="M${round(left * zoom)} ${y(0) + 0.5}H${round(right * zoom)}"/>${axis}`
    );
  }

  private curves(scene: Scene, { curves }: SceneSigns): string {
    const { zoom } = this.filled;
    return curves
      .map(({ band: { levels = { zero: 0, each: LEVEL } }, marks }) => {
        const drawn = renderChunk(scene, { key: 'curve', x: 0, y: 0, marks }, this.options);
        const at = `translate(0 ${PLOT_TOP + PLOT / 2}) scale(${zoom} ${LEVEL / levels.each}) translate(0 ${-levels.zero})`;
        return `<g class="curves" transform="${at}">${drawn}</g>`;
      })
      .join('');
  }

  /** A face where it is as good or as bad as can be and at moments of truth, a small hollow mark elsewhere. */
  private faces({ faces }: SceneSigns, near: (x: number) => boolean): string {
    const { zoom } = this.filled;
    const marks: Mark[] = [];
    let free = Number.NEGATIVE_INFINITY;
    let dots = Number.NEGATIVE_INFINITY;
    for (const { x: place, score, face } of faces) {
      if (!near(place)) continue;
      const x = round(place * zoom);
      const y = round(PLOT_TOP + (2.5 - Math.max(-2, Math.min(2, score))) * LEVEL);
      const moment = face.r > 13;
      if ((moment || Math.abs(score) >= 2) && x >= free) {
        free = x + FACE_ROOM;
        marks.push({ ...face, x, y, r: moment ? 10 : 8.5, thick: moment ? 2 : 1.5 });
      } else if (x >= dots && x >= free) {
        dots = x + DOT_ROOM;
        const { shape, ink } = face;
        marks.push({ type: 'shape', x, y, r: 3.5, shape, fill: 'card', stroke: ink, thick: 1.75 });
      }
    }
    return renderChunk({} as Scene, { key: 'faces', x: 0, y: 0, marks }, this.options);
  }

  /** A square for each pain, a ring for each opportunity. */
  private items(places: readonly number[], row: number, kind: 'pain' | 'opportunity'): string {
    const { zoom } = this.filled;
    const y = ROWS_TOP + row * ROW;
    const drawn: string[] = [];
    let free = Number.NEGATIVE_INFINITY;
    for (const place of places) {
      const x = round(Math.max(free, place * zoom - 4));
      if (x > place * zoom + 12) continue;
      free = x + MARK_ROOM + 1;
      drawn.push(
        kind === 'pain'
          ? `<rect class="pain" x="${x}" y="${y}" width="8" height="8" rx="1"/>`
          : `<circle class="opportunity" cx="${x + 4}" cy="${y + 4}" r="3.5"/>`,
      );
    }
    return drawn.join('');
  }
}

const round = (value: number): number => Math.round(value * 10) / 10;

const level = (x: number, y: number, score: number): string =>
  `<text class="level" x="${x}" y="${y + 4}" text-anchor="end">${score > 0 ? '+' : score < 0 ? '−' : ''}${Math.abs(score)}</text>`;
