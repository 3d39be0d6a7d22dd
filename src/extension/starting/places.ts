/** Where a new map goes. */
import * as vscode from 'vscode';

/**
 * The folder for a new map: the one that a menu names, the one of the active text, the workspace's; undefined where there
 * is none that can be written to, null where nobody chose one.
 */
export async function folderForMap(place: unknown): Promise<vscode.Uri | undefined | null> {
  if (place instanceof vscode.Uri) return (await isFolder(place)) ? place : vscode.Uri.joinPath(place, '..');
  const folders = (vscode.workspace.workspaceFolders ?? []).filter(
    ({ uri }) => vscode.workspace.fs.isWritableFileSystem(uri.scheme) !== false,
  );
  if (folders.length <= 1) return folders[0]?.uri;
  const active = vscode.window.activeTextEditor?.document.uri;
  const around = active && vscode.workspace.getWorkspaceFolder(active);
  if (around && folders.includes(around)) return around.uri;
  const items = folders.map(({ name, uri }) => ({ label: name, description: uri.path, uri }));
  const picked = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('In which folder?') });
  return picked?.uri ?? null;
}

/** A file of that name in the folder, or with a number behind it: `shoes-2.journey`. */
export async function freeFile(folder: vscode.Uri, name: string): Promise<vscode.Uri> {
  const taken = new Set((await vscode.workspace.fs.readDirectory(folder)).map(([entry]) => entry.toLowerCase()));
  const stem = name.replace(/\.journey$/, '');
  for (let number = 1; ; number++) {
    const numbered = number === 1 ? name : `${stem}-${number}.journey`;
    // Some systems do not tell capital letters from small ones.
    if (!taken.has(numbered.toLowerCase())) return vscode.Uri.joinPath(folder, numbered);
  }
}

async function isFolder(uri: vscode.Uri): Promise<boolean> {
  try {
    return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.Directory) !== 0;
  } catch {
    return false;
  }
}
