/** What a file was in the last commit, by VS Code's own Git extension. */
import * as vscode from 'vscode';

/** As much of the Git extension as is asked here. */
interface GitExtension {
  enabled: boolean;
  getAPI(version: 1): GitApi;
}
interface GitApi {
  state: 'uninitialized' | 'initialized';
  onDidChangeState: vscode.Event<GitApi['state']>;
  getRepository(uri: vscode.Uri): GitRepository | null;
  openRepository(folder: vscode.Uri): Promise<GitRepository | null>;
}
interface GitRepository {
  show(ref: string, path: string): Promise<string>;
}

/** Repositories are looked for when Git is asked first. */
const PATIENCE_MS = 3000;

/**
 * What reads a file as it was in the last commit; that rejects where it was not in it. Undefined where there is no Git, as
 * in a browser, or the file is in no repository.
 */
export async function readerOfHead(file: vscode.Uri): Promise<(() => Promise<string>) | undefined> {
  const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
  if (!extension || file.scheme !== 'file') return undefined;
  try {
    const git = await extension.activate();
    if (!git.enabled) return undefined;
    const api = git.getAPI(1);
    await initialized(api);
    // One that lies deep in the workspace is not found by itself.
    const repository = api.getRepository(file) ?? (await api.openRepository(vscode.Uri.joinPath(file, '..')));
    return repository ? () => repository.show('HEAD', file.fsPath) : undefined;
  } catch {
    // Without Git, maps are compared with files.
    return undefined;
  }
}

async function initialized(api: GitApi): Promise<void> {
  if (api.state === 'initialized') return;
  await new Promise<void>((resolve) => {
    const done = () => {
      waiting.dispose();
      clearTimeout(timer);
      resolve();
    };
    const waiting = api.onDidChangeState(done);
    const timer = setTimeout(done, PATIENCE_MS);
  });
}
