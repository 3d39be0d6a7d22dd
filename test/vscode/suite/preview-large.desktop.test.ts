/** Very large maps must freeze neither the text nor the picture. The figures go to the log. */
import assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import { isLong } from 'this-run';
import * as vscode from 'vscode';
import { busiestOfWorkbench, evaluateInWebview, type } from './browser.js';
import { eventually } from './eventually.js';
import { CAFE, closeAll, openFile, openPreview, pictureShows, putKeyboard } from './preview-helpers.js';

const PERSONA = 'persona Anna\n\n';

/** 50 stages of 100 steps. */
function fiveThousandSteps(): string {
  const stages = Array.from({ length: 50 }, (_, s) => {
    const steps = Array.from(
      { length: 100 },
      (_, p) =>
        `    step Goes on with part ${p + 1} of ${s + 1}\n      on Web\n      feels ${p % 3 === 0 ? 'happy' : 'unsure: is it right?'}\n      thinks What comes next here?\n`,
    );
    return `  stage Stage ${s + 1}\n${steps.join('')}`;
  });
  return `${PERSONA}journey A very long way\n  for Anna\n  starts Here\n  ends There\n${stages.join('')}`;
}

/** 400 steps with much to say about each. */
function twoMegabytes(): string {
  const steps = Array.from({ length: 400 }, (_, p) => {
    const notes = Array.from(
      { length: 26 },
      (_, n) => `      note ${`Remark ${n + 1} of many that were made. `.repeat(5)}\n`,
    );
    return `    step Takes turn ${p + 1}\n      on Web\n      feels calm\n${notes.join('')}`;
  });
  return `${PERSONA}journey Much to say\n  for Anna\n  starts Here\n  ends There\n  stage All\n${steps.join('')}`;
}

/** From now on the page remembers how long it was busy without a pause, and how large what it is sent is. */
function watchPage(): Promise<void> {
  return evaluateInWebview(() => {
    const page = window as unknown as { busiest: number; sizes: number[] };
    page.busiest = 0;
    page.sizes = [];
    let last = performance.now();
    setInterval(() => {
      const now = performance.now();
      page.busiest = Math.max(page.busiest, now - last - 20);
      last = now;
    }, 20);
    window.addEventListener('message', ({ data }) => {
      if (data?.type === 'map') page.sizes.push(JSON.stringify(data).length);
    });
  });
}

function watched(): Promise<{ busiest: number; sizes: number[] }> {
  return evaluateInWebview(() => {
    const page = window as unknown as { busiest: number; sizes: number[] };
    const { busiest, sizes } = page;
    page.busiest = 0;
    page.sizes = [];
    return { busiest: Math.round(busiest), sizes };
  });
}

/** How long the extension host was busy without a pause, in milliseconds, until it is asked. */
function watchHost(): () => number {
  let longest = 0;
  let last = Date.now();
  const timer = setInterval(() => {
    const now = Date.now();
    longest = Math.max(longest, now - last - 20);
    last = now;
  }, 20);
  return () => {
    clearInterval(timer);
    return longest;
  };
}

/** The journey whose picture is shown. */
function title(): Promise<string> {
  return evaluateInWebview(() => document.getElementById('title')?.textContent ?? '');
}

suite('A very large map', () => {
  teardown(closeAll);

  const maps = [
    ['of 5,000 steps', fiveThousandSteps, 'A very long way'],
    ['of 2 MB', twoMegabytes, 'Much to say'],
  ] as const;
  for (const [name, make, first] of isLong ? maps : maps.slice(0, 1)) {
    test(`${name} freezes neither the text nor the picture`, async function () {
      this.timeout(180_000);
      const text = make();
      const editor = await openFile(CAFE);
      await openPreview();
      await pictureShows('Ordering a coffee');
      await watchPage();
      await busiestOfWorkbench();
      const { document } = editor;
      const all = new vscode.Range(document.positionAt(0), document.positionAt(document.getText().length));
      const hostBusiest = watchHost();
      const started = Date.now();
      assert.ok(await editor.edit((edit) => edit.replace(all, text)));
      const inText = Date.now() - started;
      await putKeyboard(editor, '\n\njourney');
      // While the picture is being made somebody goes on writing.
      const letters = 'typed while it is drawn';
      await type(letters, 50);
      await eventually(() => assert.equal(document.lineAt(0).text, `persona Anna${letters}`));
      const written = Date.now() - started;
      await eventually(async () => assert.equal(await title(), first), 120_000);
      const toPicture = Date.now() - started;
      await new Promise((resolve) => setTimeout(resolve, 3_000));
      const whole = await watched();
      const window = await busiestOfWorkbench();
      const host = hostBusiest();
      const changed = Date.now();
      const at = document.positionAt(document.getText().indexOf(first));
      await editor.edit((edit) => edit.insert(at, 'Really: '));
      await eventually(async () => assert.match(await title(), /^Really/), 60_000);
      const toChange = Date.now() - changed;
      const change = await watched();
      const figures = {
        characters: text.length,
        inText,
        toPicture,
        written,
        window,
        busiest: whole.busiest,
        host,
        message: whole.sizes[0],
        toChange,
        changeBusiest: change.busiest,
        changeMessage: change.sizes,
      };
      console.log(`A map ${name}: ${JSON.stringify(figures)}`);
      const pauses = { host, page: whole.busiest, change: change.busiest, window };
      for (const [where, pause] of Object.entries(pauses)) assert.ok(pause < 4_000, `${where}: ${pause} ms`);
      assert.ok(toPicture < 40_000, `the first picture took ${toPicture} ms`);
      assert.ok(toChange < 10_000, `a change took ${toChange} ms`);
    });
  }
});
