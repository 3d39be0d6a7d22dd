import * as vscode from 'vscode';

/** Starts a worker for the web extension host, of its text: a worker of the extension's own address may be refused. */
export async function browserWorker<To, From>(script: vscode.Uri, name: string) {
  const bytes = await vscode.workspace.fs.readFile(script);
  const address = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: 'text/javascript' }));
  const worker = new Worker(address, { name });
  return {
    post: (message: To) => worker.postMessage(message),
    onMessage(listener: (message: From) => void) {
      worker.addEventListener('message', ({ data }: MessageEvent<From>) => listener(data));
    },
    onFailure(listener: (error: Error) => void) {
      worker.addEventListener('error', (error) => {
        error.preventDefault();
        listener(new Error(error.message || `${name} could not be loaded`));
      });
    },
    terminate() {
      worker.terminate();
      URL.revokeObjectURL(address);
    },
  };
}
