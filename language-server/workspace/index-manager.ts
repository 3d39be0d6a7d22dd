import {
  type AstNode,
  type AstNodeDescription,
  type AstNodeLocator,
  AstUtils,
  DefaultIndexManager,
  isReference,
  type LangiumDocument,
  type Reference,
  type Stream,
  stream,
  type URI,
} from 'langium';
import type { CancellationToken } from 'vscode-jsonrpc';
import type { JourneySharedCoreServices } from '../core-module.js';
import { ambiguityOf } from '../references/rivals.js';

/** Also counts the files that use a declaration, as their references come and go. */
export class JourneyIndexManager extends DefaultIndexManager {
  /** How many files use what a file declares: file → path of the declaration → count. */
  private readonly counts = new Map<string, Map<string, number>>();
  /** What a file uses: file → file that declares it → paths. */
  private readonly used = new Map<string, Map<string, Set<string>>>();
  private readonly locator: () => AstNodeLocator;
  private changed = new Set<string>();

  constructor(services: JourneySharedCoreServices) {
    super(services);
    this.locator = () => services.ServiceRegistry.all[0]!.workspace.AstNodeLocator;
  }

  /** Looks into these files alone, where some are named: going through all to find them takes long where they are many. */
  override allElements(type?: string, uris?: Set<string>): Stream<AstNodeDescription> {
    if (!uris) return super.allElements(type);
    return stream(uris)
      .filter((uri) => this.symbolIndex.has(uri))
      .flatMap((uri) => this.getFileDescriptions(uri, type));
  }

  /** True where a file of the workspace refers to a declaration, the one that it stands in included. */
  isUsed(declaration: AstNode): boolean {
    const { uri } = AstUtils.getDocument(declaration);
    return this.counts.get(uri.toString())?.has(this.locator().getAstNodePath(declaration)) ?? false;
  }

  /** The addresses of the files whose declarations have come into use or fallen out of it since this was asked last. */
  takeChangedUses(): ReadonlySet<string> {
    const changed = this.changed;
    this.changed = new Set();
    return changed;
  }

  /**
   * Lets go of a file's tree. What it declares can still be found by name, and what it uses still counts; only what refers to what in
   * it is no longer known.
   */
  letGo(uri: URI): void {
    const key = uri.toString();
    super.removeReferences(uri);
    const exported = this.symbolIndex.get(key) ?? [];
    this.symbolIndex.set(
      key,
      exported.map(({ name, type, documentUri, path }) => ({ name, type, documentUri, path })),
    );
    this.symbolByTypeIndex.clear(key);
  }

  override removeReferences(uri: URI): void {
    super.removeReferences(uri);
    this.count(uri.toString(), new Map());
  }

  override async updateReferences(document: LangiumDocument, cancelToken?: CancellationToken): Promise<void> {
    await super.updateReferences(document, cancelToken);
    this.count(document.uri.toString(), usesIn(document));
  }

  /** Counts what a file uses now instead of what it used before. */
  private count(file: string, uses: Map<string, Set<string>>): void {
    for (const [target, paths] of this.used.get(file) ?? []) for (const path of paths) this.add(target, path, -1);
    for (const [target, paths] of uses) for (const path of paths) this.add(target, path, 1);
    if (uses.size > 0) this.used.set(file, uses);
    else this.used.delete(file);
  }

  private add(target: string, path: string, by: 1 | -1): void {
    const counts = this.counts.get(target) ?? new Map<string, number>();
    const before = counts.get(path) ?? 0;
    const count = before + by;
    if (count > 0) counts.set(path, count);
    else counts.delete(path);
    if (counts.size > 0) this.counts.set(target, counts);
    else this.counts.delete(target);
    if (before === 0 || count === 0) this.changed.add(target);
  }
}

/** What a document refers to in the files of the workspace: all that a reference could mean, where it is ambiguous. */
function usesIn(document: LangiumDocument): Map<string, Set<string>> {
  const targets = new Set<AstNodeDescription>();
  for (const reference of document.references) {
    const target = isReference(reference) ? reference.$nodeDescription : undefined;
    // Steps and pains are no declarations, and where they stand is not worth working out.
    if (!target || NO_DECLARATIONS.has(target.type)) continue;
    targets.add(target);
    for (const rival of ambiguityOf(reference as Reference)?.rivals ?? []) targets.add(rival);
  }
  const uses = new Map<string, Set<string>>();
  for (const target of targets) {
    const file = target.documentUri.toString();
    const paths = uses.get(file) ?? new Set();
    uses.set(file, paths.add(target.path));
  }
  return uses;
}

const NO_DECLARATIONS: ReadonlySet<string> = new Set(['Step', 'Stage', 'Pain', 'Journey']);
