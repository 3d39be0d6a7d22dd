import {
  type AstReflection,
  type IndexManager,
  type LangiumDocument,
  type ReferenceInfo,
  URI,
  UriUtils,
} from 'langium';
import type { JourneyCoreServices } from '../core-module.js';
import { looseKey } from '../syntax/text.js';
import { contains, foldersAround } from '../workspace/workspace-folders.js';

/** More files than anybody would choose from. */
const MOST_FILES = 5;

/** Finds the files of the workspace that declare what a file does not know. */
export class Importable {
  private readonly index: () => IndexManager;
  private readonly reflection: AstReflection;
  private readonly folders: () => readonly { uri: string }[];

  constructor(services: JourneyCoreServices) {
    this.index = () => services.shared.workspace.IndexManager;
    this.reflection = services.shared.AstReflection;
    this.folders = () => services.shared.workspace.WorkspaceManager.workspaceFolders ?? [];
  }

  /** The paths that a file could import so that a reference in it finds its name: the nearest files first. */
  pathsFor(document: LangiumDocument, { container, property, reference }: ReferenceInfo): string[] {
    const type = this.reflection.getReferenceType({ container, property, reference });
    const key = looseKey(reference.$refText);
    const files = new Set<string>();
    for (const description of this.index().allElements(type)) {
      if (looseKey(description.name) === key) files.add(description.documentUri.toString());
    }
    return [...files]
      .map((file) => this.pathTo(document, URI.parse(file)))
      .filter((path) => path !== undefined)
      .sort((a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1))
      .slice(0, MOST_FILES);
  }

  /** The path by which a file could import another; undefined where it could not. */
  pathTo(document: LangiumDocument, uri: URI): string | undefined {
    if (UriUtils.equals(uri, document.uri)) return undefined;
    if (!foldersAround(document.uri, this.folders()).some((folder) => contains(folder, uri))) return undefined;
    const path = relativePath(document.uri, uri);
    return path.endsWith('.journey') && !path.includes('\\') ? path : undefined;
  }
}

/** The path of a file from another, as an import line has it. */
function relativePath(from: URI, to: URI): string {
  const path = UriUtils.relative(UriUtils.dirname(from), to);
  return path.startsWith('../') ? path : `./${path}`;
}
