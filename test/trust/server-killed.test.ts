/** A server that is killed at any stage of an edit: the text is the editor's, and another server goes on with it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  InitializedNotification,
  InitializeRequest,
  type ProtocolConnection,
  RegistrationRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  EDIT_MAP,
  type EditMap,
  MAP_CHANGED,
  type MapChanged,
  WATCH_MAP,
  type WatchMap,
} from '../../language-server/protocol.js';
import { bundleOptions, bundles } from '../../scripts/lib/bundles.mjs';
import { useProgram } from '../cli/program.js';

const { at, beside, write } = useProgram();

const ON_DISK = 'journey Ordering\n  for Rosa\n  starts x\n  ends y\n  stage One\n    step Pays\n      feels calm\n';
/** What was typed and never saved. */
const TYPED = `${ON_DISK}      thinks So quick\n`;
const EDITED = TYPED.replace('step Pays', 'step Pays by card');
const CHANGE = { kind: 'words', part: { id: 'j0.s0.p0', words: 'Pays' }, words: 'Pays by card' } as const;

/** What an editor has said to a server when that is killed. */
const STAGES = [
  'asked to start',
  'told of the text',
  'asked for the edit',
  'answering the edit',
  'told of the edited text',
] as const;

const children: ChildProcess[] = [];

beforeAll(async () => {
  const server = bundles.find(({ outfile }) => outfile === 'dist/server.js')!;
  await esbuild.build(bundleOptions({ ...server, outfile: beside('server.js') }));
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

class Killed extends Error {}

/** An editor with one text in it, and its server. */
class Editor {
  document = TextDocument.create(pathToFileURL(at('a.journey')).href, 'journey', 1, TYPED);
  private connection!: ProtocolConnection;
  private child!: ChildProcess;
  private ended!: Promise<unknown>;
  private drawn: (version: number) => void = () => {};

  /** @param killAt the server is killed at this stage */
  async start(killAt?: string): Promise<void> {
    const stage = async (name: (typeof STAGES)[number]) => {
      if (name !== killAt) return;
      this.child.kill('SIGKILL');
      await this.ended;
      this.connection.dispose();
      throw new Killed();
    };
    this.child = spawn(process.execPath, [beside('server.js'), '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    children.push(this.child);
    this.ended = once(this.child, 'exit');
    // Whoever writes to one that is gone is told so here.
    this.child.stdin!.on('error', () => {});
    this.connection = createProtocolConnection(
      new StreamMessageReader(this.child.stdout!),
      new StreamMessageWriter(this.child.stdin!),
    );
    const { connection, document } = this;
    connection.onError(() => {});
    connection.onRequest(RegistrationRequest.type, () => {});
    connection.onNotification(MAP_CHANGED, ({ version }: MapChanged) => this.drawn(version));
    connection.listen();
    const folder = { uri: pathToFileURL(at()).href, name: 'maps' };
    const params = { processId: process.pid, rootUri: folder.uri, workspaceFolders: [folder], capabilities: {} };
    const started = connection.sendRequest(InitializeRequest.type, params);
    started.catch(() => {});
    await stage('asked to start');
    await started;
    await connection.sendNotification(InitializedNotification.type, {});
    await connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: {
        uri: document.uri,
        languageId: 'journey',
        version: document.version,
        text: document.getText(),
      },
    });
    const watch: WatchMap = { uri: document.uri, watch: true };
    await connection.sendNotification(WATCH_MAP, watch);
    await stage('told of the text');
    if (document.getText() === EDITED) return;
    const request: EditMap['request'] = { uri: document.uri, change: CHANGE };
    const answered = connection.sendRequest<EditMap['response']>(EDIT_MAP, request);
    answered.catch(() => {});
    await stage('asked for the edit');
    const answer = await answered;
    if ('problem' in answer) throw new Error(answer.problem);
    const [file] = answer.files;
    const newText = TextDocument.applyEdits(document, file!.edits);
    this.document = TextDocument.create(document.uri, 'journey', document.version + 1, newText);
    await stage('answering the edit');
    const { version } = this.document;
    await connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri: document.uri, version },
      contentChanges: [{ text: newText }],
    });
    await stage('told of the edited text');
  }

  /** Resolves when the map of the edited text has come. */
  edited(): Promise<void> {
    return new Promise((resolve) => {
      this.drawn = (version) => {
        if (version === this.document.version && this.document.getText() === EDITED) resolve();
      };
    });
  }
}

describe('a server that is killed', () => {
  test.each(STAGES)(
    'when it is %s costs nothing: the next one goes on',
    async (stage) => {
      write({ 'a.journey': ON_DISK });
      const editor = new Editor();
      await expect(editor.start(stage)).rejects.toThrow(Killed);
      const isEdited = STAGES.indexOf(stage) >= STAGES.indexOf('answering the edit');
      expect(editor.document.getText()).toBe(isEdited ? EDITED : TYPED);
      const edited = editor.edited();
      await editor.start();
      expect(editor.document.getText()).toBe(EDITED);
      await edited;
      // It writes nothing: what is on the disk is what was saved.
      expect(readFileSync(at('a.journey'), 'utf8')).toBe(ON_DISK);
      expect(readdirSync(at())).toEqual(['a.journey']);
    },
    20_000,
  );
});
