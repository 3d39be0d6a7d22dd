import assert from 'node:assert/strict';
import { suite, suiteTeardown, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { press, type, waitInWorkbench, webviewCount } from './browser.js';
import { eventually } from './eventually.js';
import { closeAll, codesOf, openFile, putKeyboard } from './preview-helpers.js';

const MAP = `persona Nadia
	role Mother of two
channel Library desk
	kind human
journey Getting a library card
	for Nadia
	starts Wants a book
	stage Sign up
		step Show a proof of address
			on Library desk
`;

/** Types as fast as a person: completions have time to come. */
const write = (text: string) => type(text, 60);

/** Waits until a completion is offered. */
const offered = (text: string) =>
  waitInWorkbench({ selector: '.suggest-widget.visible .monaco-list-row.focused', text });

/** Opens a map with the cursor at its end. */
async function openAtEnd(text: string): Promise<vscode.TextEditor> {
  const editor = await openFile(text);
  // What the rules have found shows that the server has read it.
  await eventually(() => assert.ok(codesOf(editor.document.uri).includes('missing-end')));
  await putKeyboard(editor, '');
  await press('Control+End');
  const last = editor.document.lineCount;
  await waitInWorkbench({ selector: '#status\\.editor\\.selection', text: `Ln ${last}, ` });
  await eventually(() => assert.ok(editor.selection.active.isEqual(editor.document.positionAt(text.length))));
  return editor;
}

suite('Completion', () => {
  teardown(closeAll);

  test('takes a keyword and then a name with few key presses', async () => {
    const { document } = await openAtEnd(`${MAP}\t\t\t`);
    await write('fe');
    await offered('feels');
    await press('Enter');
    await eventually(() => assert.equal(document.getText(), `${MAP}\t\t\tfeels `));
    await offered('delighted');
    await write('cal');
    await offered('calm');
    await press('Enter');
    await eventually(() => assert.equal(document.getText(), `${MAP}\t\t\tfeels calm`));
  });

  test('puts a line of a block around where it belongs', async () => {
    const { document } = await openAtEnd(`${MAP}\t\t\tfeels calm\n\t\t\t`);
    await write('stag');
    await offered('stage');
    await press('Enter');
    await eventually(() => assert.equal(document.getText(), `${MAP}\t\t\tfeels calm\n\tstage `));
  });

  test('shows the templates in an empty map', async () => {
    const { document } = await openFile('');
    await offered('Sketch');
    await press('Enter');
    await eventually(() => assert.match(document.getText(), /^journey .*\n {2}for .*\n {2}scale 1\.\.5$/m));
  });

  test('lets a name of one’s own be chosen where another begins like it', async () => {
    const { document } = await openAtEnd(`${MAP}\t\t\t`);
    await write('on Lib');
    await waitInWorkbench({ selector: '.suggest-widget.visible .monaco-list-row', text: 'Library desk' });
    await press('ArrowDown');
    await offered('a new channel');
    await press('Enter');
    await eventually(() => assert.match(document.getText(), /on Lib\n\t\t\t$/));
  });
});

suite('Reading aids', () => {
  suiteTeardown(closeAll);

  test('are all there in the editor', async () => {
    const { document } = await openFile(`${MAP}\t\t\tfeels calm\n`);
    const { uri } = document;
    await eventually(() => assert.ok(codesOf(uri).includes('missing-end')));
    const ask = <T>(command: string, ...more: unknown[]) => vscode.commands.executeCommand<T>(command, uri, ...more);
    const symbols = await ask<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider');
    assert.deepEqual(
      symbols.map(({ name }) => name),
      ['Nadia', 'Library desk', 'Getting a library card'],
    );
    assert.equal(symbols.at(-1)?.children[0]?.children[0]?.name, 'Show a proof of address');
    const at = document.positionAt(document.getText().indexOf('Nadia\n\tstarts'));
    const [hover] = await ask<vscode.Hover[]>('vscode.executeHoverProvider', at);
    const [told] = hover?.contents ?? [];
    assert.match(told instanceof vscode.MarkdownString ? told.value : '', /Mother of two/);
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const hints = await ask<vscode.InlayHint[]>('vscode.executeInlayHintProvider', whole);
    assert.deepEqual(
      hints.map(({ label }) => label),
      ['+1'],
    );
    const legend = await ask<vscode.SemanticTokensLegend>('vscode.provideDocumentSemanticTokensLegend');
    assert.ok(legend.tokenTypes.includes('persona'));
    const tokens = await ask<vscode.SemanticTokens>('vscode.provideDocumentSemanticTokens');
    assert.ok(tokens.data.length > 0);
    const ranges = await ask<vscode.SelectionRange[]>('vscode.executeSelectionRangeProvider', [at]);
    assert.ok(ranges[0]?.parent);
    const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      'proof address',
    );
    assert.ok(found.some(({ name }) => name === 'Show a proof of address'));
  });

  test('have lenses that open the preview and show uses', async () => {
    const { document } = await openFile(`${MAP}\t\t\tfeels calm\n`);
    const lenses = await eventually(async () => {
      const all = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
      );
      assert.ok(all.length >= 3);
      return all;
    });
    const take = (title: string) => {
      const command = lenses.find((lens) => lens.command?.title === title)?.command;
      assert.ok(command, `there is a lens ‘${title}’`);
      return vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
    };
    assert.ok(lenses.some(({ command }) => command?.title === 'mean emotion +1 🙂'));
    await take('1 use');
    await waitInWorkbench({ selector: '.peekview-widget' });
    await press('Escape');
    await take('Open preview');
    await eventually(async () => assert.equal(await webviewCount(), 1));
  });
});
