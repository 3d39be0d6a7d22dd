import { describe, expect, it } from 'vitest';
import { ICONS } from '../../src/diagram/generated/icons.generated.js';

/** How many numbers each command of path data takes (SVG 2, section 9.3). */
const TAKES: Readonly<Record<string, number>> = { m: 2, l: 2, h: 1, v: 1, c: 6, s: 4, q: 4, t: 2, a: 7, z: 0 };

const NUMBER = /[-+]?(?:\d+[.]?\d*|[.]\d+)/g;
/** An arc's radii and rotation, then its two flags. */
const FLAGS =
  /(-?(?:\d+[.]?\d*|[.]\d+)[\s,]*-?(?:\d+[.]?\d*|[.]\d+)[\s,]+-?(?:\d+[.]?\d*|[.]\d+)[\s,]+)([01])[\s,]*([01])/g;

/** What is wrong with path data, or nothing. An arc's two flags may stand without a space before and between them. */
function problemOf(d: string): string | undefined {
  for (const [, command = '', rest = ''] of d.matchAll(/([a-z])([^a-z]*)/gi)) {
    const takes = TAKES[command.toLowerCase()];
    if (takes === undefined) return `no command ${command}`;
    const arguments_ = takes === 7 ? rest.replace(FLAGS, '$1 $2 $3 ') : rest;
    const numbers = arguments_.match(NUMBER) ?? [];
    const left = arguments_.replace(NUMBER, '').replace(/[\s,]/g, '');
    if (left !== '') return `${command}${rest} holds ${left}`;
    if (takes === 0 ? numbers.length > 0 : numbers.length === 0 || numbers.length % takes !== 0) {
      return `${command}${rest} has ${numbers.length} numbers`;
    }
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
