// Runs `npm start` as a person does: waits for Ready, opens the address, gives the password, opens an example and its preview,
// ends it with Ctrl+C, and looks that nothing stays behind.
//   node test/vscode/start.mjs [--screenshot FILE]
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { BROWSER_ARGS, browserProgram } from '../../scripts/lib/browser.mjs';
import { main, Problem, root } from '../../scripts/lib/project.mjs';

/** In milliseconds. The first start installs the editor. */
const TIME_TO_START = 5 * 60_000;
const TIME_TO_STOP = 10_000;
const TIME_TO_SHOW = 60_000;

const { values: options } = parseArgs({ options: { screenshot: { type: 'string' } } });

/** Starts it in a process group of its own, as a shell does, so that Ctrl+C can be sent to all of the group. */
async function startEditor() {
  const started = Date.now();
  const child = spawn('npm', ['start', '--', '--browser', '--no-open'], {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve(signal ?? code)));
  const ready = new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data) => {
        output += data;
        const match = /^Ready: (\S+)\nPassword: (\S+)\n/m.exec(output);
        if (match) resolve({ address: match[1], password: match[2] });
      });
    }
    ended.then((code) => reject(new Problem(`npm start ended with ${code}:\n${output}`)));
    setTimeout(() => reject(new Problem(`npm start was not ready in time:\n${output}`)), TIME_TO_START).unref();
  });
  const pressCtrlC = () => process.kill(-child.pid, 'SIGINT');
  try {
    const { address, password } = await ready;
    console.log(`Ready after ${((Date.now() - started) / 1000).toFixed(1)} s`);
    return { address, password, ended, pressCtrlC };
  } catch (error) {
    if (child.exitCode === null) pressCtrlC();
    throw error;
  }
}

async function useIt({ address, password }) {
  const browser = await chromium.launch({ executablePath: await browserProgram(), args: BROWSER_ARGS });
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  page.setDefaultTimeout(TIME_TO_SHOW);
  try {
    await page.goto(address);
    const field = page.locator('input[type=password]');
    await field.fill('not the password');
    await field.press('Enter');
    await page.getByText('Incorrect password').waitFor();
    await field.fill(password);
    await field.press('Enter');
    const [example] = readdirSync(path.join(root, 'examples')).filter((file) => file.endsWith('.journey'));
    await page.locator('.explorer-folders-view').getByText(example, { exact: true }).dblclick();
    await page.locator('#status\\.editor\\.mode').getByText('Journey Map').waitFor();
    await page.getByRole('button', { name: /Open Preview to the Side/ }).click();
    const preview = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
    await preview.locator('#drawing svg:not(.defs)').first().waitFor();
  } finally {
    if (options.screenshot) await page.screenshot({ path: options.screenshot });
    await browser.close();
  }
}

async function expectNothingLeft({ address, ended, pressCtrlC }) {
  pressCtrlC();
  const late = new Promise((resolve) => setTimeout(resolve, TIME_TO_STOP, 'late'));
  if ((await Promise.race([ended, late])) === 'late') throw new Problem('Ctrl+C did not end npm start.');
  try {
    await fetch(address);
  } catch {
    return;
  }
  throw new Problem(`npm start has ended, but ${address} still answers.`);
}

await main(async () => {
  const editor = await startEditor();
  try {
    await useIt(editor);
  } finally {
    await expectNothingLeft(editor);
  }
  console.log('npm start: ready, used and stopped.');
});
