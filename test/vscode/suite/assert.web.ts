/** Stands for `node:assert/strict` in a browser: as much of it as the suite uses, with the same meaning. */
import type nodeAssert from 'node:assert/strict';
import { assert } from 'chai';

export default {
  ok: assert.isOk,
  equal: assert.strictEqual,
  notEqual: assert.notStrictEqual,
  deepEqual: assert.deepStrictEqual,
  match: assert.match,
  fail: assert.fail,
} satisfies Partial<Record<keyof typeof nodeAssert, unknown>>;
