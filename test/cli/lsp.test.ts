import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { afterEach, beforeAll, expect, test } from 'vitest';
import {
  CompletionRequest,
  createProtocolConnection,
  DidOpenTextDocumentNotification,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  RegistrationRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { bundleOptions, bundles } from '../../scripts/lib/bundles.mjs';
import { BAD, useProgram } from './program.js';

const { at, beside, run, write } = useProgram();
let child: ChildProcess | undefined;

beforeAll(async () => {
  const server = bundles.find(({ outfile }) => outfile === 'dist/server.js')!;
  await esbuild.build(bundleOptions({ ...server, outfile: beside('server.js') }));
});
afterEach(() => child?.kill());

function start(...args: string[]) {
  const started = spawn(process.execPath, [beside('cli.js'), 'lsp', ...args], { cwd: at() });
  child = started;
  const connection = createProtocolConnection(
    new StreamMessageReader(started.stdout),
    new StreamMessageWriter(started.stdin),
  );
  connection.onRequest(RegistrationRequest.type, () => {});
  connection.listen();
  return { connection, ended: once(started, 'exit').then(([code]) => code as number | null), stdin: started.stdin };
}

test('journey lsp --stdio serves an editor from its first to its last message', async () => {
  write({ 'bad.journey': BAD });
  const { connection, ended } = start('--stdio', `--clientProcessId=${process.pid}`);
  const folder = pathToFileURL(at()).href;
  const { capabilities, serverInfo } = await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: folder,
    workspaceFolders: [{ uri: folder, name: 'maps' }],
    capabilities: {},
  });
  expect(capabilities.completionProvider, JSON.stringify(serverInfo)).toBeDefined();
  await connection.sendNotification(InitializedNotification.type, {});
  const uri = pathToFileURL(at('bad.journey')).href;
  const published = new Promise<PublishDiagnosticsParams>((resolve) => {
    connection.onNotification(PublishDiagnosticsNotification.type, (sent) => {
      if (sent.uri === uri && sent.diagnostics.length > 0) resolve(sent);
    });
  });
  await connection.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { uri, languageId: 'journey', version: 1, text: BAD },
  });
  expect((await published).diagnostics.map(({ code }) => code)).toEqual(['missing-emotion', 'unknown-reference']);
  const answer = await connection.sendRequest(CompletionRequest.type, {
    textDocument: { uri },
    position: { line: 7, character: 6 },
  });
  const items = Array.isArray(answer) ? answer : (answer?.items ?? []);
  expect(items.map(({ label }) => label)).toContain('feels');
  await connection.sendRequest(ShutdownRequest.type);
  await connection.sendNotification(ExitNotification.type);
  expect(await ended).toBe(0);
});

test('an editor that goes without a word: exit code 1', async () => {
  const { ended, stdin } = start('--stdio');
  stdin.end();
  expect(await ended).toBe(1);
});

test('without --stdio: exit code 2, and what to do', async () => {
  const { code, stdout, stderr } = await run(['lsp']);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^journey: lsp needs --stdio/);
});
