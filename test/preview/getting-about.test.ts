import { describe, expect, test } from 'vitest';
import { WrittenMap } from '../../bench/texts.js';
import { DARK, HIGH_CONTRAST, LIGHT } from './in-browser.js';
import { bands, redrawn, scroll, settled, shown, TEXT, useMap } from './map-to-get-about-in.js';

/** Getting about in a map: what stays in place, what is drawn of it, finding, overview, folding, presenting. */

const opened = useMap();

test('the line of state is whole in every pane, shorter in a narrow one', async () => {
  const { page } = await opened();
  const said: string[] = [];
  for (const width of [1200, 700, 400]) {
    await page.setViewportSize({ width, height: 600 });
    said.push(await page.locator('#state').innerText());
    const { x, width: wide } = (await page.locator('#state').boundingBox())!;
    expect(x + wide).toBeLessThanOrEqual(width);
  }
  expect(said).toEqual(['7 steps, nothing left open', 'nothing left open', '✓']);
  await page.close();
});

describe('sticky heads', () => {
  test('are not there as long as the drawing shows the same', async () => {
    const { page } = await opened();
    expect(await shown(page, '.heads-row')).toBe(false);
    expect(await shown(page, '.gutter > svg')).toBe(true);
    await page.close();
  });

  test('show the stages at the visible edge, then the steps, one line each with the whole title as a tooltip', async () => {
    const { page, complaints } = await opened();
    const names = (await page.locator('[data-band=stages]').boundingBox())!.y - 36 + 12;
    await scroll(page, 300, names);
    expect(await shown(page, '.heads-row')).toBe(true);
    expect(await shown(page, '.heads-step')).toBe(false);
    const gutter = (await page.locator('.heads-corner').boundingBox())!;
    const first = (await page.locator('.heads-words').first().boundingBox())!;
    expect(Math.round(first.x)).toBe(Math.round(gutter.x + gutter.width));
    await scroll(page, 300, names + 400);
    const step = page.locator('.heads-step', { hasText: 'Writes to one' });
    expect(await step.isVisible()).toBe(true);
    expect(await step.getAttribute('title')).toBe('2 Writes to one');
    const head = (await page.locator('.heads-row').boundingBox())!;
    expect(head.height).toBe(70);
    const card = (await page.locator('.reading [aria-label^="Step 2 of"]').boundingBox())!;
    expect(Math.abs((await step.boundingBox())!.x - card.x)).toBeLessThan(2);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('have what is gone to stand clear of them', async () => {
    const { page } = await opened();
    await scroll(page, 700, 500);
    await page.keyboard.press('Tab');
    await page.locator('.reading [aria-label^="Step 2 of"]').evaluate((one) => {
      (one as { tabIndex?: number }).tabIndex = 0;
      (one as unknown as { focus(options: object): void }).focus({ preventScroll: true });
    });
    await page.waitForTimeout(700);
    const card = (await page.locator('.reading [aria-label^="Step 2 of"]').boundingBox())!;
    const corner = (await page.locator('.gutter > svg').boundingBox())!;
    expect(card.x).toBeGreaterThan(corner.x + corner.width);
    await page.close();
  });

  test('are only those near the pane, in a map of a thousand steps', async () => {
    const open = await opened(new WrittenMap('full', 1000).journey());
    const { page } = open;
    await scroll(page, 60_000, 500);
    const there = await page.evaluate<number>("document.querySelectorAll('.heads-row *').length");
    expect(there).toBeGreaterThan(5);
    expect(there).toBeLessThan(200);
    await page.close();
  }, 60_000);

  test('leave a narrow pane to the map', async () => {
    const { page } = await opened(TEXT, LIGHT, { width: 420, height: 560 });
    expect(await shown(page, '.gutter > svg')).toBe(false);
    expect(await shown(page, '.minimap')).toBe(false);
    await page.close();
  });
});

describe('what is drawn', () => {
  test('lanes are hidden and shown by their menu, by keyboard alone', async () => {
    const open = await opened();
    const { page } = open;
    expect(await bands(page)).toContain('pains');
    await page.focus('#lanes');
    await page.keyboard.press('Enter');
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowDown');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Pains');
    await page.keyboard.press('Enter');
    await redrawn(open);
    expect(await bands(page)).not.toContain('pains');
    expect(await page.evaluate("document.activeElement.getAttribute('aria-checked')")).toBe('false');
    await page.keyboard.press('Enter');
    await redrawn(open);
    expect(await bands(page)).toContain('pains');
    await page.keyboard.press('Escape');
    expect(await page.evaluate('document.activeElement.id')).toBe('lanes');
    await page.close();
  });

  test('is kept for each file', async () => {
    const open = await opened();
    const { page } = open;
    await page.click('#lanes');
    await page.click('.map-menu >> text="Opportunities"');
    await page.keyboard.press('Escape');
    await redrawn(open);
    await open.send({ type: 'document', uri: 'file:///other.journey', title: 'other.journey' });
    await open.show(TEXT, 'file:///other.journey');
    expect(await bands(page)).toContain('opportunities');
    await open.send({ type: 'document', uri: 'file:///map.journey', title: 'map.journey' });
    await open.show(TEXT);
    expect(await bands(page)).not.toContain('opportunities');
    await page.close();
  });

  test('personas, but never nobody', async () => {
    const open = await opened();
    const { page } = open;
    await page.click('#people');
    await page.click('.map-menu >> text="Maya"');
    await redrawn(open);
    expect(await page.locator('.reading [aria-label*="So many"]').count()).toBe(0);
    expect(await page.locator('#people').textContent()).toBe('Tom');
    await page.click('.map-menu >> text="Tom"');
    await redrawn(open);
    expect(await page.locator('.reading [aria-label*="Persona Tom"]').count()).toBe(1);
    await page.close();
  });

  test('what is to be, and how wide the columns are', async () => {
    const open = await opened();
    const { page } = open;
    const faces = () => page.evaluate<number>("document.querySelectorAll('[data-band=feels] [class*=pos]').length");
    const width = () => page.evaluate<number>("parseFloat(document.getElementById('drawing').style.width)");
    const [before, wide] = [await faces(), await width()];
    await page.click('#to-be');
    await redrawn(open);
    expect(await faces()).toBeLessThan(before);
    await page.click('#density');
    await redrawn(open);
    expect(await width()).toBeLessThan(wide);
    expect(await page.getAttribute('#density', 'aria-pressed')).toBe('true');
    await page.close();
  });
});

describe('folding', () => {
  test('a stage, by Space and by its arrow, without a word of what is not changed', async () => {
    const open = await opened();
    const { page } = open;
    await page.focus('#view-map');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Space');
    await redrawn(open);
    const stage = () => page.locator('.reading [data-read="stage"]').first();
    expect(await stage().getAttribute('aria-label')).toContain('folded');
    expect(await page.evaluate("document.activeElement.getAttribute('aria-label')")).toContain('Stage 1 of 3');
    expect((await stage().boundingBox())!.width).toBeLessThan(60);
    expect(await page.textContent('#said')).toBe('Looking around in the whole town folded');
    await page.waitForTimeout(1_200);
    expect(await page.textContent('#said')).toBe('Looking around in the whole town folded');
    await page.locator('.stage-folds .fold').first().click();
    await redrawn(open);
    expect(await stage().getAttribute('aria-label')).not.toContain('folded');
    expect(open.told.filter(({ type }) => type === 'reveal' || type === 'edit')).toEqual([]);
    await page.close();
  });

  test('of a stage stays when another comes before it, and when it gets another name', async () => {
    const open = await opened();
    const { page } = open;
    await page.locator('.stage-folds .fold').nth(1).click();
    await redrawn(open);
    const folded = () =>
      page.evaluate(
        "document.querySelector('.reading [data-read=stage][aria-label*=folded]')?.getAttribute('aria-label')",
      );
    expect(await folded()).toContain('2 of 3: Deciding');
    await open.show(TEXT.replace('  stage Looking', '  stage Before all\n    step Dreams\n  stage Looking'));
    expect(await folded()).toContain('3 of 4: Deciding');
    await open.show(
      TEXT.replace('  stage Looking', '  stage Before all\n    step Dreams\n  stage Looking').replace(
        'stage Deciding',
        'stage Decides',
      ),
    );
    expect(await folded()).toContain('3 of 4: Decides');
    await open.show(TEXT.replace(/ {2}stage Deciding[\s\S]*?(?= {2}stage Living)/, ''));
    expect(await folded()).toBeUndefined();
    await page.close();
  });

  test('a lane, by its arrow', async () => {
    const open = await opened();
    const { page } = open;
    const height = () => page.evaluate("document.querySelector('[data-band=pains]').style.height");
    await page.click('.fold[title="Fold Pains"]');
    await redrawn(open);
    expect(await height()).toBe('28px');
    await page.click('.fold[title="Unfold Pains"]');
    await redrawn(open);
    expect(await height()).not.toBe('28px');
    await page.close();
  });
});

describe('finding words', () => {
  test('in the picture, whatever their case and accents, onwards and back, and gives the keyboard to what was found', async () => {
    const { page } = await opened();
    await page.focus('#view-map');
    await page.keyboard.press('Control+f');
    await page.keyboard.type('CAFE');
    await settled(page);
    expect(await page.textContent('.find-count')).toBe('1 of 1');
    expect(await page.locator('.found > .now').count()).toBe(1);
    await page.fill('.find-bar input', 'n');
    const all = await page.textContent('.find-count');
    const count = Number(all?.match(/\d+$/)?.[0]);
    expect(count).toBeGreaterThan(3);
    await page.keyboard.press('Shift+Enter');
    const back = await page.textContent('.find-count');
    await page.keyboard.press('Enter');
    expect(await page.textContent('.find-count')).toBe(all);
    expect(back).not.toBe(all);
    await page.fill('.find-bar input', 'nobody ANSWERS');
    expect(await page.textContent('.find-count')).toBe('1 of 1');
    await page.keyboard.press('Escape');
    expect(await shown(page, '.find-bar')).toBe(false);
    expect(await page.locator('.found > *').count()).toBe(0);
    expect(await page.evaluate("document.activeElement.getAttribute('aria-label')")).toContain('Nobody answers');
    await page.close();
  });

  test('says where there is nothing, and unfolds the stage of what it goes to', async () => {
    const open = await opened();
    const { page } = open;
    await page.locator('.stage-folds .fold').nth(1).click();
    await redrawn(open);
    await page.click('#find');
    await page.keyboard.type('zebra');
    expect(await page.textContent('.find-count')).toBe('Nothing found');
    await page.fill('.find-bar input', 'proud');
    await redrawn(open);
    expect(await page.locator('.reading [aria-label*="folded"]').count()).toBe(0);
    expect(await page.locator('.found > .now').count()).toBeGreaterThan(0);
    await page.close();
  });

  test('in the table', async () => {
    const { page } = await opened();
    await page.click('#view-table');
    await page.keyboard.press('Control+f');
    await page.keyboard.type('cafe');
    expect(await page.textContent('.find-count')).toBe('1 of 1');
    const marked = "Array.from(CSS.highlights.get('found-now'), (range) => range.toString())";
    expect(await page.evaluate(marked)).toEqual(['Café']);
    await page.close();
  });
});

describe('a map that is shown small', () => {
  test('is an overview whose text can be read, and a click selects, a second one shows the step', async () => {
    const open = await opened(new WrittenMap('full', 60).journey());
    const { page, told } = open;
    await page.keyboard.press('2');
    await settled(page);
    expect(await shown(page, '.overview')).toBe(true);
    expect(await page.locator('.band').first().isVisible()).toBe(false);
    const sizes = await page.evaluate<number[]>(
      "Array.from(document.querySelectorAll('.overview-stage, .overview-number'), (one) => parseFloat(getComputedStyle(one).fontSize))",
    );
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(12);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(14);
    expect(await page.locator('.overview .pain').count()).toBeGreaterThan(20);
    const number = (await page.locator('.overview-number', { hasText: /^20$/ }).boundingBox())!;
    await page.mouse.click(number.x + number.width / 2, number.y + 80);
    await expect.poll(() => told.some(({ type }) => type === 'reveal')).toBe(true);
    await expect.poll(() => page.textContent('.overview-number.here')).toBe('20');
    await page.mouse.dblclick(number.x + number.width / 2, number.y + 80);
    await expect.poll(() => shown(page, '.overview')).toBe(false);
    // It is scrolled into sight, which takes its time.
    const card = page.locator('.reading [aria-label^="Step 20 of"]');
    await expect.poll(async () => (await card.boundingBox())?.x).toBeGreaterThan(0);
    const { x, width } = (await card.boundingBox())!;
    expect(x + width).toBeLessThan(1100);
    await page.close();
  });

  test('has a minimap, which is dragged', async () => {
    const { page } = await opened(new WrittenMap('full', 60).journey());
    await page.waitForTimeout(700);
    const map = (await page.locator('.minimap').boundingBox())!;
    expect(map.width).toBeGreaterThanOrEqual(236);
    const left = () => page.evaluate<number>("document.getElementById('viewport').scrollLeft");
    await page.mouse.move(map.x + 20, map.y + 20);
    await page.mouse.down();
    await page.mouse.move(map.x + 120, map.y + 30);
    await page.mouse.up();
    await settled(page);
    const half = await left();
    expect(half).toBeGreaterThan(3_000);
    const frame = (await page.locator('.minimap-frame').boundingBox())!;
    expect(Math.abs(frame.x + frame.width / 2 - (map.x + 120))).toBeLessThan(14);
    await page.close();
  });
});

test('zooming gives no new style to what is drawn, only to what lies over it, and goes through nothing that is not seen', async () => {
  const { page } = await opened();
  await page.keyboard.press('-');
  await settled(page);
  const styles = await page.evaluate<string[]>(
    "['.band', '.chunk', '.reading', '.outlines'].map((one) => getComputedStyle(document.querySelector(one)).getPropertyValue('--zoom'))",
  );
  expect(styles.slice(0, 3)).toEqual(['', '', '']);
  expect(Number(styles[3])).toBeLessThan(1);
  const reading = await page.evaluate<string[]>(
    "Array.from(document.querySelectorAll('.reading, .reading div'), (one) => getComputedStyle(one)).map((one, i) => i === 0 ? one.opacity : one.position)",
  );
  expect(new Set(reading)).toEqual(new Set(['0', 'static']));
  await page.close();
});

describe('presenting', () => {
  test('shows one stage after another in the whole pane, and all as it was at the end', async () => {
    const { page, complaints } = await opened();
    await scroll(page, 200, 100);
    await page.focus('#view-map');
    await page.keyboard.press('p');
    await settled(page);
    expect(await shown(page, '#toolbar')).toBe(false);
    const stageAt = async (name: string) =>
      (await page.locator(`.reading [aria-label*=": ${name}"]`).first().boundingBox())!;
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await settled(page);
    expect(await page.textContent('.presented')).toBe('2 / 3');
    expect(await page.textContent('#said')).toBe('Stage 2 of 3: Deciding');
    const box = await stageAt('Deciding');
    expect(box.x).toBeGreaterThan(130);
    expect(box.x + box.width).toBeLessThanOrEqual(1100);
    expect(box.y).toBeGreaterThanOrEqual(0);
    await page.keyboard.press('End');
    await settled(page);
    const last = await stageAt('Living there');
    const middle = last.x + last.width / 2;
    expect(middle).toBeGreaterThan(400);
    expect(middle).toBeLessThan(800);
    await page.keyboard.press('Escape');
    await settled(page);
    expect(await shown(page, '#toolbar')).toBe(true);
    expect(
      await page.evaluate(
        "[document.getElementById('viewport').scrollLeft, document.getElementById('viewport').scrollTop]",
      ),
    ).toEqual([200, 100]);
    expect(complaints).toEqual([]);
    await page.close();
  });
});

test('text in the heads, menus, overview and count stays text', async () => {
  for (const theme of [DARK, HIGH_CONTRAST]) {
    const bad = '<img src=x onerror=alert(1)><b>x';
    const open = await opened(
      TEXT.replace('Deciding', bad).replace('Visits it', bad).replace('Renting a room', bad),
      theme,
    );
    const { page, complaints } = open;
    await scroll(page, 300, 700);
    await page.keyboard.press('2');
    for (let i = 0; i < 12; i++) await page.keyboard.press('-');
    await settled(page);
    expect(await page.locator('img, b').count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.close();
  }
});
