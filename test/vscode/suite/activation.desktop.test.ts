// The first suite of a window: nothing has been opened in it yet.
import assert from 'node:assert/strict';
import { suite, suiteTeardown, test } from 'mocha';
import * as vscode from 'vscode';
import { eventually } from './eventually.js';
import { closeAll, inWorkspace, openSample, writeFile } from './preview-helpers.js';
import { servers } from './server-processes.js';

const extension = () => vscode.extensions.getExtension('journey-maps.journey-maps');

suite('What activates the extension', () => {
  suiteTeardown(closeAll);

  test('is not a folder with maps in it, and no text of another language, with a map in it or not', async () => {
    assert.equal(extension()?.isActive, false, 'in an empty window');
    await writeFile('# Title\n\n```journey\njourney A\n```\n', 'plain.md');
    await vscode.window.showTextDocument(inWorkspace('plain.md'));
    assert.equal(extension()?.isActive, false, 'beside Markdown');
  });

  test('is the preview of Markdown, which starts no language server', async () => {
    await writeFile('# Title\n\nNo map.\n', 'without.md');
    await vscode.commands.executeCommand('markdown.showPreview', inWorkspace('without.md'));
    await eventually(() => assert.equal(extension()?.isActive, true));
    assert.deepEqual(servers(), []);
  });

  test('which draws maps', async () => {
    const map = '```journey\njourney A\n  stage B\n    step C\n```\n';
    await eventually(async () => {
      const html = await vscode.commands.executeCommand<string>('markdown.api.render', map);
      assert.match(html, /journey-map-picture.*<svg/);
    });
    assert.deepEqual(servers(), [], 'without the language server');
  });

  test('is a map, which has one', async () => {
    await openSample();
    await eventually(() => assert.equal(servers().length, 1));
  });
});
