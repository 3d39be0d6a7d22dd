import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../property-runs.js';
import { literal, placeholder, plainTextOf } from '../../language-server/fixes/snippet.js';

/** Written apart, so that it is no placeholder of this file's own. */
const $ = '$';

describe('snippets', () => {
  it('escapes what has a meaning there', () => {
    expect(literal(`a $1 ${$}{b} \\ }`)).toBe(`a \\$1 \\${$}{b\\} \\\\ \\}`);
    expect(placeholder(2, 'a}$b')).toBe(`${$}{2:a\\}\\$b}`);
  });

  it('says the words of its placeholders', () => {
    expect(plainTextOf(`feels ${$}{1:neutral}: ${$}{2:why}`)).toBe('feels neutral: why');
    expect(plainTextOf('on $1')).toBe('on ');
    expect(plainTextOf(`on ${$}{1}$0`)).toBe('on ');
  });

  it('says any text as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, words) => {
        expect(plainTextOf(literal(text))).toBe(text);
        expect(plainTextOf(`${literal(text)}${placeholder(1, words)}${literal(text)}`)).toBe(text + words + text);
      }),
    );
  });
});
