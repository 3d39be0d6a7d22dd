import * as vscode from 'vscode';
import type { ConversionJob, Conversions, FromConverter, ShippedFile, ToConverter } from '../../conversion/job.js';

/** What reads, writes and compares maps, in a worker of its own. */
export interface ConversionWorker {
  post(message: ToConverter): void;
  onMessage(listener: (message: FromConverter) => void): void;
  /** Called where the worker fails outside of a job: it cannot be loaded, or ends by itself. */
  onFailure(listener: (error: Error) => void): void;
  terminate(): void;
}

export type StartConversionWorker = () => ConversionWorker | Promise<ConversionWorker>;

/** Something that the user can do something about; the message goes on from a file's name: `is no JSON`. */
export class ConversionRefused extends Error {
  constructor(
    message: string,
    /** Of the input, from 1. */
    readonly line?: number,
  ) {
    super(message);
  }
}

/** Has maps read, written and compared. */
export class Converter {
  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly start: StartConversionWorker,
  ) {}

  /**
   * Does a job in a worker that is ended afterwards.
   * @throws {ConversionRefused} with a message for the user
   * @throws {vscode.CancellationError} where the job was given up
   */
  async convert<Job extends ConversionJob>(
    job: Job,
    token?: vscode.CancellationToken,
  ): Promise<Conversions[Job['type']]> {
    const worker = await this.start();
    try {
      return await new Promise((resolve, reject) => {
        token?.onCancellationRequested(() => reject(new vscode.CancellationError()));
        worker.onFailure(reject);
        worker.onMessage((message) => {
          switch (message.type) {
            case 'done':
              // A worker answers the job that it was sent.
              resolve(message.conversion as Conversions[Job['type']]);
              break;
            case 'refused':
              reject(new ConversionRefused(message.message, message.line));
              break;
            case 'failed':
              reject(new Error(message.message));
              break;
            case 'wants':
              void this.read(message.name).then((data) => worker.post({ type: 'file', name: message.name, data }));
          }
        });
        if (token?.isCancellationRequested) reject(new vscode.CancellationError());
        else worker.post({ type: 'job', job, texts: vscode.l10n.bundle });
      });
    } finally {
      worker.terminate();
    }
  }

  private async read(name: ShippedFile): Promise<Uint8Array | undefined> {
    const file = vscode.Uri.joinPath(this.extensionUri, 'dist', name);
    return await vscode.workspace.fs.readFile(file).then(undefined, () => undefined);
  }
}
