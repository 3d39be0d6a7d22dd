/** In a workspace of very many maps, the one that somebody looks at does not wait for the others, and is told the same. */
import {
  DocumentState,
  EmptyFileSystemProvider,
  type FileSystemNode,
  type LangiumDocument,
  OperationCancelled,
  URI,
  UriUtils,
} from 'langium';
import { expect, test } from 'vitest';
import { CancellationToken, CancellationTokenSource } from 'vscode-jsonrpc';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic } from 'vscode-languageserver-types';
import { createJourneyServices } from '../../language-server/module.js';
import { createLanguage } from '../language/helpers.js';

const MAPS = 250;
const MAP =
  'import ./shared.journey\njourney A\n  for Rosa\n  starts x\n  ends y\n  stage S\n    step T\n      on Web\n      feels calm\n';
const SHARED = 'persona Rosa\npersona Nobody\nchannel Web\n';

test('the open map is checked first, and what others use of it counts in the end', async () => {
  const { add, shared } = await createLanguage({ folder: 'maps' });
  const { DocumentBuilder, TextDocuments } = shared.workspace;
  const uri = 'file:///maps/shared.journey';
  TextDocuments.set(TextDocument.create(uri, 'journey', 1, SHARED));
  const order: string[] = [];
  const unused: number[][] = [];
  DocumentBuilder.onDocumentPhase(DocumentState.Validated, (document) => {
    order.push(document.uri.toString());
    if (document.uri.toString() === uri) unused.push(linesOf(document, 'unused-declaration'));
  });
  const maps = Array.from({ length: MAPS }, (_, i) => [`maps/m${i}.journey`, MAP] as const);
  const documents = await add({ ...Object.fromEntries(maps), 'maps/shared.journey': SHARED });
  expect(order[0]).toBe(uri);
  // Once more at the end, since it is known by then who uses what; until then nothing is said of it.
  expect(order.at(-1)).toBe(uri);
  expect(unused[0]).toEqual([]);
  expect(unused.at(-1)).toEqual([1]);
  expect(documents.slice(0, MAPS).flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
});

function linesOf({ diagnostics }: LangiumDocument, wanted: string): number[] {
  return (diagnostics ?? []).filter(({ code }) => code === wanted).map(({ range }: Diagnostic) => range.start.line);
}

/** A folder in memory. Those files whose names begin with `late` are not read before `release`; `broken` ones never are. */
class SlowFiles extends EmptyFileSystemProvider {
  readonly texts: Record<string, string>;
  release: () => void = () => {};
  private readonly released = new Promise<void>((resolve) => {
    this.release = resolve;
  });

  constructor(texts: Record<string, string>) {
    super();
    this.texts = texts;
  }

  override exists(uri?: URI): Promise<boolean> {
    return Promise.resolve(UriUtils.basename(uri!) in this.texts);
  }

  override async readFile(uri?: URI): Promise<string> {
    const name = UriUtils.basename(uri!);
    if (name.startsWith('broken')) throw new Error('No permission');
    const text = this.texts[name]!;
    if (name.startsWith('late')) await this.released;
    return text;
  }

  override readDirectory(): Promise<FileSystemNode[]> {
    const nodes = Object.keys(this.texts).map((name) => ({ uri: at(name), isFile: true, isDirectory: false }));
    return Promise.resolve(nodes);
  }
}

const at = (name: string): URI => URI.parse(`file:///maps/${name}`);

/** A server that has begun to read the folder. */
function reading(texts: Record<string, string>) {
  const files = new SlowFiles(texts);
  const { shared, journey } = createJourneyServices({ fileSystemProvider: () => files });
  const { DocumentBuilder, LangiumDocuments, TextDocuments, WorkspaceManager } = shared.workspace;
  const folders = [{ uri: 'file:///maps', name: 'maps' }];
  WorkspaceManager.initialize({ workspaceFolders: folders, processId: null, rootUri: null, capabilities: {} });
  const started = WorkspaceManager.initialized({});
  return {
    files,
    shared,
    journey,
    /** As an editor does, which asks about a document right after it has told of it. */
    async open(name: string, text: string): Promise<LangiumDocument> {
      const document = TextDocument.create(at(name).toString(), 'journey', 1, text);
      TextDocuments.set(document);
      shared.lsp.DocumentUpdateHandler.didChangeContent?.({ document });
      await DocumentBuilder.waitUntil(DocumentState.Validated, at(name));
      return LangiumDocuments.getDocument(at(name))!;
    },
    async readAll(): Promise<void> {
      files.release();
      await started;
      await DocumentBuilder.waitUntil(DocumentState.Validated);
    },
  };
}

test('a map is checked with what it imports while the others are read', async () => {
  const { journey, open, readAll, shared } = reading({
    'late.journey': 'import ./shared.journey\nchannel Phone\njourney A\n  for Rosa\n',
    'broken.journey': '',
    'shared.journey': SHARED,
    'a.journey': MAP,
  });
  const text = MAP.replace('on Web', 'on Web, Phone');
  const map = await open('a.journey', text);
  const declares = await open('shared.journey', SHARED);
  const { DocumentValidator } = journey.validation;
  const told = () => map.diagnostics!.map(({ code }) => code);
  const fixes = () => DocumentValidator.findingsIn(map).flatMap(({ problem }) => problem.fixes?.() ?? []);
  const imports = () => JSON.stringify(fixes()).includes('import ./late.journey');
  // Nobody knows yet where else it is declared, nor who uses what is declared here.
  expect([told(), imports()]).toEqual([['undeclared-name'], false]);
  expect(linesOf(declares, 'unused-declaration')).toEqual([]);
  let found: unknown[] | undefined;
  const symbols = shared.workspace.DocumentBuilder.waitUntil(DocumentState.IndexedContent).then(async () => {
    found = await shared.lsp.WorkspaceSymbolProvider!.getSymbols({ query: 'Phone' }, CancellationToken.None);
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(found).toBeUndefined();

  await readAll();
  await symbols;
  expect(found).toHaveLength(1);
  expect(linesOf(declares, 'unused-declaration')).toEqual([1]);
  expect([told(), imports()]).toEqual([['undeclared-name'], true]);
});

test('a file that changes while it is read counts as it is in the end', async () => {
  const { files, open, readAll, shared } = reading({ 'late.journey': 'channel Phone\n', 'a.journey': SHARED });
  await open('a.journey', SHARED);
  files.texts['late.journey'] = 'channel Letter\n';
  shared.lsp.DocumentUpdateHandler.didChangeWatchedFiles?.({
    changes: [{ uri: at('late.journey').toString(), type: 2 }],
  });
  await readAll();
  const text = () => shared.workspace.LangiumDocuments.getDocument(at('late.journey'))?.textDocument.getText();
  await expect.poll(text).toBe('channel Letter\n');
});

test('an edit that comes when a map has just been checked does not keep it from being told', async () => {
  const { add, shared } = await createLanguage();
  const { DocumentBuilder } = shared.workspace;
  const [a, b] = await add({ 'maps/a.journey': SHARED, 'maps/b.journey': SHARED });
  const edit = new CancellationTokenSource();
  const told: string[] = [];
  const check = shared.ServiceRegistry.all[0]!.validation.DocumentValidator;
  const validate = check.validateDocument.bind(check);
  check.validateDocument = async (...given) => {
    const found = await validate(...given);
    edit.cancel();
    return found;
  };
  DocumentBuilder.onDocumentPhase(DocumentState.Validated, ({ uri }) => void told.push(UriUtils.basename(uri)));
  const again = DocumentBuilder.update([a!.uri, b!.uri], [], edit.token);
  await expect(again).rejects.toBe(OperationCancelled);
  expect(told).toEqual(['a.journey']);
  await DocumentBuilder.update([], []);
  expect(told).toEqual(['a.journey', 'b.journey']);
});
