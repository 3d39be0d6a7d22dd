import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ANSWER_MS, inTime, TooLate } from '../../src/extension/preview/in-time.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('an answer that comes in time is as good as any, and nothing is left behind', async () => {
  const asked = inTime(() => new Promise<string>((resolve) => setTimeout(() => resolve('done'), ANSWER_MS - 1)));
  await vi.advanceTimersByTimeAsync(ANSWER_MS - 1);
  expect(await asked).toBe('done');
  expect(vi.getTimerCount()).toBe(0);
});

test('one that does not come is given up, and who was asked is told', async () => {
  let told = false;
  const asked = inTime(({ up }) => {
    up.addEventListener('abort', () => {
      told = true;
    });
    return new Promise<string>(() => {});
  }, 100);
  const failed = expect(asked).rejects.toBeInstanceOf(TooLate);
  await vi.advanceTimersByTimeAsync(99);
  expect(told).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  await failed;
  expect(told).toBe(true);
});

test('a refusal is passed on', async () => {
  await expect(inTime(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(vi.getTimerCount()).toBe(0);
});
