import assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { eventually } from './eventually.js';
import { closeAll, codeOf, inWorkspace, openFile, replace, writeFile } from './preview-helpers.js';

const MAP = `journey Getting a library card
  for Nadia
  starts Wants to borrow a book
  ends Reads at home
  stage Sign up
    step Show a proof of address
      on Counter
`;

/** How grave it is that the step has no feeling; undefined where it is not reported. */
function severity(uri: vscode.Uri): vscode.DiagnosticSeverity | undefined {
  return vscode.languages.getDiagnostics(uri).find((it) => codeOf(it) === 'missing-emotion')?.severity;
}

suite('Configuration', () => {
  teardown(closeAll);

  test('takes effect when it is written, as it is typed and when it is gone', async () => {
    const { document } = await openFile(MAP, 'configured/map.journey');
    await eventually(() => assert.equal(severity(document.uri), vscode.DiagnosticSeverity.Warning));
    const name = 'configured/journey.config.json';
    await writeFile('{ "extends": "strict" }', name);
    await eventually(() => assert.equal(severity(document.uri), vscode.DiagnosticSeverity.Error));

    const editor = await vscode.window.showTextDocument(inWorkspace(name));
    assert.equal(editor.document.languageId, 'jsonc');
    await replace(editor, '"extends": "strict"', '"rules": { "missing-emotion": "hint" }');
    await eventually(() => assert.equal(severity(document.uri), vscode.DiagnosticSeverity.Hint));
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await eventually(() => assert.equal(severity(document.uri), vscode.DiagnosticSeverity.Error));

    await vscode.workspace.fs.delete(inWorkspace(name));
    await eventually(() => assert.equal(severity(document.uri), vscode.DiagnosticSeverity.Warning));
  });

  test('is told of where it is wrong, at the place in its text', async () => {
    await openFile(MAP, 'misconfigured/map.journey');
    const name = 'misconfigured/journey.config.json';
    await writeFile('{\n  "rules": { "mising-emotion": "off" }\n}\n', name);
    const told = () => vscode.languages.getDiagnostics(inWorkspace(name)).filter(({ source }) => source === 'journey');
    await eventually(() => assert.equal(told().length, 1));
    const [problem] = told();
    assert.match(problem!.message, /‘mising-emotion’.*‘missing-emotion’/);
    assert.deepEqual([problem!.range.start.line, problem!.range.start.character], [1, 13]);
    await writeFile('{}', name);
    await eventually(() => assert.deepEqual(told(), []));
  });
});
