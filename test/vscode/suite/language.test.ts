import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { textInWorkbench, waitInWorkbench } from './browser.js';

async function openMap(): Promise<vscode.TextDocument> {
  const [file] = await vscode.workspace.findFiles('library-card.journey');
  assert.ok(file, 'the workspace has the sample');
  const document = await vscode.workspace.openTextDocument(file);
  await vscode.window.showTextDocument(document);
  return document;
}

suite('The language', () => {
  test('a .journey file is recognised', async () => {
    const document = await openMap();
    assert.equal(document.languageId, 'journey');
  });

  test('the window names the language', async () => {
    await openMap();
    await waitInWorkbench({ selector: '#status\\.editor\\.mode', text: 'Journey' });
    assert.match(await textInWorkbench({ selector: '#status\\.editor\\.mode' }), /^Journey/);
  });

  test('opening one activates the extension', async () => {
    await openMap();
    const extension = vscode.extensions.getExtension('journey-maps.journey-maps');
    assert.ok(extension, 'the extension is installed');
    await extension.activate();
    assert.equal(extension.isActive, true);
  });
});
