import { describe, expect, it } from 'vitest';
import { ICONS } from '../../src/diagram/generated/icons.generated.js';

/** How many numbers each command of path data takes (SVG 2, section 9.3). */
const TAKES: Readonly<Record<string, number>> = { m: 2, l: 2, h: 1, v: 1, c: 6, s: 4, q: 4, t: 2, a: 7, z: 0 };
const NUMBER = /^[-+]?(?:\d+[.]?\d*|[.]\d+)/;
/** The fourth and fifth of an arc's: one figure each, with no space needed behind it. */
const FLAG = /^[01]/;

/** What is wrong with path data, or nothing. */
function problemOf(d: string): string | undefined {
  for (const [whole, command = '', rest = ''] of d.matchAll(/([a-z])([^a-z]*)/gi)) {
    const takes = TAKES[command.toLowerCase()];
    if (takes === undefined) return `no command ${command}`;
    let count = 0;
    let left = rest.replace(/^[\s,]+/, '');
    while (left !== '') {
      const isFlag = takes === 7 && (count % 7 === 3 || count % 7 === 4);
      const found = (isFlag ? FLAG : NUMBER).exec(left);
      if (!found) return `${whole}: no number at ${left}`;
      left = left.slice(found[0].length).replace(/^[\s,]+/, '');
      count++;
    }
    if (takes === 0 ? count > 0 : count === 0 || count % takes !== 0) return `${whole} has ${count} numbers`;
  }
  return d.startsWith('M') ? undefined : 'it does not begin with M';
}

describe('icons', () => {
  it.each(Object.entries(ICONS))('%s is sound path data', (_, d) => {
    expect(problemOf(d)).toBeUndefined();
  });

  it('would be found out by a number with two points', () => {
    expect(problemOf('M14.305 19.53.923l-.382')).toBeDefined();
  });
});
