import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  clampZoom,
  firstZoom,
  fitZoom,
  MAX_ZOOM,
  MIN_ZOOM,
  READABLE_ZOOM,
  scrollAfterZoom,
  scrollIntoSight,
  stepZoom,
  wheelZoom,
} from '../../media/zoom.js';

const pane = { width: 700, height: 500 };

describe('zoom', () => {
  test('the buttons go through round steps and stop at both ends', () => {
    expect(stepZoom(1, 1)).toBe(1.1);
    expect(stepZoom(1, -1)).toBe(0.9);
    expect(stepZoom(0.8137, 1)).toBe(0.9);
    expect(stepZoom(0.8137, -1)).toBe(0.75);
    expect(stepZoom(MAX_ZOOM, 1)).toBe(MAX_ZOOM);
    expect(stepZoom(MIN_ZOOM, -1)).toBe(MIN_ZOOM);
  });

  test('a step changes the number that is shown', () => {
    expect(stepZoom(0.8999, 1)).toBe(1);
    expect(stepZoom(0.9001, -1)).toBe(0.75);
  });

  test('the wheel zooms in upwards and out downwards, and back to where it was', () => {
    expect(wheelZoom(1, -10)).toBeGreaterThan(1);
    expect(wheelZoom(1, 10)).toBeLessThan(1);
    expect(wheelZoom(wheelZoom(1, 10), -10)).toBeCloseTo(1);
  });

  test('one notch of a coarse wheel does not leap', () => {
    expect(wheelZoom(1, -400)).toBeLessThan(1.3);
  });

  test('no wheel leaves the limits', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 4, noNaN: true }), fc.double({ noNaN: true }), (zoom, delta) => {
        const result = wheelZoom(zoom, delta);
        return result >= MIN_ZOOM && result <= MAX_ZOOM;
      }),
    );
    expect(clampZoom(Number.NaN)).toBe(1);
  });

  test('fit shows the whole width, or all of it', () => {
    const drawing = { width: 1400, height: 2000 };
    expect(fitZoom(drawing, pane, 'fit-width')).toBe(0.5);
    expect(fitZoom(drawing, pane, 'fit-all')).toBe(0.25);
    expect(fitZoom({ width: 0, height: 0 }, pane, 'fit-all')).toBe(1);
  });

  test('a map is shown whole at first, but never too small to read and never blown up', () => {
    expect(firstZoom({ width: 800, height: 900 }, pane)).toBe(0.875);
    expect(firstZoom({ width: 9000, height: 900 }, pane)).toBe(READABLE_ZOOM);
    expect(firstZoom({ width: 300, height: 900 }, pane)).toBe(1);
  });

  test('what is under the pointer stays there', () => {
    const numbers = fc.double({ min: 0, max: 5000, noNaN: true });
    const zooms = fc.double({ min: 0.1, max: 4, noNaN: true });
    fc.assert(
      fc.property(numbers, numbers, zooms, zooms, (offset, anchor, before, after) => {
        const { x } = scrollAfterZoom({ x: offset, y: 0 }, { x: anchor, y: 0 }, before, after);
        expect((x + anchor) / after).toBeCloseTo((offset + anchor) / before, 3);
      }),
    );
  });
});

describe('bringing into sight', () => {
  test('what is in sight stays where it is', () => {
    expect(scrollIntoSight({ x: 100, y: 100, width: 200, height: 100 }, { x: 0, y: 0 }, pane)).toBeUndefined();
    expect(scrollIntoSight({ x: 500, y: 0, width: 200, height: 500 }, { x: 0, y: 0 }, pane)).toBeUndefined();
  });

  test('what is out of sight comes in with some room, and only along the way that is needed', () => {
    expect(scrollIntoSight({ x: 900, y: 100, width: 200, height: 100 }, { x: 0, y: 50 }, pane)).toEqual({
      x: 424,
      y: 50,
    });
    expect(scrollIntoSight({ x: 100, y: 100, width: 200, height: 100 }, { x: 300, y: 300 }, pane)).toEqual({
      x: 76,
      y: 76,
    });
    expect(scrollIntoSight({ x: 5, y: 0, width: 20, height: 10 }, { x: 300, y: 0 }, pane)).toEqual({ x: 0, y: 0 });
  });

  test('of what is larger than the pane its start is shown, unless one is looking at it', () => {
    const wide = { x: 1000, y: 0, width: 2000, height: 100 };
    expect(scrollIntoSight(wide, { x: 0, y: 0 }, pane)).toEqual({ x: 976, y: 0 });
    expect(scrollIntoSight(wide, { x: 1500, y: 0 }, pane)).toBeUndefined();
    expect(scrollIntoSight(wide, { x: 800, y: 0 }, pane)).toBeUndefined();
  });
});
