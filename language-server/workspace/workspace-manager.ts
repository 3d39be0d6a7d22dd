import { DefaultWorkspaceManager, type LangiumDocument, type LangiumDocumentFactory, URI } from 'langium';
import type { WorkspaceFolder } from 'vscode-languageserver-types';
import { LIBRARY_TEXT, LIBRARY_URI } from '../library/library.js';
import type { JourneySharedServices } from '../module.js';
import { contains } from './workspace-folders.js';

/** Adds the library to every workspace. */
export class JourneyWorkspaceManager extends DefaultWorkspaceManager {
  private readonly factory: LangiumDocumentFactory;
  private readonly textDocuments: JourneySharedServices['workspace']['TextDocuments'] | undefined;
  private library: LangiumDocument | undefined;
  /** Those of which every file is loaded. */
  private wholeFolders: readonly URI[] = [];

  constructor(services: JourneySharedServices) {
    super(services);
    this.factory = services.workspace.LangiumDocumentFactory;
    this.textDocuments = services.workspace.TextDocuments;
    this.initialBuildOptions = { validation: true };
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

  protected override async performStartup(folders: WorkspaceFolder[]): Promise<LangiumDocument[]> {
    if (folders.length > 0) this.wholeFolders = folders.map(({ uri }) => URI.parse(uri));
    return await super.performStartup(folders);
  }

  protected override async loadAdditionalDocuments(
    _folders: WorkspaceFolder[],
    collector: (document: LangiumDocument) => void,
  ): Promise<void> {
    collector(this.readLibrary());
  }
}
