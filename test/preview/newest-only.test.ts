import { describe, expect, test } from 'vitest';
import { NewestOnly } from '../../media/newest-only.js';

/** A queue whose jobs are finished by hand. */
function queue() {
  const begun: number[] = [];
  let finish = () => {};
  const jobs = new NewestOnly<number>((job) => {
    begun.push(job);
    return new Promise((resolve) => {
      finish = resolve;
    });
  });
  return {
    jobs,
    begun,
    async finish() {
      finish();
      await new Promise((resolve) => setTimeout(resolve));
    },
  };
}

describe('the newest job only', () => {
  test('the first begins at once', () => {
    const { jobs, begun } = queue();
    jobs.add(1);
    expect(begun).toEqual([1]);
  });

  test('of those that come meanwhile only the newest is done', async () => {
    const { jobs, begun, finish } = queue();
    jobs.add(1);
    jobs.add(2);
    jobs.add(3);
    expect(begun).toEqual([1]);
    await finish();
    expect(begun).toEqual([1, 3]);
    await finish();
    expect(begun).toEqual([1, 3]);
  });

  test('one that comes later begins at once again', async () => {
    const { jobs, begun, finish } = queue();
    jobs.add(1);
    await finish();
    jobs.add(2);
    expect(begun).toEqual([1, 2]);
  });
});
