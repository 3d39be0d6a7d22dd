// Takes the first steps as a new user does, in a real VS Code on an empty folder, with the mouse: walkthrough, first map, preview,
// first fix, export; then the views of the workspace and a map in Markdown.
//   node test/vscode/starting.mjs [--screenshots FOLDER]
// Needs the build of this source: npm run build. Fails where a step is not ticked off or the exported file is not there.
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { BROWSER_ARGS, browserProgram } from '../../scripts/lib/browser.mjs';
import { QUIET_SETTINGS, startEditor, writeSettings } from '../../scripts/lib/editor.mjs';
import { installEditor } from '../../scripts/lib/editor-install.mjs';
import { main, Problem, root, runNode } from '../../scripts/lib/project.mjs';

const TIME_TO_SHOW = 30_000;
const { values: options } = parseArgs({ options: { screenshots: { type: 'string' } } });
const temporary = mkdtempSync(path.join(tmpdir(), 'journey-starting-'));
const workspace = path.join(temporary, 'workspace');

const MARKDOWN = `# Plan

\`\`\`journey
journey Ordering a coffee
  for Anna
  stage Before
    step Sees the queue
      on Street
      feels unsure: is there time?
      next Orders
  stage During
    step Orders
      on Counter
      feels happy
\`\`\`

Not a map:

\`\`\`js
const a = 1;
\`\`\`

\`\`\`journey
journey Wrong
  for Anna
  stage Before
    step Sees the queue
      feels unsure: is there time?
      next Nowhere
\`\`\`
`;

async function openEditor() {
  mkdirSync(workspace);
  const extensions = path.join(temporary, 'extensions');
  const userData = path.join(temporary, 'user-data');
  await runNode('scripts/unpack-extension.mjs', [extensions]);
  const { 'workbench.welcomePage.walkthroughs.openOnInstall': _, ...settings } = QUIET_SETTINGS;
  // The editor's own dialogs can be clicked in a page; the system's cannot.
  writeSettings(userData, { ...settings, 'files.simpleDialog.enable': true });
  return startEditor({ folder: await installEditor(), state: temporary, userData, extensions, args: [workspace] });
}

let number = 0;
async function show(page, name) {
  if (!options.screenshots) return;
  number++;
  await page.waitForTimeout(800);
  await page.screenshot({ path: path.join(options.screenshots, `${String(number).padStart(2, '0')}-${name}.png`) });
}

/** The steps of the walkthrough by their titles. */
const STEPS = ['Write a first map', 'See it as a picture', 'Answer a question', 'Hand it round'];

/** Waits until so many steps are ticked off, the first ones. */
async function ticked(page, count) {
  await page
    .locator('.tab')
    .filter({ hasText: /Welcome|Walkthrough/ })
    .first()
    .click();
  for (const title of STEPS.slice(0, count)) {
    await page.locator('.getting-started-step', { hasText: title }).locator('.codicon.complete').first().waitFor();
  }
}

async function chooseStep(page, title) {
  await page.locator('.getting-started-step', { hasText: title }).click();
}

const buttonOfWalkthrough = (page, name) => page.locator('.gettingStartedContainer').getByRole('button', { name });

async function runCommand(page, title) {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input').fill(`>${title}`);
  await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: title }).first().click();
}

async function firstSteps(page) {
  await page.locator('.explorer-folders-view').waitFor();
  await show(page, 'empty-folder');
  await page.locator('.activitybar .action-label[aria-label^="Journeys"]').click();
  await page.getByText('There is no journey map in this folder yet.').waitFor();
  await show(page, 'welcome-view');
  await page
    .getByRole('link', { name: 'The first steps' })
    .or(page.locator('.welcome-view-content a', { hasText: 'The first steps' }))
    .first()
    .click();
  await page.locator('.gettingStartedContainer').getByText('Write a first map').first().waitFor();
  await show(page, 'walkthrough');
  await page.locator('.gettingStartedContainer').getByRole('button', { name: 'New Journey Map' }).click();
  await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'Journey map' }).first().waitFor();
  await show(page, 'templates');
  await page
    .locator('.quick-input-list .monaco-list-row')
    .filter({ hasText: 'Two stages with a step each' })
    .first()
    .click();
  await page.locator('.quick-input-widget input').fill('Buying shoes');
  await show(page, 'name');
  await page.keyboard.press('Enter');
  const preview = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  await preview.locator('#drawing svg:not(.defs)').first().waitFor();
  await show(page, 'first-map');
  const file = path.join(workspace, 'buying-shoes.journey');
  if (!existsSync(file)) throw new Problem(`There is no file of the map: ${readdirSync(workspace).join(', ')}`);
  if (!readFileSync(file, 'utf8').startsWith('journey Buying shoes\n'))
    throw new Problem('The map is not called as asked.');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Rosa');
  await preview.getByText('Rosa').first().waitFor();
  await show(page, 'tab-goes-on');
  await page.keyboard.press('Control+s');
}

async function fixAndExport(page) {
  await ticked(page, 2);
  await chooseStep(page, 'See it as a picture');
  await show(page, 'step-preview');
  await chooseStep(page, 'Answer a question');
  await show(page, 'step-fix');
  await buttonOfWalkthrough(page, 'Try It on an Example').click();
  const choice = page.locator('.action-widget .monaco-list-row').filter({ hasText: 'feels' }).first();
  await choice.waitFor();
  await show(page, 'fixes');
  await choice.click();
  await page.locator('.view-line').filter({ hasText: 'feels' }).first().waitFor();
  await show(page, 'fixed');
  await ticked(page, 3);
  await page.locator('.tab').filter({ hasText: 'buying-shoes.journey' }).first().click();
  await runCommand(page, 'Journey: Export As…');
  await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'SVG' }).first().click();
  await page.locator('.quick-input-widget', { hasText: 'Export the map' }).waitFor();
  await show(page, 'export-target');
  await page.keyboard.press('Enter');
  const file = path.join(workspace, 'buying-shoes.svg');
  for (let tries = 0; !existsSync(file) && tries < 100; tries++) await page.waitForTimeout(200);
  if (!existsSync(file)) throw new Problem('There is no file of the picture.');
  await ticked(page, 4);
  await chooseStep(page, 'Hand it round');
  await show(page, 'all-done');
}

/** The page of a webview that has such an element. */
async function frameWith(page, selector) {
  for (const end = Date.now() + TIME_TO_SHOW; Date.now() < end; await page.waitForTimeout(200)) {
    for (const frame of page.frames())
      if (
        (await frame
          .locator(selector)
          .count()
          .catch(() => 0)) > 0
      )
        return frame;
  }
  throw new Problem(`No page shows ${selector}.`);
}

async function viewsAndMarkdown(page) {
  for (const name of ['sofa', 'car-sharing', 'library-card', 'repair-cafe', 'payroll-onboarding']) {
    copyFileSync(path.join(root, 'examples', `${name}.journey`), path.join(workspace, `${name}.journey`));
  }
  writeFileSync(path.join(workspace, 'plan.md'), MARKDOWN);
  const opportunities = page.locator('.pane', { hasText: 'Opportunities' }).locator('.monaco-list-row');
  await opportunities.nth(5).waitFor();
  await show(page, 'views');
  await opportunities.first().click();
  await page.locator('.view-line').filter({ hasText: 'opportunity' }).first().waitFor();
  await show(page, 'opportunity');
  await page.keyboard.press('Control+p');
  await page.locator('.quick-input-widget input').fill('plan.md');
  await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'plan.md' }).first().click();
  await page.locator('.tab.active', { hasText: 'plan.md' }).waitFor();
  await show(page, 'markdown-source');
  await page.keyboard.press('Control+Shift+V');
  const preview = await frameWith(page, '.journey-map-problem');
  if ((await preview.locator('.journey-map-picture svg').count()) !== 2) throw new Problem('Not both maps are drawn.');
  await show(page, 'markdown-preview');
}

await main(async () => {
  if (options.screenshots) mkdirSync(options.screenshots, { recursive: true });
  let editor;
  let browser;
  let page;
  try {
    editor = await openEditor();
    browser = await chromium.launch({
      executablePath: await browserProgram(),
      args: [...BROWSER_ARGS, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    });
    page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    page.setDefaultTimeout(TIME_TO_SHOW);
    await page.goto(editor.origin);
    await firstSteps(page);
    await fixAndExport(page);
    await viewsAndMarkdown(page);
  } catch (error) {
    if (page) await show(page, 'failed');
    throw error;
  } finally {
    await browser?.close();
    await editor?.stop();
    rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
  }
  console.log('The first steps: taken.');
});
