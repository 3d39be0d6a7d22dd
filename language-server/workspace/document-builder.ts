import { type BuildOptions, DefaultDocumentBuilder, DocumentState, type LangiumDocument, type URI } from 'langium';
import type { CancellationToken } from 'vscode-jsonrpc';
import type { Model } from '../generated/ast.js';
import type { JourneySharedServices } from '../module.js';
import type { Imports } from './imports.js';

/** Loads imported files that no workspace folder has brought in, so that a single file sees its imports. */
export class JourneyDocumentBuilder extends DefaultDocumentBuilder {
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
    await super.buildDocuments([...documents, ...loaded], options, cancelToken);
  }

  /** What an imported file declares may hide a built-in name, or be missing by now: its importers are linked anew. */
  protected override shouldRelink(document: LangiumDocument, changedUris: Set<string>): boolean {
    if (super.shouldRelink(document, changedUris)) return true;
    const imports = this.imports().of(document.parseResult.value as Model, document);
    return imports.some(({ uri }) => uri !== undefined && changedUris.has(uri.toString()));
  }

  private async loadImports(documents: readonly LangiumDocument[]): Promise<LangiumDocument[]> {
    const loaded: LangiumDocument[] = [];
    const pending = [...documents];
    for (let document = pending.pop(); document; document = pending.pop()) {
      for (const { uri, problem } of this.imports().of(document.parseResult.value as Model, document)) {
        if (!uri || problem !== 'not-found') continue;
        const imported = await this.load(uri);
        if (!imported) continue;
        loaded.push(imported);
        pending.push(imported);
      }
    }
    return loaded;
  }

  /** The file as a document, or undefined where there is none or it cannot be read: `import-not-found` says so. */
  private async load(uri: URI): Promise<LangiumDocument | undefined> {
    try {
      if (!(await this.fileSystemProvider.exists(uri))) return undefined;
      return await this.langiumDocuments.getOrCreateDocument(uri);
    } catch {
      return undefined;
    }
  }
}
