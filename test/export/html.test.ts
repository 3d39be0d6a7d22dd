import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { THEMES, type ThemeName } from '../../src/diagram/index.js';
import { type Heard, listenTo, type PageOptions, usePages } from '../browser.js';
import { findHeard, heardOn, linesOf } from '../preview/in-browser.js';
import { example, examples, HOSTILE, HOSTILE_MAP, useExporter } from './exporter.js';
import { canvasColour, problemsOf, scaleOfPicture, tableOf, whatPolicyStops } from './in-exported-page.mjs';

/** Exported pages in a real browser, opened as files, as their readers do. */

const { exported, mapOf, tempFolder } = useExporter();
const browser = usePages();

interface Opened extends Heard {
  page: Page;
}

async function open(text: string, theme?: ThemeName, options: PageOptions = {}): Promise<Opened> {
  const file = path.join(tempFolder(), 'map.html');
  writeFileSync(file, (await exported(await mapOf(text), { format: 'html', theme })).data);
  const page = await browser.newPage({ viewport: { width: 1200, height: 800 }, ...options });
  const address = pathToFileURL(file).href;
  const heard = listenTo(page, address);
  await page.goto(address);
  await page.evaluate('document.fonts.ready.then(() => undefined)');
  return { page, ...heard };
}

const zoomOf = async (page: Page): Promise<number> => page.evaluate(scaleOfPicture);

describe('an exported page', () => {
  test.each(examples())('of $name fetches nothing, complains of nothing, and names everything', async ({ text }) => {
    const { page, requests, complaints } = await open(text);
    expect(requests).toEqual([]);
    expect(complaints).toEqual([]);
    expect(await page.evaluate(problemsOf)).toEqual([]);
    await page.close();
  });

  test('is set in its own fonts', async () => {
    const { page } = await open(example('sofa'));
    const loaded = await page.evaluate('[...document.fonts].filter((font) => font.status === "loaded").length');
    expect(loaded).toBe(3);
    await page.close();
  });

  test('zooms by keys, by buttons, and with Ctrl and the wheel around the pointer', async () => {
    const { page } = await open(example('sofa'));
    await page.keyboard.press('0');
    expect(await zoomOf(page)).toBe(1);
    await page.keyboard.press('+');
    expect(await zoomOf(page)).toBeCloseTo(1.25);
    await page.keyboard.press('-');
    expect(await zoomOf(page)).toBeCloseTo(1);
    await page.keyboard.press('2');
    const all = await zoomOf(page);
    await page.keyboard.press('1');
    expect(await zoomOf(page)).toBeGreaterThan(all);
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await page.getByRole('button', { name: /set to actual size/ }).click();
    expect(await zoomOf(page)).toBe(1);
    await page.evaluate('document.getElementById("map").scrollTo(0, 0)');
    const step = page.locator('.jm-step').nth(1);
    const before = (await step.boundingBox())!;
    await page.mouse.move(before.x, before.y);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -100);
    await page.keyboard.up('Control');
    await expect.poll(() => zoomOf(page)).toBeCloseTo(1.2);
    const after = (await step.boundingBox())!;
    expect(Math.abs(after.x - before.x)).toBeLessThan(2);
    expect(Math.abs(after.y - before.y)).toBeLessThan(2);
    await page.close();
  });

  test('moves by dragging', async () => {
    const { page } = await open(example('sofa'));
    await page.keyboard.press('0');
    const scroll = (): Promise<number> => page.evaluate('document.getElementById("map").scrollLeft');
    await page.evaluate('document.getElementById("map").scrollTo(0, 0)');
    // Above the picture's text: there it would be selected.
    await page.mouse.move(900, 70);
    await page.mouse.down();
    await page.mouse.move(600, 70, { steps: 4 });
    await page.mouse.up();
    expect(await scroll()).toBe(300);
    await page.close();
  });

  test('is read step by step, and nothing in it that is only drawn', async () => {
    const { page } = await open(example('sofa'));
    const document = findHeard(await heardOn(page), 'graphics-document');
    expect(document?.roleDescription).toBe('customer journey map');
    expect(document?.description).toContain('6 stages, 13 steps');
    const lines = linesOf(document?.children ?? []).map((line) => line.trim());
    const steps = lines.flatMap((line) => /^listitem Step (\d+) of 13: /.exec(line)?.[1] ?? []);
    expect(steps).toEqual(Array.from({ length: 13 }, (_, i) => String(i + 1)));
    expect([...new Set(lines.map((line) => line.split(' ')[0]))].sort()).toEqual([
      'group',
      'image',
      'list',
      'listitem',
    ]);
    await page.close();
  });

  test('is gone through by the arrow keys, with a ring around what has the keyboard', async () => {
    const { page } = await open(example('sofa'), undefined, { reducedMotion: 'reduce' });
    const press = async (...keys: string[]): Promise<string> => {
      for (const key of keys) await page.keyboard.press(key);
      return page.evaluate("document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent");
    };
    expect(await press('Tab')).toBe('Skip to the table');
    expect(await press('Tab', 'ArrowRight')).toMatch(/^Zoom \d+ %, set to actual size$/);
    expect(await press('Tab')).toMatch(/^Step 1 of 13: /);
    expect(await page.locator('#map [tabindex]').count()).toBe(1);
    expect(await press('ArrowDown')).toMatch(/^Channel: /);
    expect(await press('ArrowRight')).toMatch(/^Step 2 of 13: /);
    expect(await press('End')).toMatch(/^Step 13 of 13: /);
    const ring = (await page.locator('#ring').boundingBox())!;
    const card = (await page.locator('[data-band="steps"] .jm-step').last().boundingBox())!;
    for (const [outer, inner] of [
      [ring.x, card.x],
      [ring.y, card.y],
    ] as const) {
      expect(inner - outer).toBeGreaterThan(4);
      expect(inner - outer).toBeLessThan(9);
    }
    expect(ring.x).toBeGreaterThanOrEqual(0);
    expect(ring.x + ring.width).toBeLessThanOrEqual(1200);
    expect(await press('?')).toBe('Close');
    expect(await page.locator('dialog').textContent()).not.toContain('text');
    expect(await press('Escape')).toMatch(/^Step 13 of 13: /);
    await page.close();
  });

  test('has a table with every score on the scale of its journey', async () => {
    const { page } = await open(example('library-card'));
    const { rows } = await page.evaluate(tableOf);
    expect(rows.find(([name]) => name?.startsWith('1 Reads'))?.join(' ')).toContain('curious, 4');
    await page.close();
  });

  test('takes the colours of a system that has its own', async () => {
    const { page } = await open(example('food-bank'), undefined, { forcedColors: 'active' });
    const colours = await page.evaluate<string[]>(`(() => {
      const probe = document.body.appendChild(document.createElement('p'));
      probe.style.cssText = 'color: CanvasText; background: Canvas';
      const { color, backgroundColor } = getComputedStyle(probe);
      return [color, getComputedStyle(document.querySelector('#map .jm-fill-ink')).fill,
        backgroundColor, getComputedStyle(document.querySelector('.jm-canvas')).fill];
    })()`);
    expect(colours[1]).toBe(colours[0]);
    expect(colours[3]).toBe(colours[2]);
    await page.close();
  });

  test('has a row for each step in its table, with what the picture says', async () => {
    const { page } = await open(example('sofa'));
    const { heads, rows } = await page.evaluate(tableOf);
    expect(heads.slice(0, 2)).toEqual(['Step', 'Channel']);
    expect(rows.filter(([name]) => /^\d+ /.test(name!)).length).toBe(13 + 6);
    expect(rows.find(([name]) => name === '2 Measures the room')?.join(' ')).toContain(
      'unsure, −1: three shops, three ways',
    );
    await page.close();
  });

  test('is light or dark as its reader wishes, or as it was exported', async () => {
    const cases: [ThemeName | undefined, 'light' | 'dark', string][] = [
      [undefined, 'light', THEMES.light.canvas],
      [undefined, 'dark', THEMES.dark.canvas],
      ['light', 'dark', THEMES.light.canvas],
      ['contrast', 'light', THEMES.contrast.canvas],
    ];
    for (const [theme, colorScheme, canvas] of cases) {
      const { page } = await open(example('food-bank'), theme, { colorScheme });
      const hex = [1, 3, 5].map((at) => Number.parseInt(canvas.slice(at, at + 2), 16)).join(', ');
      expect(await page.evaluate(canvasColour)).toEqual([`rgb(${hex})`, `rgb(${hex})`]);
      await page.close();
    }
  });

  test("gives a persona's own colour its form for the dark", async () => {
    const text =
      'journey A\n  for Rosa\n  stage B\n    step C\n      feels happy\n    step D\n      feels sad\npersona Rosa\n  color #224400\n';
    const colour = 'getComputedStyle(document.querySelector(".jm-curve")).stroke';
    const [light, dark] = await Promise.all(
      (['light', 'dark'] as const).map(async (colorScheme) => {
        const { page } = await open(text, undefined, { colorScheme });
        const found = await page.evaluate(colour);
        await page.close();
        return found;
      }),
    );
    expect(light).not.toBe(dark);
  });

  test('shows hostile text as text, and runs none of it', async () => {
    const { page, requests, complaints } = await open(HOSTILE_MAP);
    expect([requests, complaints]).toEqual([[], []]);
    expect(await page.title()).toBe(HOSTILE);
    expect(await page.locator('script').count()).toBe(1);
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.locator('h2').first().textContent()).toBe(HOSTILE);
    await page.close();
  });

  test('has a policy that would stop even markup from running and fetching', async () => {
    const { page } = await open(example('sofa'));
    expect(await page.evaluate(whatPolicyStops)).toEqual({
      stopped: ['connect-src', 'frame-src', 'img-src', 'script-src-elem', 'style-src-elem'],
      hasRun: false,
    });
    await page.close();
  });

  test('prints the picture and the table without its bar', async () => {
    const { page } = await open(example('food-bank'), undefined, { colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await page.locator('#bar').isVisible()).toBe(false);
    expect(await page.evaluate(canvasColour)).toEqual(['rgb(255, 255, 255)', 'rgb(255, 255, 255)']);
    await page.close();
  });
});
