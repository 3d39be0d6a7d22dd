import * as vscode from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, type MessageTransports } from 'vscode-languageclient/browser';

/** The language server in a worker, for the web extension host. */
export class ServerWorker {
  private worker: Worker | undefined;

  /** @param script the server's bundle @param name what the browser's tools call the worker */
  constructor(
    private readonly script: vscode.Uri,
    private readonly name: string,
  ) {}

  /** Starts the server afresh. The one before, which may be too busy to hear that it is not needed any more, is ended. */
  async start(): Promise<MessageTransports> {
    this.worker?.terminate();
    this.worker = undefined;
    const worker = await this.createWorker();
    this.worker = worker;
    // The client would make these itself, were the host's workers instances of what the host calls `Worker`.
    return { reader: new WorkerReader(worker), writer: new WorkerWriter(worker) };
  }

  /**
   * A worker of the script's text: a worker from the extension's own address is refused where that is not the page's
   * (`vscode-remote:`, or another host).
   */
  private async createWorker(): Promise<Worker> {
    const bytes = await vscode.workspace.fs.readFile(this.script);
    const address = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: 'text/javascript' }));
    const worker = new Worker(address, { name: this.name });
    // The host wraps the script in one of its own, which loads it later: only a worker that has answered has loaded it.
    const revoke = () => URL.revokeObjectURL(address);
    worker.addEventListener('message', revoke, { once: true });
    worker.addEventListener('error', revoke, { once: true });
    return worker;
  }
}

/** A server that fails before its first message has not been loaded: its connection is closed. Later it survives a fault. */
class WorkerReader extends BrowserMessageReader {
  constructor(worker: Worker) {
    super(worker);
    const close = (error: ErrorEvent) => {
      // Dealt with here, and not once more as a fault of the extension host.
      error.preventDefault();
      this.fireClose();
    };
    worker.addEventListener('error', close);
    worker.addEventListener('message', () => worker.removeEventListener('error', close), { once: true });
  }
}

/** A worker does not end when its server has nothing left to do. */
class WorkerWriter extends BrowserMessageWriter {
  constructor(private readonly worker: Worker) {
    super(worker);
  }

  override end(): void {
    this.worker.terminate();
  }
}
