import * as vscode from 'vscode';
import { fileName } from './source-editor.js';

/** Why a document cannot be changed, as a sentence; undefined where it can, as far as the editor tells. */
export async function readOnlyReason(document: vscode.TextDocument): Promise<string | undefined> {
  if (document.isUntitled) return undefined;
  const { uri } = document;
  const reason = vscode.l10n.t(
    '{0} is read-only, so it cannot be changed from the picture: save it under another name first.',
    fileName(uri),
  );
  if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false || isReadOnlyBySetting(document)) return reason;
  try {
    const { permissions = 0 } = await vscode.workspace.fs.stat(uri);
    return (permissions & vscode.FilePermission.Readonly) !== 0 ? reason : undefined;
  } catch {
    // A file that is gone can be written again. A scheme without files, such as that of old versions, cannot.
    return vscode.workspace.fs.isWritableFileSystem(uri.scheme) === undefined ? reason : undefined;
  }
}

/** The editor lets nobody type into such files, and no setting tells an extension's edits so. */
function isReadOnlyBySetting(document: vscode.TextDocument): boolean {
  const settings = vscode.workspace.getConfiguration('files', document);
  const matches = (name: string) =>
    Object.entries(settings.get<Record<string, boolean>>(name) ?? {}).some(
      ([pattern, isOn]) => isOn && vscode.languages.match({ pattern }, document) > 0,
    );
  return matches('readonlyInclude') && !matches('readonlyExclude');
}
