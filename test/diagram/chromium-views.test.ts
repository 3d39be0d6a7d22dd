import ELK from 'elkjs/lib/elk.bundled.js';
import { describe, expect, it } from 'vitest';
import { layoutMap, renderSvg, VIEWS } from '../../src/diagram/index.js';
import { isThorough } from '../thorough.js';
import { exampleJourneys } from './example-maps.js';
import { fixtures } from './fixtures.js';
import { clashes, outside, useChromium } from './in-chromium.js';
import { paleTexts, parseError } from './in-page.mjs';

/** Every example and fixture in every view, as a real browser draws it: nothing cut, nothing on top of another, readable. */

const elk = new ELK();
const chromium = useChromium();
/** WCAG 2, level AA, for text of any size. */
const CONTRAST = 4.5;

/** The fixtures hold all that can be drawn: of the examples high contrast and grey show nothing new. */
const themesOf = (name: string) =>
  isThorough || name in fixtures ? (['light', 'dark', 'contrast', 'grey'] as const) : (['light', 'dark'] as const);

const journeys = [
  ...(await exampleJourneys()),
  ...Object.entries(fixtures).map(([name, map]): [string, typeof map, number] => [name, map, 0]),
];
const cases = journeys.flatMap(([name, map, index]) => VIEWS.map((view) => ({ name, view, map, index })));

describe.each(cases)('$name as $view', ({ name, map, index, view }) => {
  it('has no text cut or on another, and every text can be read', async () => {
    const scene = await layoutMap(map, index, { elk, view });
    expect(scene.notices).toEqual([]);
    for (const theme of themesOf(name)) {
      const svg = renderSvg(scene, { theme });
      await chromium.show(svg);
      // Where everything stands is the same in each of them.
      if (theme === 'light') {
        const texts = await chromium.texts();
        expect(texts.length).toBeGreaterThan(0);
        expect(await chromium.page.evaluate(parseError, svg)).toBeUndefined();
        expect(clashes(texts)).toEqual([]);
        expect(outside(texts)).toEqual([]);
        expect(texts.filter(({ x, width }) => x < 0 || x + width > scene.width)).toEqual([]);
      }
      expect(await chromium.page.evaluate(paleTexts, CONTRAST)).toEqual([]);
    }
  });
});
