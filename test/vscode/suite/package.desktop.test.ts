// For the desktop alone: an editor in a browser installs packages from a gallery only, and there is none here.
import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { kind } from 'this-run';
import * as vscode from 'vscode';

suite('The extension under test', () => {
  test('is the package where that is to be tested, and the built one otherwise', async () => {
    const extension = vscode.extensions.getExtension('journey-maps.journey-maps');
    assert.ok(extension, 'the extension is there');
    const names = (await vscode.workspace.fs.readDirectory(extension.extensionUri)).map(([name]) => name);
    assert.ok(names.includes('dist'), names.join());
    assert.equal(names.includes('language-server'), kind === 'built', 'its source is beside it only where it is made');
  });
});
