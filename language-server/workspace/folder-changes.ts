/** Workspace folders that are opened and closed while the server runs. */
import type { Connection, ServerCapabilities } from 'vscode-languageserver';
import type { JourneySharedServices } from '../module.js';

/** Says that the server wants to hear of them. */
export function withFolderChanges(capabilities: ServerCapabilities): void {
  capabilities.workspace = {
    ...capabilities.workspace,
    workspaceFolders: { supported: true, changeNotifications: true },
  };
}

/** Reads the maps of folders that are opened, and lets those go whose folder is closed. */
export function followFolders(connection: Connection, { workspace, lsp }: JourneySharedServices): void {
  const { WorkspaceManager, WorkspaceLock, DocumentBuilder } = workspace;
  lsp.LanguageServer.onInitialize(({ capabilities }) => {
    if (!capabilities.workspace?.workspaceFolders) return;
    // Can be listened to once the connection knows of the client.
    lsp.LanguageServer.onInitialized(() => {
      connection.workspace.onDidChangeWorkspaceFolders(async ({ added, removed }) => {
        await WorkspaceManager.whenRead;
        const { read, forgotten } = await WorkspaceManager.changeFolders(added, removed);
        await WorkspaceLock.write((token) => DocumentBuilder.update(read, forgotten, token));
      });
    });
  });
}
