import * as vscode from 'vscode';

/** Writes a file whole or not at all: beside it first, then in its place. @throws where that is not possible */
export async function writeWhole(file: vscode.Uri, data: Uint8Array): Promise<void> {
  const unique = Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
  const partial = vscode.Uri.joinPath(file, '..', `.journey-${unique}.tmp`);
  try {
    await vscode.workspace.fs.writeFile(partial, data);
    await vscode.workspace.fs.rename(partial, file, { overwrite: true });
  } catch (error) {
    await vscode.workspace.fs.delete(partial).then(undefined, () => {});
    throw error;
  }
}
