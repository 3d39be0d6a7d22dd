/**
 * The language server as other editors use it: `journey lsp --stdio` of the build, with what each of them says that it can
 * do, and as its page in docs/editors says to start it.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type ClientCapabilities,
  type CodeAction,
  CodeActionRequest,
  CompletionRequest,
  createProtocolConnection,
  DefinitionRequest,
  DidChangeTextDocumentNotification,
  DidChangeWorkspaceFoldersNotification,
  DidOpenTextDocumentNotification,
  DocumentFormattingRequest,
  DocumentSymbolRequest,
  ExitNotification,
  HoverRequest,
  InitializedNotification,
  type InitializeParams,
  InitializeRequest,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  RegistrationRequest,
  RenameRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { LIST_FOLDER, READ_FILE } from '../../language-server/protocol.js';

const root = path.resolve(import.meta.dirname, '../..');
const MAP = `journey Buying shoes
    for Rosa
    starts Decides to run
    ends Runs
    stage Before
        step Tries on shoes
            on Store
            thinks 🎿 or shoes?
            next Buys
        step Buys
            on Store
            feels happy
`;

let folder: string;
let child: ChildProcess | undefined;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'journey-editors-'));
});
afterEach(() => {
  child?.kill();
  rmSync(folder, { recursive: true, force: true });
});

async function start(parameters: Partial<InitializeParams>, files: Record<string, string> = {}) {
  const started = spawn(process.execPath, [path.join(root, 'dist/cli.js'), 'lsp', '--stdio'], { cwd: folder });
  child = started;
  const connection = createProtocolConnection(
    new StreamMessageReader(started.stdout),
    new StreamMessageWriter(started.stdin),
  );
  const diagnostics = new Map<string, PublishDiagnosticsParams>();
  const waiting = new Set<() => void>();
  connection.onNotification(PublishDiagnosticsNotification.type, (sent) => {
    diagnostics.set(sent.uri, sent);
    for (const look of waiting) look();
  });
  connection.onRequest(RegistrationRequest.type, () => {});
  connection.onRequest(READ_FILE, ({ uri }: { uri: string }) => files[uri] ?? null);
  connection.onRequest(LIST_FOLDER, ({ uri }: { uri: string }) =>
    Object.keys(files)
      .filter((file) => path.posix.dirname(file) === uri.replace(/\/$/, ''))
      .map((file) => ({ name: path.posix.basename(file), isFolder: false })),
  );
  connection.listen();
  const { capabilities } = await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: null,
    capabilities: {},
    ...parameters,
  });
  await connection.sendNotification(InitializedNotification.type, {});
  return {
    connection,
    capabilities,
    open: (uri: string, text: string) =>
      connection.sendNotification(DidOpenTextDocumentNotification.type, {
        textDocument: { uri, languageId: 'journey', version: 1, text },
      }),
    /** The codes of what is reported about a file, once they are as expected. */
    reported: (uri: string, isExpected: (codes: unknown[]) => boolean) =>
      new Promise<unknown[]>((resolve) => {
        const look = () => {
          const found = diagnostics.get(uri);
          const codes = found?.diagnostics.map(({ code }) => code) ?? [];
          if (!found || !isExpected(codes)) return;
          waiting.delete(look);
          resolve(codes);
        };
        waiting.add(look);
        look();
      }),
    async end() {
      const ended = once(started, 'exit');
      await connection.sendRequest(ShutdownRequest.type);
      await connection.sendNotification(ExitNotification.type);
      expect((await ended)[0]).toBe(0);
    },
  };
}

/** What these editors say that they can do, as far as the server goes by it. */
const literals = { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'refactor', 'source'] } } };
const EDITORS: Record<string, ClientCapabilities> = {
  neovim: {
    general: { positionEncodings: ['utf-8', 'utf-16', 'utf-32'] },
    workspace: { workspaceFolders: true, workspaceEdit: { resourceOperations: ['rename', 'create', 'delete'] } },
    textDocument: {
      completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown', 'plaintext'] } },
      hover: { contentFormat: ['markdown', 'plaintext'] },
      codeAction: { dynamicRegistration: true, ...literals },
    },
  },
  helix: {
    general: { positionEncodings: ['utf-8', 'utf-32', 'utf-16'] },
    workspace: { workspaceFolders: true, workspaceEdit: { documentChanges: true } },
    textDocument: {
      completion: { completionItem: { snippetSupport: true, deprecatedSupport: true } },
      hover: { contentFormat: ['markdown'] },
      codeAction: literals,
    },
  },
  zed: {
    general: { positionEncodings: ['utf-16'] },
    workspace: {
      workspaceFolders: true,
      didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
      workspaceEdit: { documentChanges: true, snippetEditSupport: true, resourceOperations: ['create'] },
    },
    textDocument: {
      completion: { completionItem: { snippetSupport: true, insertReplaceSupport: true } },
      codeAction: literals,
    },
  },
  emacs: {
    general: { positionEncodings: ['utf-32', 'utf-8', 'utf-16'] },
    workspace: { workspaceEdit: { documentChanges: true }, workspaceFolders: true, configuration: true },
    textDocument: {
      completion: { completionItem: { snippetSupport: false } },
      hover: { contentFormat: ['plaintext'] },
      codeAction: literals,
    },
  },
};

test('there is a page for each, and no other', () => {
  const pages = readdirSync(path.join(root, 'docs/editors')).filter((file) => file !== 'README.md');
  expect(pages.sort()).toEqual(
    Object.keys(EDITORS)
      .map((name) => `${name}.md`)
      .sort(),
  );
});

describe.each(Object.entries(EDITORS))('%s', (name, capabilities) => {
  test('its page starts the server as this test does, for files of this ending', () => {
    const page = readFileSync(path.join(root, `docs/editors/${name}.md`), 'utf8');
    const code = [...page.matchAll(/^ *```\w+\n([\s\S]*?)^ *```$/gm)].map(([, text]) => text).join('\n');
    expect(code.match(/journey\W/)).toBeTruthy();
    expect(code).toMatch(/"lsp"|'lsp'/);
    expect(code).toMatch(/"--stdio"|'--stdio'/);
  });

  test('reports, completes, explains, fixes, finds, renames and formats', async () => {
    const home = pathToFileURL(folder).href;
    const server = await start({ rootUri: home, workspaceFolders: [{ uri: home, name: 'maps' }], capabilities });
    // Columns count in UTF-16 where nothing else is agreed upon.
    expect(server.capabilities.positionEncoding ?? 'utf-16').toBe('utf-16');
    const uri = `${home}/shoes.journey`;
    await server.open(uri, MAP);
    const codes = await server.reported(uri, (all) => all.includes('missing-emotion'));
    expect(codes).toContain('missing-emotion');
    const { connection } = server;
    const textDocument = { uri };
    const completed = await connection.sendRequest(CompletionRequest.type, {
      textDocument,
      position: { line: 11, character: 18 },
    });
    const items = Array.isArray(completed) ? completed : (completed?.items ?? []);
    expect(items.map(({ label }) => label)).toContain('happy');
    if (!capabilities.textDocument?.completion?.completionItem?.snippetSupport)
      expect(items.filter(({ insertTextFormat }) => insertTextFormat === 2)).toEqual([]);
    const hover = await connection.sendRequest(HoverRequest.type, {
      textDocument,
      position: { line: 11, character: 20 },
    });
    expect(JSON.stringify(hover?.contents)).toContain('happy');
    const range = { start: { line: 5, character: 13 }, end: { line: 5, character: 18 } };
    const actions = await connection.sendRequest(CodeActionRequest.type, {
      textDocument,
      range,
      context: { diagnostics: [] },
    });
    expect(actions?.length).toBeGreaterThan(0);
    expect((actions as CodeAction[]).some(({ edit, command }) => edit ?? command)).toBe(true);
    const definition = await connection.sendRequest(DefinitionRequest.type, {
      textDocument,
      position: { line: 8, character: 18 },
    });
    expect(JSON.stringify(definition)).toContain('"line":9');
    const symbols = await connection.sendRequest(DocumentSymbolRequest.type, { textDocument });
    expect(symbols?.[0]?.name).toBe('Buying shoes');
    const renamed = await connection.sendRequest(RenameRequest.type, {
      textDocument,
      position: { line: 9, character: 14 },
      newName: 'Pays',
    });
    expect(JSON.stringify(renamed).match(/"newText":"Pays"/g)).toHaveLength(2);
    const formatted = await connection.sendRequest(DocumentFormattingRequest.type, {
      textDocument,
      options: { tabSize: 2, insertSpaces: true },
    });
    expect(formatted?.length).toBeGreaterThan(0);
    await connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version: 2 },
      contentChanges: [{ text: MAP.replace('next Buys', 'feels anxious') }],
    });
    await server.reported(uri, (all) => !all.includes('missing-emotion'));
    await server.end();
  });
});

const PEOPLE = 'persona Rosa\n  role Runner\n';
const IMPORTING = `import ./people.journey\n\n${MAP}`;

test('files that only the editor can read are read by it: a virtual workspace', async () => {
  const home = 'vscode-vfs://github/maps';
  const files = { [`${home}/people.journey`]: PEOPLE, [`${home}/shoes.journey`]: IMPORTING };
  const server = await start({ workspaceFolders: [{ uri: home, name: 'maps' }] }, files);
  const codes = await server.reported(`${home}/shoes.journey`, (all) => all.length > 0);
  expect(codes).not.toContain('import-not-found');
  await server.open(`${home}/lost.journey`, IMPORTING.replace('people', 'nobody'));
  await server.reported(`${home}/lost.journey`, (all) => all.includes('import-not-found'));
  await server.end();
});

test('folders are opened and closed while it runs: several roots', async () => {
  for (const name of ['one', 'two']) {
    mkdirSync(path.join(folder, name));
    writeFileSync(path.join(folder, name, 'people.journey'), PEOPLE);
    writeFileSync(path.join(folder, name, 'shoes.journey'), IMPORTING.replace('Rosa', name));
  }
  const [one, two] = ['one', 'two'].map((name) => ({ uri: pathToFileURL(path.join(folder, name)).href, name }));
  const server = await start({ workspaceFolders: [one!], capabilities: { workspace: { workspaceFolders: true } } });
  expect(server.capabilities.workspace?.workspaceFolders).toEqual({ supported: true, changeNotifications: true });
  await server.reported(`${one!.uri}/shoes.journey`, (all) => all.length > 0);
  const change = (added: (typeof one)[], removed: (typeof one)[]) =>
    server.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
      event: { added: added.map((it) => it!), removed: removed.map((it) => it!) },
    });
  await change([two], []);
  const codes = await server.reported(`${two!.uri}/shoes.journey`, (all) => all.length > 0);
  expect(codes).not.toContain('import-not-found');
  await change([], [two]);
  await server.reported(`${two!.uri}/shoes.journey`, (all) => all.length === 0);
  await server.end();
});
