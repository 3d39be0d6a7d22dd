import assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { press, runFromPalette, type, waitInWorkbench } from './browser.js';
import { eventually } from './eventually.js';
import { closeAll, codesOf, openFile, putKeyboard } from './preview-helpers.js';

suite('Diagnostics', () => {
  teardown(closeAll);

  test('appear under the text as it is typed, and go when it is put right', async () => {
    const editor = await openFile();
    const { document } = editor;
    await eventually(() => assert.ok(codesOf(document.uri).length > 0, 'the file has been checked'));
    assert.ok(!codesOf(document.uri).includes('unknown-keyword'));
    await putKeyboard(editor, 'ain The queue');
    await press('Delete');
    await eventually(() => assert.ok(codesOf(document.uri).includes('unknown-keyword')));
    await waitInWorkbench({ selector: '.squiggly-error' });
    await type('a');
    await eventually(() => assert.ok(!codesOf(document.uri).includes('unknown-keyword')));
    await waitInWorkbench({ selector: '.squiggly-error', state: 'detached' });
  });

  test('are listed among the problems', async () => {
    await openFile('journey Nowhere\n  for Anna\n');
    await runFromPalette('Problems: Focus on Problems View');
    await waitInWorkbench({ selector: '.markers-panel .monaco-list-row', text: 'missing-stages' });
    await vscode.commands.executeCommand('workbench.action.closePanel');
  });
});
