import path from 'node:path';
import { Worker } from 'node:worker_threads';
import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/node';
import type { FenceWorker, FromFenceWorker } from '../fences/fence.js';
import type { ConversionWorker } from './exchange/converter.js';
import type { ExportWorker } from './export/export-worker.js';
import { activateExtension, type JourneyMapsApi } from './extension.js';
import { CLIENT_ID, CLIENT_NAME, LANGUAGE_ID } from './server/language-service.js';
import { ServerProcess } from './server/server-process.js';

const hasMap = vscode.workspace.textDocuments.some(({ languageId }) => languageId === LANGUAGE_ID);
const server = new ServerProcess(path.join(__dirname, 'server.js'), hasMap);

/** Entry of the desktop and remote extension host: the server runs in a process of its own. */
export function activate(context: vscode.ExtensionContext): JourneyMapsApi {
  // Node keeps there what it has compiled: a server that is started again takes a fifth less time.
  const environment = { NODE_COMPILE_CACHE: path.join(context.globalStorageUri.fsPath, 'compiled') };
  context.subscriptions.push({ dispose: () => server.end() });
  return activateExtension(
    context,
    (options) => {
      const client = new LanguageClient(CLIENT_ID, CLIENT_NAME, async () => server.connect(environment), options);
      server.onOutput = (text) => client.outputChannel.append(text);
      return client;
    },
    () => exportWorker(context.asAbsolutePath('dist/export/export.js')),
    () => fenceWorker(context.asAbsolutePath('dist/fences.js')),
    () => conversionWorker(context.asAbsolutePath('dist/conversion.js')),
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

function fenceWorker(script: string): FenceWorker {
  const worker = new Worker(script);
  return {
    post: (message) => worker.postMessage(message),
    onMessage: (listener) => worker.on('message', (message: FromFenceWorker) => listener(message)),
    onFailure: (listener) => worker.on('error', listener),
    terminate: () => void worker.terminate(),
  };
}

function conversionWorker(script: string): ConversionWorker {
  const worker = new Worker(script);
  return {
    post: (message) => worker.postMessage(message),
    onMessage: (listener) => worker.on('message', listener),
    onFailure(listener) {
      worker.on('error', listener);
      worker.on('exit', () => listener(new Error('The conversion ended before it was done')));
    },
    terminate: () => void worker.terminate(),
  };
}
