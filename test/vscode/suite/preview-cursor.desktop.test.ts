import assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { clickInWebview, evaluateInWebview, press } from './browser.js';
import { eventually } from './eventually.js';
import {
  closeAll,
  lineOf,
  openFile,
  openPreview,
  pictureShows,
  putCursor,
  selectedText,
  selectionBoxes,
  view,
} from './preview-helpers.js';

const TWO_JOURNEYS = `journey Today
  for Anna
  starts Now
  ends Then
  stage One
    step Waits in line
      on Shop
      feels bored

journey Tomorrow
  for Anna
  state future
  future of Today
  starts Now
  ends Then
  stage One
    step Walks straight in
      on Shop
      feels happy
`;

/** Journeys with many steps need scrolling. */
const LONG = `journey A long way
  for Anna
  starts Here
  ends There
  stage All
${Array.from({ length: 14 }, (_, index) => `    step Takes turn ${index + 1}\n      on Road\n      feels calm\n`).join('')}`;

suite('Text and picture in step', () => {
  teardown(closeAll);

  test('a click in the picture goes to the line', async () => {
    const editor = await openFile();
    await openPreview();
    await clickInWebview('#drawing [data-ref] text', { text: 'Orders at the counter' });
    await eventually(() => assert.equal(editor.selection.active.line, lineOf(editor, 'step Orders')));
    await clickInWebview('#drawing [data-ref] text', { text: 'The queue is out' });
    await eventually(() => assert.equal(editor.selection.active.line, lineOf(editor, 'pain The queue')));
  });

  test('a click opens the text where it is not to be seen', async () => {
    const editor = await openFile();
    const uri = editor.document.uri.toString();
    await openPreview();
    const tab = vscode.window.tabGroups.all[0]?.activeTab;
    assert.ok(tab);
    await vscode.window.tabGroups.close(tab);
    await clickInWebview('#drawing [data-ref] text', { text: 'Orders at the counter' });
    await eventually(() => {
      const again = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri);
      assert.ok(again, 'the text is open');
      assert.equal(again.selection.active.line, lineOf(again, 'step Orders'));
    });
    const groups = vscode.window.tabGroups.all.map(({ tabs }) => tabs.map(({ label }) => label));
    assert.equal(groups.length, 2, `beside the picture, which stays: ${JSON.stringify(groups)}`);
  });

  test('a click leaves the keyboard in the picture, a double click writes there', async () => {
    const editor = await openFile();
    await openPreview();
    await clickInWebview('#drawing [data-ref] text', { text: 'Orders at the counter' });
    await eventually(() => assert.equal(editor.selection.active.line, lineOf(editor, 'step Orders')));
    assert.ok(await evaluateInWebview(() => document.hasFocus()), 'the picture keeps the keyboard');
    await clickInWebview('#drawing [data-ref] text', { text: 'Orders at the counter', clickCount: 2 });
    const words = () => evaluateInWebview(() => document.querySelector<HTMLTextAreaElement>('.inline-editor')?.value);
    await eventually(async () => assert.equal(await words(), 'Orders at the counter'));
  });

  test('what the cursor is on is selected', async () => {
    const editor = await openFile();
    await openPreview();
    putCursor(editor, 'step Orders');
    await eventually(async () => assert.match(await selectedText(), /Orders at the counter/));
    putCursor(editor, 'pain The queue');
    await eventually(async () => assert.match(await selectedText(), /The queue is out/));
    putCursor(editor, 'stage During');
    await eventually(async () => assert.match(await selectedText(), /During/));
    putCursor(editor, 'persona Anna');
    await eventually(async () => assert.match(await selectedText(), /Anna/));
  });

  test('a click and the cursor it moves agree', async () => {
    const editor = await openFile();
    await openPreview();
    const changes: number[] = [];
    const listening = vscode.window.onDidChangeTextEditorSelection(({ selections }) =>
      changes.push(selections[0]?.active.line ?? -1),
    );
    await clickInWebview('#drawing [data-ref] text', { text: 'The queue is out' });
    await eventually(() => assert.equal(editor.selection.active.line, lineOf(editor, 'pain The queue')));
    await new Promise((resolve) => setTimeout(resolve, 500));
    listening.dispose();
    assert.match(await selectedText(), /The queue is out/);
    assert.equal(new Set(changes).size, 1, `the cursor moved once: ${changes}`);
  });

  test('what is selected is scrolled into sight, and only if it is not', async () => {
    const editor = await openFile(LONG);
    await openPreview();
    putCursor(editor, 'step Takes turn 1\n');
    await eventually(async () => assert.match(await selectedText(), /Takes turn 1/));
    assert.equal((await view()).left, 0, 'it was in sight');
    putCursor(editor, 'step Takes turn 14');
    await eventually(async () => {
      const [box] = await selectionBoxes();
      const width = await evaluateInWebview(() => document.documentElement.clientWidth);
      assert.ok(box && box.left >= 0 && box.right <= width, JSON.stringify(box));
    });
    assert.ok((await view()).left > 0);
  });

  test('a journey is picked by the picker, and by the cursor that comes into it', async () => {
    const editor = await openFile(TWO_JOURNEYS);
    await openPreview();
    await pictureShows('Waits in line');
    await evaluateInWebview(() => {
      const picker = document.getElementById('journeys') as HTMLSelectElement;
      picker.selectedIndex = 1;
      picker.dispatchEvent(new Event('change'));
    });
    await pictureShows('Walks straight in');
    putCursor(editor, 'step Walks');
    await eventually(async () => assert.match(await selectedText(), /Walks straight in/));
    putCursor(editor, 'step Waits');
    await pictureShows('Waits in line');
    const names = await evaluateInWebview(() =>
      [...(document.getElementById('journeys') as HTMLSelectElement).options].map(({ text }) => text),
    );
    assert.deepEqual(names, ['Today', 'Tomorrow']);
  });
});

suite('Getting about in the picture', () => {
  teardown(closeAll);

  test('by keys', async () => {
    await openFile(LONG);
    await openPreview();
    await clickInWebview('#viewport', { position: { x: 4, y: 4 } });
    await press('0');
    await eventually(async () => assert.equal((await view()).zoom, '100%'));
    await press('+');
    await eventually(async () => assert.equal((await view()).zoom, '110%'));
    await press('-');
    await press('-');
    await eventually(async () => assert.equal((await view()).zoom, '90%'));
    await press('1');
    await eventually(async () => {
      const room = await evaluateInWebview(() => {
        const pane = document.getElementById('viewport') as HTMLElement;
        return pane.scrollWidth - pane.clientWidth;
      });
      assert.ok(Math.abs(room) <= 1, 'the whole width is in sight');
    });
    await press('2');
    await eventually(async () => {
      const room = await evaluateInWebview(() => {
        const pane = document.getElementById('viewport') as HTMLElement;
        return Math.max(pane.scrollWidth - pane.clientWidth, pane.scrollHeight - pane.clientHeight);
      });
      assert.ok(room <= 1, 'all of it is in sight');
    });
  });

  test('by the wheel with Ctrl, around the pointer', async () => {
    await openFile(LONG);
    await openPreview();
    const { before, after, zoomed } = await evaluateInWebview(async () => {
      const pane = document.getElementById('viewport') as HTMLElement;
      for (let step = 0; step < 6; step++) document.getElementById('zoom-in')?.click();
      const box = pane.getBoundingClientRect();
      const [x, y] = [box.left + 200, box.top + 150];
      const under = () => {
        const drawing = (document.getElementById('drawing') as HTMLElement).getBoundingClientRect();
        const factor = drawing.width / (document.getElementById('drawing') as HTMLElement).offsetWidth;
        return [(x - drawing.left) / factor, (y - drawing.top) / factor];
      };
      pane.scrollTo(60, 20);
      const zoomBefore = document.getElementById('zoom-reset')?.textContent;
      const before = under();
      pane.dispatchEvent(
        new WheelEvent('wheel', { deltaY: -20, ctrlKey: true, clientX: x, clientY: y, cancelable: true }),
      );
      return { before, after: under(), zoomed: document.getElementById('zoom-reset')?.textContent !== zoomBefore };
    });
    assert.ok(zoomed);
    for (const axis of [0, 1])
      assert.ok(Math.abs((before[axis] ?? 0) - (after[axis] ?? 99)) < 2, JSON.stringify({ before, after }));
  });

  test('the toolbar is reached by keyboard, named and large enough', async () => {
    await openFile();
    await openPreview();
    const buttons = await evaluateInWebview(() =>
      [...document.querySelectorAll<HTMLElement>('#toolbar button:not([hidden])')].map((button) => {
        const { width, height } = button.getBoundingClientRect();
        const name = button.getAttribute('aria-label') ?? button.textContent ?? '';
        return { name, width, height, tab: button.tabIndex };
      }),
    );
    assert.deepEqual(
      buttons.slice(0, 4).map(({ name }) => name),
      ['Map', 'Flow', 'Blueprint', 'Table'],
    );
    assert.ok(buttons.length >= 12, `${buttons.length} buttons`);
    for (const { name, width, height } of buttons) {
      assert.ok(name.length > 0 && width >= 28 && height >= 28, `${name}: ${width} × ${height}`);
    }
    // One tab stop; the arrow keys go from button to button.
    assert.deepEqual(
      buttons.filter(({ tab }) => tab === 0).map(({ name }) => name),
      ['Map'],
    );
  });
});
