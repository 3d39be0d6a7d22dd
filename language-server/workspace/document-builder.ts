import { type BuildOptions, DefaultDocumentBuilder, DocumentState, type LangiumDocument, URI } from 'langium';
import { CancellationToken } from 'vscode-jsonrpc';
import type { Model } from '../generated/ast.js';
import type { JourneyServices, JourneySharedServices } from '../module.js';
import type { Imports } from './imports.js';
import type { JourneyIndexManager } from './index-manager.js';

/** Fewer are built before anybody notices. */
const MANY_FILES = 200;

/**
 * Loads imported files that no workspace folder has brought in, so that a single file sees its imports; and keeps what
 * the closing rules say of a file up to date when others begin to use what it declares, or cease to.
 */
export class JourneyDocumentBuilder extends DefaultDocumentBuilder {
  declare protected readonly indexManager: JourneyIndexManager;
  private readonly imports: () => Imports;

  constructor(services: JourneySharedServices) {
    super(services);
    this.imports = () => services.workspace.Imports;
  }

  protected override async buildDocuments(
    documents: LangiumDocument[],
    options: BuildOptions,
    cancelToken: CancellationToken,
  ): Promise<void> {
    this.prepareBuild(documents, options);
    await this.runCancelable(documents, DocumentState.Parsed, cancelToken, (document) =>
      this.langiumDocumentFactory.update(document, cancelToken),
    );
    const loaded = await this.loadImports(documents);
    const built = [...documents, ...loaded];
    const open = await this.buildOpenFirst(built, options, cancelToken);
    await super.buildDocuments(built, options, cancelToken);
    await this.closeOthers(new Set(built.filter((document) => !open.has(document))));
  }

  /**
   * Of very many files, as a workspace has when it is opened, those that somebody looks at do not wait for the others. What
   * the others use is not known yet then: that is told once more.
   */
  private async buildOpenFirst(
    documents: LangiumDocument[],
    options: BuildOptions,
    cancelToken: CancellationToken,
  ): Promise<ReadonlySet<LangiumDocument>> {
    if (documents.length < MANY_FILES) return new Set();
    const open = documents.filter(({ uri }) => this.textDocuments?.get(uri));
    if (open.length === 0 || open.length === documents.length) return new Set();
    // Names are looked up in what files declare.
    await this.runCancelable(documents, DocumentState.IndexedContent, cancelToken, (document) =>
      this.indexManager.updateContent(document, cancelToken),
    );
    await super.buildDocuments(open, options, cancelToken);
    return new Set(open);
  }

  /** Checks files anew that say what they said before, since something else has changed that their reports depend on. */
  async recheck(documents: Iterable<LangiumDocument>, cancelToken = CancellationToken.None): Promise<void> {
    for (const document of documents) this.resetToState(document, DocumentState.IndexedReferences);
    await this.update([], [], cancelToken);
  }

  /** The files of a build have been told of. Others are told of once more where what is unused in them has changed. */
  private async closeOthers(built: ReadonlySet<LangiumDocument>): Promise<void> {
    for (const key of this.indexManager.takeChangedUses()) {
      const document = this.langiumDocuments.getDocument(URI.parse(key));
      if (document?.state !== DocumentState.Validated || built.has(document)) continue;
      const { DocumentValidator } = (this.serviceRegistry.getServices(document.uri) as JourneyServices).validation;
      const before = JSON.stringify(document.diagnostics);
      document.diagnostics = DocumentValidator.close(document);
      if (JSON.stringify(document.diagnostics) === before) continue;
      // A newer edit would keep the listeners from hearing of it, now or later.
      await this.notifyDocumentPhase(document, DocumentState.Validated, CancellationToken.None);
    }
  }

  /** Names are looked up in a file and in those that it imports: only importers of a file depend on it. */
  protected override shouldRelink(document: LangiumDocument, changedUris: Set<string>): boolean {
    const imports = this.imports().of(document.parseResult.value as Model, document);
    return imports.some(({ uri }) => uri !== undefined && changedUris.has(uri.toString()));
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
