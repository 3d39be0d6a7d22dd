/** The arithmetic of zooming: sizes in CSS pixels, zoom as a factor (1 is the drawing's own size). */
export interface Size {
  width: number;
  height: number;
}

export interface Point {
  x: number;
  y: number;
}

/** How the zoom came about: by hand, or by a fit that holds while the pane changes its size. */
export type ZoomMode = 'free' | 'fit-width' | 'fit-all';

export const MIN_ZOOM = 0.1;
export const MAX_ZOOM = 4;
/** At this the text of a map (14 px) is as large as small print, 12 px; below, few people read it with ease. */
export const READABLE_ZOOM = 0.85;

const STEPS = [0.1, 0.15, 0.2, 0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 2, 2.5, 3, 4];
/** Half a per cent: what the toolbar shows as the same number. */
const SAME = 0.005;
/** A mouse wheel's notch counts as a quarter; a pinch comes in far smaller portions. */
const WHEEL_LIMIT = 25;

export function clampZoom(zoom: number): number {
  return Number.isFinite(zoom) ? Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, zoom)) : 1;
}

/** The next step of the zoom buttons, up or down. */
export function stepZoom(zoom: number, direction: 1 | -1): number {
  const next = direction > 0 ? STEPS.find((step) => step > zoom + SAME) : STEPS.findLast((step) => step < zoom - SAME);
  return next ?? (direction > 0 ? MAX_ZOOM : MIN_ZOOM);
}

/** The zoom after a turn of the wheel or a pinch; `delta` in pixels, positive away from the drawing. */
export function wheelZoom(zoom: number, delta: number): number {
  const limited = Math.min(WHEEL_LIMIT, Math.max(-WHEEL_LIMIT, delta));
  return clampZoom(zoom * Math.exp(-limited / 100));
}

/** The zoom at which the drawing fits into the pane. */
export function fitZoom(drawing: Size, pane: Size, mode: 'fit-width' | 'fit-all'): number {
  if (drawing.width <= 0 || drawing.height <= 0) return 1;
  const width = pane.width / drawing.width;
  return clampZoom(mode === 'fit-width' ? width : Math.min(width, pane.height / drawing.height));
}

/** How a map is shown at first: its whole width if that can be read, never larger than drawn. */
export function firstZoom(drawing: Size, pane: Size): number {
  return Math.min(1, Math.max(READABLE_ZOOM, fitZoom(drawing, pane, 'fit-width')));
}

/** The scroll offset after a zoom, so that what was under the anchor stays there. The anchor is a point of the pane. */
export function scrollAfterZoom(scroll: Point, anchor: Point, before: number, after: number): Point {
  const ratio = after / before;
  return { x: (scroll.x + anchor.x) * ratio - anchor.x, y: (scroll.y + anchor.y) * ratio - anchor.y };
}

export interface Box extends Point, Size {}

/**
 * The scroll offset that brings a box into sight, with some room around it.
 * @returns undefined where it is in sight: enough of it, or, of one larger than the pane, any of its start
 */
export function scrollIntoSight(box: Box, scroll: Point, pane: Size, room = 24): Point | undefined {
  const x = along(box.x, box.width, scroll.x, pane.width, room);
  const y = along(box.y, box.height, scroll.y, pane.height, room);
  return x === scroll.x && y === scroll.y ? undefined : { x, y };
}

function along(start: number, size: number, scroll: number, pane: number, room: number): number {
  if (start >= scroll && start + size <= scroll + pane) return scroll;
  if (size > pane) {
    const startVisible = start >= scroll && start <= scroll + pane / 2;
    const fillsPane = start <= scroll && start + size >= scroll + pane;
    return startVisible || fillsPane ? scroll : Math.max(0, start - room);
  }
  return start < scroll ? Math.max(0, start - room) : start + size + room - pane;
}
