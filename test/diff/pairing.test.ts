import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keptInOrder, likeness, pairByKey } from '../../src/diff/pairing.js';
import '../property-runs.js';

test('by key: the first with the first', () => {
  expect(pairByKey(['a', 'b', 'a', 'a'], ['a', 'c', 'a'])).toEqual([
    [0, 0],
    [2, 2],
  ]);
});

test('what stays in order is a longest row that ascends', () => {
  expect([...keptInOrder([2, 0, 1, 3])].sort()).toEqual([0, 1, 3]);
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(30), { maxLength: 9 }), (places) => {
      const kept = places.filter((place) => keptInOrder(places).has(place));
      expect(kept).toEqual([...kept].sort((a, b) => a - b));
      const longest = (from: number, least: number): number =>
        places
          .slice(from)
          .reduce(
            (most, place, index) => (place > least ? Math.max(most, 1 + longest(from + index + 1, place)) : most),
            0,
          );
      expect(kept.length).toBe(longest(0, -1));
    }),
  );
});

test('likeness is 1 for the same text in any case, 0 for nothing in common', () => {
  expect(likeness('Asks friends', 'asks  FRIENDS')).toBe(1);
  expect(likeness('abc', 'xyz')).toBe(0);
  expect(likeness('Asks friends who run', 'Asks two friends who run')).toBeGreaterThan(0.5);
});
