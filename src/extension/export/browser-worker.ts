import * as vscode from 'vscode';
import type { FromExporter } from '../../export/job.js';
import type { ExportWorker } from './export-worker.js';

/** Starts the exporter for the web extension host, of its text: a worker of the extension's own address may be refused. */
export async function browserWorker(script: vscode.Uri): Promise<ExportWorker> {
  const bytes = await vscode.workspace.fs.readFile(script);
  const address = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: 'text/javascript' }));
  const worker = new Worker(address, { name: 'Journey Maps: export' });
  return {
    post: (message) => worker.postMessage(message),
    onMessage(listener) {
      worker.addEventListener('message', ({ data }: MessageEvent<FromExporter>) => listener(data));
    },
    onFailure(listener) {
      worker.addEventListener('error', (error) => {
        error.preventDefault();
        listener(new Error(error.message || 'The exporter could not be loaded'));
      });
    },
    terminate() {
      worker.terminate();
      URL.revokeObjectURL(address);
    },
  };
}
