import { create } from 'fontkit';
import { describe, expect, test } from 'vitest';
import { widthOf } from '../../src/diagram/measure/width.js';
import { example, examples, HOSTILE, HOSTILE_MAP, useExporter } from './exporter.js';

const { exported, mapOf } = useExporter();

const svgOf = async (text: string): Promise<string> =>
  new TextDecoder().decode((await exported(await mapOf(text), { format: 'svg' })).data);

const fontsIn = (svg: string): Uint8Array[] =>
  [...svg.matchAll(/url\(data:font\/woff;base64,([^)]+)\)/g)].map(([, data]) => Buffer.from(data!, 'base64'));

describe('the fonts in an SVG file', () => {
  test('have the glyphs of what is shown, as wide as the layout took them for, and hardly any other', async () => {
    const svg = await svgOf(example('sofa'));
    const fonts = fontsIn(svg).map((data) => create(data));
    expect(fonts).toHaveLength(3);
    const [regular] = fonts;
    if (!regular || regular.type === 'TTC') throw new Error('no font');
    for (const character of 'A sofa for the room')
      expect(regular.hasGlyphForCodePoint(character.codePointAt(0)!)).toBe(true);
    for (const character of 'Ωжǽ') expect(regular.hasGlyphForCodePoint(character.codePointAt(0)!)).toBe(false);
    expect(regular.layout('n').glyphs[0]!.advanceWidth / regular.unitsPerEm).toBeCloseTo(widthOf('n', 'body') / 14, 3);
    expect(Math.max(...fontsIn(svg).map(({ length }) => length))).toBeLessThan(9000);
  });

  test('cover Greek and Cyrillic where they are used', async () => {
    const fonts = fontsIn(await svgOf('journey Ωραία Москва\n  stage A\n    step B\n')).map((data) => create(data));
    const covers = (code: number) => fonts.some((font) => font.type !== 'TTC' && font.hasGlyphForCodePoint(code));
    expect(covers('Ω'.codePointAt(0)!)).toBe(true);
    expect(covers('М'.codePointAt(0)!)).toBe(true);
  });
});

describe('an SVG file', () => {
  test.each(examples())('of $name has each id once, and refers to none that it lacks', async ({ text }) => {
    const svg = await svgOf(text);
    const ids = [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!);
    expect(new Set(ids).size).toBe(ids.length);
    const used = [...svg.matchAll(/url\(#([^)]+)\)|aria-labelledby="([^"]+)"/g)].flatMap(([, one, several]) =>
      (one ?? several)!.split(' '),
    );
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test('has ids of its own beside another', async () => {
    const [one, two] = await Promise.all([svgOf(example('sofa')), svgOf(example('food-bank'))]);
    const prefix = (svg: string) => / id="(jm-[0-9a-f]{8}-)/.exec(svg)![1];
    expect(prefix(one)).not.toBe(prefix(two));
  });

  test('says what it is', async () => {
    const svg = await svgOf(example('sofa'));
    expect(svg).toMatch(/<title id="[^"]+">A sofa for a small flat<\/title><desc id="[^"]+">[^<]*13 steps/);
    expect(svg).toMatch(/role="graphics-document"/);
  });

  test('is the same each time', async () => {
    expect(await svgOf(example('sofa'))).toBe(await svgOf(example('sofa')));
  });

  test('holds no markup of the map', async () => {
    const svg = await svgOf(HOSTILE_MAP);
    expect(svg).not.toMatch(/<script|<img|<foreignObject/);
    expect(svg).not.toContain(HOSTILE);
    expect(svg.match(/<title/g)).toHaveLength(1);
  });
});
