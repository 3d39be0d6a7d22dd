import ELK from 'elkjs/lib/elk.bundled.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutMap, renderSvg } from '../../src/diagram/index.js';
import type { TypeName } from '../../src/diagram/measure/type.js';
import { widthOf } from '../../src/diagram/measure/width.js';
import { mapOfJourney } from './build.js';
import { bicycle, fixtures, scripts } from './fixtures.js';
import { clashes, FONTS, outside, useChromium } from './in-chromium.js';
import { type Drawn, foreignElements, parseError } from './in-page.mjs';
import { known, randomMap } from './random.js';

/** What a real browser makes of the pictures: well-formed, measured right, nothing cut, nothing on top of another. */

const elk = new ELK();
const browser = useChromium();
const { drawn } = browser;

const typeOf = ({ size, weight, italic }: Drawn): TypeName | undefined => {
  const face = weight === '600' ? 'semibold' : italic ? 'italic' : 'regular';
  const types: Record<string, TypeName> = {
    '30 semibold': 'title',
    '18 semibold': 'stage',
    '15 semibold': 'step',
    '15 italic': 'stepItalic',
    '14 regular': 'body',
    '14 semibold': 'bodyBold',
    '14 italic': 'bodyItalic',
    '12 regular': 'meta',
    '12 semibold': 'metaBold',
    '12 italic': 'metaItalic',
  };
  return types[`${size} ${face}`];
};

describe.each(Object.entries(fixtures))('the picture of %s', (_, map) => {
  it('is well-formed, and no text is cut or stands on another', async () => {
    for (const density of ['comfortable', 'compact'] as const) {
      const scene = await layoutMap(map, 0, { elk, density });
      const svg = renderSvg(scene, { theme: 'light', fontFace: FONTS });
      expect(await browser.page.evaluate(parseError, svg)).toBeUndefined();
      const texts = await drawn(svg);
      expect(texts.length).toBeGreaterThan(0);
      expect(clashes(texts)).toEqual([]);
      expect(outside(texts)).toEqual([]);
      for (const { text, x, width } of texts) expect([text, x >= 0 && x + width <= scene.width]).toEqual([text, true]);
    }
  });
});

describe('the picture of any journey', () => {
  it('has no text cut or on another', { timeout: 300_000 }, async () => {
    const numRuns = Math.ceil((Number(process.env.JM_RUNS) || 200) / 10);
    await fc.assert(
      fc.asyncProperty(randomMap(4, known), async (map) => {
        const scene = await layoutMap(map, 0, { elk });
        const texts = await drawn(renderSvg(scene, { theme: 'light', fontFace: FONTS }));
        expect(clashes(texts)).toEqual([]);
        expect(outside(texts)).toEqual([]);
      }),
      { numRuns },
    );
  });
});

describe('measured text', () => {
  it('is as wide as Chromium draws it: never wider by more than half a pixel, and by one per cent on average', async () => {
    const texts = await drawn(renderSvg(await layoutMap(bicycle, 0, { elk }), { theme: 'light', fontFace: FONTS }));
    expect(texts.length).toBeGreaterThan(100);
    let off = 0;
    for (const text of texts) {
      const type = typeOf(text);
      if (!type) throw new Error(`a text of ${text.size} pixels, weight ${text.weight}`);
      const measured = widthOf(text.text, type);
      expect([text.text, text.width - measured < 0.5]).toEqual([text.text, true]);
      off += Math.abs(text.width - measured) / measured;
    }
    expect(off / texts.length).toBeLessThan(0.01);
  });
});

describe('text of a map', () => {
  it('stays text in Chromium', async () => {
    const hostile = '<img src=x onerror="document.title=1"> </text><script>document.title=2</script> ]]> &amp; &#0;';
    const map = mapOfJourney({
      name: hostile,
      personas: [hostile],
      stages: [
        { name: hostile, steps: [{ title: hostile, on: [hostile], thinks: [hostile], feels: `${hostile} -1` }] },
      ],
    });
    const texts = await drawn(renderSvg(await layoutMap(map, 0, { elk }), { theme: 'dark', fontFace: FONTS }));
    expect(await browser.page.evaluate(foreignElements)).toBe(0);
    expect(await browser.page.title()).toBe('');
    expect(texts.map((one) => one.text).join(' ')).toContain('onerror=');
  });

  it('of other scripts keeps its direction', async () => {
    const svg = renderSvg(await layoutMap(scripts, 0, { elk }), { theme: 'light', fontFace: FONTS });
    for (const { text, direction } of await drawn(svg)) {
      const first = /\p{L}/u.exec(text)?.[0] ?? '';
      expect([text, direction]).toEqual([text, /[\u0590-\u08FF]/.test(first) ? 'rtl' : 'ltr']);
    }
  });
});
