/** Files that a line can name: of the workspace, by their paths from the file that the line stands in. */
import { type FileSystemProvider, type LangiumDocument, type LangiumDocuments, URI, UriUtils } from 'langium';
import { CompletionItemKind } from 'vscode-languageserver-types';
import { Importable } from '../fixes/importable.js';
import type { Model } from '../generated/ast.js';
import { LIBRARY_URI } from '../library/library.js';
import { declarationsOf } from '../model/declarations.js';
import type { JourneyServices } from '../module.js';
import { counted } from '../reading/cards.js';
import { writeText } from '../syntax/text.js';
import { contains, foldersAround } from '../workspace/workspace-folders.js';
import type { Proposal } from './items.js';
import type { BodyPlace } from './place.js';

const PICTURES = /\.(?:svg|png|jpe?g|webp|gif)$/i;

export class Paths {
  private readonly documents: LangiumDocuments;
  private readonly files: FileSystemProvider;
  private readonly folders: () => readonly { uri: string }[];
  private readonly importable: Importable;

  constructor(services: JourneyServices) {
    this.documents = services.shared.workspace.LangiumDocuments;
    this.files = services.shared.workspace.FileSystemProvider;
    this.folders = () => services.shared.workspace.WorkspaceManager.workspaceFolders ?? [];
    this.importable = new Importable(services);
  }

  /** The maps that a file could import and does not yet. */
  maps(place: BodyPlace, document: LangiumDocument<Model>): Proposal[] {
    const own = place.outline.text.slice(place.start, place.end);
    const taken = new Set(document.parseResult.value.imports.map(({ path }) => path).filter((path) => path !== own));
    const found: { proposal: Proposal; declares: boolean }[] = [];
    for (const other of this.documents.all) {
      if (other.uri.scheme === LIBRARY_URI.scheme) continue;
      const path = this.importable.pathTo(document, other.uri);
      if (path === undefined || taken.has(path)) continue;
      const model = other.parseResult.value as Model;
      const { journeys } = model;
      const declared = declarationsOf(model).length;
      const declares = declared > 0;
      const detail = declares ? counted(declared, 'declaration') : counted(journeys.length, 'journey');
      found.push({ declares, proposal: { ...whole(place, path), label: path, kind: CompletionItemKind.File, detail } });
    }
    // What declares most is most likely meant.
    found.sort((a, b) => Number(b.declares) - Number(a.declares));
    return found.map(({ proposal }) => proposal);
  }

  /** The pictures and folders in the folder that is written so far, none outside the workspace. */
  async pictures(place: BodyPlace, document: LangiumDocument): Promise<Proposal[]> {
    const { outline, start, offset } = place;
    const typed = outline.text.slice(start, offset).replace(/^"/u, '');
    if (/^(?:[a-z][a-z0-9+.-]*:|[/\\])/i.test(typed) || document.uri.scheme === 'untitled') return [];
    const folderPath = typed.slice(0, typed.lastIndexOf('/') + 1);
    const folder = UriUtils.joinPath(UriUtils.dirname(document.uri), folderPath);
    const isInside = foldersAround(document.uri, this.folders()).some((around) =>
      contains(around, URI.parse(`${folder.toString().replace(/\/$/, '')}/x`)),
    );
    if (!isInside) return [];
    const nodes = await this.files.readDirectory(folder).catch(() => []);
    return nodes
      .map((node) => ({ node, name: UriUtils.basename(node.uri) }))
      .filter(({ node, name }) => (node.isDirectory ? !/^\.|^node_modules$/.test(name) : PICTURES.test(name)))
      .sort((a, b) => Number(a.node.isDirectory) - Number(b.node.isDirectory) || (a.name < b.name ? -1 : 1))
      .map(({ node, name }) => {
        const path = `${folderPath}${name}${node.isDirectory ? '/' : ''}`;
        const kind = node.isDirectory ? CompletionItemKind.Folder : CompletionItemKind.File;
        return {
          ...whole(place, path),
          label: `${name}${node.isDirectory ? '/' : ''}`,
          kind,
          suggestNext: node.isDirectory,
        };
      });
  }
}

/** A path in the place of the whole rest of the line. */
function whole({ start, end, offset }: BodyPlace, path: string) {
  return { start, end: Math.max(end, offset), newText: writeText(path), filterText: path };
}
