/** What the tests of the preview have in common: maps to open, and what its page shows. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { evaluateInWebview, waitInWebview, waitInWorkbench } from './browser.js';
import { eventually } from './eventually.js';

export const CAFE = `persona Anna
  role Regular

journey Ordering a coffee
  for Anna
  starts Walks past the café
  ends Takes the first sip
  stage Before
    step Sees the queue
      on Street
      feels unsure -1: is there time?
      pain The queue is out of the door
      opportunity Order ahead
  stage During
    step Orders at the counter
      on Counter
      says The usual, please
      feels happy
`;

let files = 0;

/** A name that no other test uses: a file that another has open or unsaved is not written over. */
function freshName(): string {
  files++;
  return `map-${files}.journey`;
}

/** The address of a file in the workspace. */
export function inWorkspace(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'the window has a workspace');
  return vscode.Uri.joinPath(folder.uri, name);
}

/** Writes a file into the workspace, without an editor. */
export async function writeFile(text: string, name: string): Promise<void> {
  await vscode.workspace.fs.writeFile(inWorkspace(name), new TextEncoder().encode(text));
}

/** Writes a file into the workspace and opens it in the first column. */
export async function openFile(text = CAFE, name = freshName()): Promise<vscode.TextEditor> {
  await writeFile(text, name);
  return openInWorkspace(name);
}

async function openInWorkspace(name: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(inWorkspace(name), { viewColumn: vscode.ViewColumn.One });
}

/** Opens the map that the workspace has from the beginning. */
export function openSample(): Promise<vscode.TextEditor> {
  return openInWorkspace('library-card.journey');
}

/** Opens the active text's preview and waits until it shows a picture. */
export async function openPreview(): Promise<void> {
  await vscode.commands.executeCommand('journey.openPreviewToSide');
  await waitInWebview({ selector: '#drawing .band' });
}

/** Closes all editors, unsaved ones without a question. */
export async function closeAll(): Promise<void> {
  for (const document of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await eventually(() => assert.equal(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).length, 0));
}

/** Replaces the first occurrence of a text in the editor's document. */
export async function replace(editor: vscode.TextEditor, text: string, replacement: string): Promise<void> {
  const at = editor.document.getText().indexOf(text);
  assert.ok(at >= 0, `the document holds ${text}`);
  const range = new vscode.Range(editor.document.positionAt(at), editor.document.positionAt(at + text.length));
  assert.ok(await editor.edit((edit) => edit.replace(range, replacement)), 'the edit was applied');
}

/** Puts the cursor at the beginning of the first occurrence of a text. */
export function putCursor(editor: vscode.TextEditor, text: string): void {
  const position = editor.document.positionAt(editor.document.getText().indexOf(text));
  editor.selection = new vscode.Selection(position, position);
}

/** Puts the cursor there too, and waits until the window shows it and takes keys into this editor. */
export async function putKeyboard(editor: vscode.TextEditor, text: string): Promise<void> {
  putCursor(editor, text);
  await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
  await waitInWorkbench({ selector: '.editor-group-container.active .monaco-editor.focused' });
  const { line, character } = editor.selection.active;
  const place = `Ln ${line + 1}, Col ${character + 1}`;
  await waitInWorkbench({ selector: '#status\\.editor\\.selection', text: place });
}

export function lineOf(editor: vscode.TextEditor, text: string): number {
  return editor.document.positionAt(editor.document.getText().indexOf(text)).line;
}

/** The name of the rule that a diagnostic comes from. */
export function codeOf({ code }: vscode.Diagnostic): string | number | undefined {
  return typeof code === 'object' ? code.value : code;
}

/** The names of the rules that find something in a file. */
export function codesOf(uri: vscode.Uri): (string | number | undefined)[] {
  return vscode.languages.getDiagnostics(uri).map(codeOf);
}

/** All words in the picture, one space between those of different lines. */
export function pictureText(): Promise<string> {
  return evaluateInWebview(() =>
    [...document.querySelectorAll('#drawing text')].map((text) => text.textContent ?? '').join(' '),
  );
}

export async function pictureShows(text: string | RegExp): Promise<void> {
  const pattern = typeof text === 'string' ? new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')) : text;
  await eventually(async () => assert.match(await pictureText(), pattern));
}

/** The boxes of what is selected in the picture, on the screen. */
export function selectionBoxes(): Promise<{ left: number; top: number; right: number; bottom: number }[]> {
  return evaluateInWebview(() =>
    [...document.querySelectorAll('.selection > div')].map((outline) => {
      const { left, top, right, bottom } = outline.getBoundingClientRect();
      return { left, top, right, bottom };
    }),
  );
}

/** The words in the picture that lie within the selection. */
export function selectedText(): Promise<string> {
  return evaluateInWebview(() => {
    const boxes = [...document.querySelectorAll('.selection > div')].map((outline) => outline.getBoundingClientRect());
    return [...document.querySelectorAll('#drawing text')]
      .filter((text) => {
        const { left, top, right, bottom } = text.getBoundingClientRect();
        const [x, y] = [(left + right) / 2, (top + bottom) / 2];
        return boxes.some((box) => x > box.left && x < box.right && y > box.top && y < box.bottom);
      })
      .map((text) => text.textContent)
      .join(' ');
  });
}

export function noticeText(): Promise<string> {
  return evaluateInWebview(() => document.getElementById('notice')?.textContent ?? '');
}

/** How far the pane is scrolled and what its zoom says. */
export function view(): Promise<{ left: number; top: number; zoom: string }> {
  return evaluateInWebview(() => {
    const pane = document.getElementById('viewport');
    const zoom = document.getElementById('zoom-reset')?.textContent ?? '';
    return { left: pane?.scrollLeft ?? -1, top: pane?.scrollTop ?? -1, zoom };
  });
}
