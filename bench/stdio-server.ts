/** A language server over standard input and output, as editors other than VS Code run one: ours, and one to measure beside. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type CompletionItem,
  type CompletionList,
  CompletionRequest,
  ConfigurationRequest,
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentFormattingRequest,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type Range,
  RegistrationRequest,
  type ServerCapabilities,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { projectNode } from '../scripts/lib/project.mjs';
import { now, withinTime } from './clock.js';
import type { Place } from './texts.js';

export interface ServerCommand {
  /** The script that Node runs, and its arguments. */
  script: string;
  args: readonly string[];
  languageId: string;
  /** The name of the one document. */
  file: string;
}

export interface StdioServer {
  readonly capabilities: ServerCapabilities;
  /** Opens the document; resolves with when its diagnostics came. */
  open(text: string): Promise<number>;
  /** Replaces a part of the text. `sent` is when, `diagnosed` when the diagnostics came. */
  change(range: Range, text: string): { sent: number; diagnosed: Promise<number> };
  complete(place: Place): Promise<readonly CompletionItem[]>;
  /** Formats the whole document; the number of edits. */
  format(tabSize: number): Promise<number>;
  stop(): Promise<void>;
}

/** Starts a server and initialises it, in a workspace of its own that holds the document alone. @param text of the document on the disk */
export async function startStdioServer(command: ServerCommand, text: string): Promise<StdioServer> {
  const workspace = mkdtempSync(path.join(tmpdir(), 'journey-bench-'));
  const file = path.join(workspace, command.file);
  writeFileSync(file, text);
  const child = spawn(projectNode, [command.script, ...command.args], {
    cwd: workspace,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.onRequest(ConfigurationRequest.type, ({ items }) => items.map(() => null));
  connection.onRequest(RegistrationRequest.type, () => {});
  connection.listen();
  try {
    const folder = pathToFileURL(workspace).href;
    const initialized = connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: folder,
      workspaceFolders: [{ uri: folder, name: 'bench' }],
      capabilities: {
        workspace: { workspaceFolders: true, configuration: false },
        textDocument: {
          publishDiagnostics: { relatedInformation: true, versionSupport: true },
          completion: { completionItem: { snippetSupport: true, insertTextModeSupport: { valueSet: [1, 2] } } },
        },
      },
    });
    const { capabilities } = await withinTime(initialized, `${command.file}: the language server did not start`);
    await connection.sendNotification(InitializedNotification.type, {});
    return session(child, connection, capabilities, pathToFileURL(file).href, command.languageId, workspace);
  } catch (error) {
    child.kill();
    rmSync(workspace, { recursive: true, force: true });
    throw error;
  }
}

function session(
  child: ChildProcess,
  connection: ProtocolConnection,
  capabilities: ServerCapabilities,
  uri: string,
  languageId: string,
  workspace: string,
): StdioServer {
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
      `${languageId}: no diagnostics`,
    );

  return {
    capabilities,
    open(text) {
      const result = nextDiagnostics();
      void connection.sendNotification(DidOpenTextDocumentNotification.type, {
        textDocument: { uri, languageId, version, text },
      });
      return result;
    },
    change(range, text) {
      version++;
      const result = nextDiagnostics();
      const sent = now();
      void connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri, version },
        contentChanges: [{ range, text }],
      });
      return { sent, diagnosed: result };
    },
    async complete(position) {
      const answer: CompletionItem[] | CompletionList | null = await connection.sendRequest(CompletionRequest.type, {
        textDocument: { uri },
        position,
      });
      return Array.isArray(answer) ? answer : (answer?.items ?? []);
    },
    async format(tabSize) {
      const edits = await connection.sendRequest(DocumentFormattingRequest.type, {
        textDocument: { uri },
        options: { tabSize, insertSpaces: true },
      });
      return edits?.length ?? 0;
    },
    async stop() {
      const ended = once(child, 'exit');
      await withinTime(connection.sendRequest(ShutdownRequest.type), 'The end of a language server', 10_000)
        .then(() => connection.sendNotification(ExitNotification.type))
        .then(() => withinTime(ended, 'The end of a language server', 10_000))
        .catch(() => child.kill('SIGKILL'));
      connection.dispose();
      rmSync(workspace, { recursive: true, force: true });
    },
  };
}
