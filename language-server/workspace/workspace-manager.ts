import {
  DefaultWorkspaceManager,
  Deferred,
  delayNextTick,
  type LangiumDocument,
  type LangiumDocumentFactory,
  URI,
} from 'langium';
import { CancellationToken } from 'vscode-jsonrpc';
import type { WorkspaceFolder } from 'vscode-languageserver-types';
import type { JourneySharedCoreServices } from '../core-module.js';
import { LIBRARY_TEXT, LIBRARY_URI } from '../library/library.js';
import type { JourneyDocumentBuilder } from './document-builder.js';
import { contains } from './workspace-folders.js';

/** So many files are read between two looks at what the client wants. */
const AT_ONCE = 16;

/**
 * Adds the library to every workspace, and reads its files without keeping anybody waiting: `ready` it is at once, and a map
 * that is opened is built with what it imports while the others are still being read.
 */
export class JourneyWorkspaceManager extends DefaultWorkspaceManager {
  declare protected readonly documentBuilder: JourneyDocumentBuilder;
  private readonly factory: LangiumDocumentFactory;
  private readonly textDocuments: JourneySharedCoreServices['workspace']['TextDocuments'] | undefined;
  private readonly log: (message: string) => void;
  private library: LangiumDocument | undefined;
  /** Those of which every file is loaded. */
  private wholeFolders: readonly URI[] = [];
  private readonly allRead = new Deferred<void>();
  private reading = false;

  constructor(services: JourneySharedCoreServices) {
    super(services);
    this.factory = services.workspace.LangiumDocumentFactory;
    this.textDocuments = services.workspace.TextDocuments;
    this.log = (message) => services.lsp.Connection?.console.error(message);
  }

  /** Resolves when the files of all folders are documents and about to be built. */
  get whenRead(): Promise<void> {
    return this.allRead.promise;
  }

  /** True while they are read: names of files that nobody has opened or imported are not known yet. */
  get isReading(): boolean {
    return this.reading;
  }

  /**
   * Opens these folders without reading what is in them: files are loaded when they are asked for. `whole`: the addresses
   * of folders whose files will all be.
   */
  setFolders(folders: WorkspaceFolder[], whole: readonly string[] = []): void {
    this.folders = folders;
    this.wholeFolders = whole.map((uri) => URI.parse(uri));
  }

  /**
   * Folders that are opened or closed from now on.
   * @returns the files to read, and those that belong to no folder any more and are not open
   */
  async changeFolders(
    added: readonly WorkspaceFolder[],
    removed: readonly WorkspaceFolder[],
  ): Promise<{ read: URI[]; forgotten: URI[] }> {
    const gone = new Set(removed.map(({ uri }) => uri));
    this.folders = [...(this.folders ?? []).filter(({ uri }) => !gone.has(uri)), ...added];
    this.wholeFolders = this.folders.map(({ uri }) => URI.parse(uri));
    const isLeft = (uri: URI) => this.wholeFolders.some((folder) => contains(folder, uri));
    const closed = removed.map(({ uri }) => URI.parse(uri));
    const known = this.langiumDocuments.all.map(({ uri }) => uri).toArray();
    const forgotten = known.filter((uri) => closed.some((folder) => contains(folder, uri)) && !isLeft(uri));
    const found = await Promise.all(added.map((folder) => this.searchFolder(this.getRootFolder(folder))));
    return {
      read: found.flat().filter((uri) => !this.langiumDocuments.hasDocument(uri)),
      forgotten: forgotten.filter((uri) => !this.textDocuments?.get(uri)),
    };
  }

  /** True where every file that could use what this one declares is loaded. */
  isKnownWhole(uri: URI): boolean {
    return this.wholeFolders.some((folder) => contains(folder, uri));
  }

  /** Reads the library now rather than when the workspace is initialised. */
  readLibrary(): LangiumDocument {
    this.library ??= this.factory.fromString(LIBRARY_TEXT, LIBRARY_URI);
    return this.library;
  }

  /** Does not take the lock while it reads: maps that are opened and edited meanwhile are built. */
  override async initialized(): Promise<void> {
    const folders = this.folders ?? [];
    const documents = await this.performStartup(folders);
    await this.mutex.write((token) => this.build(documents, folders, token));
  }

  override async initializeWorkspace(folders: WorkspaceFolder[], cancelToken = CancellationToken.None): Promise<void> {
    await this.build(await this.performStartup(folders), folders, cancelToken);
  }

  /** Reads all files of these folders; what it reads is no part of the workspace yet. */
  protected override async performStartup(folders: WorkspaceFolder[]): Promise<LangiumDocument[]> {
    this.reading = true;
    const library = this.readLibrary();
    if (!this.langiumDocuments.hasDocument(library.uri)) this.langiumDocuments.addDocument(library);
    this._ready.resolve();
    const found = await Promise.all(folders.map((folder) => this.searchFolder(this.getRootFolder(folder))));
    const uris = [...new Map(found.flat().map((uri) => [uri.toString(), uri])).values()];
    const documents: LangiumDocument[] = [];
    for (let at = 0; at < uris.length; at += AT_ONCE) {
      const read = await Promise.all(uris.slice(at, at + AT_ONCE).map((uri) => this.readFile(uri)));
      documents.push(...read.filter((document) => document !== undefined));
      await delayNextTick();
    }
    return documents;
  }

  /** Undefined for a file that is there already, and for one that cannot be read: whoever imports it is told. */
  private async readFile(uri: URI): Promise<LangiumDocument | undefined> {
    if (this.langiumDocuments.hasDocument(uri)) return undefined;
    try {
      return await this.factory.fromUri(uri);
    } catch (error) {
      this.log(`${uri.path} cannot be read: ${String(error)}`);
      return undefined;
    }
  }

  /** Makes them part of the workspace at once, and builds what is not built. */
  private async build(
    documents: readonly LangiumDocument[],
    folders: readonly WorkspaceFolder[],
    cancelToken: CancellationToken,
  ): Promise<void> {
    for (const document of documents) {
      // What was opened or imported meanwhile is newer.
      if (!this.langiumDocuments.hasDocument(document.uri)) this.langiumDocuments.addDocument(document);
    }
    if (folders.length > 0) this.wholeFolders = folders.map(({ uri }) => URI.parse(uri));
    this.reading = false;
    // From its beginning on, the state of the workspace is that of files that are not built.
    const built = this.documentBuilder.update([], [], cancelToken);
    this.allRead.resolve();
    await built;
  }
}
