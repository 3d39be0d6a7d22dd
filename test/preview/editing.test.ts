import { expect, test } from 'vitest';
import { Desk, MAP } from './desk.js';
import { DARK, type OpenPreview, usePreview } from './in-browser.js';

/** The map is changed in its picture, by the real page, and written by the real language server. */

const preview = usePreview();

async function desk(text = MAP): Promise<{ open: OpenPreview; at: Desk }> {
  const open = await preview.open();
  const at = new Desk(open);
  await at.show(text);
  return { open, at };
}

test('a face is dragged to another score, and the word follows', async () => {
  const { open, at } = await desk();
  const { mouse } = open.page;
  const face = await at.middleOf('Maya feels hopeful');
  const [levels] = (await open.page.evaluate(
    "[...document.querySelectorAll('[data-band=feels] .jm-feels')].map((it) => it.getBoundingClientRect().height)",
  )) as number[];
  expect(levels).toBeGreaterThan(0);
  await mouse.move(face.x, face.y);
  await mouse.down();
  await mouse.move(face.x, face.y + 30, { steps: 4 });
  await mouse.move(face.x, face.y + 95, { steps: 4 });
  expect(await open.page.locator('.dragged-face').textContent()).toBe('frustrated, −2');
  await mouse.up();
  expect(await at.makeNext()).toMatchObject({ kind: 'score', persona: 'Maya', score: -2 });
  expect(at.text).toBe(MAP.replace('feels hopeful', 'feels frustrated'));
  expect(await open.page.locator('.dragged-face').count()).toBe(0);
  expect(open.complaints).toEqual([]);
});

test('Escape ends a drag, and nothing is changed', async () => {
  const { open, at } = await desk();
  const { mouse, keyboard } = open.page;
  const face = await at.middleOf('Maya feels hopeful');
  await mouse.move(face.x, face.y);
  await mouse.down();
  await mouse.move(face.x, face.y + 60, { steps: 4 });
  await keyboard.press('Escape');
  await mouse.up();
  await open.page.waitForTimeout(200);
  expect(at.edits).toEqual([]);
  expect(await open.page.locator('.dragged-face').count()).toBe(0);
});

test('a step is dragged before another one, and into another stage', async () => {
  const { open, at } = await desk();
  const { mouse } = open.page;
  const first = await at.middleOf('Step 1 of 3');
  const second = await at.middleOf('Step 2 of 3');
  const card = { x: second.x, y: await topOf(open, 'Writes to one') };
  await mouse.move(card.x, card.y);
  await mouse.down();
  await mouse.move(first.x - 40, card.y, { steps: 6 });
  expect(await open.page.locator('.insertion-bar').isVisible()).toBe(true);
  await mouse.up();
  expect(await at.makeNext()).toMatchObject({ kind: 'move' });
  expect(at.text.indexOf('Writes to one')).toBeLessThan(at.text.indexOf('Reads the ads'));
  expect(at.text.indexOf('// the hard part')).toBeLessThan(at.text.indexOf('Writes to one'));

  const third = await at.middleOf('Step 3 of 3');
  const moved = await at.middleOf('Reads the ads');
  await mouse.move(moved.x, await topOf(open, 'Reads the ads'));
  await mouse.down();
  await mouse.move(third.x + 60, card.y, { steps: 6 });
  await mouse.up();
  await at.makeNext();
  expect(at.text.indexOf('Signs')).toBeLessThan(at.text.indexOf('Reads the ads'));
  expect(open.complaints).toEqual([]);
});

/** Where the words of a card stand, in pixels of the window. */
async function topOf({ page }: OpenPreview, words: string): Promise<number> {
  const box = await page.locator(`[data-band="steps"] text:has-text("${words}")`).first().boundingBox();
  if (!box) throw new Error(`${words} is not on a card`);
  return box.y + box.height / 2;
}

test('words are written anew in their place: twice clicked, Enter; Escape leaves them', async () => {
  const { open, at } = await desk();
  const { page } = open;
  const words = page.locator('text:has-text("So many")').first();
  await words.dblclick();
  const field = page.locator('.inline-editor');
  expect(await field.inputValue()).toBe('So many');
  await page.keyboard.type('So few, and so dear');
  await page.keyboard.press('Enter');
  await at.makeNext();
  expect(at.text).toBe(MAP.replace('So many', 'So few, and so dear'));
  await page.locator('text:has-text("Writes to one")').first().dblclick();
  await page.keyboard.type('Gives up');
  await page.keyboard.press('Escape');
  await page.waitForTimeout(200);
  expect(at.edits).toHaveLength(1);
  expect(await field.count()).toBe(0);
});

test('a menu offers what can be added and done; what is added is selected', async () => {
  const { open, at } = await desk();
  const { page } = open;
  await page.locator('[data-band="steps"] text:has-text("Signs")').first().click({ button: 'right' });
  const items = await page.getByRole('menuitem').allTextContents();
  expect(items).toContain('Add a pain point');
  expect(items).toContain('DuplicateCtrl+D');
  await page.getByRole('menuitem', { name: 'Add a pain point' }).click();
  await page.keyboard.type('Too much small print');
  await page.keyboard.press('Enter');
  await at.makeNext();
  expect(at.text).toBe(MAP.replace('      feels proud\n', '      feels proud\n      pain Too much small print\n'));
  await expect.poll(() => page.locator('.outlines.selection > div').count()).toBeGreaterThan(0);
  expect(await page.evaluate("document.querySelector('.reading [tabindex=\"0\"]').getAttribute('aria-label')")).toMatch(
    /Too much small print/,
  );
});

test('by keyboard alone: edited, moved, felt, doubled, deleted, taken back', async () => {
  const { open, at } = await desk();
  const { page } = open;
  await page.locator('.reading [aria-label^="Step 1 of 3"]').focus();
  await page.keyboard.press('F2');
  await page.keyboard.type('Reads all ads');
  await page.keyboard.press('Enter');
  await at.makeNext();
  expect(at.text).toContain('step Reads all ads');

  await page.keyboard.press('Alt+ArrowUp');
  await at.makeNext();
  expect(at.text).toContain('feels delighted');

  await page.keyboard.press('Alt+ArrowRight');
  await at.makeNext();
  expect(at.text.indexOf('Writes to one')).toBeLessThan(at.text.indexOf('Reads all ads'));
  await expect.poll(() => page.evaluate('document.activeElement.getAttribute("aria-label")')).toMatch(/Reads all ads/);

  await page.keyboard.press('End');
  await page.keyboard.press('Control+d');
  await at.makeNext();
  expect(at.text).toContain('step Signs 2');

  await page.keyboard.press('End');
  await page.keyboard.press('Delete');
  await at.makeNext();
  expect(at.text).not.toContain('Signs 2');

  await page.keyboard.press('Home');
  await page.keyboard.press('Control+z');
  await expect.poll(() => open.told.some(({ type }) => type === 'undo')).toBe(true);
  await page.keyboard.press('Shift+F10');
  expect(await page.getByRole('menuitem').count()).toBeGreaterThan(10);
  await page.keyboard.press('Escape');
  expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toMatch(/^Step 1 of 3/);
});

test('a question is answered with a click: its line is written, and the text takes the keyboard', async () => {
  const { open, at } = await desk(MAP.replace('      feels proud\n', ''));
  const { page } = open;
  await page.locator('[data-question="emotion"]').first().click();
  const change = await at.makeNext();
  expect(change).toMatchObject({ kind: 'add', keyword: 'feels' });
  expect(at.edits[0]?.show).toBe(true);
  expect(at.text).toContain('      on Office\n      feels neutral\n');
  await page.locator('[data-question="end"]').first().click();
  await at.makeNext();
  expect(at.text).toContain('  ends When it is over\n');
});

test('what cannot be changed is said, and the text stays as it is', async () => {
  const open = await preview.open(DARK);
  const at = new Desk(open);
  await at.show(MAP);
  // The text was changed by somebody else, and the picture does not know it yet.
  at.text = MAP.replace('So many', 'So few');
  await open.page.locator('text:has-text("So many")').first().dblclick();
  await open.page.keyboard.type('None');
  await open.page.keyboard.press('Enter');
  await at.makeNext();
  expect(at.text).toBe(MAP.replace('So many', 'So few'));
  await expect
    .poll(() => open.page.locator('#notice').textContent())
    .toMatch(/^‘So many’ is not in the text as it was drawn/);
});
