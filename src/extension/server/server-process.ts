import { type ChildProcess, fork } from 'node:child_process';
import { IPCMessageReader, IPCMessageWriter, type MessageTransports } from 'vscode-languageclient/node';

/**
 * The process of the language server. It may be started before anybody has asked for a connection: between loading an
 * extension's code and activating it, VS Code waits for its window, and the server is ready by then.
 */
export class ServerProcess {
  private child: ChildProcess | undefined;
  private isTaken = false;
  /** Where the server's own output goes; until it is set, to nobody. */
  onOutput: (text: string) => void = () => undefined;

  /**
   * @param module path of the server's program
   * @param ahead starts it now
   */
  constructor(
    private readonly module: string,
    ahead: boolean,
  ) {
    if (ahead) this.child = this.start({});
  }

  /**
   * A connection to a server of which nobody has one: the one started ahead, or else a new one. What was connected
   * before is ended.
   * @param environment variables of a process that is started now
   */
  connect(environment: Readonly<Record<string, string>>): MessageTransports {
    let { child } = this;
    if (!child || this.isTaken || !isRunning(child)) {
      this.end();
      child = this.start(environment);
      this.child = child;
    }
    this.isTaken = true;
    return { reader: new IPCMessageReader(child), writer: new IPCMessageWriter(child) };
  }

  /** Ends the process at once. A server that was asked to shut down has ended by itself. */
  end(): void {
    if (this.child && isRunning(this.child)) this.child.kill('SIGKILL');
  }

  private start(environment: Readonly<Record<string, string>>): ChildProcess {
    // Electron's own program is Node when it is told so.
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1', ELECTRON_NO_ASAR: '1', ...environment };
    const execArgv = isInspected() ? ['--nolazy', '--inspect=6009'] : [];
    const parameters = ['--node-ipc', `--clientProcessId=${process.pid}`];
    const child = fork(this.module, parameters, { env, execArgv, silent: true });
    // One that cannot be started is told of by its connection.
    child.on('error', ({ message }) => this.onOutput(`${message}\n`));
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => this.onOutput(text));
    }
    return child;
  }
}

function isRunning({ exitCode, signalCode, connected }: ChildProcess): boolean {
  return exitCode === null && signalCode === null && connected;
}

/** True where the extension host is debugged: then the server can be, too. */
function isInspected(): boolean {
  return process.execArgv.some((argument) => /^--inspect(-brk)?(=|$)/.test(argument));
}
