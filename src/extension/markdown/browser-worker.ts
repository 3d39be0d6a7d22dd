import * as vscode from 'vscode';
import type { FenceWorker, FromFenceWorker } from '../../fences/fence.js';

/** Starts what draws fences for the web extension host, of its text: a worker of the extension's own address may be refused. */
export async function fenceWorker(script: vscode.Uri): Promise<FenceWorker> {
  const bytes = await vscode.workspace.fs.readFile(script);
  const address = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: 'text/javascript' }));
  const worker = new Worker(address, { name: 'Journey Maps: Markdown' });
  return {
    post: (message) => worker.postMessage(message),
    onMessage(listener) {
      worker.addEventListener('message', ({ data }: MessageEvent<FromFenceWorker>) => listener(data));
    },
    onFailure(listener) {
      worker.addEventListener('error', (error) => {
        error.preventDefault();
        listener(new Error(error.message));
      });
    },
    terminate() {
      worker.terminate();
      URL.revokeObjectURL(address);
    },
  };
}
