import assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { evaluateInWebview, paste, screenshot, waitInWebview, waitInWorkbench } from './browser.js';
import { eventually } from './eventually.js';
import { CAFE, closeAll, inWorkspace, openFile, putKeyboard, writeFile } from './preview-helpers.js';

const TEA = 'journey\n  title Making tea\n  section Kitchen\n    Boil water: 4: Me, Cat\n    Pour it: 9: Me\n';

async function textOf(file: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
}

suite('In and out', () => {
  teardown(async () => {
    await vscode.commands.executeCommand('notifications.clearAll');
    await closeAll();
  });

  test('Import makes an unsaved map of a Mermaid journey, and says what it read otherwise', async () => {
    await writeFile(TEA, 'tea.mmd');
    const [map] = await vscode.commands.executeCommand<vscode.Uri[]>('journey.import', inWorkspace('tea.mmd'));
    assert.equal(map?.scheme, 'untitled');
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.languageId, 'journey');
    assert.match(document?.getText() ?? '', /journey Making tea[\s\S]*stage Kitchen[\s\S]*step Pour it/);
    await vscode.commands.executeCommand('notifications.showList');
    await waitInWorkbench({ selector: '.notifications-center', text: 'tea.mmd was imported, with 1 remark' });
  });

  test('Export As writes other formats, which come in again', async () => {
    const editor = await openFile();
    for (const [format, name] of [
      ['mermaid', 'cafe.mmd'],
      ['json', 'cafe.json'],
      ['markdown', 'cafe.md'],
      ['xlsx', 'cafe.xlsx'],
    ]) {
      const target = inWorkspace(name as string);
      await vscode.commands.executeCommand('journey.export', editor.document.uri, { target, format });
    }
    assert.match(await textOf(inWorkspace('cafe.mmd')), /^journey\n[\s\S]*section Before[\s\S]*Sees the queue/);
    assert.match(await textOf(inWorkspace('cafe.md')), /!\[[^\]]*\]\(cafe\.svg\)/);
    assert.match(await textOf(inWorkspace('cafe.svg')), /^<svg /);
    assert.equal(JSON.parse(await textOf(inWorkspace('cafe.json'))).format, 'journey-map');
    const [map] = await vscode.commands.executeCommand<vscode.Uri[]>('journey.import', inWorkspace('cafe.xlsx'));
    const opened = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === map?.toString());
    assert.match(opened?.getText() ?? '', /journey Ordering a coffee[\s\S]*pain The queue is out of the door/);
  });

  test('Paste of a table into an empty map makes a map of it; into another it stays as it is', async () => {
    const table = 'Stage\tStep\tFeels\nBefore\tLooks around\thappy\n';
    const empty = await openFile('');
    await putKeyboard(empty, '');
    await paste(table);
    await eventually(() => assert.match(empty.document.getText(), /stage Before[\s\S]*step Looks around/));
    const other = await openFile(CAFE);
    await putKeyboard(other, 'journey Ordering');
    await paste(table);
    await eventually(() => assert.match(other.document.getText(), /Stage\tStep\tFeels/));
    await waitInWorkbench({ selector: '.post-edit-widget' });
  });

  test('Compare shows the curves of before and what has changed', async () => {
    await writeFile(CAFE, 'before.journey');
    const after = CAFE.replace('feels unsure -1: is there time?', 'feels calm 1').replace('Orders at', 'Pays at');
    const editor = await openFile(`${after}    step Takes a <b>cup</b>\n      feels happy\n`, 'after.journey');
    const found = await vscode.commands.executeCommand<{ summary: string }>('journey.compare', editor.document.uri, {
      with: inWorkspace('before.journey'),
    });
    assert.match(found.summary, /1 step added/);
    await waitInWebview({ selector: '.journey-map-picture svg' });
    await screenshot('compare');
    const page = await evaluateInWebview(() => document.body.textContent ?? '');
    assert.match(page, /emotion Anna: -1 → \+1, up by 2/);
    assert.match(page, /Takes a <b>cup<\/b>/);
    assert.match(page, /changed/);
  });
});
