/** No text makes an expression of ours take for ever: each is analysed, and tried with texts made to that end. */
import { analyse } from 'scslre';
import { beforeAll, describe, expect, test } from 'vitest';
import { isThorough } from '../thorough.js';
import { type Expression, expressionsIn, failing } from './expressions.js';

const { written, composing } = expressionsIn(['language-server', 'src', 'media']);
/** In another run: what is quadratic shows in long texts alone, and the analysis tells of it in any case. */
const THOROUGHNESS = isThorough ? { length: 16_000, words: 14 } : { length: 2_000, words: 4 };

/** These read what the user types behind the command's name, of which a system passes on 128 KB: it is their own time. */
const OF_THE_COMMAND_LINE = ['src/cli/choice.ts', 'src/cli/pattern.ts'];
/** Put together while it runs: of the words of a command, and to count the letters that another expression looks for. */
const COMPOSED_LATER = ['src/cli/pattern.ts', 'src/export/language.ts'];

const isOwnTime = ({ places }: Expression): boolean =>
  places.every((place) => OF_THE_COMMAND_LINE.includes(place.replace(/:\d+$/, '')));
const checked = written.filter((it) => !isOwnTime(it));
const composed: Expression[] = [];

/** Loads the files that put expressions together, and notes what becomes of them. */
beforeAll(async () => {
  const Real = globalThis.RegExp;
  globalThis.RegExp = new Proxy(Real, {
    construct(target, parts: [string | RegExp, string?]) {
      const made = new target(...parts);
      if (typeof parts[0] === 'string') composed.push({ source: made.source, flags: made.flags, places: ['composed'] });
      return made;
    },
  });
  try {
    // The query makes it another module, which is loaded anew; others stay as they are for other tests.
    for (const file of composing) {
      if (!COMPOSED_LATER.includes(file)) await import(`../../${file}?composed`);
    }
  } finally {
    globalThis.RegExp = Real;
  }
});

const isSuperLinear = ({ source, flags }: Expression): boolean => analyse({ source, flags }).reports.length > 0;
const named = ({ source, places }: Expression): string => `${places.join(', ')} /${source}/`;

describe('the checks', () => {
  test.each([
    ['(?:a+)+b', 'exponential'],
    ['\\s+$', 'quadratic where a text has many spaces that do not end it'],
    ['[\\s:]*:$', 'quadratic in colons'],
  ])('find that /%s/ is %s', (source) => {
    expect(isSuperLinear({ source, flags: 'u', places: [] })).toBe(true);
  });

  test('find what many words together do', () => {
    const comments = { source: '^(?:<!--[\\s\\S]*?-->\\s*)*<svg', flags: '', places: [] };
    expect(failing(comments, THOROUGHNESS)).toMatch(/<!--/);
  });

  test('see the expressions, and who puts others together', () => {
    expect(written.length).toBeGreaterThan(250);
    expect(composing).toEqual(expect.arrayContaining([...COMPOSED_LATER, 'language-server/syntax/values.ts']));
  });
});

describe('every expression', () => {
  test('takes time in proportion to its text, as far as analysis can tell', () => {
    expect(checked.filter(isSuperLinear).map(named)).toEqual([]);
  });

  test('withstands texts made of what it looks for', () => {
    const failed = checked.flatMap((it) => failing(it, THOROUGHNESS) && `${named(it)}: ${failing(it, THOROUGHNESS)}`);
    expect(failed.filter(Boolean)).toEqual([]);
  });

  test('does so where it is put together, too', () => {
    expect(composed.length).toBeGreaterThan(10);
    expect(composed.filter(isSuperLinear).map(named)).toEqual([]);
    expect(composed.filter((it) => failing(it, THOROUGHNESS) !== undefined).map(named)).toEqual([]);
  });
});
