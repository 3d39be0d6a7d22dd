/** The language server as VS Code runs it: a process of its own, spoken to over Node's IPC. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  IPCMessageReader,
  IPCMessageWriter,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  ShutdownRequest,
} from 'vscode-languageserver/node';
import { MAP_CHANGED, type MapChanged, WATCH_MAP } from '../language-server/protocol.js';
import { now, withinTime } from './clock.js';
import type { Keystroke } from './texts.js';

export interface LanguageServer {
  /** The address of the one document. */
  readonly uri: string;
  /** Opens the document; resolves with when its diagnostics came. */
  open(text: string): Promise<number>;
  /** From now on each change is answered with a map too. */
  watchMap(listener: (change: MapChanged) => void): void;
  /** Sends a typed character. `sent` is when, `diagnosed` when the diagnostics came. */
  type(keystroke: Keystroke): { version: number; sent: number; diagnosed: Promise<number> };
  stop(): Promise<void>;
}

/** Starts a server and initialises it, in a workspace of its own. @param dist the folder with the built server.js */
export async function startLanguageServer(dist: string): Promise<LanguageServer> {
  const workspace = mkdtempSync(path.join(tmpdir(), 'journey-bench-'));
  // Known to the editor alone: what the server finds on the disk would have diagnostics of its own.
  const file = path.join(workspace, 'map.journey');
  const child = fork(path.join(dist, 'server.js'), ['--node-ipc', `--clientProcessId=${process.pid}`], {
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const connection = createProtocolConnection(new IPCMessageReader(child), new IPCMessageWriter(child));
  connection.listen();
  try {
    const folder = pathToFileURL(workspace).href;
    const initialized = connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: folder,
      workspaceFolders: [{ uri: folder, name: 'bench' }],
      capabilities: {
        workspace: { workspaceFolders: true, configuration: false },
        textDocument: { publishDiagnostics: { relatedInformation: true, versionSupport: true } },
      },
    });
    await withinTime(initialized, 'The language server did not start');
    await connection.sendNotification(InitializedNotification.type, {});
    return session(child, connection, pathToFileURL(file).href, workspace);
  } catch (error) {
    child.kill();
    throw error;
  }
}

function session(child: ChildProcess, connection: ProtocolConnection, uri: string, workspace: string): LanguageServer {
  let version = 1;
  let diagnosed: (at: number) => void = () => {};
  connection.onNotification(PublishDiagnosticsNotification.type, (sent) => {
    if (sent.uri === uri) diagnosed(now());
  });
  const nextDiagnostics = () =>
    withinTime(
      new Promise<number>((resolve) => {
        diagnosed = resolve;
      }),
      'No diagnostics',
    );

  return {
    uri,
    open(text) {
      const result = nextDiagnostics();
      void connection.sendNotification(DidOpenTextDocumentNotification.type, {
        textDocument: { uri, languageId: 'journey', version, text },
      });
      return result;
    },
    watchMap(listener) {
      connection.onNotification(MAP_CHANGED, listener);
      void connection.sendNotification(WATCH_MAP, { uri, watch: true });
    },
    type({ line, character, text }) {
      version++;
      const position = { line, character };
      const result = nextDiagnostics();
      const sent = now();
      void connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri, version },
        contentChanges: [{ range: { start: position, end: position }, text }],
      });
      return { version, sent, diagnosed: result };
    },
    async stop() {
      const ended = once(child, 'exit');
      await connection.sendRequest(ShutdownRequest.type);
      await connection.sendNotification(ExitNotification.type);
      await withinTime(ended, 'The language server did not end', 10_000).catch(() => child.kill('SIGKILL'));
      connection.dispose();
      rmSync(workspace, { recursive: true, force: true });
    },
  };
}
