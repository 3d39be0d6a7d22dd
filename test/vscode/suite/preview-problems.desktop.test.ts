/** What is reported about the text, in its picture: badges, questions, and the line that counts. */
import assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import {
  clickInWebview,
  clickInWorkbench,
  countInWebview,
  evaluateInWebview,
  hoverInWebview,
  screenshotWebview,
  waitInWebview,
  waitInWorkbench,
  webviewCount,
} from './browser.js';
import { eventually } from './eventually.js';
import {
  CAFE,
  closeAll,
  codesOf,
  inWorkspace,
  lineOf,
  openFile,
  openPreview,
  replace,
  writeFile,
} from './preview-helpers.js';

/** The badges of the picture: what each is of, how grave it is, and how many problems it counts. */
function badges(): Promise<string[]> {
  return evaluateInWebview(() =>
    [...document.querySelectorAll<HTMLElement>('.badge')]
      .map(({ dataset, textContent }) => `${dataset.of} ${dataset.severity} ${textContent}`)
      .sort(),
  );
}

function stateLine(): Promise<string> {
  return evaluateInWebview(() => document.getElementById('state')?.getAttribute('aria-label') ?? '');
}

async function openMap(text: string): Promise<vscode.TextEditor> {
  const editor = await openFile(text);
  await openPreview();
  return editor;
}

suite('Problems in the picture', () => {
  teardown(closeAll);

  test('are counted at what they are about, and a click goes to the line', async () => {
    const editor = await openMap(CAFE);
    await eventually(async () => assert.deepEqual(await badges(), []));
    await replace(editor, 'pain The queue', 'pian The queue');
    await eventually(async () => assert.deepEqual(await badges(), ['j0.s0.p0.pain0 error 1']));
    // What cannot be read at all stands at what it stands in.
    await replace(editor, 'pian The queue', 'xqzw The queue');
    await eventually(async () => assert.deepEqual(await badges(), ['j0.s0.p0 error 1']));
    await replace(editor, 'feels happy\n', 'feels happy\n      lasts 3 min\n      lasts 4 min\n');
    await eventually(async () => assert.deepEqual(await badges(), ['j0.s0.p0 error 1', 'j0.s1.p0 error 1']));
    // In the corner of what it is about, wherever the map is scrolled and zoomed.
    await evaluateInWebview(() => document.getElementById('fit-width')?.click());
    const apart = await evaluateInWebview(() => {
      const badge = document.querySelector('.badge[data-of="j0.s0.p0"]')?.getBoundingClientRect();
      const card = document.querySelector('[data-band="steps"] [data-ref="j0.s0.p0"] rect')?.getBoundingClientRect();
      return badge && card ? Math.hypot(badge.right - card.right, badge.top - card.top) : -1;
    });
    assert.ok(apart >= 0 && apart < 40, `${apart} pixels apart`);
    assert.ok((await screenshotWebview('badges')) > 10_000);
    await clickInWebview('.badge[data-of="j0.s0.p0"]');
    await eventually(() => assert.equal(editor.selection.active.line, lineOf(editor, 'xqzw The queue')));
    await replace(editor, 'xqzw The queue', 'pain The queue');
    await eventually(async () => assert.deepEqual(await badges(), ['j0.s1.p0 error 1']));
  });

  test('are said under the pointer, with what can be done, and done there', async () => {
    const editor = await openMap(CAFE.replace('pain The queue', 'pian The queue'));
    await waitInWebview({ selector: '.badge[data-severity="error"]' });
    await hoverInWebview({ selector: '.badge[data-severity="error"]' });
    await waitInWebview({ selector: '.problem-card .message', text: 'pian' });
    await waitInWebview({ selector: '.problem-card .fix', text: 'pain' });
    await clickInWebview('.problem-card .fix', { text: 'pain' });
    await eventually(() => assert.equal(editor.document.getText(), CAFE));
    await eventually(async () => assert.deepEqual(await badges(), []));
    assert.equal(await countInWebview('.problem-card:not([hidden])'), 0);
  });

  test('that the picture asks about are not counted there as well', async () => {
    await openMap(CAFE.replace('      feels happy\n', '').replace('  ends Takes the first sip\n', ''));
    await waitInWebview({ selector: '#drawing [data-question="emotion"]' });
    await waitInWebview({ selector: '#drawing [data-question="end"]' });
    await eventually(async () => assert.equal(await stateLine(), '2 steps, 2 questions open'));
    assert.deepEqual(await badges(), []);
  });
});

suite('Questions in the picture', () => {
  teardown(closeAll);

  test('a pain without an opportunity gets one that answers it', async () => {
    const text = CAFE.replace('      opportunity Order ahead\n', '      pain Nobody says how long it takes\n');
    const editor = await openMap(text);
    await eventually(() => assert.ok(codesOf(editor.document.uri).includes('unaddressed-pain')));
    await clickInWebview('#drawing [data-ref$="pain1"][data-question="opportunity"]');
    await eventually(() =>
      assert.match(editor.document.getText(), /\n {6}opportunity .+\n {8}answers Nobody says how long it takes\n/),
    );
    await eventually(() => assert.equal(vscode.window.activeTextEditor?.document, editor.document));
    await eventually(() => assert.notEqual(editor.document.getText(editor.selection), ''));
  });

  test('a stage of the framework is written in its place', async () => {
    const text = CAFE.replace('  for Anna\n', '  for Anna\n  follows Service\n');
    const editor = await openMap(text);
    await waitInWebview({ selector: '#drawing [data-question="framework-stage"]', text: 'After' });
    await eventually(() => assert.ok(codesOf(editor.document.uri).includes('missing-framework-stage')));
    await clickInWebview('#drawing [data-question="framework-stage"]', { text: 'After' });
    await eventually(() => assert.match(editor.document.getText(), /feels happy\n+ {2}stage After\n {4}step .+\n$/));
    await eventually(async () => assert.equal(await countInWebview('[data-question="framework-stage"]'), 0));
  });

  test('that the picture has no room for are asked over it, and one click writes the line', async () => {
    const text = CAFE.replace('  for Anna\n', '  for Anna\n  basis research\n').replace(
      'feels happy\n',
      'feels happy\n      evidence Talks\n',
    );
    const editor = await openMap(
      text.replace('-1: is there time?', '-1').replace(/ {6}pain .*\n {6}opportunity .*\n/, ''),
    );
    await waitInWebview({ selector: '.open-question[data-code="unexplained-low"]', text: 'Why so low?' });
    await clickInWebview('.open-question[data-about="j0.s0.p0"][data-code="missing-evidence"]');
    await eventually(() => assert.match(editor.document.getText(), /feels unsure -1\n {6}evidence Interviews: /));
    await eventually(() => assert.equal(editor.document.getText(editor.selection), 'Interviews'));
    await eventually(async () => assert.equal(await countInWebview('.open-question[data-code="missing-evidence"]'), 0));
    await clickInWebview('.open-question[data-code="unexplained-low"]');
    await eventually(() => assert.match(editor.document.getText(), /feels unsure -1: \S/));
  });

  test('of a framework that only the configuration asks for, too', async () => {
    const configuration = inWorkspace('journey.config.json');
    await writeFile('{ "follows": "Service" }', 'journey.config.json');
    try {
      const editor = await openMap(CAFE);
      await clickInWebview('.open-question[data-code="missing-framework-stage"]', { text: 'Where is “After”?' });
      await eventually(() => assert.match(editor.document.getText(), /feels happy\n+ {2}stage After\n {4}step .+\n$/));
    } finally {
      await vscode.workspace.fs.delete(configuration);
    }
  });

  test('a journey of nobody asks whose it is', async () => {
    const editor = await openMap(CAFE.replace('  for Anna\n', ''));
    await clickInWebview('#drawing [data-question="persona"]');
    await eventually(() => assert.match(editor.document.getText(), /journey Ordering a coffee\n {2}for \S/));
  });

  test('are answered where nothing is reported, too', async () => {
    const text = `// journey-ignore-file unaddressed-pain\n${CAFE.replace('      opportunity Order ahead\n', '')}`;
    const editor = await openMap(text);
    await clickInWebview('#drawing [data-question="opportunity"]');
    await eventually(() => assert.match(editor.document.getText(), /\n {6}opportunity \S/));
  });
});

suite('How far a map is', () => {
  teardown(closeAll);

  test('is said in the preview, and its line goes from question to question', async () => {
    const text = CAFE.replace('      on Street\n', '').replace('      feels happy\n', '');
    const editor = await openMap(text);
    await eventually(async () => assert.equal(await stateLine(), '2 steps, 2 questions open'));
    for (const step of ['Sees the queue', 'Orders at', 'Sees the queue']) {
      await clickInWebview('#state');
      await eventually(() => assert.equal(editor.selection.active.line, lineOf(editor, step)));
    }
    await replace(editor, 'step Sees the queue\n', 'step Sees the queue\n      on Street\n');
    await eventually(async () => assert.equal(await stateLine(), '2 steps, 1 question open'));
    await replace(editor, 'The usual, please\n', 'The usual, please\n      feels happy\n');
    await eventually(async () => assert.equal(await stateLine(), '2 steps, nothing left open'));
  });

  test('is said in the status bar of a map alone, where a click opens its picture', async () => {
    const editor = await openFile(CAFE.replace('      on Street\n', ''));
    await waitInWorkbench({ selector: '.statusbar-item', text: '2 steps, 1 question open' });
    await replace(editor, '  ends Takes the first sip\n', '');
    await waitInWorkbench({ selector: '.statusbar-item', text: '2 steps, 2 questions open' });
    const other = await vscode.workspace.openTextDocument({ content: 'Something else' });
    await vscode.window.showTextDocument(other);
    await waitInWorkbench({ selector: '.statusbar-item', text: 'questions open', state: 'hidden' });
    await vscode.window.showTextDocument(editor.document);
    await clickInWorkbench({ selector: '.statusbar-item a', text: '2 steps, 2 questions open' });
    await eventually(async () => assert.equal(await webviewCount(), 1));
    await waitInWebview({ selector: '#drawing .band' });
    // What the status bar says under the pointer would lie over the preview.
    await hoverInWebview({ selector: '#drawing .band' });
    await waitInWorkbench({ selector: '.workbench-hover', state: 'hidden' });
  });
});
