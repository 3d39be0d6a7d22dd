import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PageWatch } from '../../src/extension/preview/page-watch.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a page that answers is left alone, however often it is asked', () => {
  const revive = vi.fn();
  const watch = new PageWatch(revive, () => {});
  for (let asked = 0; asked < 20; asked++) {
    watch.asked();
    vi.advanceTimersByTime(10_000);
    watch.heard(true);
  }
  vi.advanceTimersByTime(3_600_000);
  expect(revive).not.toHaveBeenCalled();
});

test('a page that is silent is loaded again, counted from what it was asked first', () => {
  const revive = vi.fn();
  const watch = new PageWatch(revive, () => {});
  for (let asked = 0; asked < 8; asked++) {
    watch.asked();
    vi.advanceTimersByTime(2_000);
  }
  expect(revive).toHaveBeenCalledTimes(1);
});

test('one that never comes back is loaded ever less often; one that does is as good as new', () => {
  const revive = vi.fn();
  const watch = new PageWatch(revive, () => {});
  for (let second = 0; second < 3_600; second++) {
    watch.asked();
    vi.advanceTimersByTime(1_000);
  }
  const inAnHour = revive.mock.calls.length;
  expect(inAnHour).toBeGreaterThan(4);
  expect(inAnHour).toBeLessThan(13);
  watch.heard(true);
  watch.asked();
  vi.advanceTimersByTime(15_000);
  expect(revive).toHaveBeenCalledTimes(inAnHour + 1);
});

test('nothing is expected of a page out of sight', () => {
  const revive = vi.fn();
  const watch = new PageWatch(revive, () => {});
  watch.asked();
  watch.excused();
  vi.advanceTimersByTime(60_000);
  expect(revive).not.toHaveBeenCalled();
});

test('a page that does not come back when it is loaded again is replaced, once', () => {
  const revive = vi.fn();
  const replace = vi.fn();
  const watch = new PageWatch(revive, replace);
  watch.asked();
  vi.advanceTimersByTime(15_000);
  expect(revive).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(29_000);
  expect(replace).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1_000);
  expect(replace).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(3_600_000);
  expect(revive).toHaveBeenCalledTimes(1);
  expect(replace).toHaveBeenCalledTimes(1);
});

test('one that says it runs is not replaced, nor one that goes out of sight meanwhile', () => {
  for (const gone of ['heard', 'excused'] as const) {
    const replace = vi.fn();
    const watch = new PageWatch(() => {}, replace);
    watch.asked();
    vi.advanceTimersByTime(20_000);
    if (gone === 'heard') watch.heard(false);
    else watch.excused();
    vi.advanceTimersByTime(3_600_000);
    expect(replace).not.toHaveBeenCalled();
  }
});
