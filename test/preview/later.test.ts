import { expect, test } from 'vitest';
import { usePreview } from './in-browser.js';

/** A map so large that the browser is not handed all of it at once. */

const preview = usePreview();

const step = (stage: number, i: number) =>
  `    step Goes on with part ${i} of ${stage}\n      on Web\n      feels calm\n      thinks What comes next here?\n      pain Too long\n`;
const stage = (i: number) => `  stage Stage ${i}\n${Array.from({ length: 40 }, (_, p) => step(i, p)).join('')}`;

test('what is in sight is there at once, the rest soon, and what is scrolled to without waiting', async () => {
  const open = await preview.open();
  const { page } = open;
  await open.show('journey Short\n  stage One\n    step Only\n');
  // Nothing is idle: what can wait does.
  await page.evaluate('globalThis.idle = []; globalThis.requestIdleCallback = (run) => idle.push(run)');
  await open.send({ type: 'document', uri: 'file:///map.journey', title: 'map.journey' });
  const shown = open.show(`journey Long\n${Array.from({ length: 36 }, (_, i) => stage(i)).join('')}`);
  const has = (text: string) => page.locator(`#drawing text:has-text("${text}")`).count();
  await expect.poll(() => has('of 0'), { timeout: 20_000 }).toBeGreaterThan(0);
  expect(await has('of 30')).toBe(0);
  const width = await page.evaluate<number>("document.getElementById('viewport').scrollWidth");
  await page.evaluate(`document.getElementById('viewport').scrollTo(${(width * 30.5) / 36}, 0)`);
  await expect.poll(() => has('of 30')).toBeGreaterThan(0);
  expect(await has('of 15')).toBe(0);
  await page.evaluate(
    `new Promise((done) => { const work = () => { for (const run of idle.splice(0)) run({ timeRemaining: () => 50, didTimeout: false }); idle.length ? setTimeout(work) : done(); }; work(); globalThis.requestIdleCallback = (run) => setTimeout(() => run({ timeRemaining: () => 50 })); })`,
  );
  await expect.poll(() => has('of 15')).toBeGreaterThan(0);
  await shown;
  expect(open.complaints).toEqual([]);
  await page.close();
}, 60_000);
