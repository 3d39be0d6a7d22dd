import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clearPlaces, divide, type Span } from '../../src/export/pdf/cuts.js';

const spans = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 1, max: 90 }))
    .map(([from, length]) => ({ from, to: from + length })),
  { maxLength: 30 },
);

describe('dividing a length', () => {
  test('gives parts that follow each other, none longer than the room', () => {
    fc.assert(
      fc.property(spans, fc.integer({ min: 60, max: 400 }), (taken, room) => {
        const parts = divide({ from: 0, to: 1000 }, () => room, [], [], clearPlaces(taken, 0, 1000));
        expect(parts[0]?.from).toBe(0);
        expect(parts.at(-1)?.to).toBe(1000);
        parts.forEach((part, i) => {
          expect(part.to - part.from).toBeLessThanOrEqual(room);
          expect(part.to).toBeGreaterThan(part.from);
          if (i > 0) expect(part.from).toBe(parts[i - 1]?.to);
        });
      }),
    );
  });

  test('cuts nothing where there is another place in the further half', () => {
    fc.assert(
      fc.property(spans, fc.integer({ min: 60, max: 400 }), (taken, room) => {
        const parts = divide({ from: 0, to: 1000 }, () => room, [], [], clearPlaces(taken, 0, 1000));
        const cuts = (place: number) => taken.some(({ from, to }) => from < place && place < to);
        for (const { from, to } of parts.slice(0, -1)) {
          if (!cuts(to)) continue;
          for (let place = Math.floor(from + room); place > from + room / 2; place--) expect(cuts(place)).toBe(true);
        }
      }),
    );
  });

  test('takes the last preferred place that fits, before any other', () => {
    const divided = (preferred: number[], others: number[]): Span[] =>
      divide(
        { from: 0, to: 300 },
        () => 120,
        preferred,
        others,
        () => true,
      );
    expect(divided([50, 110, 200], [115]).map(({ to }) => to)).toEqual([110, 200, 300]);
    expect(divided([], [60, 118, 230]).map(({ to }) => to)).toEqual([118, 230, 300]);
  });
});
