import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import '../property-runs.js';
import { pictureIn } from '../../src/export/images/signature.js';
import { drawsMoreThan } from '../../src/export/images/svg-elements.js';

const svg = (inside: string) => `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${inside}</svg>`;

/** Groups of which each shows the next one ten times; a hundred million elements with eight of them. */
const nested = (
  levels: number,
  show: (id: string) => string,
  wrap = (id: string, inside: string) => `<g id="${id}">${inside}</g>`,
) => Array.from({ length: levels }, (_, i) => wrap(`g${i}`, show(`g${i + 1}`).repeat(10)));

describe('how much a drawing draws', () => {
  test.each<[string, string[]]>([
    ['by use', nested(8, (id) => `<use href="#${id}"/>`)],
    ['by the old name', nested(8, (id) => `<use xlink:href='#${id}'/>`)],
    [
      'by a name in character references',
      nested(8, (id) => `<use href="#&#103;&#x${id.charCodeAt(1).toString(16)};"/>`),
    ],
    ['behind a sign of the end', nested(8, (id) => `<use x=">" href="#${id}"/>`)],
    [
      'by patterns',
      nested(
        8,
        (id) => `<rect fill="url(#${id})"/>`,
        (id, inside) => `<pattern id="${id}">${inside}</pattern>`,
      ),
    ],
  ])('counts what is shown %s, in either order', (_, groups) => {
    for (const order of [groups, groups.toReversed()]) {
      expect(drawsMoreThan(50_000, svg(order.join('')))).toBe(true);
      expect(pictureIn(new TextEncoder().encode(svg(order.join(''))))).toBe('tooManyElements');
    }
    expect(drawsMoreThan(50_000, svg(groups.slice(-3).join('')))).toBe(false);
  });

  test('counts neither what is in comments, nor colours that many elements share', () => {
    const stops = '<stop offset="0"/>'.repeat(50);
    const rects = '<rect fill="url(#a)"/>'.repeat(10_000);
    expect(drawsMoreThan(50_000, svg(`<linearGradient id="a">${stops}</linearGradient>${rects}`))).toBe(false);
    expect(drawsMoreThan(50_000, svg(`<!--${nested(8, (id) => `<use href="#${id}"/>`).join('')}-->`))).toBe(false);
  });

  test('an element that shows itself is too much', () => {
    expect(drawsMoreThan(1_000, svg('<g id="a"><use href="#a"/></g>'))).toBe(true);
  });

  test('is exact where nothing is shown twice', () => {
    const tree = fc.letrec<{ node: string }>((tie) => ({
      node: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom('<rect/>', '<g></g>', '<path d="M0 0"/>', '<text>a &lt; b</text>'),
        fc.array(tie('node'), { maxLength: 5 }).map((nodes) => `<g a='"' b=">">${nodes.join(' x ')}</g>`),
      ),
    })).node;
    fc.assert(
      fc.property(tree, (inside) => {
        const count = (inside.match(/<[a-z]/g) ?? []).length + 1;
        expect(drawsMoreThan(count, svg(inside))).toBe(false);
        expect(drawsMoreThan(count - 1, svg(inside))).toBe(true);
      }),
    );
  });

  test('anything is counted', () => {
    const pieces = fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '<g',
      '</g>',
      '/>',
      ' id="a"',
      ' href="#a"',
      '<!--',
      '-->',
      '<![CDATA[',
      '<style',
      '&#65;',
      'x',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        expect(drawsMoreThan(100, parts.join(''))).toBeTypeOf('boolean');
      }),
    );
  });
});
