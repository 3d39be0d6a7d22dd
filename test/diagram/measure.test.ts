import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRightToLeft, printable } from '../../src/diagram/measure/characters.js';
import { piecesOf, piecesOfAny } from '../../src/diagram/measure/pieces.js';
import { TYPE, type TypeName } from '../../src/diagram/measure/type.js';
import { graphemesOf, widthOf } from '../../src/diagram/measure/width.js';
import { wrap } from '../../src/diagram/measure/wrap.js';

/** What the test needs of fontkit, which brings no types. */
interface Font {
  unitsPerEm: number;
  glyphForCodePoint(codePoint: number): { advanceWidth: number };
}

const require = createRequire(import.meta.url);
const fontkit: { openSync(file: string): Font } = require('fontkit');

/** The font itself, by the face's name. */
function fontOf(face: 'regular' | 'italic' | 'semibold'): Font {
  const ending = { regular: '400-normal', italic: '400-italic', semibold: '600-normal' }[face];
  return fontkit.openSync(require.resolve(`@fontsource/source-sans-3/files/source-sans-3-latin-${ending}.woff2`));
}

describe('widths', () => {
  it.each(['body', 'bodyItalic', 'bodyBold'] as const)('add up the advances of the font: %s', (type) => {
    const font = fontOf(TYPE[type].face);
    const text = 'Asks friends who run, 30% “maybe” — naïve?';
    const sum = Array.from(text).reduce(
      (all, c) => all + font.glyphForCodePoint(c.codePointAt(0) ?? 0).advanceWidth,
      0,
    );
    expect(widthOf(text, type)).toBeCloseTo((sum / font.unitsPerEm) * TYPE[type].size, 6);
  });

  it('have a full em for Han, kana and Hangul, and 1.36 em for an emoji, however many code points it has', () => {
    expect(widthOf('漢字かな한국', 'body')).toBe(6 * 14);
    expect(widthOf('😀', 'body')).toBeCloseTo(1.36 * 14);
    expect(widthOf('👩‍👩‍👧‍👦', 'body')).toBeCloseTo(1.36 * 14);
    expect(widthOf('🇯🇵', 'body')).toBeCloseTo(1.36 * 14);
  });

  it('count no combining mark, joiner or variation selector', () => {
    expect(widthOf('e\u0301', 'body')).toBe(widthOf('e', 'body'));
    expect(widthOf('a\u200Db', 'body')).toBe(widthOf('ab', 'body'));
    expect(widthOf('5\uFE0E', 'body')).toBe(widthOf('5', 'body'));
  });

  it('are the same for ASCII on the short way and through graphemes', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\x20-\x7e]{0,40}$/), (text) => {
        const long = widthOf(`${text}é`, 'step') - widthOf('é', 'step');
        expect(widthOf(text, 'step')).toBeCloseTo(long, 6);
      }),
    );
  });
});

describe('line breaking', () => {
  it('breaks at spaces and drops them there', () => {
    expect(wrap('Searches for shoe information online', 120, 'body')).toEqual([
      'Searches for shoe',
      'information online',
    ]);
  });

  it('breaks after a slash, a hyphen, a dash and an underscore', () => {
    expect(wrap('https://example.org/a/very/long-path_name', 90, 'meta')).toEqual([
      'https://',
      'example.org/a/',
      'very/long-path_',
      'name',
    ]);
    expect(wrap('the check-in desk', 70, 'body')).toEqual(['the check-', 'in desk']);
  });

  it('keeps a leading minus with its number', () => {
    expect(wrap('from 5 to -20 degrees', 62, 'body')).not.toContainEqual(expect.stringMatching(/-$/));
  });

  it('breaks between Han and kana, but not before 、。」ー and not after 「', () => {
    for (let room = 30; room < 200; room += 3) {
      for (const line of wrap('今日は「サイズガイド」を見て、自分に合うコーヒーを選ぶ。', room, 'body')) {
        expect(line).not.toMatch(/^[、。」ー]/);
        expect(line).not.toMatch(/「$/);
      }
    }
  });

  it('cuts a word that is too wide, with a hyphen between letters', () => {
    const lines = wrap('x'.repeat(100), 100, 'body');
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines.slice(0, -1)) expect(line).toMatch(/^x+-$/);
    expect(lines.join('').replaceAll('-', '')).toBe('x'.repeat(100));
    expect(wrap('1'.repeat(50), 100, 'body').join('')).toBe('1'.repeat(50));
  });

  it('honours a soft hyphen, and shows it only where the line ends', () => {
    expect(wrap('Donau\u00ADdampf\u00ADschiff', 90, 'body')).toEqual(['Donaudampf-', 'schiff']);
    expect(wrap('Donau\u00ADdampf\u00ADschiff', 300, 'body')).toEqual(['Donaudampfschiff']);
  });

  it('keeps line ends, and no-break spaces together', () => {
    expect(wrap('one\ntwo', 300, 'body')).toEqual(['one', 'two']);
    expect(wrap('about 10\u00A0km more', 62, 'body')).toContainEqual(expect.stringContaining('10\u00A0km'));
  });

  it('finds in ASCII the same places on the short way', () => {
    const text = fc.array(fc.constantFrom('a', 'word', ' ', '  ', '-', '--', '/', '_', '.', '(', '20'), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(
        fc.oneof(
          text.map((list) => list.join('')),
          fc.stringMatching(/^[\x20-\x7e]{0,40}$/),
        ),
        (one) => {
          expect(piecesOf(one)).toEqual(piecesOfAny(one));
        },
      ),
    );
  });

  it('balances a short last line where that costs no line', () => {
    const text = 'Advice depends on who is on shift today';
    const room = Math.ceil(widthOf('Advice depends on who is on shift', 'body')) + 2;
    const lines = wrap(text, room, 'body');
    expect(lines).toHaveLength(2);
    expect(lines[1]).not.toBe('today');
    expect(widthOf(lines[1] as string, 'body')).toBeGreaterThanOrEqual(room * 0.4);
  });

  it('gives no line for a text without anything to print', () => {
    expect(wrap('', 100, 'body')).toEqual([]);
    expect(wrap(' \t ', 100, 'body')).toEqual([]);
  });

  const words = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.constantFrom(
      'Überraschung',
      'naïve',
      '検索結果',
      '「自分」',
      'שלום',
      'مرحبا',
      '👩‍👩‍👧‍👦',
      'Donaudampfschifffahrt',
      'co-op',
      'a/b',
    ),
  );
  const texts = fc.array(words, { maxLength: 12 }).map((list) => list.join(' '));
  const types = fc.constantFrom(...(Object.keys(TYPE) as TypeName[]));

  it('makes no line wider than the room', () => {
    fc.assert(
      fc.property(texts, types, fc.integer({ min: 60, max: 600 }), (text, type, room) => {
        for (const line of wrap(text, room, type)) {
          if (graphemesOf(line.replace(/-$/, '')).length > 1)
            expect(widthOf(line, type)).toBeLessThanOrEqual(room + 1e-6);
        }
      }),
    );
  });

  it('loses nothing: without spaces and hyphens the lines are the text', () => {
    const bare = (text: string) => printable(text).replace(/[\s\u00AD\u200B-]+/gu, '');
    fc.assert(
      fc.property(texts, types, fc.integer({ min: 60, max: 600 }), (text, type, room) => {
        expect(bare(wrap(text, room, type).join(''))).toBe(bare(text));
      }),
    );
  });
});

describe('direction', () => {
  it('is that of the first letter', () => {
    expect(isRightToLeft('שלום')).toBe(true);
    expect(isRightToLeft('12 – مرحبا, hello')).toBe(true);
    expect(isRightToLeft('hello שלום')).toBe(false);
    expect(isRightToLeft('検索')).toBe(false);
    expect(isRightToLeft('')).toBe(false);
  });
});

describe('what is printed', () => {
  it('has no control character and no half of a surrogate pair', () => {
    expect(printable('a\u0000b\u001Bc\uD800d\uFFFEe\u0085f')).toBe('abcdef');
    expect(printable('😀 ok\t')).toBe('😀 ok\t');
  });
});
