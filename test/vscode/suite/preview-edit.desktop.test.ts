/** Editing in the picture: what is dragged, typed or chosen there is a change of the text, and of nothing else in it. */
import assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import {
  clickInWebview,
  dragInWebview,
  evaluateInWebview,
  press,
  type,
  waitInWebview,
  waitInWorkbench,
} from './browser.js';
import { eventually } from './eventually.js';
import { closeAll, noticeText, openFile, openPreview, pictureShows, replace } from './preview-helpers.js';

const MAP = `// Written with the people of the café
persona Anna
  role Regular

journey Ordering a coffee // as it is today
  for Anna
  starts Walks past the café
  ends Takes the first sip

  stage Before   // the door is open
    step Sees the queue
      on Street
      feels unsure: is there time? // her words
      pain The queue is out of the door
      // nobody has counted it
      opportunity Order ahead

    step Reads the board
      on Counter
      feels calm

  stage During
    step Orders at the counter
      on Counter
      says The usual, please
      feels happy
`;

const words = (text: string) => ({ selector: '#drawing [data-ref] text', text });
const face = (id: string) => ({ selector: `#drawing .jm-feels[data-ref="${id}"]` });

/** Opens the map and its preview. */
async function openMap(text = MAP): Promise<vscode.TextEditor> {
  const editor = await openFile(text);
  await openPreview();
  return editor;
}

async function becomes({ document }: vscode.TextEditor, text: string): Promise<void> {
  await eventually(() => assert.equal(document.getText(), text));
}

/** Gives a part of the picture the keyboard: a click does. */
async function chooseByClick(text: string): Promise<void> {
  await clickInWebview('#drawing [data-ref] text', { text });
  await mapHasKeyboard();
}

/** Waits until a part of the map has the keyboard. */
async function mapHasKeyboard(): Promise<void> {
  await eventually(async () => {
    const keyboard = await evaluateInWebview(() =>
      document.hasFocus()
        ? (document.activeElement?.closest('.reading')?.className ?? document.activeElement?.tagName)
        : 'elsewhere',
    );
    assert.equal(keyboard, 'reading');
  });
}

/** Waits until the text has the keyboard, with words selected in such a line that are to be overwritten. */
async function cursorIsIn(editor: vscode.TextEditor, line: RegExp): Promise<void> {
  await eventually(() => {
    assert.equal(vscode.window.activeTextEditor?.document, editor.document);
    assert.match(editor.document.lineAt(editor.selection.active.line).text, line);
    assert.notEqual(editor.document.getText(editor.selection), '');
  });
  await eventually(async () => assert.equal(await evaluateInWebview(() => document.hasFocus()), false));
  await waitInWorkbench({ selector: '.editor-group-container.active .monaco-editor.focused' });
}

async function chooseInMenu(label: string): Promise<void> {
  await waitInWebview({ selector: '.map-menu [role="menuitem"]', text: label });
  await clickInWebview('.map-menu [role="menuitem"]', { text: label });
}

suite('Editing in the picture', () => {
  teardown(closeAll);

  test('a face that is dragged down feels worse, and keeps its reason and its comment', async () => {
    const editor = await openMap();
    await dragInWebview(face('j0.s1.p0.feels0'), {
      selector: '#drawing [data-band="feels"]',
      position: { x: 300, y: 1 },
    });
    await becomes(editor, MAP.replace('feels happy', 'feels delighted'));
    await dragInWebview(face('j0.s0.p0.feels0'), face('j0.s0.p1.feels0'));
    await becomes(editor, MAP.replace('feels happy', 'feels delighted').replace('feels unsure: is', 'feels happy: is'));
  });

  test('Escape ends a drag without a change', async () => {
    const editor = await openMap();
    await dragInWebview(face('j0.s0.p0.feels0'), face('j0.s1.p0.feels0'), false);
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.equal(editor.document.getText(), MAP);
    assert.equal(editor.document.version, 1);
  });

  test('words are written in their place', async () => {
    const editor = await openMap();
    await clickInWebview('#drawing [data-ref] text', { text: 'The queue is out', clickCount: 2 });
    await waitInWebview({ selector: 'textarea.inline-editor' });
    await type('Nobody knows: is it long, or slow?');
    await press('Enter');
    await becomes(editor, MAP.replace('The queue is out of the door', 'Nobody knows: is it long, or slow?'));
    await pictureShows('Nobody knows');
    assert.equal(await noticeText(), '');
  });

  test('words that were not changed change nothing, and Escape keeps what there was', async () => {
    const editor = await openMap();
    for (const key of ['Enter', 'Escape']) {
      await clickInWebview('#drawing [data-ref] text', { text: 'The usual, please', clickCount: 2 });
      await waitInWebview({ selector: 'textarea.inline-editor' });
      if (key === 'Escape') await type('Something else');
      await press(key);
      await waitInWebview({ selector: 'textarea.inline-editor', state: 'detached' });
    }
    assert.equal(editor.document.version, 1);
  });

  test('a step that is dragged goes within its stage and to another, with all its lines', async () => {
    const editor = await openMap();
    await dragInWebview(words('Reads the board'), { ...words('Sees the queue'), position: { x: -8, y: 10 } });
    const [sees, reads] = [MAP.indexOf('    step Sees'), MAP.indexOf('    step Reads')];
    const end = MAP.indexOf('\n  stage During');
    const block = MAP.slice(sees, reads).trimEnd();
    const other = MAP.slice(reads, end).trimEnd();
    await becomes(editor, `${MAP.slice(0, sees)}${other}\n\n${block}\n${MAP.slice(end)}`);
    await eventually(async () =>
      assert.ok(await evaluateInWebview(() => !document.querySelector('.dragged-copy, .insertion-bar'))),
    );
  });

  test('a stage moves by keyboard, and a face is lifted', async () => {
    const editor = await openMap();
    await chooseByClick('During');
    await press('Alt+ArrowLeft');
    await eventually(() => {
      const text = editor.document.getText();
      assert.ok(text.indexOf('stage During') < text.indexOf('stage Before'), text);
    });
    const moved = editor.document.getText();
    assert.deepEqual(
      moved.split('\n').filter(Boolean).sort(),
      MAP.split('\n').filter(Boolean).sort(),
      'every line is as it was',
    );
    await pictureShows(/During[\s\S]*Before/);
    await chooseByClick('Orders at the counter');
    await press('Alt+ArrowUp');
    await becomes(editor, moved.replace('feels happy', 'feels delighted'));
  });

  test('a step and a thought are added, duplicated and deleted', async () => {
    const editor = await openMap();
    await clickInWebview('#drawing [data-ref] text', { text: 'Orders at the counter', button: 'right' });
    await chooseInMenu('Add a thought');
    await waitInWebview({ selector: 'textarea.inline-editor' });
    await type('Do they know me?');
    await press('Enter');
    const thought = MAP.replace('please\n', 'please\n      thinks Do they know me?\n');
    await eventually(() => assert.match(editor.document.getText(), /thinks Do they know me\?/));
    const lines = (text: string) => text.split('\n').sort();
    assert.deepEqual(lines(editor.document.getText()), lines(thought));
    await pictureShows('Do they know me?');

    await clickInWebview('#drawing [data-ref] text', { text: 'Orders at the counter', button: 'right' });
    await chooseInMenu('Add a step after');
    await waitInWebview({ selector: 'textarea.inline-editor' });
    await type('Pays');
    await press('Enter');
    await eventually(() => assert.match(editor.document.getText(), /\n {4}step Pays\n$/));
    await pictureShows('Pays');

    await chooseByClick('Pays');
    await press('Control+d');
    await eventually(() => assert.match(editor.document.getText(), /\n {4}step Pays\n+ {4}step Pays 2\n$/));
    await pictureShows('Pays 2');
    await chooseByClick('Pays 2');
    await press('Delete');
    await eventually(() => assert.ok(!editor.document.getText().includes('Pays 2')));
    assert.match(editor.document.getText(), /\n {4}step Pays\n$/);
  });

  test('a comment stays when what is around it is deleted', async () => {
    const editor = await openMap();
    await chooseByClick('Sees the queue');
    await press('Delete');
    await eventually(() => assert.ok(!editor.document.getText().includes('step Sees')));
    for (const comment of ['// nobody has counted it', '// the door is open', '// as it is today']) {
      assert.ok(editor.document.getText().includes(comment), comment);
    }
  });

  test('a question is answered by a line with the cursor in it', async () => {
    const text = MAP.replace('      on Street\n', '').replace('  ends Takes the first sip\n', '');
    const editor = await openMap(text);
    await clickInWebview('#drawing [data-question="channel"]');
    await eventually(() => assert.match(editor.document.getText(), /step Sees the queue\n {6}on \S+\n/));
    await cursorIsIn(editor, /^ {6}on /);
    await type('Street');
    await eventually(() => assert.match(editor.document.getText(), /step Sees the queue\n {6}on Street\n/));
    await clickInWebview('#drawing [data-question="end"]');
    await eventually(() => assert.match(editor.document.getText(), /starts Walks past the café\n {2}ends \S/));
    await cursorIsIn(editor, /^ {2}ends /);
    await type('Takes the first sip');
    await becomes(
      editor,
      MAP.replace('      on Street\n', '').replace(/(step Sees the queue\n)/, '$1      on Street\n'),
    );
  });
});

suite('Undoing what was changed in the picture', () => {
  teardown(closeAll);

  test('in the preview takes back one change and makes it again, and the picture keeps the keyboard', async () => {
    const editor = await openMap();
    await replace(editor, 'The usual, please', 'The same as ever');
    const typed = editor.document.getText();
    await pictureShows('The same as ever');
    await chooseByClick('Orders at the counter');
    await press('Alt+ArrowUp');
    const first = typed.replace('feels happy', 'feels delighted');
    await becomes(editor, first);
    await pictureShows('delighted');
    await press('Alt+ArrowDown');
    await becomes(editor, typed);
    await press('Control+z');
    await becomes(editor, first);
    await mapHasKeyboard();
    await press('Control+z');
    await becomes(editor, typed);
    await mapHasKeyboard();
    await press('Control+Shift+z');
    await becomes(editor, first);
    await pictureShows('delighted');
  });

  test('in the text takes back the same', async () => {
    const editor = await openMap();
    await clickInWebview('#drawing [data-ref] text', { text: 'The usual, please', clickCount: 2 });
    await waitInWebview({ selector: 'textarea.inline-editor' });
    await type('One more');
    await press('Enter');
    const changed = MAP.replace('The usual, please', 'One more');
    await becomes(editor, changed);
    await vscode.window.showTextDocument(editor.document, { viewColumn: vscode.ViewColumn.One });
    await vscode.commands.executeCommand('undo');
    await becomes(editor, MAP);
    await vscode.commands.executeCommand('redo');
    await becomes(editor, changed);
    await pictureShows('One more');
  });
});

suite('A text that changes while its picture is edited', () => {
  teardown(closeAll);

  test('has the right thing changed, wherever it went', async () => {
    const editor = await openMap();
    const { document } = editor;
    // The page asks for a change of what it shows; the text is another by the time the answer is made.
    await clickInWebview('#drawing [data-ref] text', { text: 'Reads the board', clickCount: 2 });
    await waitInWebview({ selector: 'textarea.inline-editor' });
    await type('Reads the menu');
    const step = '    step Sees the queue\n';
    const edit = new vscode.WorkspaceEdit();
    const at = document.positionAt(MAP.indexOf(step));
    edit.insert(document.uri, at, '    step Comes in\n      on Street\n      feels calm\n\n');
    assert.ok(await vscode.workspace.applyEdit(edit));
    await press('Enter');
    const added = '    step Comes in\n      on Street\n      feels calm\n\n';
    await becomes(editor, MAP.replace(step, added + step).replace('Reads the board', 'Reads the menu'));
  });

  test('is left alone where the thing is gone, and the preview says so', async () => {
    const editor = await openMap();
    await clickInWebview('#drawing [data-ref] text', { text: 'Reads the board', clickCount: 2 });
    await waitInWebview({ selector: 'textarea.inline-editor' });
    await type('Reads the menu');
    await replace(editor, 'Reads the board', 'Looks around');
    const before = editor.document.getText();
    await press('Enter');
    await eventually(async () => assert.match(await noticeText(), /is not in the text as it was drawn/));
    assert.equal(editor.document.getText(), before);
  });
});
