import * as vscode from 'vscode';

/** The last part of a document's address: what people call the file. */
export function fileName(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1) || uri.toString();
}

/** The document, opened if it is not. @throws where it cannot be read */
export async function openSource(uri: vscode.Uri): Promise<vscode.TextDocument> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  return open ?? (await vscode.workspace.openTextDocument(uri));
}

/** The visible text editors of a document, the active one first; not the sides of a comparison. */
export function textEditorsOf(uri: vscode.Uri): vscode.TextEditor[] {
  const active = vscode.window.activeTextEditor;
  return vscode.window.visibleTextEditors
    .filter((editor) => editor.document.uri.toString() === uri.toString() && editor.viewColumn !== undefined)
    .sort((a, b) => Number(b === active) - Number(a === active));
}

/**
 * Puts the cursor of the document's text editor at a position, or selects a range, brought into the document's bounds.
 * Where the document is not visible it is opened: in the group that has its tab, else before or beside `besides`.
 * @throws where the document cannot be opened
 */
export async function revealInSource(
  uri: vscode.Uri,
  wanted: vscode.Position | vscode.Range,
  options: { focus: boolean; besides: vscode.ViewColumn | undefined },
): Promise<void> {
  const document = await openSource(uri);
  const visible = textEditorsOf(uri)[0];
  const range = wanted instanceof vscode.Range ? wanted : new vscode.Range(wanted, wanted);
  await vscode.window.showTextDocument(document, {
    viewColumn: visible?.viewColumn ?? groupWithTab(uri) ?? groupBeside(options.besides),
    preserveFocus: !options.focus,
    selection: document.validateRange(range),
  });
}

function groupWithTab(uri: vscode.Uri): vscode.ViewColumn | undefined {
  const group = vscode.window.tabGroups.all.find(({ tabs }) =>
    tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString()),
  );
  return group?.viewColumn;
}

/** The text stands left of its picture, as when the preview was opened to the side. */
function groupBeside(column: vscode.ViewColumn | undefined): vscode.ViewColumn {
  return column !== undefined && column > vscode.ViewColumn.One ? column - 1 : vscode.ViewColumn.Beside;
}
