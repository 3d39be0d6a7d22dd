import * as vscode from 'vscode';
import type { Exported, ExportJob, FromExporter, ToExporter } from '../../export/job.js';

/** The exporter in a worker of its own, so that a large picture keeps nobody waiting and can be given up. */
export interface ExportWorker {
  post(message: ToExporter): void;
  onMessage(listener: (message: FromExporter) => void): void;
  /** Called where the worker fails outside of a job: it cannot be loaded, or ends by itself. */
  onFailure(listener: (error: Error) => void): void;
  terminate(): void;
}

export type StartExportWorker = () => ExportWorker | Promise<ExportWorker>;

/** Something that the user can do something about. */
export class ExportRefused extends Error {}

/**
 * Does a job in a worker that is ended afterwards.
 * @param files the folder of the files that ship with the exporter, for a worker that cannot read them itself
 * @throws {ExportRefused} with a message for the user
 * @throws {vscode.CancellationError} where the job was given up
 */
export async function runJob(
  start: StartExportWorker,
  job: ExportJob,
  files: vscode.Uri,
  token: vscode.CancellationToken,
): Promise<Exported> {
  const worker = await start();
  try {
    return await new Promise<Exported>((resolve, reject) => {
      token.onCancellationRequested(() => reject(new vscode.CancellationError()));
      worker.onFailure(reject);
      worker.onMessage((message) => {
        if (message.type === 'done') resolve(message.exported);
        else if (message.type === 'failed') {
          reject(message.expected ? new ExportRefused(message.message) : new Error(message.message));
        } else
          void readFile(files, message.name).then((data) => worker.post({ type: 'file', name: message.name, data }));
      });
      if (token.isCancellationRequested) reject(new vscode.CancellationError());
      else worker.post({ type: 'job', job });
    });
  } finally {
    worker.terminate();
  }
}

async function readFile(folder: vscode.Uri, name: string): Promise<Uint8Array | undefined> {
  try {
    return await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, name));
  } catch {
    return undefined;
  }
}
