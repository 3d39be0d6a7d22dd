// Writes the example of Mermaid's manual as a map, in a real VS Code, key by key, and counts the keys.
//   node test/vscode/typing.mjs [--way template|lines] [--screenshots FOLDER]
// Needs the build of this source: npm run build. Fails where the text has errors or does not mean the example.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { BROWSER_ARGS, browserProgram } from '../../scripts/lib/browser.mjs';
import { QUIET_SETTINGS, startEditor, writeSettings } from '../../scripts/lib/editor.mjs';
import { installEditor } from '../../scripts/lib/editor-install.mjs';
import { main, Problem, projectNode, root, runNode } from '../../scripts/lib/project.mjs';
import { EXAMPLE, keysOf, WAYS } from './typing-keys.mjs';

/** Somebody who types quickly leaves about this between two letters; in milliseconds. */
const BETWEEN_LETTERS = 60;
/** And looks at what is shown before a key that may accept it. */
const BEFORE_OTHER_KEYS = 700;
const BEFORE_TYPING = 3000;
const TIME_TO_SHOW = 60_000;

const { values: options } = parseArgs({
  options: { way: { type: 'string', default: 'template' }, screenshots: { type: 'string' } },
});

const temporary = mkdtempSync(path.join(tmpdir(), 'journey-typing-'));
const workspace = path.join(temporary, 'workspace');
const file = path.join(workspace, 'day.journey');

async function openEditor() {
  mkdirSync(workspace);
  writeFileSync(file, '');
  const extensions = path.join(temporary, 'extensions');
  const userData = path.join(temporary, 'user-data');
  await runNode('scripts/unpack-extension.mjs', [extensions]);
  writeSettings(userData, { ...QUIET_SETTINGS, 'files.autoSave': 'afterDelay', 'files.autoSaveDelay': 100 });
  return startEditor({ folder: await installEditor(), state: temporary, userData, extensions, args: [workspace] });
}

/** Presses the keys as a person does: what is typed follows on quickly, before other keys there is a look at the screen. */
async function typeAll(page, keys) {
  for (const [index, key] of keys.entries()) {
    const isLetter = [...key].length === 1;
    await page.waitForTimeout(isLetter ? BETWEEN_LETTERS : BEFORE_OTHER_KEYS);
    if (options.screenshots && !isLetter) {
      await page.screenshot({
        path: path.join(options.screenshots, `${String(index + 1).padStart(3, '0')}-${key}.png`),
      });
    }
    if (isLetter) await page.keyboard.type(key);
    else await page.keyboard.press(key);
  }
}

/** @param {string[]} keys */
async function write(address, keys) {
  const browser = await chromium.launch({
    executablePath: await browserProgram(),
    args: [...BROWSER_ARGS, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
  const page = await browser.newPage({ viewport: { width: 1000, height: 700 } });
  page.setDefaultTimeout(TIME_TO_SHOW);
  try {
    await page.goto(address);
    await page.locator('.explorer-folders-view').getByText(path.basename(file), { exact: true }).dblclick();
    await page.locator('#status\\.editor\\.mode').getByText('Journey Map').waitFor();
    // An empty map shows what it can begin with as soon as the language server has started.
    await page.locator('.suggest-widget.visible .monaco-list-row.focused').waitFor();
    await page.waitForTimeout(BEFORE_TYPING);
    await typeAll(page, keys);
    await page.waitForTimeout(2000);
    if (options.screenshots) await page.screenshot({ path: path.join(options.screenshots, 'end.png') });
  } finally {
    await browser.close();
  }
}

/** What the `journey` command says of the file. */
function journey(...args) {
  return execFileSync(projectNode, [path.join(root, 'dist/cli.js'), ...args], { encoding: 'utf8', stdio: 'pipe' });
}

/** Lines without what Mermaid does not read: white space around them, and blank ones. */
function linesOf(diagram) {
  return diagram
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}

await main(async () => {
  if (!existsSync(path.join(root, 'dist/extension.js')))
    throw new Problem('There is no dist/extension.js: run npm run build first.');
  const parts = WAYS[options.way];
  if (!parts) throw new Problem(`There is no way ${options.way}: name ${Object.keys(WAYS).join(' or ')}.`);
  const keys = keysOf(parts);
  if (options.screenshots) mkdirSync(options.screenshots, { recursive: true });
  let editor;
  try {
    editor = await openEditor();
    await write(editor.origin, keys);
    const text = readFileSync(file, 'utf8');
    console.log(text);
    // Ends with another code where there are errors.
    journey('check', file);
    const meant = journey('export', file, '--to', 'mermaid');
    if (linesOf(meant).join('\n') !== linesOf(EXAMPLE).join('\n'))
      throw new Problem(`The map does not mean the example. As a diagram of Mermaid's it is\n${meant}`);
  } finally {
    await editor?.stop();
    rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
  }
  console.log(parts.map((part) => part.key ?? `‘${part}’`).join(' '));
  console.log(
    `${keys.length} keys; the example has ${linesOf(EXAMPLE).join('\n').length + 1} characters without its indentation.`,
  );
});
