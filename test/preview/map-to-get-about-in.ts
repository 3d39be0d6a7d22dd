/** A map to get about in, and what is asked of the page that shows it. */
import type { Page } from 'playwright-core';
import { LIGHT, type OpenPreview, usePreview } from './in-browser.js';

export const TEXT = `persona Maya
persona Tom
journey Renting a room
  for Maya, Tom
  starts Needs a place
  ends Has the keys
  stage Looking around in the whole town
    step Reads the ads
      on Web
      as Maya
        thinks So many
        feels anxious -1
      as Tom
        feels calm
      pain Pictures hide the noise
    step Writes to one
      on App
      feels hopeful
      pain Nobody answers
      opportunity Answer within a day
        lifts 1
    step Calls the Café owner
      on Phone
      feels bored -1
    step Waits
      on Phone
      feels bored -1
  stage Deciding
    step Visits it
      on Street
      feels excited +2
    step Signs
      on Office
      feels proud
  stage Living there
    step Moves in
      on Street
      feels glad
`;

export const scroll = (page: Page, x: number, y: number): Promise<void> =>
  page.evaluate(`new Promise((done) => {
    document.getElementById('viewport').scrollTo({ left: ${x}, top: ${y}, behavior: 'instant' });
    requestAnimationFrame(() => requestAnimationFrame(() => done()));
  })`);

export const shown = (page: Page, selector: string): Promise<boolean> => page.locator(selector).first().isVisible();

export const bands = (page: Page): Promise<string[]> =>
  page.evaluate("Array.from(document.querySelectorAll('.band'), (band) => band.dataset.band)");

/** Opens pages that show a map. To be called where the tests of a file are declared. */
export function useMap() {
  const preview = usePreview();
  return async (text = TEXT, theme = LIGHT, size = { width: 1100, height: 560 }): Promise<OpenPreview> => {
    const open = await preview.open(theme, { viewport: size });
    await open.show(text);
    return open;
  };
}

/** Two frames: what follows does so in the next one. */
export const settled = (page: Page): Promise<void> =>
  page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))');

export async function redrawn({ page }: OpenPreview): Promise<void> {
  await page.waitForTimeout(300);
  await settled(page);
}
