import assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { clickInWorkbench, countInWorkbench, waitInWebview, waitInWorkbench } from './browser.js';
import { eventually } from './eventually.js';
import { CAFE, closeAll, codesOf, inWorkspace, openFile, pictureShows, replace, writeFile } from './preview-helpers.js';

const newMap = (place: vscode.Uri | undefined, template: string, journey: string) =>
  vscode.commands.executeCommand<vscode.Uri | undefined>('journey.newMap', place, { template, journey });

const row = (pane: string) => `.pane:has(.pane-header[aria-label^="${pane}"]) .monaco-list-row`;

suite('A new map', () => {
  teardown(closeAll);

  test('is a file called like the journey, with its picture beside it, and no other file is written over', async () => {
    // Of its own each time that this is tried.
    const folder = inWorkspace(`new-${Date.now()}`);
    await vscode.workspace.fs.createDirectory(folder);
    const first = await newMap(folder, 'journey', 'Buying: shoes');
    assert.equal(first?.path.split('/').pop(), 'buying-shoes.journey');
    await waitInWebview({ selector: '#drawing .band' });
    await pictureShows('Buying: shoes');
    const editor = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === String(first));
    assert.ok(editor && !editor.document.isDirty, 'it is saved');
    assert.equal(editor.document.getText(editor.selection), 'Buying: shoes');
    assert.deepEqual(
      codesOf(editor.document.uri).filter((code) => code !== 'undeclared-name'),
      [],
    );
    const second = await newMap(first, 'blueprint', 'Buying: shoes');
    assert.equal(String(second), vscode.Uri.joinPath(folder, 'buying-shoes-2.journey').toString());
  });

  test('is asked about in two questions that the walkthrough below them does not close; a click takes the name', async () => {
    const folder = inWorkspace(`asked-${Date.now()}`);
    await vscode.workspace.fs.createDirectory(folder);
    await vscode.commands.executeCommand('journey.openWalkthrough');
    await waitInWorkbench({ selector: '.getting-started-step.expanded', text: 'Write a first map' });
    const made = vscode.commands.executeCommand<vscode.Uri | undefined>('journey.newMap', folder);
    await waitInWorkbench({ selector: '.quick-input-title', text: '(1 of 2)' });
    // What is accepted is the row in focus, which is drawn after the title.
    await waitInWorkbench({ selector: '.quick-input-list .monaco-list-row.focused' });
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await waitInWorkbench({ selector: '.quick-input-title', text: '(2 of 2)' });
    await clickInWorkbench({ selector: '.quick-input-titlebar .codicon-check' });
    assert.equal((await made)?.path, vscode.Uri.joinPath(folder, 'sketch.journey').path);
    const labels = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
    assert.ok(labels.includes('sketch.journey'), labels.join());
    assert.ok(
      labels.some((label) => /Welcome|Walkthrough/.test(label)),
      `the walkthrough is still open: ${labels}`,
    );
  });
});

suite('The views of the workspace', () => {
  teardown(closeAll);

  test('list journeys by status and opportunities by what they promise, lead there, and follow changes', async () => {
    const review = CAFE.replace('  for Anna', '  for Anna\n  status review').replace(
      'Ordering a coffee',
      'In the view',
    );
    await writeFile(review.replace('Order ahead', 'Promising\n        lifts +4'), 'viewed.journey');
    await vscode.commands.executeCommand('journey.maps.focus');
    await vscode.commands.executeCommand('journey.opportunities.focus');
    await waitInWorkbench({ selector: row('Maps'), text: 'In review' });
    await waitInWorkbench({ selector: row('Maps'), text: 'In the view' });
    await clickInWorkbench({ selector: `${row('Opportunities')}[aria-posinset="1"]`, text: 'Promising' });
    const editor = await eventually(() => {
      const active = vscode.window.activeTextEditor;
      assert.equal(active?.document.getText(active.selection), 'Promising');
      return active;
    });
    await replace(editor, 'Promising', 'Renamed');
    await waitInWorkbench({ selector: row('Opportunities'), text: 'Renamed' });
    await editor.document.save();
    await vscode.workspace.fs.delete(inWorkspace('viewed.journey'));
    await closeAll();
    await eventually(async () => {
      assert.equal(await countInWorkbench({ selector: row('Maps'), text: 'In the view' }), 0);
    });
    await vscode.commands.executeCommand('workbench.view.explorer');
  });
});

suite('Checking maps', () => {
  teardown(closeAll);

  test('says what is found in one, and in a folder', async () => {
    await writeFile(CAFE.replace('feels happy', 'next Nowhere'), 'checked/one.journey');
    await writeFile(CAFE, 'checked/two.journey');
    const { document } = await openFile(CAFE.replace('feels happy', ''), 'checked/three.journey');
    const check = (uri: vscode.Uri) =>
      vscode.commands.executeCommand<{ maps: number; errors: number; questions: number }>('journey.check', uri);
    assert.deepEqual(await check(document.uri), { maps: 1, errors: 0, questions: 1 });
    await eventually(async () => {
      const { maps, errors } = await check(inWorkspace('checked'));
      assert.deepEqual({ maps, errors }, { maps: 3, errors: 1 });
    });
  });
});
