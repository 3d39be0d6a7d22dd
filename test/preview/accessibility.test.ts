import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { FromPreview } from '../../language-server/preview-protocol.js';
import { DARK, findHeard, HIGH_CONTRAST, heardOn, LIGHT, linesOf, usePreview } from './in-browser.js';

/** The preview as screen readers are given it, and by keyboard alone. */

const preview = usePreview();

/** Two people, a question for each kind of gap, ways on and out. */
const GAPS = `journey Renting a room
  for Maya, Tom
  ends Has the keys
  stage Looking
    goal Find three to see
    step Reads the ads
      on Web
      as Maya
        thinks So many, and so dear
        feels anxious -1: the good ones are gone
      pain Pictures hide the noise
    step Writes to one
      feels hopeful
      leaves 30%: no answer
      next Reads the ads: still unsure, 20%
      next Signs
  stage Deciding
    moment-of-truth
    step Signs
      on Office
      moment-of-truth the first handshake
      feels proud
      frontstage Landlord: hands over the keys
  stage Living there
`;

const focused = (page: Page): Promise<string> =>
  page.evaluate("(document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent) || ''");

async function press(page: Page, ...keys: string[]): Promise<string> {
  for (const key of keys) await page.keyboard.press(key);
  return focused(page);
}

describe('what is read out of a map', () => {
  test('with gaps and two people, in the order of the steps', async () => {
    const { page, show, complaints } = await preview.open();
    await show(GAPS);
    const document = findHeard(await heardOn(page), 'graphics-document');
    expect(document?.name).toBe('Renting a room');
    expect(document?.roleDescription).toBe('customer journey map');
    expect(document?.description).toMatch(
      /^Customer journey map for Maya and Tom: 3 stages, 3 steps, to “Has the keys”/,
    );
    const lines = linesOf(document?.children ?? []).filter((line) => !/^ *generic/.test(line));
    expect(lines.map((line) => line.trim())).toMatchInlineSnapshot(`
      [
        "group Renting a room",
        "image Where does it start?",
        "image Ends: Has the keys",
        "list Personas",
        "listitem Persona Maya",
        "listitem Persona Tom",
        "group Stage 1 of 3: Looking",
        "image Goal: Find three to see",
        "list Steps",
        "listitem Step 1 of 3: Reads the ads",
        "image Channel: Web",
        "image Maya thinks: So many, and so dear",
        "image Maya feels anxious, −1, the lowest point: the good ones are gone",
        "image How does Tom feel?",
        "image Pain without an opportunity: Pictures hide the noise",
        "image Goes on to step 2",
        "listitem Step 2 of 3: Writes to one",
        "image Which channel?",
        "image Maya feels hopeful, +1",
        "image Tom feels hopeful, +1",
        "image 30% leave: no answer",
        "image Goes back to step 1: still unsure, 20%",
        "image Goes on to step 3",
        "group Stage 2 of 3: Deciding",
        "image Moment of truth",
        "list Steps",
        "listitem Step 3 of 3: Signs, moment of truth",
        "image Channel: Office",
        "image Maya feels proud, +2",
        "image Tom feels proud, +2",
        "image Frontstage: Landlord: hands over the keys",
        "image Goes on to stage Living there",
        "group Stage 3 of 3: Living there",
        "image What happens here?",
      ]
    `);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('holds nothing that is only drawn, in any view', async () => {
    const { page, show } = await preview.open();
    await show(GAPS);
    for (const view of ['view-map', 'view-flow', 'view-blueprint']) {
      await page.click(`#${view}`);
      await page.waitForTimeout(500);
      const document = findHeard(await heardOn(page), 'graphics-document');
      const roles = new Set(linesOf(document?.children ?? []).map((line) => line.trim().split(' ')[0]));
      expect([...roles].sort()).toEqual(['generic', 'group', 'image', 'list', 'listitem']);
    }
    await page.close();
  });

  test('of a map from right to left is in the order of the text', async () => {
    const { page, show } = await preview.open();
    await show(readFileSync('examples/school-enrolment.journey', 'utf8'));
    const document = findHeard(await heardOn(page), 'graphics-document');
    const steps = linesOf(document?.children ?? []).flatMap((line) => /listitem Step (\d+) of/.exec(line)?.[1] ?? []);
    expect(steps).toEqual(Array.from(steps, (_, i) => String(i + 1)));
    expect(steps.length).toBe(10);
    const first = linesOf(document?.children ?? []).find((line) => line.includes('listitem Step 1'));
    expect(first).toMatch(/[\u0600-\u06FF]/);
    await page.close();
  });
});

describe('by keyboard alone', () => {
  test('the map is one tab stop, and the arrows go from step to step, line to line and stage to stage', async () => {
    const { page, show } = await preview.open();
    await show(GAPS);
    expect(await press(page, 'Tab')).toBe('Map');
    expect(await press(page, 'Tab')).toBe('Step 1 of 3: Reads the ads');
    expect(await page.evaluate('document.querySelectorAll(\'#drawing [tabindex="0"]\').length')).toBe(1);
    expect(await press(page, 'ArrowDown')).toBe('Channel: Web');
    expect(await press(page, 'ArrowDown')).toBe('Maya thinks: So many, and so dear');
    expect(await press(page, 'ArrowUp', 'ArrowUp')).toBe('Step 1 of 3: Reads the ads');
    expect(await press(page, 'ArrowUp')).toBe('Step 1 of 3: Reads the ads');
    expect(await press(page, 'ArrowDown', 'ArrowRight')).toBe('Step 2 of 3: Writes to one');
    expect(await press(page, 'Control+ArrowRight')).toBe('Stage 2 of 3: Deciding');
    expect(await press(page, 'ArrowRight')).toBe('Step 3 of 3: Signs, moment of truth');
    expect(await press(page, 'ArrowRight')).toBe('Stage 3 of 3: Living there');
    expect(await press(page, 'ArrowDown')).toBe('What happens here?');
    expect(await press(page, 'Home')).toBe('Step 1 of 3: Reads the ads');
    expect(await press(page, 'ArrowLeft', 'ArrowLeft', 'ArrowLeft')).toBe('Renting a room');
    expect(await press(page, 'End')).toBe('Stage 3 of 3: Living there');
    expect(await press(page, 'Home', 'ArrowDown', 'Escape')).toBe('Step 1 of 3: Reads the ads');
    expect(await press(page, 'Escape')).toBe('Stage 1 of 3: Looking');
    await page.close();
  });

  test('what has the keyboard is ringed, in sight, clear of what stays in place, and Enter goes to its line', async () => {
    const { page, show, told } = await preview.open({ ...LIGHT }, { reducedMotion: 'reduce' });
    await show(readFileSync('examples/sofa.journey', 'utf8'));
    await press(page, 'Tab', 'Tab', 'End');
    const boxes = await page.evaluate<{
      top: number;
      left: number;
      right: number;
      bottom: number;
      ring: string;
    }>(`(() => {
      const stop = document.activeElement, pane = document.getElementById('viewport').getBoundingClientRect();
      const { top, left, right, bottom } = stop.getBoundingClientRect();
      const { outlineStyle, outlineWidth, outlineOffset } = getComputedStyle(stop);
      const zoom = Number(stop.style.getPropertyValue('--zoom'));
      const px = (text) => Math.round(parseFloat(text) * zoom);
      return { top: top - pane.top, left: left - pane.left, right: pane.right - right, bottom: pane.bottom - bottom,
        ring: [outlineStyle, px(outlineWidth), px(outlineOffset)].join(' ') };
    })()`);
    // Browsers round what the zoom makes of the four pixels down.
    expect(boxes.ring).toMatch(/^solid 2 [34]$/);
    expect(boxes.right).toBeGreaterThan(6);
    expect(boxes.bottom).toBeGreaterThan(6);
    await press(page, 'Home');
    const { left } = (await page.evaluate(
      "(() => ({ left: document.activeElement.getBoundingClientRect().left - document.getElementById('viewport').getBoundingClientRect().left }))()",
    )) as { left: number };
    expect(left).toBeGreaterThanOrEqual(150);
    await press(page, 'Enter');
    const reveals = () =>
      told.filter((message): message is FromPreview & { type: 'reveal' } => message.type === 'reveal');
    await expect.poll(() => reveals().length).toBe(1);
    const line = readFileSync('examples/sofa.journey', 'utf8').split('\n')[reveals()[0]!.position.line];
    expect(line).toMatch(/^ {4}step /);
    expect(reveals()[0]!.focus).toBe(true);
    await page.close();
  });

  test('the keyboard stays where it is when the map changes', async () => {
    const { page, show } = await preview.open();
    await show(GAPS);
    await press(page, 'Tab', 'Tab', 'ArrowRight', 'ArrowDown');
    await show(GAPS.replace('feels hopeful', 'feels annoyed').replace('Reads the ads\n', 'Reads all the ads\n'));
    expect(await focused(page)).toBe('Which channel?');
    expect(await press(page, 'Escape')).toBe('Step 2 of 3: Writes to one');
    await page.close();
  });

  test('the list of keys opens on “?”, keeps the keyboard, and closes with Escape', async () => {
    const { page, show } = await preview.open();
    await show(GAPS);
    await press(page, 'Tab', 'Tab', '?');
    const dialog = findHeard(await heardOn(page), 'dialog');
    expect(dialog?.name).toBe('Keys of the map');
    expect(await focused(page)).toBe('Close');
    for (let i = 0; i < 4; i++) {
      await page.keyboard.press('Tab');
      const inside = await page.evaluate(
        "document.querySelector('dialog').contains(document.activeElement) || document.activeElement === document.body",
      );
      expect(inside).toBe(true);
    }
    expect(await press(page, 'Escape')).toBe('Step 1 of 3: Reads the ads');
    await expect.poll(() => page.locator('dialog').count()).toBe(0);
    await page.close();
  });

  test('the toolbar is one tab stop with its arrow keys, and nothing in it is small', async () => {
    const { page, show } = await preview.open();
    await show(GAPS);
    expect(await press(page, 'Tab', 'ArrowRight', 'ArrowRight')).toBe('Blueprint');
    expect(await press(page, 'End')).toBe('Keys (?)');
    expect(await press(page, 'ArrowRight')).toBe('Map');
    expect(await press(page, 'Tab', 'Shift+Tab')).toBe('Map');
    const sizes = await page.evaluate<number[]>(
      "[...document.querySelectorAll('#toolbar button')].filter((one) => one.offsetParent).flatMap((one) => [one.offsetWidth, one.offsetHeight])",
    );
    expect(sizes.length).toBeGreaterThan(20);
    for (const size of sizes) expect(size).toBeGreaterThanOrEqual(28);
    await page.close();
  });

  test('the table shows the same as text, and Escape goes back to the picture', async () => {
    const { page, show, send } = await preview.open();
    await show(GAPS.replace('So many, and so dear', '<img src=x onerror=alert(1)>'));
    await send({ type: 'table' });
    await expect.poll(() => page.locator('#table').isVisible()).toBe(true);
    expect(await page.locator('#viewport').isVisible()).toBe(false);
    const table = findHeard(await heardOn(page), 'table');
    expect(linesOf([table!]).join('\n')).toContain('<img src=x onerror=alert(1)>');
    expect(await page.locator('#table img').count()).toBe(0);
    expect(await page.locator('#table tbody tr:not(.stage) th').allTextContents()).toEqual(
      expect.arrayContaining(['1 Reads the ads', '2 Writes to one', '3 Signs']),
    );
    expect(await page.getAttribute('#view-table', 'aria-pressed')).toBe('true');
    await show(GAPS.replace('Writes to one', 'Rings one'));
    expect(await page.locator('#table').textContent()).toContain('2 Rings one');
    expect(await press(page, 'Escape')).toBe('Step 1 of 3: Reads the ads');
    expect(await page.locator('#viewport').isVisible()).toBe(true);
    await page.close();
  });
});

describe('an edit', () => {
  test('is told in one sentence once it is quiet, and no two within a second', async () => {
    const { page, show } = await preview.open();
    await page.evaluate(
      "globalThis.heard = []; new MutationObserver(() => heard.push([Date.now(), document.getElementById('said').textContent])).observe(document.getElementById('said'), { childList: true })",
    );
    const heard = () => page.evaluate<[number, string][]>('globalThis.heard');
    await show(GAPS);
    await show(GAPS.replace('feels proud', 'feels happy'));
    await show(GAPS.replace('feels proud', 'feels overwhelmed'));
    await expect.poll(async () => (await heard()).length, { timeout: 5000 }).toBe(1);
    await show(GAPS.replace('feels proud', 'feels overwhelmed').replace('Pictures hide', 'Photos hide'));
    await expect.poll(async () => (await heard()).length, { timeout: 5000 }).toBe(2);
    const [[first, emotion], [second, pain]] = (await heard()) as [[number, string], [number, string]];
    expect(emotion).toBe('Step 3: Maya now overwhelmed, −2, and 1 more');
    expect(pain).toBe('Step 1: Pain without an opportunity: Photos hide the noise');
    expect(second - first).toBeGreaterThanOrEqual(950);
    expect(findHeard(await heardOn(page), 'status')).toBeDefined();
    await page.close();
  });
});

describe('themes', () => {
  test.each(Object.entries({ LIGHT, DARK, HIGH_CONTRAST }))('the ring is seen in %s', async (_, theme) => {
    const { page, show } = await preview.open(theme);
    await show(GAPS);
    await press(page, 'Tab', 'Tab');
    const colour = await page.evaluate('getComputedStyle(document.activeElement).outlineColor');
    const hex = theme.colours.focusBorder!;
    expect(colour).toBe(`rgb(${[1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)).join(', ')})`);
    await page.close();
  });

  test('with colours of the system every button has an edge, and the drawing keeps its own', async () => {
    const { page, show } = await preview.open(HIGH_CONTRAST, { forcedColors: 'active' });
    await show(GAPS);
    expect(await page.evaluate("getComputedStyle(document.getElementById('drawing')).forcedColorAdjust")).toBe('none');
    const border = await page.evaluate("getComputedStyle(document.getElementById('zoom-in')).borderTopColor");
    expect(border).not.toBe(await page.evaluate('getComputedStyle(document.body).backgroundColor'));
    await page.close();
  });
});
