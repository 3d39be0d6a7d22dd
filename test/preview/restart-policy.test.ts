import { describe, expect, test } from 'vitest';
import { RestartPolicy } from '../../src/extension/server/restart-policy.js';

describe('restarting the language server', () => {
  test('one that answered is started again at once', () => {
    const policy = new RestartPolicy();
    policy.started();
    expect(policy.closed(0)).toBe(0);
  });

  test('twenty crashes within a minute are survived, none with a long wait', () => {
    const policy = new RestartPolicy();
    for (let crash = 0; crash < 20; crash++) {
      policy.started();
      expect(policy.closed(crash * 3_000)).toBeLessThanOrEqual(1_000);
    }
  });

  test('a file that makes it crash at once does not keep the machine busy', () => {
    const policy = new RestartPolicy();
    let now = 0;
    let starts = 0;
    for (let wait: number | undefined = 0; wait !== undefined; starts++) {
      policy.started();
      now += 50 + wait;
      wait = policy.closed(now);
    }
    expect(starts).toBeLessThan(60);
    expect(now / starts).toBeGreaterThan(500);
  });

  test('one that never answers is given up, until somebody asks again', () => {
    const policy = new RestartPolicy();
    const waits = [1, 2, 3, 4].map((now) => policy.closed(now));
    expect(waits.slice(0, 3)).not.toContain(undefined);
    expect(waits[3]).toBeUndefined();
    policy.reset();
    expect(policy.closed(5)).toBe(0);
  });
});
