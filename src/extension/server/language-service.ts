import * as vscode from 'vscode';
import {
  type BaseLanguageClient,
  CloseAction,
  type CloseHandlerResult,
  ErrorAction,
  type LanguageClientOptions,
  State,
} from 'vscode-languageclient';
import type { InitializationOptions } from '../../../language-server/protocol.js';
import { serveHostFiles } from './host-files.js';
import { RestartPolicy } from './restart-policy.js';

export const LANGUAGE_ID = 'journey';
export const CLIENT_ID = 'journey';
export const CLIENT_NAME = 'Journey Maps';

/** Makes the client for where the extension runs: a child process, or a worker. */
export type ClientFactory = (options: LanguageClientOptions) => BaseLanguageClient;

/** `failed`: given up, until somebody asks for a new start. */
export type ServerStatus = 'starting' | 'running' | 'restarting' | 'failed';

/** The language server as the rest of the extension sees it: kept running, and sayable when it cannot be. */
export class LanguageService implements vscode.Disposable {
  readonly client: BaseLanguageClient;
  private readonly policy = new RestartPolicy();
  private readonly statusChanged = new vscode.EventEmitter<ServerStatus>();
  readonly onDidChangeStatus = this.statusChanged.event;
  private readonly files: vscode.Disposable;
  private current: ServerStatus = 'starting';
  private disposed = false;
  private telling = false;
  private isStarted = false;
  /** True once a connection there was is gone: the next start is under way, or given up. */
  private lost = false;

  /** @param options what the server is told at its start */
  constructor(createClient: ClientFactory, options: InitializationOptions) {
    this.client = createClient({
      documentSelector: [{ language: LANGUAGE_ID }],
      initializationOptions: options,
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue, handled: true }),
        closed: () => this.closed(),
      },
      initializationFailedHandler: () => false,
      middleware: {
        // A change that was on its way to a server that is gone is in the text that the next one gets, whole.
        didChange: (change, next) => next(change).catch((error: unknown) => this.client.warn(String(error))),
      },
    });
    this.files = serveHostFiles(this.client);
    // What goes wrong is written into the log; what the user can do about it is said once, here.
    const logError = this.client.error.bind(this.client);
    this.client.error = (message, data) => logError(message, data, false);
    this.client.onDidChangeState(({ newState }) => {
      if (newState !== State.Running) return;
      this.policy.started();
      this.setStatus('running');
    });
  }

  get status(): ServerStatus {
    return this.current;
  }

  /** Starts the server as soon as there is a map to read: an editor in which nobody opens one does without. */
  startForMaps(): vscode.Disposable {
    const isMap = ({ languageId }: vscode.TextDocument) => languageId === LANGUAGE_ID;
    if (vscode.workspace.textDocuments.some(isMap)) void this.start();
    return vscode.workspace.onDidOpenTextDocument((document) => {
      if (isMap(document)) void this.start();
    });
  }

  /** Waits until the server answers, which is started if need be. @returns false where it was given up */
  async running(): Promise<boolean> {
    void this.start();
    if (this.current === 'running' || this.current === 'failed') return this.current === 'running';
    return new Promise((resolve) => {
      const waiting = this.statusChanged.event((status) => {
        if (status !== 'running' && status !== 'failed') return;
        waiting.dispose();
        resolve(status === 'running');
      });
    });
  }

  /** Starts the server unless that was done. Never rejects: a failure is told to the user, with a way to try again. */
  async start(): Promise<void> {
    if (this.isStarted) return;
    this.isStarted = true;
    await this.startClient();
  }

  private async startClient(): Promise<void> {
    try {
      await this.client.start();
    } catch (error) {
      this.client.error(vscode.l10n.t('The language server did not start'), error);
      // A start that ends with a lost connection is tried again by `closed`.
      if (this.current === 'starting' && !this.lost) this.tellFailed();
    }
  }

  /** Stops what still runs and starts afresh. */
  async restart(): Promise<void> {
    this.policy.reset();
    this.lost = false;
    this.isStarted = true;
    this.setStatus('starting');
    if (this.client.needsStop()) {
      await this.client
        .stop()
        .catch((error: unknown) => this.client.error(vscode.l10n.t('Stopping the server failed'), error));
    }
    await this.startClient();
  }

  showLog(): void {
    this.client.outputChannel.show(true);
  }

  async dispose(): Promise<void> {
    this.disposed = true;
    this.statusChanged.dispose();
    this.files.dispose();
    if (this.client.needsStop()) await this.client.stop();
    await this.client.dispose();
  }

  private setStatus(status: ServerStatus): void {
    if (status === this.current || this.disposed) return;
    this.current = status;
    this.statusChanged.fire(status);
  }

  private async closed(): Promise<CloseHandlerResult> {
    this.lost = true;
    if (this.current === 'running') this.setStatus('restarting');
    const wait = this.policy.closed(performance.now());
    if (wait === undefined) {
      this.tellFailed();
      return {
        action: CloseAction.DoNotRestart,
        message: vscode.l10n.t('The language server stopped too often.'),
        handled: true,
      };
    }
    await new Promise((resolve) => setTimeout(resolve, wait));
    if (this.disposed) return { action: CloseAction.DoNotRestart, handled: true };
    return {
      action: CloseAction.Restart,
      message: vscode.l10n.t('The language server stopped; starting it again.'),
      handled: true,
    };
  }

  /** One message at a time, however many failures lead to it. */
  private tellFailed(): void {
    this.setStatus('failed');
    if (this.telling || this.disposed) return;
    this.telling = true;
    const again = vscode.l10n.t('Start Again');
    const log = vscode.l10n.t('Show Log');
    const text = vscode.l10n.t(
      'Journey Maps: the language server cannot be started, so problems and previews are not kept up to date. Your text is safe. Start it again; if that does not help, the log says why.',
    );
    void vscode.window.showErrorMessage(text, again, log).then((choice) => {
      this.telling = false;
      if (choice === again) void this.restart();
      else if (choice === log) this.showLog();
    });
  }
}
