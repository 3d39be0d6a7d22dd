/** Files that are renamed or moved → the lines that name them, so that these lead to the same files as before. */
import {
  type AstNode,
  type DocumentBuilder,
  DocumentState,
  type LangiumDocument,
  type LangiumDocuments,
  URI,
  UriUtils,
} from 'langium';
import type { FileOperationHandler } from 'langium/lsp';
import type { FileOperationOptions, RenameFilesParams } from 'vscode-languageserver';
import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { Outline } from '../fixes/outline.js';
import { type Import, isImport, isText, type Text } from '../generated/ast.js';
import { LIBRARY_URI } from '../library/library.js';
import { leafOf } from '../map/places.js';
import type { JourneySharedServices } from '../module.js';
import { forEachNode } from '../references/walk.js';
import { quote, toText, writeText } from '../syntax/text.js';

const IMAGES = '**/*.{png,jpg,jpeg,gif,webp,svg,avif}';

/** Tells the editor which edits go with the renaming of a file or a folder. */
export class JourneyFileMoves implements FileOperationHandler {
  readonly fileOperationOptions: FileOperationOptions = {
    willRename: {
      filters: [
        { pattern: { glob: '**/*.journey', matches: 'file' } },
        { pattern: { glob: IMAGES, matches: 'file' } },
        { pattern: { glob: '**', matches: 'folder' } },
      ],
    },
  };
  private readonly documents: LangiumDocuments;
  private readonly builder: DocumentBuilder;

  constructor(services: JourneySharedServices) {
    this.documents = services.workspace.LangiumDocuments;
    this.builder = services.workspace.DocumentBuilder;
  }

  async willRenameFiles({ files }: RenameFilesParams): Promise<WorkspaceEdit | null> {
    await this.builder.waitUntil(DocumentState.Parsed);
    const moves = files.map(({ oldUri, newUri }) => ({ from: URI.parse(oldUri), to: URI.parse(newUri) }));
    const changes: Record<string, TextEdit[]> = {};
    for (const document of this.documents.all) {
      if (document.uri.scheme === LIBRARY_URI.scheme) continue;
      const edits = editsIn(document, (uri) => movedTo(uri, moves));
      if (edits.length > 0) changes[document.textDocument.uri] = edits;
    }
    return Object.keys(changes).length > 0 ? { changes } : null;
  }
}

interface Move {
  from: URI;
  to: URI;
}

/** Where a file will be; it moves with the folder that it is in. */
function movedTo(uri: URI, moves: readonly Move[]): URI {
  for (const { from, to } of moves) {
    if (UriUtils.equals(uri, from)) return to;
    const folder = from.path.endsWith('/') ? from.path : `${from.path}/`;
    if (uri.scheme !== from.scheme || uri.authority !== from.authority || !uri.path.startsWith(folder)) continue;
    return UriUtils.joinPath(to, uri.path.slice(folder.length));
  }
  return uri;
}

function editsIn(document: LangiumDocument, moved: (uri: URI) => URI): TextEdit[] {
  const outline = Outline.of(document);
  if (document.textDocument.getText() !== outline.text) return [];
  const [folder, newFolder] = [document.uri, moved(document.uri)].map((uri) => UriUtils.dirname(uri)) as [URI, URI];
  const edits: TextEdit[] = [];
  forEachNode(document.parseResult.value, (node) => {
    const property = isImport(node) ? 'path' : 'text';
    const leaf = namesFile(node) && node.$cstNode ? leafOf(node.$cstNode, property) : undefined;
    const written = leaf && partsOf(toText(leaf.text));
    // A path on several lines is left to the person who wrote it so.
    if (!leaf || !written || /[\r\n]/.test(leaf.text)) return;
    const target = moved(UriUtils.joinPath(folder, written.path.replaceAll('\\', '/')));
    if (UriUtils.equals(UriUtils.joinPath(newFolder, written.path.replaceAll('\\', '/')), target)) return;
    const path = relative(newFolder, target, written.path.startsWith('./'));
    const write = leaf.text.startsWith('"') ? quote : writeText;
    edits.push({ range: outline.range(leaf.offset, leaf.end), newText: write(path + written.rest) });
  });
  return edits;
}

function namesFile(node: AstNode): node is Import | Text {
  return isImport(node) || (isText(node) && (node.kind === 'image' || (node.kind === 'link' && isPath(node.text))));
}

/** A link leads to a file where it begins as a path, or ends as a map. */
function isPath(link: string): boolean {
  return /^\.\.?\//.test(link) || /\.journey(?:[#?]|$)/.test(link);
}

/** The path of a file from here, and what stands behind it; undefined for an address or a place on the disk. */
function partsOf(text: string): { path: string; rest: string } | undefined {
  if (/^(?:[a-z][a-z0-9+.-]*:|[/\\#?])/i.test(text) || /\p{Surrogate}/u.test(text)) return undefined;
  const end = /[#?]/.exec(text)?.index ?? text.length;
  return { path: text.slice(0, end), rest: text.slice(end) };
}

function relative(folder: URI, target: URI, withDot: boolean): string {
  const path = UriUtils.relative(folder, target);
  return withDot && !path.startsWith('.') ? `./${path}` : path;
}
