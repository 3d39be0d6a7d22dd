import assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { paste, press, type, waitInWorkbench } from './browser.js';
import { eventually } from './eventually.js';
import { closeAll, codesOf, inWorkspace, openFile, putKeyboard, writeFile } from './preview-helpers.js';

const MAP = `journey Getting a library card
  for Nadia
  starts Hears about it
  ends Reads at home

  stage Sign up
    step Shows a proof
      on Counter
      feels calm
    // the card itself
    step Gets the card
      on Counter
      feels happy
      next Shows a proof 5%: it was the wrong one
`;

/** Resolves when the language server has read a map. */
async function read({ document }: vscode.TextEditor): Promise<void> {
  await eventually(() => assert.ok(codesOf(document.uri).includes('undeclared-name')));
}

suite('Changing', () => {
  teardown(closeAll);

  test('a document is formatted as the editor indents it', async () => {
    const editor = await openFile(MAP.replace('    step Shows', '     STEP   Shows').replace('\n\n', '\n\n\n'));
    await read(editor);
    await vscode.commands.executeCommand('editor.action.formatDocument');
    await eventually(() => assert.equal(editor.document.getText(), MAP));
  });

  test('lines go where they belong when they are pasted, and one Undo takes them back', async () => {
    const editor = await openFile(MAP);
    await read(editor);
    await putKeyboard(editor, 'ends Reads at home');
    await press('Control+End');
    await paste('stage Use\n  step Reads at home\n    on Home\n');
    await eventually(() =>
      assert.equal(editor.document.getText(), `${MAP}  stage Use\n    step Reads at home\n      on Home\n`),
    );
    await press('Control+z');
    await eventually(() => assert.equal(editor.document.getText(), MAP));
  });

  test('lines go where they belong while they are typed', async () => {
    const editor = await openFile(MAP);
    await read(editor);
    await putKeyboard(editor, 'ends Reads at home');
    await press('Control+End');
    const becomes = (added: string) =>
      eventually(() => assert.equal(editor.document.getText().slice(MAP.length), added));
    await type('stage ');
    await becomes('  stage ');
    await type('Use');
    await press('Escape');
    await press('Enter');
    await becomes('  stage Use\n    ');
    await type('step Reads');
    await press('Escape');
    await press('Enter');
    await becomes('  stage Use\n    step Reads\n      ');
    await type('stage ');
    await becomes('  stage Use\n    step Reads\n  stage ');
  });

  test('a name is changed at all its places', async () => {
    const editor = await openFile(MAP);
    await read(editor);
    await putKeyboard(editor, 'Shows a proof 5%');
    await press('F2');
    await waitInWorkbench({ selector: '.rename-box input:focus' });
    await press('Control+A');
    await type('Proves where she lives');
    await press('Enter');
    const changed = MAP.replaceAll('Shows a proof', 'Proves where she lives');
    await eventually(() => assert.equal(editor.document.getText(), changed));
  });

  test('a step goes up and down with its comments, and the cursor with it', async () => {
    const editor = await openFile(MAP);
    await read(editor);
    const moved = MAP.replace(/( {4}step Shows.*\n.*\n.*\n)( {4}\/\/[\s\S]*)/, '$2$1');
    await putKeyboard(editor, 'feels happy');
    await press('Control+Alt+PageUp');
    await eventually(() => assert.equal(editor.document.getText(), moved));
    assert.match(editor.document.lineAt(editor.selection.active.line).text, /feels happy/);
    await press('Control+Alt+PageDown');
    await eventually(() => assert.equal(editor.document.getText(), MAP));
  });

  test('a file that is renamed is imported under its new name', async () => {
    await writeFile('persona Nadia\n', 'nadia.journey');
    const editor = await openFile(`import ./nadia.journey\n${MAP}`);
    await eventually(() => {
      const names = vscode.languages.getDiagnostics(editor.document.uri).filter(({ message }) => /Nadia/.test(message));
      assert.deepEqual(names, []);
      assert.ok(codesOf(editor.document.uri).includes('undeclared-name'));
    });
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(inWorkspace('nadia.journey'), inWorkspace('people.journey'));
    assert.ok(await vscode.workspace.applyEdit(edit));
    await eventually(() => assert.equal(editor.document.getText(), `import ./people.journey\n${MAP}`));
  });
});
