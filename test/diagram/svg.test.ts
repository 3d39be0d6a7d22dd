import { describe, expect, it } from 'vitest';
import { contrastOf, parseColour, type Rgb } from '../../src/diagram/colour.js';
import { layoutMap, renderChunk, renderDefs, renderSvg, THEMES, type ThemeName } from '../../src/diagram/index.js';
import type { Mark } from '../../src/diagram/scene.js';
import { resolvePaint, type Token } from '../../src/diagram/theme.js';
import { mapOfJourney } from './build.js';
import { bicycle, everything, fixtures, scripts } from './fixtures.js';

const themes = Object.keys(THEMES) as ThemeName[];

describe('the SVG', () => {
  it('is one document without scripts, HTML or anything fetched', async () => {
    for (const map of Object.values(fixtures)) {
      const svg = renderSvg(await layoutMap(map, 0, {}), { theme: 'light' });
      expect(svg.startsWith('<svg xmlns="http://www.w3.org/2000/svg"')).toBe(true);
      expect(svg).not.toMatch(/<script|<foreignObject|<image|<a |href=|\son\w+=|javascript:/i);
      expect(svg.match(/url\([^)]*\)/g) ?? []).toEqual(svg.match(/url\(#jm-(hatching|leaving)\)/g) ?? []);
    }
  });

  it('keeps text from the map text', async () => {
    const hostile = `</text><script>alert(1)</script>&lt;"'\u0000\u0008]]>`;
    const map = mapOfJourney({
      name: hostile,
      personas: [hostile],
      starts: hostile,
      stages: [
        { name: hostile, steps: [{ title: hostile, on: [hostile], thinks: [hostile], feels: `${hostile} +1` }] },
      ],
    });
    const svg = renderSvg(await layoutMap(map, 0, {}), { theme: 'light' });
    expect(svg).not.toContain('<script');
    expect(svg).toContain('&lt;script&gt;');
    expect(svg).not.toMatch(/[\u0000-\u0008]/);
    expect(renderSvg(await layoutMap(map, 0, {}), { theme: 'light', fontFace: '</style><script>' })).not.toContain(
      '<script',
    );
    expect(renderSvg(await layoutMap(map, 0, {}), { theme: 'light', idPrefix: '"><script>' })).not.toContain('<script');
  });

  it('draws shapes that differ in one thing only each as it is', async () => {
    const scene = await layoutMap(bicycle, 0, {});
    const plain = { type: 'path', d: 'M0 0H9', stroke: 'ink' } as const;
    const marks = [
      plain,
      { ...plain, thick: 2 },
      { ...plain, dash: '2 2' },
      { ...plain, round: true },
      { ...plain, dash: '2 2', round: true },
      { ...plain, fill: 'card' },
      { ...plain, name: 'curve' },
      { ...plain, stroke: 'edge' },
    ] as const;
    const drawn = (some: readonly Mark[]) =>
      renderChunk(scene, { key: 'k', x: 0, y: 0, marks: some }, { theme: 'dark' });
    const each = marks.map((mark) => drawn([mark]));
    expect(new Set(each).size).toBe(marks.length);
    expect(drawn([...marks, ...marks])).toBe([...each, ...each].join(''));
    expect(each[4]).toContain(' stroke-dasharray="2 2" stroke-linecap="round" stroke-linejoin="round"');
  });

  it('prefixes its ids, and uses only ids it has', async () => {
    const svg = renderSvg(await layoutMap(bicycle, 0, {}), { theme: 'light', idPrefix: 'p7-' });
    const ids = [...svg.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(ids).toEqual(['p7-title', 'p7-desc', 'p7-hatching', 'p7-leaving']);
    for (const [, id] of svg.matchAll(/url\(#([^)]+)\)/g)) expect(ids).toContain(id);
  });

  it('names what stands in the text', async () => {
    const svg = renderSvg(await layoutMap(bicycle, 0, {}), { theme: 'light' });
    for (const id of [
      'j0',
      'persona0',
      'j0.s1',
      'j0.s1.p1',
      'j0.s0.p0.thinks0',
      'j0.s2.p0.open0',
      'j0.s1.p1.leaves0',
    ]) {
      expect(svg).toContain(`data-ref="${id}"`);
    }
    expect(svg).toContain('<title id="jm-title">Getting the bicycle repaired</title>');
    expect(svg).toContain('Current-state customer journey map for Rosa: 3 stages, 7 steps, from “The gears slip');
  });

  it('is made of its chunks', async () => {
    const scene = await layoutMap(everything, 0, {});
    const options = { theme: 'dark', idPrefix: 'a' } as const;
    const svg = renderSvg(scene, options);
    expect(svg).toContain(renderDefs(scene, options));
    for (const band of scene.bands) {
      for (const chunk of band.chunks) expect(svg).toContain(`>${renderChunk(scene, chunk, options)}</g>`);
    }
  });

  it('changes only the chunks of what has changed', async () => {
    const changed = structuredClone(bicycle);
    const thought = changed.journeys[0]?.stages[0]?.steps[0]?.thinks[0];
    if (thought) thought.text = 'So many causes: is it the hub or is it the chain, or even the pedals of it?';
    const before = await layoutMap(bicycle, 0, {});
    const after = await layoutMap(changed, 0, {});
    const markup = (scene: typeof before) =>
      new Map(
        scene.bands.flatMap((band) =>
          band.chunks.map(
            (chunk) => [`${band.key} ${chunk.key}`, renderChunk(scene, chunk, { theme: 'light' })] as const,
          ),
        ),
      );
    const old = markup(before);
    const different = [...markup(after)].filter(([key, text]) => old.get(key) !== text).map(([key]) => key);
    expect(different).toEqual(['thinks stage:j0.s0']);
  });
});

describe('the themes', () => {
  const rgb = (colour: string): Rgb => parseColour(colour) ?? [0, 0, 0];
  const TEXT: readonly Token[] = ['ink', 'ink2', 'ink3'];
  const BEHIND: readonly Token[] = ['canvas', 'panel', 'head', 'card'];

  it.each(themes)('are legible: %s', (theme) => {
    const tokens = THEMES[theme];
    const least = (ink: Token, behind: Token, ratio: number) =>
      expect(contrastOf(rgb(tokens[ink]), rgb(tokens[behind])), `${ink} on ${behind}`).toBeGreaterThanOrEqual(ratio);
    for (const behind of BEHIND) for (const ink of TEXT) least(ink, behind, 4.5);
    for (const zone of ['posZone', 'negZone', 'posTint', 'negTint'] as const)
      for (const ink of ['ink', 'ink2'] as const) least(ink, zone, 4.5);
    for (const zone of ['posTint', 'posZone', 'panel', 'card'] as const) least('pos', zone, 4.5);
    for (const zone of ['negTint', 'negZone', 'panel', 'card'] as const) least('neg', zone, 4.5);
    least('posTint', 'pos', 4.5);
    least('motInk', 'mot', 4.5);
    least('inverse', 'ink', 4.5);
    least('motStar', 'mot', 3);
    for (const person of ['persona0', 'persona1', 'persona2', 'persona3'] as const) {
      for (const behind of ['canvas', 'panel', 'card', 'posZone', 'negZone'] as const) least(person, behind, 4.5);
      for (const level of ['level_2', 'level_1', 'level0', 'level1', 'level2'] as const) least(person, level, 3);
    }
    for (const behind of BEHIND) least('stroke', behind, 3);
  });

  it('make a wished colour legible, and leave one that is', () => {
    for (const theme of ['light', 'dark', 'contrast'] as const) {
      for (const wish of ['#ffee00', '#f0f', '#808080', 'rebeccapurple', '#000000', '#FFFFFF', '#12ab89']) {
        const colour = rgb(resolvePaint(`wish:${wish}`, THEMES[theme], ''));
        for (const behind of ['canvas', 'panel', 'card', 'posZone', 'negZone'] as const) {
          expect(contrastOf(colour, rgb(THEMES[theme][behind]))).toBeGreaterThanOrEqual(4.5);
        }
        for (const level of ['level_2', 'level_1', 'level0', 'level1', 'level2'] as const) {
          expect(contrastOf(colour, rgb(THEMES[theme][level]))).toBeGreaterThanOrEqual(3);
        }
      }
    }
    expect(resolvePaint('wish:#2B45BD', THEMES.light, '')).toBe('#2B45BD');
  });

  it('print in grey without any colour', async () => {
    const svg = renderSvg(await layoutMap(scripts, 0, {}), { theme: 'grey' });
    for (const [, r, g, b] of svg.matchAll(/#([0-9A-F]{2})([0-9A-F]{2})([0-9A-F]{2})"/g))
      expect([g, b]).toEqual([r, r]);
  });
});
