import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import type { ExportWorker } from './export/export-worker.js';
import { activateExtension } from './extension.js';
import { CLIENT_ID, CLIENT_NAME } from './server/language-service.js';

/** Entry of the desktop and remote extension host: the server runs in a process of its own. */
export function activate(context: vscode.ExtensionContext): void {
  const module = context.asAbsolutePath('dist/server.js');
  // Node keeps there what it has compiled: the next start of the server takes a fifth less time.
  const compiled = path.join(context.globalStorageUri.fsPath, 'compiled');
  const options = { env: { ...process.env, NODE_COMPILE_CACHE: compiled } };
  const run = { module, transport: TransportKind.ipc, options };
  const debug = { ...run, options: { ...options, execArgv: ['--nolazy', '--inspect=6009'] } };
  activateExtension(
    context,
    (options) => new LanguageClient(CLIENT_ID, CLIENT_NAME, { run, debug }, options),
    () => exportWorker(context.asAbsolutePath('dist/export/export.js')),
  );
}

function exportWorker(script: string): ExportWorker {
  const worker = new Worker(script, { workerData: 'journey-export' });
  return {
    post: (message) => worker.postMessage(message),
    onMessage: (listener) => worker.on('message', listener),
    onFailure(listener) {
      worker.on('error', listener);
      worker.on('exit', () => listener(new Error('The exporter ended before it was done')));
    },
    terminate: () => void worker.terminate(),
  };
}
