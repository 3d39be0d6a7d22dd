import { type FileSystemProvider, type LangiumDocument, type LangiumDocuments, type URI, UriUtils } from 'langium';
import type { JourneySharedCoreServices } from '../core-module.js';
import type { Import, Model } from '../generated/ast.js';
import { hasRealPaths } from './real-paths.js';
import { contains, foldersAround } from './workspace-folders.js';

/** Why an import leads nowhere. */
export type ImportProblem = 'not-found' | 'outside-workspace' | 'not-a-journey' | 'itself';

export interface ResolvedImport {
  node: Import;
  /** The file meant, where the path itself stays in the workspace. */
  uri?: URI;
  problem?: ImportProblem;
}

/** Where the path of an import leads, whether or not there is a file. */
interface Lead {
  uri?: URI;
  /** The address as a text. */
  key?: string;
  problem?: ImportProblem;
}

const NO_FOLDERS: readonly { uri: string }[] = [];

/** Follows `import` lines: relative to the file, inside the workspace, to `.journey` files only. */
export class Imports {
  private readonly documents: LangiumDocuments;
  private readonly folders: () => readonly { uri: string }[];
  /** Where paths lead, as long as the workspace has these folders. */
  private leads: { folders: readonly { uri: string }[]; of: WeakMap<Import, Lead> } | undefined;
  private readonly files: FileSystemProvider;
  /** Files that links lead out of the workspace to. */
  private readonly outside = new Set<string>();

  constructor(services: JourneySharedCoreServices) {
    this.documents = services.workspace.LangiumDocuments;
    this.folders = () => services.workspace.WorkspaceManager.workspaceFolders ?? NO_FOLDERS;
    this.files = services.workspace.FileSystemProvider;
  }

  /** The imports of a file, in the order of the text. Empty paths are left out: they are a `syntax` error already. */
  of(model: Model, document: LangiumDocument): ResolvedImport[] {
    return (model.imports ?? []).filter((it) => it.path).map((node) => this.resolve(node, document));
  }

  /** The addresses of the files that a file imports, whether or not these are there. */
  addresses(document: LangiumDocument): string[] {
    const { imports } = document.parseResult.value as Partial<Model>;
    if (!imports) return [];
    return imports.flatMap((node) => (node.path && this.leadOf(node, document).key) || []);
  }

  private resolve(node: Import, document: LangiumDocument): ResolvedImport {
    const { uri, key, problem } = this.leadOf(node, document);
    if (!uri) return { node, problem: problem! };
    if (problem || this.documents.hasDocument(uri)) return { node, uri, problem };
    return { node, uri, problem: this.outside.has(key!) ? 'outside-workspace' : 'not-found' };
  }

  private leadOf(node: Import, document: LangiumDocument): Lead {
    const folders = this.folders();
    if (this.leads?.folders !== folders) this.leads = { folders, of: new WeakMap() };
    let lead = this.leads.of.get(node);
    if (!lead) {
      lead = this.follow(node, document);
      this.leads.of.set(node, lead);
    }
    return lead;
  }

  private follow({ path: written }: Import, document: LangiumDocument): Lead {
    const path = written.replaceAll('\\', '/');
    if (!path.endsWith('.journey')) return { problem: 'not-a-journey' };
    // An absolute path or an address of any kind is not relative to this file.
    if (/^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(path)) return { problem: 'outside-workspace' };
    // Half a character, as in a damaged file, is in no file's name and cannot be written in an address.
    if (/\p{Surrogate}/u.test(path)) return { problem: 'not-found' };
    const uri = UriUtils.joinPath(UriUtils.dirname(document.uri), path);
    if (!this.isInside(uri, document.uri)) return { problem: 'outside-workspace' };
    if (UriUtils.equals(uri, document.uri)) return { problem: 'itself' };
    return { uri, key: uri.toString() };
  }

  /**
   * Looks where a file that is imported really is: a link in the workspace may lead out of it. What it finds counts from
   * then on. Rejects where there is no file.
   */
  async leadsOutside(uri: URI, from: URI): Promise<boolean> {
    if (!hasRealPaths(this.files)) return false;
    this.outside.delete(uri.toString());
    const real = await this.files.realPath(uri);
    for (const folder of foldersAround(from, this.folders())) {
      if (contains(await this.files.realPath(folder), real)) return false;
    }
    this.outside.add(uri.toString());
    return true;
  }

  /** Inside the workspace folder that holds the importing file; without one, in the file's own folder or below. */
  private isInside(uri: URI, from: URI): boolean {
    return foldersAround(from, this.folders()).some((folder) => contains(folder, uri));
  }
}
