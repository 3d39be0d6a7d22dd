import {
  type Box,
  clampZoom,
  firstZoom,
  fitZoom,
  type Point,
  type Size,
  scrollAfterZoom,
  scrollIntoSight,
  stepZoom,
  wheelZoom,
  type ZoomMode,
} from './zoom.js';

/** So long after the last turn of the wheel the drawing is painted in its new size. */
const SHARP_MS = 150;

/** The layers over the drawing whose lines and signs are as thick and as large at any zoom. */
const SIZE_KEEPING = '.outlines, .found, .marks';

/** What of the drawing is in sight. Sizes and places in pixels of the screen. */
export interface Sight {
  zoom: number;
  scroll: Point;
  pane: Size;
}

/** The scrolling pane and the zoom of what lies in it. */
export class Viewport {
  private drawing: Size = { width: 0, height: 0 };
  private factor = 1;
  private zoomed: ReturnType<typeof setTimeout> | undefined;
  private fit: ZoomMode = 'free';
  /** Where in the window the pane is: asked for while somebody zooms it would cost a layout. */
  private corner: Point = { x: 0, y: 0 };
  /** How high what is shown is at a zoom, where that is not the drawing: pixels of the screen. */
  heightAt: (zoom: number) => number | undefined = () => undefined;

  /**
   * @param element scrolls
   * @param sheet has the size of the zoomed drawing, so that the pane knows how far it can scroll
   * @param content is drawn at zoom 1 and scaled
   * @param changed is called after zooming, scrolling and resizing
   */
  constructor(
    private readonly element: HTMLElement,
    private readonly sheet: HTMLElement,
    private readonly content: HTMLElement,
    private readonly changed: () => void,
  ) {
    element.addEventListener('scroll', () => changed(), { passive: true });
    element.addEventListener('wheel', (event) => this.wheel(event), { passive: false });
    content.addEventListener('focusin', () => this.tellZoom());
    new ResizeObserver(() => this.resized()).observe(element);
  }

  get zoom(): number {
    return this.factor;
  }

  /** How much of the drawing can be seen at once, in pixels of the screen. */
  get pane(): Size {
    return { width: this.element.clientWidth, height: this.element.clientHeight };
  }

  /** What is in sight, read at once: after anything was written it would cost a layout. */
  get sight(): Sight {
    return { zoom: this.factor, scroll: this.scroll, pane: this.pane };
  }

  /** Tells whether what reaches from one x of the drawing to another is to be seen now, or nearly so. */
  inSight(): (from: number, to: number) => boolean {
    const { zoom, scroll, pane } = this.sight;
    return (from, to) => to * zoom > scroll.x - pane.width && from * zoom < scroll.x + 2 * pane.width;
  }

  /** How high what is scrolled is, in pixels of the screen. */
  get height(): number {
    return this.heightAt(this.factor) ?? Math.ceil(this.drawing.height * this.factor);
  }

  /** Scrolls at once. */
  scrollTo({ x, y }: Point): void {
    this.element.scrollTo({ left: x, top: y, behavior: 'instant' });
  }

  /** What is shown may be of another height than before. */
  refresh(): void {
    const height = `${this.height}px`;
    if (this.sheet.style.height !== height) this.sheet.style.height = height;
  }

  get mode(): ZoomMode {
    return this.fit;
  }

  get scroll(): Point {
    return { x: this.element.scrollLeft, y: this.element.scrollTop };
  }

  /** The drawing has this size now; zoom and scroll stay. */
  setDrawing(size: Size): void {
    if (size.width === this.drawing.width && size.height === this.drawing.height) return;
    this.drawing = size;
    this.apply();
  }

  /** The zoom a map begins with. */
  showFirst(): void {
    this.fit = 'free';
    this.factor = firstZoom(this.drawing, this.pane);
    this.apply();
    this.toStart();
  }

  /** Back to what was kept. */
  restore(zoom: number, mode: ZoomMode, scroll: Point): void {
    this.factor = clampZoom(zoom);
    this.fit = mode;
    this.apply();
    this.element.scrollTo({ left: scroll.x, top: scroll.y, behavior: 'instant' });
  }

  toStart(): void {
    this.element.scrollTo({ left: 0, top: 0, behavior: 'instant' });
  }

  zoomTo(zoom: number): void {
    this.fit = 'free';
    this.zoomAround(zoom, this.middle());
  }

  zoomStep(direction: 1 | -1): void {
    this.zoomTo(stepZoom(this.factor, direction));
  }

  /** Fits now, and again whenever the pane changes its size, until somebody zooms by hand. */
  fitTo(mode: 'fit-width' | 'fit-all'): void {
    this.fit = mode;
    this.zoomAround(fitZoom(this.drawing, this.pane, mode), { x: 0, y: mode === 'fit-all' ? 0 : this.middle().y });
  }

  /** Where in the window a point of the drawing is. */
  windowPoint({ x, y }: Point): Point {
    const { left, top } = this.content.getBoundingClientRect();
    return { x: left + x * this.factor, y: top + y * this.factor };
  }

  /** Where in the drawing an event of the mouse was. */
  pointOf({ clientX, clientY }: Pick<MouseEvent, 'clientX' | 'clientY'>): Point {
    const { left, top } = this.content.getBoundingClientRect();
    return { x: (clientX - left) / this.factor, y: (clientY - top) / this.factor };
  }

  /**
   * Scrolls to a box of the drawing if it is out of sight: smoothly where the eye can follow. A long way is jumped, since
   * every frame of it would draw what nobody sees, while the next letters wait.
   */
  bringIntoSight(box: Box): void {
    const zoomed = {
      x: box.x * this.factor,
      y: box.y * this.factor,
      width: box.width * this.factor,
      height: box.height * this.factor,
    };
    const { scroll } = this;
    const { width, height } = this.pane;
    const covered = this.covered();
    const inSight = { width: width - covered.x, height: height - covered.y };
    const free = { x: scroll.x + covered.x, y: scroll.y + covered.y };
    const found = scrollIntoSight(zoomed, free, inSight);
    if (!found) return;
    const target = { x: found.x - covered.x, y: found.y - covered.y };
    const far = Math.abs(target.x - scroll.x) > width || Math.abs(target.y - scroll.y) > height;
    const still = far || matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.element.scrollTo({ left: target.x, top: target.y, behavior: still ? 'instant' : 'smooth' });
  }

  /** So much of the pane lies under what stays in place at its left and top: the scroll padding in the style says it. */
  private covered(): Point {
    const { scrollPaddingLeft, scrollPaddingTop } = getComputedStyle(this.element);
    return { x: Number.parseFloat(scrollPaddingLeft) || 0, y: Number.parseFloat(scrollPaddingTop) || 0 };
  }

  private wheel(event: WheelEvent): void {
    // A pinch on a touchpad comes as a turn of the wheel with Ctrl.
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const { corner } = this;
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 16 : event.deltaY;
    this.fit = 'free';
    this.zooming();
    this.zoomAround(wheelZoom(this.factor, pixels), { x: event.clientX - corner.x, y: event.clientY - corner.y });
  }

  /** While somebody turns the wheel, what is painted already is scaled; then everything is painted anew, and sharp. */
  private zooming(): void {
    this.content.style.willChange = 'transform';
    clearTimeout(this.zoomed);
    this.zoomed = setTimeout(() => {
      this.content.style.willChange = '';
    }, SHARP_MS);
  }

  private resized(): void {
    const { left, top } = this.element.getBoundingClientRect();
    this.corner = { x: left, y: top };
    if (this.fit !== 'free' && this.element.clientWidth > 0) this.fitTo(this.fit);
    else this.changed();
  }

  private zoomAround(zoom: number, anchor: Point): void {
    const before = this.factor;
    const { x, y } = scrollAfterZoom(this.scroll, anchor, before, clampZoom(zoom));
    this.factor = clampZoom(zoom);
    this.apply();
    this.element.scrollTo({ left: x, top: y, behavior: 'instant' });
  }

  private apply(): void {
    this.sheet.style.width = `${Math.ceil(this.drawing.width * this.factor)}px`;
    this.sheet.style.height = `${this.height}px`;
    this.content.style.transform = this.factor === 1 ? '' : `scale(${this.factor})`;
    this.tellZoom();
    this.changed();
  }

  /**
   * Says the zoom to what keeps its size over the drawing: the layers of outlines and badges, and what has the keyboard. On
   * the drawing itself it would be a new style for everything in it.
   */
  private tellZoom(): void {
    const zoom = String(this.factor);
    for (const layer of this.content.children) {
      if (layer instanceof HTMLElement && layer.matches(SIZE_KEEPING)) layer.style.setProperty('--zoom', zoom);
    }
    const { activeElement } = document;
    if (activeElement instanceof HTMLElement && this.content.contains(activeElement)) {
      activeElement.style.setProperty('--zoom', zoom);
    }
  }

  private middle(): Point {
    return { x: this.element.clientWidth / 2, y: this.element.clientHeight / 2 };
  }
}
