import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { waitInWebview } from './browser.js';
import { eventually } from './eventually.js';
import { CAFE, closeAll, inWorkspace, openFile, writeFile } from './preview-helpers.js';

const settings = vscode.workspace.getConfiguration('git');

suite('Comparing with Git', () => {
  teardown(async () => {
    await settings.update('enabled', false, vscode.ConfigurationTarget.Global);
    await vscode.commands.executeCommand('notifications.clearAll');
    await closeAll();
  });

  test('Compare shows what has changed since the last commit, saved or not', async () => {
    const folder = inWorkspace('repository');
    await writeFile(CAFE, 'repository/cafe.journey');
    const git = (...args: string[]) => execFileSync('git', args, { cwd: folder.fsPath, stdio: 'ignore' });
    git('init');
    git('add', '.');
    git('-c', 'user.name=Anna', '-c', 'user.email=anna@example.org', 'commit', '--allow-empty', '-m', 'A map');
    // The editor of the tests is without Git otherwise.
    await settings.update('enabled', true, vscode.ConfigurationTarget.Global);
    const editor = await openFile(CAFE, 'repository/cafe.journey');
    const end = new vscode.Position(editor.document.lineCount, 0);
    await editor.edit((edit) => edit.insert(end, '    step Sits down\n      feels happy\n'));
    const wish = { with: 'HEAD' };
    // Git is started by its setting, which takes a moment.
    await eventually(async () => {
      const found = await vscode.commands.executeCommand<{ summary: string }>(
        'journey.compare',
        editor.document.uri,
        wish,
      );
      assert.match(found?.summary ?? '', /1 step added/);
    });
    await waitInWebview({ selector: '.changes .added', text: 'Sits down' });
  });
});
