import assert from 'node:assert/strict';
import { suite, suiteTeardown, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import {
  clickInWebview,
  countInWorkbench,
  evaluateInWebview,
  fieldInWorkbench,
  press,
  runFromPalette,
  screenshot,
  screenshotWebview,
  type,
  waitInWebview,
  waitInWorkbench,
  webviewCount,
} from './browser.js';
import { eventually } from './eventually.js';
import {
  CAFE,
  closeAll,
  noticeText,
  openFile,
  openPreview,
  pictureShows,
  pictureText,
  replace,
  view,
} from './preview-helpers.js';

suite('The preview', () => {
  teardown(closeAll);
  suiteTeardown(closeAll);

  test('shows the map of the text beside it', async () => {
    const editor = await openFile();
    await openPreview();
    await pictureShows('Ordering a coffee');
    await pictureShows('Sees the queue');
    const tab = vscode.window.tabGroups.all[1]?.activeTab;
    assert.equal(tab?.label, `Preview ${editor.document.uri.path.split('/').at(-1)}`);
    assert.ok(tab.input instanceof vscode.TabInputWebview);
    assert.equal(vscode.window.activeTextEditor, editor, 'the text keeps the keyboard');
  });

  test('can be looked at: pictures of it and of the whole window are left in the results', async () => {
    await openFile();
    await openPreview();
    await pictureShows('Takes the first sip');
    for (const [name, take] of Object.entries({ preview: screenshotWebview, window: screenshot })) {
      const bytes = await take(name);
      // An empty page of this size compresses to far less.
      assert.ok(bytes > 10_000, `${name}.png has ${bytes} bytes`);
    }
  });

  test('opens from the palette, by its keys and by the button of the editor', async () => {
    await openFile();
    await runFromPalette('Journey: Open Preview to the Side');
    await waitInWebview({ selector: '#drawing .band' });
    await closeAll();
    await openFile();
    await press('Control+k');
    await press('v');
    await waitInWebview({ selector: '#drawing .band' });
    await closeAll();
    await openFile();
    await waitInWorkbench({ selector: '.editor-actions a[aria-label^="Open Preview to the Side"]' });
    await press('Escape');
    assert.equal(await countInWorkbench({ selector: '.editor-actions a[aria-label^="Open Preview to the Side"]' }), 1);
  });

  test('is one a document', async () => {
    await openFile();
    await openPreview();
    await vscode.commands.executeCommand('journey.openPreviewToSide');
    await vscode.commands.executeCommand('journey.openPreview');
    const previews = vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .filter(({ label }) => label.startsWith('Preview '));
    assert.equal(previews.length, 1);
  });

  test('follows the text as it is typed', async () => {
    const editor = await openFile();
    await openPreview();
    await replace(editor, 'The queue is out of the door', 'Nobody says how long it takes');
    await pictureShows(/Nobody says how\s+long it takes/);
    await replace(editor, 'stage During', 'stage At last');
    await pictureShows('At last');
  });

  test('keeps what does not change, with zoom and scroll', async () => {
    const editor = await openFile();
    await openPreview();
    await evaluateInWebview(() => {
      for (let step = 0; step < 4; step++) document.getElementById('zoom-in')?.click();
      document.getElementById('viewport')?.scrollTo(130, 90);
      for (const chunk of document.querySelectorAll('[data-chunk]'))
        (chunk.firstElementChild as SVGElement & { old?: true }).old = true;
    });
    const before = await view();
    assert.equal(before.left, 130);
    await replace(editor, 'The queue is out of the door', 'No end in sight');
    await pictureShows('No end in sight');
    assert.deepEqual(await view(), before);
    const chunks = await evaluateInWebview(() => {
      const all = [...document.querySelectorAll('[data-chunk]')].filter((chunk) => chunk.firstElementChild);
      return {
        all: all.length,
        kept: all.filter((chunk) => (chunk.firstElementChild as SVGElement & { old?: true }).old).length,
      };
    });
    assert.ok(chunks.kept >= chunks.all - 4, `only what changed is drawn anew: ${JSON.stringify(chunks)}`);
    assert.ok(chunks.kept < chunks.all, 'what changed is drawn anew');
  });

  test('shows the flow and the blueprint, and remembers which when it is closed', async () => {
    const editor = await openFile();
    await openPreview();
    const bands = () =>
      evaluateInWebview(() =>
        [...document.querySelectorAll<HTMLElement>('#drawing .band')].map(({ dataset }) => dataset.band).join(' '),
      );
    const pressed = () =>
      evaluateInWebview(() => document.querySelector('#views [aria-pressed="true"]')?.textContent ?? '');
    assert.equal(await pressed(), 'Map');
    await clickInWebview('#view-blueprint');
    await eventually(async () => assert.match(await bands(), /steps blueprint/));
    assert.equal(await pressed(), 'Blueprint');
    await clickInWebview('#view-flow');
    await eventually(async () => assert.equal(await bands(), 'head stages steps foot'));
    await replace(editor, 'Sees the queue', 'Sees nobody');
    await pictureShows('Sees nobody');
    assert.equal(await bands(), 'head stages steps foot');
    const tab = vscode.window.tabGroups.all[1]?.activeTab;
    assert.ok(tab);
    await vscode.window.tabGroups.close(tab);
    await eventually(async () => assert.equal(await webviewCount(), 0));
    await vscode.window.showTextDocument(editor.document, vscode.ViewColumn.One);
    await openPreview();
    await eventually(async () => assert.equal(await bands(), 'head stages steps foot'));
    assert.equal(await pressed(), 'Flow');
  });

  test('shows the map as a table by a command, and goes back to the picture', async () => {
    const editor = await openFile();
    await vscode.commands.executeCommand('journey.showTable');
    const cells = () =>
      evaluateInWebview(() => {
        const table = document.getElementById('table');
        return table?.hidden === false ? [...table.querySelectorAll('tbody th')].map((cell) => cell.textContent) : [];
      });
    await eventually(async () => assert.ok((await cells()).some((cell) => cell?.includes('Sees the queue'))));
    await replace(editor, 'Sees the queue', 'Sees nobody');
    await eventually(async () => assert.ok((await cells()).some((cell) => cell?.includes('Sees nobody'))));
    await clickInWebview('#view-map');
    await eventually(async () => assert.deepEqual(await cells(), []));
    await pictureShows('Sees nobody');
  });

  test('shows a document that was never saved', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'journey', content: CAFE });
    const editor = await vscode.window.showTextDocument(document);
    await openPreview();
    await pictureShows('Ordering a coffee');
    await replace(editor, 'Ordering a coffee', 'Ordering a tea');
    await pictureShows('Ordering a tea');
  });

  test('says how to begin where there is no journey, and begins', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'journey', content: '' });
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('journey.openPreviewToSide');
    await waitInWebview({ selector: '#empty', text: 'no journey yet' });
    await clickInWebview('#begin');
    await waitInWebview({ selector: '#drawing .band' });
    await pictureShows('Ordering a coffee');
    assert.match(document.getText(), /^journey Ordering a coffee$/m);
    assert.equal(vscode.window.activeTextEditor?.document, document, 'one can go on typing');
    const problems = vscode.languages
      .getDiagnostics(document.uri)
      .filter(({ severity }) => severity < vscode.DiagnosticSeverity.Information);
    assert.deepEqual(
      problems.map(({ message }) => message),
      [],
    );
  });

  test('keeps its picture while the journey’s own line is being typed over', async () => {
    const editor = await openFile();
    await openPreview();
    await replace(editor, 'journey Ordering', 'xyz Ordering');
    await eventually(async () => assert.match(await noticeText(), /cannot be read/));
    assert.match(await pictureText(), /Ordering a coffee/);
  });

  test('says which line is not in the picture, and goes there', async () => {
    const editor = await openFile();
    await openPreview();
    await replace(editor, 'pain The queue', 'pxqz The queue');
    await eventually(async () => assert.match(await noticeText(), /^Line 12 cannot be read/));
    await clickInWebview('#notice button');
    await eventually(() => assert.equal(vscode.window.activeTextEditor?.selection.active.line, 11));
    await replace(editor, 'pxqz The queue', 'pain The queue');
    await eventually(async () => assert.equal(await noticeText(), ''));
  });

  test('stays when its text is closed, and follows it again when it is opened', async () => {
    const editor = await openFile();
    await openPreview();
    const { uri } = editor.document;
    const tab = vscode.window.tabGroups.all[0]?.activeTab;
    assert.ok(tab);
    await vscode.window.tabGroups.close(tab);
    await pictureShows('Ordering a coffee');
    const again = await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.Beside });
    await replace(again, 'Ordering a coffee', 'Ordering a tea');
    await pictureShows('Ordering a tea');
  });

  test('comes back as it was when it was behind another tab', async () => {
    await openFile();
    await openPreview();
    await evaluateInWebview(() => {
      document.getElementById('zoom-reset')?.click();
      document.getElementById('viewport')?.scrollTo(60, 30);
    });
    await eventually(async () => assert.deepEqual(await view(), { left: 60, top: 30, zoom: '100%' }));
    // The page keeps its state a moment after it was scrolled.
    await new Promise((resolve) => setTimeout(resolve, 500));
    const other = await vscode.workspace.openTextDocument({ content: 'Something else' });
    await vscode.window.showTextDocument(other, { viewColumn: vscode.ViewColumn.Two });
    await eventually(async () => assert.equal(await webviewCount(), 0));
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await pictureShows('Ordering a coffee');
    await eventually(async () => assert.deepEqual(await view(), { left: 60, top: 30, zoom: '100%' }));
  });

  test('stays when its file is deleted, and says so', async () => {
    const editor = await openFile(CAFE, 'short-lived.journey');
    await openPreview();
    const edit = new vscode.WorkspaceEdit();
    edit.deleteFile(editor.document.uri);
    await vscode.workspace.applyEdit(edit);
    await eventually(async () => assert.match(await noticeText(), /short-lived\.journey was deleted/));
    assert.match(await pictureText(), /Ordering a coffee/);
  });

  test('goes from an untitled document to the file it is saved as', async () => {
    const settings = vscode.workspace.getConfiguration('files.simpleDialog');
    await settings.update('enable', true, vscode.ConfigurationTarget.Global);
    const document = await vscode.workspace.openTextDocument({ language: 'journey', content: CAFE });
    await vscode.window.showTextDocument(document);
    await openPreview();
    const saving = vscode.commands.executeCommand('workbench.action.files.saveAs');
    // When the dialog is ready, it selects the name that it proposes.
    const field = { selector: '.quick-input-widget input[type=text]' };
    await eventually(async () => assert.notEqual((await fieldInWorkbench(field)).selected, ''));
    await type('saved');
    await eventually(async () => assert.match((await fieldInWorkbench(field)).value, /[\\/]saved[.]journey$/));
    await press('Enter');
    await saving;
    await eventually(() => {
      const labels = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).map(({ label }) => label);
      assert.ok(labels.includes('Preview saved.journey'), labels.join());
    });
    const editor = vscode.window.visibleTextEditors.find(({ document: shown }) =>
      shown.fileName.endsWith('saved.journey'),
    );
    assert.ok(editor, 'the saved file is open');
    await replace(editor, 'Ordering a coffee', 'Ordering a tea');
    await pictureShows('Ordering a tea');
    await settings.update('enable', undefined, vscode.ConfigurationTarget.Global);
  });

  test('follows the setting of its density', async () => {
    const steps = Array.from({ length: 9 }, (_, index) => `    step Step ${index}\n      on Road\n      feels calm\n`);
    await openFile(`journey Wide\n  for Anna\n  stage All\n${steps.join('')}`);
    await openPreview();
    const width = () => evaluateInWebview(() => document.getElementById('drawing')?.offsetWidth ?? 0);
    const comfortable = await width();
    const settings = vscode.workspace.getConfiguration('journey');
    await settings.update('density', 'compact', vscode.ConfigurationTarget.Workspace);
    await eventually(async () => assert.ok((await width()) < comfortable, `narrower than ${comfortable}`));
    await settings.update('density', undefined, vscode.ConfigurationTarget.Workspace);
    await eventually(async () => assert.equal(await width(), comfortable));
  });

  test('goes with its file when that is renamed', async () => {
    const editor = await openFile(CAFE, 'old-name.journey');
    await openPreview();
    const renamed = vscode.Uri.joinPath(editor.document.uri, '..', 'new-name.journey');
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(editor.document.uri, renamed, { overwrite: true });
    await vscode.workspace.applyEdit(edit);
    await eventually(() => assert.equal(vscode.window.tabGroups.all[1]?.activeTab?.label, 'Preview new-name.journey'));
    const again = await vscode.window.showTextDocument(renamed, { viewColumn: vscode.ViewColumn.One });
    await replace(again, 'Ordering a coffee', 'Ordering a tea');
    await pictureShows('Ordering a tea');
  });

  test('keeps the last good picture when a map cannot be drawn, and says so', async () => {
    const editor = await openFile();
    await openPreview();
    await pictureShows('Ordering a coffee');
    // A map with a hole in it, as a fault in the language server could send one.
    await evaluateInWebview((uri: string) => {
      const map = { format: 'journey-map', version: 1, personas: [], journeys: [{ id: 'j0', name: 'Broken' }] };
      window.postMessage({ type: 'map', uri, version: 9999, content: { map } });
    }, editor.document.uri.toString());
    await eventually(async () => assert.match(await noticeText(), /could not be drawn/));
    assert.match(await pictureText(), /Ordering a coffee/);
    await replace(editor, 'Ordering a coffee', 'Ordering a tea');
    await pictureShows('Ordering a tea');
    assert.equal(await noticeText(), '');
  });
});
