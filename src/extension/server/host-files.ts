import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { LIST_FOLDER, type ListFolder, READ_FILE, type ReadFile } from '../../../language-server/protocol.js';

/** Answers a server that has no files of its own, in a browser's worker: what is in the workspace, and nothing else. */
export function serveHostFiles(client: BaseLanguageClient): vscode.Disposable {
  return vscode.Disposable.from(
    client.onRequest(READ_FILE, async ({ uri }: ReadFile['request']): Promise<ReadFile['response']> => {
      const file = inWorkspace(uri);
      if (!file) return null;
      try {
        return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
      } catch {
        // Not there, or not a file: the server says so where it was asked for.
        return null;
      }
    }),
    client.onRequest(LIST_FOLDER, async ({ uri }: ListFolder['request']): Promise<ListFolder['response']> => {
      const folder = inWorkspace(uri);
      if (!folder) return [];
      try {
        const entries = await vscode.workspace.fs.readDirectory(folder);
        return entries.map(([name, type]) => ({ name, isFolder: (type & vscode.FileType.Directory) !== 0 }));
      } catch {
        return [];
      }
    }),
  );
}

function inWorkspace(address: string): vscode.Uri | undefined {
  const uri = vscode.Uri.parse(address, true);
  return vscode.workspace.getWorkspaceFolder(uri) ? uri : undefined;
}
