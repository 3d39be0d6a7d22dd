import { expect, test } from 'vitest';
import { Desk, MAP } from './desk.js';
import { type OpenPreview, usePreview } from './in-browser.js';

/** Who has the keyboard: what was pointed at, problems, questions, and what is added after the chosen part. */

const preview = usePreview();

async function desk(text = MAP): Promise<{ open: OpenPreview; at: Desk }> {
  const open = await preview.open();
  const at = new Desk(open);
  await at.show(text);
  return { open, at };
}

const hasKeyboard = ({ page }: OpenPreview) =>
  page.evaluate<string>('document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent');

/** Gives the keyboard to what is read out so, as a screen reader does. */
async function goTo(open: OpenPreview, label: string): Promise<void> {
  const part = open.page.locator(`.reading [aria-label^="${label}"]`).first();
  await part.evaluate((element: { tabIndex: number; focus(): void }) => {
    element.tabIndex = 0;
    element.focus();
  });
  expect(await hasKeyboard(open)).toContain(label);
}

test('what is clicked on has the keyboard, and nothing scrolls for it', async () => {
  const { open, at } = await desk();
  const { page } = open;
  const scroll = 'document.getElementById("viewport").scrollLeft';
  await page.locator('[data-band="steps"] text:has-text("Writes to one")').first().click();
  expect(await hasKeyboard(open)).toMatch(/^Step 2 of 3: Writes to one/);
  expect(await page.evaluate(scroll)).toBe(0);
  await page.locator('text:has-text("Nobody answers")').first().click();
  expect(await hasKeyboard(open)).toMatch(/Nobody answers/);
  await page.keyboard.press('Delete');
  await at.makeNext();
  expect(at.text).toBe(MAP.replace('      pain Nobody answers\n', ''));
  expect(open.complaints).toEqual([]);
});

test('every part that can be clicked on is one that can be read, or has the keys for nothing', async () => {
  const { open } = await desk();
  const strays = await open.page.evaluate<
    string[]
  >(`[...new Set([...document.querySelectorAll('#drawing [data-ref]')].map((it) => it.dataset.ref))]
    .filter((id) => !document.querySelector('.reading [data-id="' + id + '"]'))`);
  expect(strays).toEqual([]);
});

test('Delete on a line that only says something about its step takes nothing away', async () => {
  const { open, at } = await desk();
  const { page } = open;
  await goTo(open, 'Goes on to step 2');
  await page.keyboard.press('Delete');
  await page.keyboard.press('Control+d');
  await page.waitForTimeout(200);
  expect(at.edits).toEqual([]);
});

test('Ctrl and Enter asks for the next step, and for the one after that', async () => {
  const { open, at } = await desk();
  const { page } = open;
  await goTo(open, 'Step 3 of 3');
  for (const words of ['Moves in', 'Pays the rent']) {
    await page.keyboard.press('Control+Enter');
    await page.keyboard.type(words);
    await page.keyboard.press('Enter');
    await at.makeNext();
    await expect.poll(() => hasKeyboard(open)).toMatch(new RegExp(words));
  }
  expect(at.text).toContain('    step Moves in\n');
  expect(at.text.indexOf('Moves in')).toBeLessThan(at.text.indexOf('Pays the rent'));
});

test('a plus at the card under the pointer asks for the next step', async () => {
  const { open, at } = await desk();
  const { page } = open;
  await page.locator('[data-band="steps"] text:has-text("Reads the ads")').first().hover();
  await page.locator('.add-handle').click();
  await page.keyboard.type('Asks friends');
  await page.keyboard.press('Enter');
  await at.makeNext();
  expect(at.text.indexOf('Asks friends')).toBeGreaterThan(at.text.indexOf('Reads the ads'));
  expect(at.text.indexOf('Asks friends')).toBeLessThan(at.text.indexOf('Writes to one'));
  await page.mouse.move(5, 5);
  expect(await page.locator('.add-handle').isVisible()).toBe(false);
});

test('Enter on a question has its line written', async () => {
  const { open, at } = await desk(MAP.replace('      feels proud\n', ''));
  const { page } = open;
  await goTo(open, 'How does Maya feel?');
  await page.keyboard.press('Enter');
  expect(await at.makeNext()).toMatchObject({ kind: 'add', keyword: 'feels' });
  await goTo(open, 'Where does it end?');
  await page.keyboard.press('Enter');
  await at.makeNext();
  expect(at.text).toContain('  ends When it is over\n');
});

test('the arrow down comes to all that a journey is asked, in the picture and over it, and the arrow up back', async () => {
  const { open, at } = await desk('journey Going home\n');
  const { page } = open;
  const start = { line: 0, character: 8 };
  const range = { start, end: { line: 0, character: 18 } };
  const problem = { range, severity: 'info', message: 'Not said.' } as const;
  await open.send({ type: 'problems', problems: [{ ...problem, code: 'missing-start' }] });
  await page.locator('.marks button').waitFor();
  // All of them are to be seen in a pane of half the usual width.
  await page.setViewportSize({ width: 520, height: 600 });
  for (const question of await page.locator('[data-question], .open-question').all())
    expect((await question.boundingBox())!).toSatisfy(({ x, width }: { x: number; width: number }) => x + width < 520);
  await goTo(open, 'Going home');
  const asked = ['Whose journey is it?', 'Which stages does it have?', '?Where does it start?'];
  for (const question of asked) {
    await page.keyboard.press('ArrowDown');
    expect(await hasKeyboard(open)).toBe(question);
  }
  for (const question of [asked[1], asked[0], 'Going home']) {
    await page.keyboard.press('ArrowUp');
    expect(await hasKeyboard(open)).toBe(question);
  }
  // F8 goes through them as well, wherever they stand, and round.
  for (const question of [...asked, ...asked]) {
    await page.keyboard.press('F8');
    expect(await hasKeyboard(open)).toBe(question);
  }
  await page.keyboard.press('Enter');
  await at.makeNext();
  expect(at.text).toMatch(/\n {2}starts \S/);
});

test('problems and open questions are one tab stop, gone through in the order of the text', async () => {
  const { open, at } = await desk(MAP.replace(': no answer\n      pain Nobody answers', ''));
  const { page } = open;
  const on = (words: string) => {
    const before = at.text.slice(0, at.text.indexOf(words)).split('\n');
    const start = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
    return { start, end: { ...start, character: start.character + words.length } };
  };
  await open.send({
    type: 'problems',
    problems: [
      { range: on('anxious'), severity: 'warning', code: 'unexplained-low', message: 'Nothing says why.' },
      { range: on('Signs'), severity: 'error', code: 'duplicate-name', message: 'There is another.' },
    ],
  });
  await page.locator('.marks button').nth(1).waitFor();
  expect(await page.locator('.marks [tabindex="0"]').count()).toBe(1);
  await page.locator('.reading [tabindex="0"]').focus();
  await page.keyboard.press('F8');
  expect(await hasKeyboard(open)).toMatch(/Why so low\?/);
  await page.keyboard.press('F8');
  expect(await hasKeyboard(open)).toMatch(/1 error/);
  await page.keyboard.press('Shift+F8');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.locator('.problem-card .message').waitFor();
  expect(await hasKeyboard(open)).toMatch(/There is another/);
  await page.keyboard.press('Enter');
  await expect.poll(() => open.told.some((it) => it.type === 'reveal' && it.focus)).toBe(true);
  await page.keyboard.press('Escape');
  expect(await hasKeyboard(open)).toMatch(/1 error/);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await at.makeNext();
  expect(at.text).toMatch(/feels anxious: \S/);
});

test('all that is read and heard is in the language of the editor, quotation marks in the texts included', async () => {
  const open = await preview.open(undefined, undefined, {
    Flow: 'Ablauf "und" <b>Wege</b>',
    Steps: 'Schritte',
    'Step {0} of {1}: {2}': 'Schritt {0} von {1}: {2}',
    '{0} steps': '{0} Schritte',
    '{0}, nothing left open': '{0}, nichts offen',
    'Keys of the map': 'Tasten der Karte',
  });
  const { page } = open;
  await new Desk(open).show(MAP);
  expect(await page.locator('#view-flow').textContent()).toBe('Ablauf "und" <b>Wege</b>');
  expect(await page.locator('#state').innerText()).toBe('3 Schritte, nichts offen');
  expect(await page.locator('[data-band="steps"] text:has-text("Schritte")').count()).toBe(1);
  expect(await page.locator('.reading [aria-label^="Schritt 2 von 3: Writes to one"]').count()).toBe(1);
  await page.keyboard.press('?');
  expect(await page.locator('dialog h2').textContent()).toBe('Tasten der Karte');
  expect(open.complaints).toEqual([]);
});
