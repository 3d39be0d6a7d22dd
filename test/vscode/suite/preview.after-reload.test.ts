import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { waitInWebview } from './browser.js';
import { eventually } from './eventually.js';
import { pictureShows, replace, view } from './preview-helpers.js';

suite('After the window was reloaded', () => {
  test('the preview is back as it was', async () => {
    await waitInWebview({ selector: '#drawing .band' });
    await pictureShows('Getting a library card');
    await eventually(async () => assert.deepEqual(await view(), { left: 70, top: 50, zoom: '110%' }));
    const previews = vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .filter(({ label }) => label === 'Following library-card.journey');
    assert.equal(previews.length, 1);
  });

  test('it follows its text again', async () => {
    const editor = await eventually(() => {
      const found = vscode.window.visibleTextEditors.find(({ document }) =>
        document.fileName.endsWith('library-card.journey'),
      );
      assert.ok(found, 'the text is back too');
      return found;
    });
    await replace(editor, 'Getting a library card', 'Losing a library card');
    await pictureShows('Losing a library card');
    assert.deepEqual(await view(), { left: 70, top: 50, zoom: '110%' });
  });

  test('a comparison compares again when it is turned to', async () => {
    await vscode.commands.executeCommand('workbench.action.focusFirstEditorGroup');
    await vscode.commands.executeCommand('workbench.action.openEditorAtIndex1');
    await waitInWebview({ selector: 'h1', text: 'library-card.journey: changes since' });
    await waitInWebview({ selector: 'p', text: 'Nothing has changed' });
  });
});
