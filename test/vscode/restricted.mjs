// Opens a folder that nobody has trusted in a real VS Code: a map is drawn, checked and edited there, but no picture that it names is read
// until the folder is trusted.
//   node test/vscode/restricted.mjs [--screenshot FILE]
// Needs the build of this source: npm run build. A test in the extension host cannot see this, since VS Code trusts every folder in which
// it runs tests.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { PNG } from 'pngjs';
import { BROWSER_ARGS, browserProgram } from '../../scripts/lib/browser.mjs';
import { QUIET_SETTINGS, startEditor, writeSettings } from '../../scripts/lib/editor.mjs';
import { installEditor } from '../../scripts/lib/editor-install.mjs';
import { main, Problem, runNode } from '../../scripts/lib/project.mjs';

/** In milliseconds. */
const TIME_TO_SHOW = 30_000;
const { values: options } = parseArgs({ options: { screenshot: { type: 'string' } } });
const temporary = mkdtempSync(path.join(tmpdir(), 'journey-restricted-'));
const workspace = path.join(temporary, 'workspace');

const MAP = `journey Ordering a coffee
  for Anna
  starts Is thirsty
  ends Has a coffee
  stage During
    step Orders
      on Counter
      image cup.png
`;

async function openEditor() {
  mkdirSync(workspace);
  writeFileSync(path.join(workspace, 'coffee.journey'), MAP);
  writeFileSync(path.join(workspace, 'cup.png'), PNG.sync.write(new PNG({ width: 40, height: 30 })));
  const extensions = path.join(temporary, 'extensions');
  const userData = path.join(temporary, 'user-data');
  await runNode('scripts/unpack-extension.mjs', [extensions]);
  // Asked at the start, the folder would be trusted or not before anything is seen.
  writeSettings(userData, { ...QUIET_SETTINGS, 'security.workspace.trust.startupPrompt': 'never' });
  const folder = await installEditor();
  return startEditor({ folder, state: temporary, userData, extensions, trustsAll: false, args: [workspace] });
}

async function openMap(page) {
  await page.locator('.explorer-folders-view').getByText('coffee.journey', { exact: true }).dblclick();
  await page.locator('#status\\.editor\\.mode').getByText('Journey Map').waitFor();
  await page.getByRole('button', { name: /Open Preview to the Side/ }).click();
  const preview = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  await preview.locator('#drawing svg:not(.defs)').getByText('Orders').first().waitFor();
  return preview;
}

/** What is written and drawn works as elsewhere: checks say what is missing, and a letter reaches the picture. */
async function expectUse(page, preview) {
  await page.locator('#status\\.problems').getByText(/[1-9]/).waitFor();
  await page.locator('.view-line', { hasText: 'step Orders' }).click();
  await page.keyboard.press('End');
  await page.keyboard.type(' two');
  await preview.locator('#drawing svg:not(.defs)').getByText('Orders two').first().waitFor();
}

async function expectNoFileIsRead(preview) {
  const frame = preview.locator('#drawing .jm-image-frame');
  await frame.first().waitFor();
  if ((await preview.locator('#drawing image').count()) > 0)
    throw new Problem('A picture of a folder nobody trusts is shown.');
}

async function trustFolder(page) {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input').fill('>Workspaces: Manage Workspace Trust');
  await page.locator('.quick-input-list .monaco-list-row').first().click();
  await page
    .locator('.workspace-trust-editor')
    .getByRole('button', { name: /^Trust/ })
    .first()
    .click();
}

await main(async () => {
  let editor;
  let browser;
  let page;
  try {
    editor = await openEditor();
    browser = await chromium.launch({ executablePath: await browserProgram(), args: BROWSER_ARGS });
    page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    page.setDefaultTimeout(TIME_TO_SHOW);
    await page.goto(editor.origin);
    await page.locator('[id="status.workspaceTrust"]').getByText('Restricted Mode').waitFor();
    const preview = await openMap(page);
    await expectUse(page, preview);
    await expectNoFileIsRead(preview);
    if (options.screenshot) await page.screenshot({ path: options.screenshot });
    await trustFolder(page);
    await page.keyboard.press('Escape');
    await preview.locator('#drawing image').waitFor();
  } catch (error) {
    if (page && options.screenshot) await page.screenshot({ path: options.screenshot });
    throw error;
  } finally {
    await browser?.close();
    await editor?.stop();
    rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
  }
  console.log('A folder that nobody trusts: nothing read, and shown once it is trusted.');
});
