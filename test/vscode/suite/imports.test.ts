import assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { eventually } from './eventually.js';
import {
  closeAll,
  codeOf,
  codesOf,
  openFile,
  openPreview,
  pictureShows,
  replace,
  writeFile,
} from './preview-helpers.js';

const PEOPLE = `persona Nadia
  role Moved here last month
  quote I only want to read
`;

function mapWith(file: string): string {
  return `import "${file}"

journey Getting a library card
  for Nadia
  starts Wants to borrow a book
  ends Reads at home
  stage Sign up
    step Show a proof of address
      on Counter
      feels annoyed -2
`;
}

/** The names in a file that nothing declares. `Counter` is one always, so that an empty answer means: not checked yet. */
function undeclared({ document }: vscode.TextEditor): string[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter((diagnostic) => codeOf(diagnostic) === 'undeclared-name')
    .map(({ range }) => document.getText(range));
}

suite('Imports', () => {
  teardown(closeAll);

  test('bring in what another file of the workspace declares', async () => {
    await writeFile(PEOPLE, 'people.journey');
    const editor = await openFile(mapWith('people.journey'));
    await eventually(() => assert.deepEqual(undeclared(editor), ['Counter']));
    assert.ok(!codesOf(editor.document.uri).includes('import-not-found'));
    await openPreview();
    await pictureShows('Moved here last month');
  });

  test('lead into folders', async () => {
    await writeFile(PEOPLE, 'nested/people.journey');
    const editor = await openFile(mapWith('./nested/people.journey'));
    await eventually(() => assert.deepEqual(undeclared(editor), ['Counter']));
  });

  test('say where there is no file, until there is one', async () => {
    const editor = await openFile(mapWith('later.journey'));
    await eventually(() => assert.deepEqual(undeclared(editor), ['Nadia', 'Counter']));
    assert.ok(codesOf(editor.document.uri).includes('import-not-found'));
    await writeFile(PEOPLE, 'later.journey');
    await eventually(() => assert.deepEqual(undeclared(editor), ['Counter']));
    assert.ok(!codesOf(editor.document.uri).includes('import-not-found'));
  });

  test('follow the imported file as it is typed', async () => {
    const people = await openFile(PEOPLE, 'typed.journey');
    const editor = await openFile(mapWith('typed.journey'));
    await eventually(() => assert.deepEqual(undeclared(editor), ['Counter']));
    const again = await vscode.window.showTextDocument(people.document);
    await replace(again, 'persona Nadia', 'persona Anna');
    await eventually(() => assert.deepEqual(undeclared(editor), ['Nadia', 'Counter']));
  });

  test('lead nowhere outside the workspace', async () => {
    const editor = await openFile(mapWith('../../outside.journey'));
    await eventually(() => assert.ok(codesOf(editor.document.uri).includes('import-not-found')));
  });
});
