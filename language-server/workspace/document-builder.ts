import {
  type BuildOptions,
  DefaultDocumentBuilder,
  DocumentState,
  type LangiumDocument,
  type MaybePromise,
  OperationCancelled,
  type TextDocument,
  URI,
} from 'langium';
import { CancellationToken } from 'vscode-jsonrpc';
import type { JourneyCoreServices, JourneySharedCoreServices } from '../core-module.js';
import type { Model } from '../generated/ast.js';
import { LIBRARY_URI } from '../library/library.js';
import type { JourneyDocumentFactory } from './document-factory.js';
import type { Imports } from './imports.js';
import type { JourneyIndexManager } from './index-manager.js';
import type { JourneyWorkspaceManager } from './workspace-manager.js';

/** Fewer are built before anybody notices. */
const MANY_FILES = 200;

/**
 * Builds the files that somebody looks at, and what these import, before all others; loads imported files that no workspace
 * folder has brought in; and keeps what the closing rules say of a file up to date when others begin to use what it
 * declares, or cease to.
 */
export class JourneyDocumentBuilder extends DefaultDocumentBuilder {
  declare protected readonly indexManager: JourneyIndexManager;
  declare protected readonly langiumDocumentFactory: JourneyDocumentFactory;
  declare protected readonly workspaceManager: () => JourneyWorkspaceManager;
  private readonly imports: () => Imports;
  private readonly openTexts: () => TextDocument[];
  /** Checked while it was not known who uses their names: of those that nobody does they are to tell once more. */
  private readonly early = new Set<LangiumDocument>();
  /** True while the files that are built are not all that there are. */
  private isPartial = false;

  constructor(services: JourneySharedCoreServices) {
    super(services);
    this.imports = () => services.workspace.Imports;
    this.openTexts = () => services.workspace.TextDocuments.all();
  }

  /** True for a file that is checked before all that could use its names are known. */
  isEarly(document: LangiumDocument): boolean {
    return this.early.has(document);
  }

  protected override async buildDocuments(
    documents: LangiumDocument[],
    options: BuildOptions,
    cancelToken: CancellationToken,
  ): Promise<void> {
    const { isReading } = this.workspaceManager();
    this.isPartial = isReading;
    const open = this.openFirst(documents);
    const imported = open.length > 0 ? await this.buildEarly(open, documents, options, cancelToken) : [];
    const built = [...documents, ...imported, ...(await this.parsedWithImports(documents, options, cancelToken))];
    if (isReading) for (const document of built) this.early.add(document);
    await super.buildDocuments(built, options, cancelToken);
    if (isReading) return;
    const early = [...this.early];
    this.early.clear();
    await this.closeAgain(early);
    await this.closeAgain(this.usedOtherwise(new Set(built)));
  }

  /** Asks what is open, rather than of each of very many documents whether it is. */
  private openAmong(documents: readonly LangiumDocument[]): Set<LangiumDocument> {
    const wanted = new Set(documents);
    const open = this.openTexts().map(({ uri }) => this.langiumDocuments.getDocument(URI.parse(uri)));
    return new Set(open.filter((document) => document !== undefined && wanted.has(document)) as LangiumDocument[]);
  }

  /** Those that are open first, the others as they were. */
  protected override sortDocuments(documents: LangiumDocument[]): LangiumDocument[] {
    const open = this.openAmong(documents);
    return [...open, ...documents.filter((document) => !open.has(document))];
  }

  /** The rules are always run together. */
  protected override resultsAreIncomplete(): boolean {
    return false;
  }

  /** Of very many files, as a workspace has when it is opened, those that somebody looks at. */
  private openFirst(documents: readonly LangiumDocument[]): LangiumDocument[] {
    if (documents.length < MANY_FILES) return [];
    const open = this.openAmong(documents);
    return open.size < documents.length ? [...open] : [];
  }

  /**
   * Builds files with what they import, all others being unread: what these declare could be imported, and they may use
   * what these files declare.
   * @returns the files that were loaded since they are imported
   */
  private async buildEarly(
    open: LangiumDocument[],
    documents: readonly LangiumDocument[],
    options: BuildOptions,
    cancelToken: CancellationToken,
  ): Promise<LangiumDocument[]> {
    for (const document of open) this.early.add(document);
    this.isPartial = true;
    try {
      const library = documents.filter(({ uri }) => uri.scheme === LIBRARY_URI.scheme);
      const loaded = await this.parsedWithImports(open, options, cancelToken);
      const known = [...library, ...open, ...this.importedBy(open)];
      // Names are looked up in what files declare.
      await this.runCancelable(known, DocumentState.IndexedContent, cancelToken, (document) =>
        this.indexManager.updateContent(document, cancelToken),
      );
      await super.buildDocuments(open, options, cancelToken);
      return loaded;
    } finally {
      this.isPartial = this.workspaceManager().isReading;
    }
  }

  /** What is built before the rest says nothing of the state of the workspace. */
  protected override async runCancelable(
    documents: LangiumDocument[],
    targetState: DocumentState,
    cancelToken: CancellationToken,
    callback: (document: LangiumDocument) => MaybePromise<unknown>,
  ): Promise<void> {
    await super.runCancelable(documents, targetState, cancelToken, callback);
    if (this.isPartial) this.currentState = DocumentState.Changed;
  }

  /**
   * What has reached a state is told of it. Langium asks before each listener whether a newer edit has come, and would keep
   * what it has built to itself, for good where that edit is of another file.
   */
  protected override async notifyDocumentPhase(document: LangiumDocument, state: DocumentState): Promise<void> {
    await super.notifyDocumentPhase(document, state, CancellationToken.None);
  }

  protected override async awaitBuilderState(state: DocumentState, cancelToken: CancellationToken): Promise<void> {
    const { isReading, whenRead } = this.workspaceManager();
    if (isReading) await whenRead;
    do await super.awaitBuilderState(state, cancelToken);
    while (this.isPartial);
  }

  /** A document that was just opened may not be one of the workspace's yet, and one just edited is as it was before. */
  protected override async awaitDocumentState(
    state: DocumentState,
    uri: URI,
    cancelToken: CancellationToken,
  ): Promise<URI> {
    const isComing = () => {
      const document = this.langiumDocuments.getDocument(uri);
      if (!document) return this.textDocuments?.get(uri) !== undefined;
      return document.state > DocumentState.Changed && !this.langiumDocumentFactory.isCurrent(document);
    };
    if (isComing()) await this.updatedUntil(() => !isComing(), cancelToken);
    return await super.awaitDocumentState(state, uri, cancelToken);
  }

  private updatedUntil(condition: () => boolean, cancelToken: CancellationToken): Promise<void> {
    return new Promise((resolve, reject) => {
      const listening = [
        this.onUpdate(() => {
          if (condition()) end(resolve);
        }),
        cancelToken.onCancellationRequested(() => end(() => reject(OperationCancelled))),
      ];
      const end = (settle: () => void) => {
        for (const it of listening) it.dispose();
        settle();
      };
    });
  }

  /** Parses what is not, and loads what it imports. @returns the files that are loaded */
  private async parsedWithImports(
    documents: LangiumDocument[],
    options: BuildOptions,
    cancelToken: CancellationToken,
  ): Promise<LangiumDocument[]> {
    this.prepareBuild(documents, options);
    await this.runCancelable(documents, DocumentState.Parsed, cancelToken, (document) =>
      this.langiumDocumentFactory.update(document, cancelToken),
    );
    return await this.loadImports(documents);
  }

  /** All that files import, and what these do. */
  private importedBy(documents: readonly LangiumDocument[]): Set<LangiumDocument> {
    const found = new Set<LangiumDocument>();
    const pending = [...documents];
    for (let document = pending.pop(); document; document = pending.pop()) {
      for (const { uri } of this.imports().of(document.parseResult.value as Model, document)) {
        const imported = uri && this.langiumDocuments.getDocument(uri);
        if (!imported || found.has(imported)) continue;
        found.add(imported);
        pending.push(imported);
      }
    }
    return found;
  }

  /** Checks files anew that say what they said before, since something else has changed that their reports depend on. */
  async recheck(documents: Iterable<LangiumDocument>, cancelToken = CancellationToken.None): Promise<void> {
    for (const document of documents) this.resetToState(document, DocumentState.IndexedReferences);
    await this.update([], [], cancelToken);
  }

  /** Files that are no part of a build, but what is unused in them may have changed by it. */
  private usedOtherwise(built: ReadonlySet<LangiumDocument>): LangiumDocument[] {
    const documents = [...this.indexManager.takeChangedUses()].map((key) =>
      this.langiumDocuments.getDocument(URI.parse(key)),
    );
    return documents.filter((document) => document !== undefined && !built.has(document)) as LangiumDocument[];
  }

  /** Tells of files once more where what the closing rules say has changed. */
  private async closeAgain(documents: readonly LangiumDocument[]): Promise<void> {
    for (const document of documents) {
      if (document.state !== DocumentState.Validated) continue;
      const { DocumentValidator } = (this.serviceRegistry.getServices(document.uri) as JourneyCoreServices).validation;
      const before = JSON.stringify(document.diagnostics);
      document.diagnostics = DocumentValidator.close(document);
      if (JSON.stringify(document.diagnostics) === before) continue;
      await this.notifyDocumentPhase(document, DocumentState.Validated);
    }
  }

  /** Names are looked up in a file and in those that it imports: only importers of a file depend on it. */
  protected override shouldRelink(document: LangiumDocument, changedUris: Set<string>): boolean {
    return (
      changedUris.size > 0 &&
      this.imports()
        .addresses(document)
        .some((address) => changedUris.has(address))
    );
  }

  private async loadImports(documents: readonly LangiumDocument[]): Promise<LangiumDocument[]> {
    const loaded: LangiumDocument[] = [];
    const pending = [...documents];
    for (let document = pending.pop(); document; document = pending.pop()) {
      for (const { uri, problem } of this.imports().of(document.parseResult.value as Model, document)) {
        if (!uri || !problem || this.langiumDocuments.hasDocument(uri)) continue;
        const imported = await this.load(uri, document.uri);
        if (!imported) continue;
        loaded.push(imported);
        pending.push(imported);
      }
    }
    return loaded;
  }

  /** The file as a document, or undefined where there is none or it cannot be read: `import-not-found` says so. */
  private async load(uri: URI, from: URI): Promise<LangiumDocument | undefined> {
    try {
      if (!(await this.fileSystemProvider.exists(uri))) return undefined;
      if (await this.imports().leadsOutside(uri, from)) return undefined;
      return await this.langiumDocuments.getOrCreateDocument(uri);
    } catch {
      return undefined;
    }
  }
}
