import { type LangiumDocument, type LangiumDocuments, type URI, UriUtils } from 'langium';
import type { Import, Model } from '../generated/ast.js';
import type { JourneySharedServices } from '../module.js';
import { contains, foldersAround } from './workspace-folders.js';

/** Why an import leads nowhere. */
export type ImportProblem = 'not-found' | 'outside-workspace' | 'not-a-journey' | 'itself';

export interface ResolvedImport {
  node: Import;
  /** The file meant, where the path may be followed. */
  uri?: URI;
  problem?: ImportProblem;
}

/** Follows `import` lines: relative to the file, inside the workspace, to `.journey` files only. */
export class Imports {
  private readonly documents: LangiumDocuments;
  private readonly folders: () => readonly { uri: string }[];

  constructor(services: JourneySharedServices) {
    this.documents = services.workspace.LangiumDocuments;
    this.folders = () => services.workspace.WorkspaceManager.workspaceFolders ?? [];
  }

  /** The imports of a file, in the order of the text. Empty paths are left out: they are a `syntax` error already. */
  of(model: Model, document: LangiumDocument): ResolvedImport[] {
    return (model.imports ?? []).filter((it) => it.path).map((node) => this.resolve(node, document));
  }

  private resolve(node: Import, document: LangiumDocument): ResolvedImport {
    const path = node.path.replaceAll('\\', '/');
    if (!path.endsWith('.journey')) return { node, problem: 'not-a-journey' };
    // An absolute path or an address of any kind is not relative to this file.
    if (/^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(path)) return { node, problem: 'outside-workspace' };
    // Half a character, as in a damaged file, is in no file's name and cannot be written in an address.
    if (/\p{Surrogate}/u.test(path)) return { node, problem: 'not-found' };
    const uri = UriUtils.joinPath(UriUtils.dirname(document.uri), path);
    if (!this.isInside(uri, document.uri)) return { node, problem: 'outside-workspace' };
    if (UriUtils.equals(uri, document.uri)) return { node, problem: 'itself' };
    return this.documents.hasDocument(uri) ? { node, uri } : { node, uri, problem: 'not-found' };
  }

  /** Inside the workspace folder that holds the importing file; without one, in the file's own folder or below. */
  private isInside(uri: URI, from: URI): boolean {
    return foldersAround(from, this.folders()).some((folder) => contains(folder, uri));
  }
}
