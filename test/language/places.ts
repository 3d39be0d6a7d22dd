/** Places to ask a language server about: in the example maps, and in texts that are damaged at them. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { SAMPLE_LINES } from './sample-text.js';

const folder = path.join(import.meta.dirname, '..', '..', 'examples');

/** The names of the example maps. */
export const EXAMPLES = readdirSync(folder).filter((name) => name.endsWith('.journey'));

/** The text of an example, and offsets in it. @param every how far they are apart: a prime, so that they are at all kinds of columns */
export function placesInExample(name: string, every: number): { text: string; offsets: number[] } {
  const text = readFileSync(path.join(folder, name), 'utf8');
  const count = Math.ceil(text.length / every) + 1;
  return { text, offsets: Array.from({ length: count }, (_, index) => Math.min(text.length, index * every)) };
}

/** Texts with a part cut out and something else put there; offsets at that place and anywhere. @param lines some more that may stand in them */
export function damagedPlaces(lines: readonly string[]): fc.Arbitrary<{ text: string; offsets: number[] }> {
  const damage = fc.record({
    lines: fc.array(fc.constantFrom(...SAMPLE_LINES, '', '  ', '/*', '*/', '| x', ...lines), { maxLength: 40 }),
    end: fc.constantFrom('\n', '\r\n', '\r'),
    mark: fc.constantFrom('', '\ufeff'),
    cut: fc.nat(3000),
    length: fc.nat(60),
    put: fc.constantFrom('', ' ', '\n', '"', ':', ',', '//', '|', '\t', '\u3000', '\ud800', '：', '，'),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  return damage.map(({ lines, end, mark, cut, length, put, at }) => {
    const whole = mark + lines.join(end);
    const from = whole.length === 0 ? 0 : cut % whole.length;
    const text = whole.slice(0, from) + put + whole.slice(from + length);
    return { text, offsets: [from, Math.round(at * text.length)] };
  });
}
