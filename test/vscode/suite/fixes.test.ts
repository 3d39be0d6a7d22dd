import assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { press, type, waitInWorkbench } from './browser.js';
import { eventually } from './eventually.js';
import { closeAll, codeOf, codesOf, openFile, putKeyboard } from './preview-helpers.js';

const MAP = `journey Getting a library card
	for Nadia
	ends Reads at home
	stage Sign up
		step Show a proof of address
			on Counter
			feels calm
`;

/** Takes the first of the fixes that the editor offers at the cursor. */
async function chooseFirst(title: string): Promise<void> {
  await press('Control+Period');
  await waitInWorkbench({ selector: '.action-widget .monaco-list-row', text: title });
  await press('Enter');
}

suite('Fixes', () => {
  teardown(closeAll);

  test('take one key press, and leave the cursor where something is to be filled in', async () => {
    const editor = await openFile(MAP);
    const { document } = editor;
    await eventually(() => assert.ok(codesOf(document.uri).includes('missing-start')));
    await putKeyboard(editor, 'Getting');
    await chooseFirst('Add ‘starts’');
    const filled = (words: string) => MAP.replace('\tends', `\tstarts ${words}\n\tends`);
    await eventually(() => assert.equal(document.getText(), filled('What sets it off')));
    assert.equal(document.getText(editor.selection), 'What sets it off');
    await type('Wants a book');
    await eventually(() => assert.equal(document.getText(), filled('Wants a book')));
    await eventually(() => assert.ok(!codesOf(document.uri).includes('missing-start')));
  });

  test('keep the indentation at the end of a text without a last line end', async () => {
    const text = 'journey A\n  for Nadia\n  ends Home\n  stage S\n    step T\n      on Web';
    const editor = await openFile(text);
    const { document } = editor;
    await eventually(() => assert.ok(codesOf(document.uri).includes('missing-emotion')));
    await putKeyboard(editor, 'T\n');
    await chooseFirst('Add ‘feels’');
    await eventually(() => assert.equal(document.getText(), `${text}\n      feels neutral`));
    assert.equal(document.getText(editor.selection), 'neutral');
  });

  test('are done on save where that is wanted', async () => {
    const settings = vscode.workspace.getConfiguration('editor', { languageId: 'journey' });
    await settings.update('codeActionsOnSave', { 'source.fixAll.journey': 'explicit' }, false, true);
    try {
      const slip = MAP.replace('stage ', 'stage: ').replace('feels', 'mood').replace('on Counter', 'on counter');
      const { document } = await openFile(`${slip}channel Counter\n`);
      await eventually(() => assert.ok(codesOf(document.uri).includes('unknown-keyword')));
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, document.positionAt(slip.length), '// my map\n');
      await vscode.workspace.applyEdit(edit);
      await vscode.commands.executeCommand('workbench.action.files.save');
      await eventually(() => assert.equal(document.getText(), `${MAP}// my map\nchannel Counter\n`));
      await eventually(() => assert.ok(!document.isDirty));
    } finally {
      await settings.update('codeActionsOnSave', undefined, false, true);
    }
  });
});

suite('Pages of rules', () => {
  teardown(closeAll);

  test('open from the link of a diagnostic', async () => {
    const { document } = await openFile(MAP);
    const target = await eventually(() => {
      const start = vscode.languages.getDiagnostics(document.uri).find((it) => codeOf(it) === 'missing-start');
      assert.ok(typeof start?.code === 'object', 'the code is a link');
      return start.code.target;
    });
    assert.equal(target.toString(), `${vscode.env.uriScheme}://journey-maps.journey-maps/rules/missing-start`);
    await vscode.commands.executeCommand('vscode.open', target);
    await eventually(() => {
      const labels = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
      assert.ok(
        labels.some((label) => /missing-start[.]md/.test(label)),
        labels.join(', '),
      );
    });
  });

  test('are those of the extension and no others', async () => {
    const { length } = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs);
    for (const path of ['/rules/../../package', '/rules/nothing', '/elsewhere', '/rules/missing-start.md']) {
      const address = `${vscode.env.uriScheme}://journey-maps.journey-maps${path}`;
      await vscode.commands.executeCommand('vscode.open', vscode.Uri.parse(address));
      await vscode.commands.executeCommand('notifications.showList');
      await waitInWorkbench({ selector: '.notifications-center', text: 'has no page under this address' });
      await vscode.commands.executeCommand('notifications.clearAll');
    }
    assert.equal(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).length, length);
  });
});
