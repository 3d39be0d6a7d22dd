import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { activateExtension } from './extension.js';
import { CLIENT_ID, CLIENT_NAME } from './server/language-service.js';

/** Entry of the web extension host: the server runs in a worker. */
export function activate(context: vscode.ExtensionContext): void {
  const script = vscode.Uri.joinPath(context.extensionUri, 'dist', 'web', 'server.js');
  activateExtension(
    context,
    (options) => new LanguageClient(CLIENT_ID, CLIENT_NAME, () => startWorker(script), options),
  );
}

/**
 * A worker of the script's text: a worker from the extension's own address is refused where that is not the page's
 * (`vscode-remote:`, or another host).
 */
async function startWorker(script: vscode.Uri): Promise<Worker> {
  const bytes = await vscode.workspace.fs.readFile(script);
  const address = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: 'text/javascript' }));
  const worker = new Worker(address, { name: CLIENT_NAME });
  // The extension host's own script in the worker loads this one, and not at once: a worker that answers has loaded it.
  worker.addEventListener('message', () => URL.revokeObjectURL(address), { once: true });
  return worker;
}
