/** Several previews, texts and windows at once: each picture stays in step with its text, and only with that. */
import assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import {
  clickInOtherWindow,
  clickInWebview,
  clickInWorkbench,
  closeOtherWindow,
  evaluateInOtherWindow,
  evaluateInWebview,
  press,
  waitInWorkbench,
} from './browser.js';
import { eventually } from './eventually.js';
import {
  CAFE,
  closeAll,
  inWorkspace,
  lineOf,
  noticeText,
  openFile,
  openPreview,
  pictureShows,
  pictureText,
  putCursor,
  replace,
  selectedText,
  writeFile,
} from './preview-helpers.js';

const TEA = CAFE.replaceAll('coffee', 'tea').replaceAll('café', 'tea house');
const SOUP = CAFE.replaceAll('coffee', 'soup').replaceAll('café', 'kitchen');

function labels(): string[] {
  return vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).map(({ label }) => label);
}

/** The previews there are. */
const previews = () => labels().filter((label) => /^(Preview|Following) /.test(label));

async function turnTo(editor: vscode.TextEditor): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(editor.document, { viewColumn: vscode.ViewColumn.One });
}

const nameOf = ({ document }: vscode.TextEditor) => document.uri.path.split('/').at(-1);

/** Gives the keyboard to the picture, and presses the button of its tab. */
async function pressLock(): Promise<void> {
  await clickInWebview('#viewport', { position: { x: 4, y: 4 } });
  await clickInWorkbench({ selector: '.editor-actions a[aria-label^="Toggle Preview Lock"]' });
}

suite('Several previews', () => {
  teardown(closeAll);

  test('belong each to its text, and the one of the text that one turns to comes forward', async () => {
    const coffee = await openFile(CAFE);
    await openPreview();
    await pictureShows('Ordering a coffee');
    const tea = await openFile(TEA);
    await openPreview();
    await pictureShows('Ordering a tea');
    assert.equal(previews().length, 2);
    await turnTo(coffee);
    await pictureShows('Ordering a coffee');
    assert.equal(vscode.window.activeTextEditor?.document, coffee.document, 'the text keeps the keyboard');
    const again = await turnTo(tea);
    await pictureShows('Ordering a tea');
    await replace(again, 'Ordering a tea', 'Ordering two teas');
    await pictureShows('Ordering two teas');
    const first = await turnTo(coffee);
    await pictureShows('Ordering a coffee');
    await clickInWebview('#drawing [data-ref] text', { text: 'Orders at the counter' });
    await eventually(() => assert.equal(first.selection.active.line, lineOf(first, 'step Orders')));
  });

  test('one that is unlocked shows the text that one turns to, until it is locked', async () => {
    const coffee = await openFile(CAFE);
    await openPreview();
    await pictureShows('Ordering a coffee');
    await pressLock();
    await eventually(() => assert.deepEqual(previews(), [`Following ${nameOf(coffee)}`]));
    const tea = await openFile(TEA);
    await pictureShows('Ordering a tea');
    await eventually(() => assert.deepEqual(previews(), [`Following ${nameOf(tea)}`]));
    await replace(tea, 'Ordering a tea', 'Ordering two teas');
    await pictureShows('Ordering two teas');
    await clickInWebview('#drawing [data-ref] text', { text: 'Orders at the counter' });
    await eventually(() => assert.equal(tea.selection.active.line, lineOf(tea, 'step Orders')));
    const other = await vscode.workspace.openTextDocument({ content: 'Something else' });
    await vscode.window.showTextDocument(other, { viewColumn: vscode.ViewColumn.One });
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.match(await pictureText(), /Ordering two teas/);
    await turnTo(tea);
    await pressLock();
    await eventually(() => assert.deepEqual(previews(), [`Preview ${nameOf(tea)}`]));
    await turnTo(coffee);
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.match(await pictureText(), /Ordering two teas/);
  });

  test('one follows and one stays', async () => {
    const coffee = await openFile(CAFE);
    await openPreview();
    await pictureShows('Ordering a coffee');
    const tea = await openFile(TEA);
    await openPreview();
    await pictureShows('Ordering a tea');
    await vscode.commands.executeCommand('journey.togglePreviewLock');
    await eventually(() => assert.deepEqual(previews(), [`Preview ${nameOf(coffee)}`, `Following ${nameOf(tea)}`]));
    const soup = await openFile(SOUP);
    await pictureShows('Ordering a soup');
    await turnTo(coffee);
    await pictureShows('Ordering a coffee');
    await turnTo(tea);
    await pictureShows('Ordering a tea');
    assert.deepEqual(previews(), [`Preview ${nameOf(coffee)}`, `Following ${nameOf(tea)}`]);
    await vscode.commands.executeCommand('journey.openPreviewToSide', soup.document.uri);
    await pictureShows('Ordering a soup');
    assert.equal(previews().length, 3, 'a preview that is asked for is another one');
  });
});

suite('One text in several places', () => {
  teardown(closeAll);

  test('in two editors: both change the picture, and a click goes to the one that was used last', async () => {
    const left = await openFile(CAFE);
    await openPreview();
    const below = await vscode.window.showTextDocument(left.document, { viewColumn: vscode.ViewColumn.Three });
    await replace(below, 'Ordering a coffee', 'Ordering a tea');
    await pictureShows('Ordering a tea');
    putCursor(below, 'pain The queue');
    await eventually(async () => assert.match(await selectedText(), /The queue is out/));
    await vscode.window.showTextDocument(left.document, { viewColumn: vscode.ViewColumn.One });
    putCursor(left, 'stage During');
    await eventually(async () => assert.match(await selectedText(), /During/));
    await replace(left, 'Ordering a tea', 'Ordering a soup');
    await pictureShows('Ordering a soup');
    await clickInWebview('#drawing [data-ref] text', { text: 'Orders at the counter' });
    await eventually(() => {
      const lines = [left, below].map(({ selection }) => selection.active.line);
      assert.equal(lines.filter((line) => line === lineOf(left, 'step Orders')).length, 1, `one moved: ${lines}`);
    });
  });

  test('in a comparison: what is typed there reaches the picture, and a click opens the text itself', async () => {
    await writeFile(TEA, 'before.journey');
    const editor = await openFile(CAFE);
    const { document } = editor;
    await openPreview();
    await vscode.commands.executeCommand('vscode.diff', inWorkspace('before.journey'), document.uri, 'Then and now', {
      viewColumn: vscode.ViewColumn.One,
    });
    await waitInWorkbench({ selector: '.monaco-diff-editor .modified .view-line' });
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    await vscode.window.tabGroups.close(tabs.filter(({ input }) => input instanceof vscode.TabInputText));
    const edit = new vscode.WorkspaceEdit();
    const at = document.positionAt(document.getText().indexOf('coffee'));
    edit.replace(document.uri, new vscode.Range(at, at.translate(0, 'coffee'.length)), 'soup');
    assert.ok(await vscode.workspace.applyEdit(edit));
    await pictureShows('Ordering a soup');
    await clickInWebview('#drawing [data-ref] text', { text: 'Orders at the counter' });
    await eventually(() => {
      const shown = vscode.window.visibleTextEditors.find(
        (one) => one.document.uri.toString() === document.uri.toString() && one.viewColumn !== undefined,
      );
      assert.equal(shown?.selection.active.line, lineOf(editor, 'step Orders'));
    });
    assert.ok(labels().includes('Then and now'), 'the comparison stays');
  });
});

suite('Texts that come and go', () => {
  teardown(closeAll);

  test('a file that is deleted and written anew is shown again', async () => {
    const editor = await openFile(CAFE, 'phoenix.journey');
    const { uri } = editor.document;
    await openPreview();
    const edit = new vscode.WorkspaceEdit();
    edit.deleteFile(uri);
    await vscode.workspace.applyEdit(edit);
    await eventually(async () => assert.match(await noticeText(), /phoenix\.journey was deleted/));
    await writeFile(TEA, 'phoenix.journey');
    await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.Beside });
    await pictureShows('Ordering a tea');
    await eventually(async () => assert.equal(await noticeText(), ''));
    assert.equal(previews().length, 1);
  });

  test('a folder that is renamed takes the previews of its files along', async () => {
    await writeFile(CAFE, 'old/map.journey');
    await vscode.window.showTextDocument(inWorkspace('old/map.journey'), { viewColumn: vscode.ViewColumn.One });
    await openPreview();
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(inWorkspace('old'), inWorkspace('new'), { overwrite: true });
    await vscode.workspace.applyEdit(edit);
    const editor = await vscode.window.showTextDocument(inWorkspace('new/map.journey'), {
      viewColumn: vscode.ViewColumn.One,
    });
    await replace(editor, 'Ordering a coffee', 'Ordering a tea');
    await pictureShows('Ordering a tea');
    assert.deepEqual(previews(), ['Preview map.journey']);
  });

  test('what was not saved is what the picture shows, until it is reverted', async () => {
    const settings = vscode.workspace.getConfiguration('files');
    await settings.update('autoSave', 'off', vscode.ConfigurationTarget.Workspace);
    const editor = await openFile(CAFE);
    await openPreview();
    await replace(editor, 'Ordering a coffee', 'Ordering a tea');
    await pictureShows('Ordering a tea');
    assert.ok(editor.document.isDirty);
    await turnTo(editor);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await pictureShows('Ordering a coffee');
    await settings.update('autoSave', undefined, vscode.ConfigurationTarget.Workspace);
  });
});

suite('A preview in a window of its own', () => {
  teardown(closeAll);

  test('goes on as before', async () => {
    const editor = await openFile(CAFE);
    await openPreview();
    await clickInWebview('#viewport', { position: { x: 4, y: 4 } });
    // What is moved is the editor that is active: the click must have arrived.
    await eventually(() => {
      const { input } = vscode.window.tabGroups.activeTabGroup.activeTab ?? {};
      assert.ok(input instanceof vscode.TabInputWebview);
    });
    await vscode.commands.executeCommand('workbench.action.moveEditorToNewWindow');
    const shown = () =>
      evaluateInOtherWindow(() =>
        [...document.querySelectorAll('#drawing text')].map((text) => text.textContent ?? '').join(' '),
      );
    await eventually(async () => assert.match(await shown(), /Ordering a coffee/));
    await replace(editor, 'Ordering a coffee', 'Ordering a tea');
    await eventually(async () => assert.match(await shown(), /Ordering a tea/));
    await clickInOtherWindow('#drawing [data-ref] text', { text: 'Orders at the counter' });
    await eventually(() => assert.equal(editor.selection.active.line, lineOf(editor, 'step Orders')));
    await clickInOtherWindow('#drawing [data-ref] text', { text: 'The usual, please', clickCount: 2 });
    await eventually(async () =>
      assert.ok(await evaluateInOtherWindow(() => document.querySelector('textarea.inline-editor') !== null)),
    );
    await evaluateInOtherWindow(() => {
      const field = document.querySelector('textarea') as HTMLTextAreaElement;
      field.value = 'One more';
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    });
    await eventually(() => assert.match(editor.document.getText(), /says One more/));
    await closeOtherWindow();
    await eventually(() => assert.deepEqual(previews(), []));
    await turnTo(editor);
    await openPreview();
    await pictureShows('Ordering a tea');
    await press('Escape');
    assert.ok(await evaluateInWebview(() => document.querySelector('#drawing svg') !== null));
  });
});
