import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { activateExtension } from './extension.js';
import { CLIENT_ID, CLIENT_NAME } from './server/language-service.js';

/** A worker's constructor is there in the web extension host; the types of Node know none. */
declare const Worker: new (address: string, options: { name: string }) => Worker;

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
  try {
    return new Worker(address, { name: CLIENT_NAME });
  } finally {
    URL.revokeObjectURL(address);
  }
}
