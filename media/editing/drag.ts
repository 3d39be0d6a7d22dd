import type { Viewport } from '../viewport.js';
import type { Point } from '../zoom.js';

/** A drag under way, in pixels of the drawing. */
export interface Drag {
  move(point: Point): void;
  /** Let go: what was dragged stays here. */
  drop(): void;
  /** Takes away what it shows; always called, after `drop` too. */
  end(): void;
}

/** So far the pointer may tremble in a click, in pixels of the screen. */
const TREMBLE = 5;
/** Nearer than this to its edge, the pane scrolls along. */
const EDGE = 36;
const SCROLL_STEP = 18;

/**
 * Dragging with a mouse or a pen; fingers scroll. Escape ends a drag without anything changed, and what was dragged is
 * not clicked on as well.
 * @param begin says what begins where the pointer went down; undefined for nothing
 */
export function enableDragging(
  pane: HTMLElement,
  drawing: HTMLElement,
  viewport: Viewport,
  begin: (target: Element, point: Point) => Drag | undefined,
): void {
  drawing.addEventListener('pointerdown', (down) => {
    if (down.button !== 0 || down.pointerType === 'touch' || !(down.target instanceof Element)) return;
    const { target } = down;
    const from = viewport.pointOf(down);
    let drag: Drag | undefined;
    let nothing = false;
    let last = down;
    const move = (event: PointerEvent) => {
      last = event;
      if (nothing) return;
      if (!drag) {
        if (Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) < TREMBLE) return;
        drag = begin(target, from);
        nothing = drag === undefined;
        if (nothing) return;
        document.body.classList.add('dragging');
        follow();
      }
      drag?.move(viewport.pointOf(event));
    };
    const follow = () => {
      if (!drag) return;
      if (scrollAlong(pane, last)) drag.move(viewport.pointOf(last));
      requestAnimationFrame(follow);
    };
    const finish = (dropped: boolean) => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', up);
      window.removeEventListener('pointercancel', cancel);
      window.removeEventListener('keydown', key, true);
      const ended = drag;
      drag = undefined;
      if (!ended) return;
      document.body.classList.remove('dragging');
      swallowClick();
      if (dropped) ended.drop();
      ended.end();
    };
    const up = () => finish(true);
    const cancel = () => finish(false);
    const key = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !drag) return;
      event.preventDefault();
      event.stopPropagation();
      finish(false);
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', up);
    window.addEventListener('pointercancel', cancel);
    window.addEventListener('keydown', key, true);
  });
}

/** The click that ends a drag. */
function swallowClick(): void {
  const swallow = (event: Event) => event.stopPropagation();
  window.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }));
}

/** @returns true where the pane has scrolled */
function scrollAlong(pane: HTMLElement, { clientX, clientY }: PointerEvent): boolean {
  const { left, top, right, bottom } = pane.getBoundingClientRect();
  const along = (at: number, start: number, end: number) =>
    at < start + EDGE ? -SCROLL_STEP : at > end - EDGE ? SCROLL_STEP : 0;
  const { scrollLeft, scrollTop } = pane;
  pane.scrollBy({ left: along(clientX, left, right), top: along(clientY, top, bottom), behavior: 'instant' });
  return pane.scrollLeft !== scrollLeft || pane.scrollTop !== scrollTop;
}
