/** What a line leads to: an imported file, an address, a picture, the journey that shows a step from near. */
import { t } from '@vscode/l10n';
import { type FileSystemProvider, type LangiumDocument, type LangiumDocuments, URI, UriUtils } from 'langium';
import type { DocumentLinkProvider } from 'langium/lsp';
import type { DocumentLink } from 'vscode-languageserver-types';
import { type Entry, Outline } from '../fixes/outline.js';
import type { Details, Import, Model } from '../generated/ast.js';
import type { Range } from '../map/journey-map.js';
import { leafOf } from '../map/places.js';
import type { JourneyServices } from '../module.js';
import { forEachNode } from '../references/walk.js';
import { toText } from '../syntax/text.js';
import type { Imports } from '../workspace/imports.js';
import { hasRealPaths } from '../workspace/real-paths.js';
import { contains, foldersAround } from '../workspace/workspace-folders.js';
import { documentOf, nameRange, plainRange } from './name-at.js';

/** What is needed to follow a link to a file once somebody does. */
interface FileLink {
  file: string;
  from: string;
}

export class JourneyDocumentLinks implements DocumentLinkProvider {
  private readonly imports: () => Imports;
  private readonly documents: LangiumDocuments;
  private readonly files: FileSystemProvider;
  private readonly folders: () => readonly { uri: string }[];

  constructor(services: JourneyServices) {
    this.imports = () => services.shared.workspace.Imports;
    this.documents = services.shared.workspace.LangiumDocuments;
    this.files = services.shared.workspace.FileSystemProvider;
    this.folders = () => services.shared.workspace.WorkspaceManager.workspaceFolders ?? [];
  }

  getDocumentLinks(document: LangiumDocument): DocumentLink[] {
    const outline = Outline.of(document);
    const links: DocumentLink[] = [];
    for (const entry of outline.entries) {
      const { keyword, definition } = entry.line;
      if (definition?.shape !== 'text' || (keyword !== 'link' && keyword !== 'image')) continue;
      const place = bodyOf(outline, entry);
      if (!place) continue;
      const text = toText(outline.text.slice(...place));
      const isPath = keyword === 'image' || /^\.\.?\//.test(text);
      const link = isPath ? this.fileLink(text.replace(/[#?].*/su, ''), document.uri) : addressLink(text);
      if (link) links.push({ range: outline.range(...place), ...link });
    }
    return [...links, ...this.importLinks(document as LangiumDocument<Model>), ...detailsLinks(document)];
  }

  /** Gives a link to a file its address, unless the file is really somewhere outside the workspace. */
  async resolve(link: DocumentLink): Promise<DocumentLink> {
    const data = link.data as FileLink | undefined;
    if (link.target !== undefined || !data) return link;
    const [uri, from] = [URI.parse(data.file), URI.parse(data.from)];
    if (!this.isInside(uri, from) || (await this.leadsOutside(uri, from))) return link;
    return { ...link, target: uri.toString() };
  }

  private importLinks(document: LangiumDocument<Model>): DocumentLink[] {
    const known = this.imports().of(document.parseResult.value, document);
    return known.flatMap(({ node, uri, problem }) => {
      const range = pathRange(node);
      if (!uri || problem || !range || !this.documents.hasDocument(uri)) return [];
      return [{ range, data: { file: uri.toString(), from: document.uri.toString() } satisfies FileLink }];
    });
  }

  /** A picture or another file of the workspace; a picture of the web is none of the map's files. */
  private fileLink(path: string, from: URI): Pick<DocumentLink, 'data'> | undefined {
    if (path === '' || /^(?:[a-z][a-z0-9+.-]*:|[/\\])/i.test(path) || /\p{Surrogate}/u.test(path)) return undefined;
    const uri = UriUtils.joinPath(UriUtils.dirname(from), path.replaceAll('\\', '/'));
    return this.isInside(uri, from)
      ? { data: { file: uri.toString(), from: from.toString() } satisfies FileLink }
      : undefined;
  }

  private isInside(uri: URI, from: URI): boolean {
    return foldersAround(from, this.folders()).some((folder) => contains(folder, uri));
  }

  private async leadsOutside(uri: URI, from: URI): Promise<boolean> {
    const { files } = this;
    if (!hasRealPaths(files)) return false;
    try {
      const real = await files.realPath(uri);
      for (const folder of foldersAround(from, this.folders())) {
        if (contains(await files.realPath(folder), real)) return false;
      }
      return true;
    } catch {
      // There is no such file: nothing to lead to.
      return true;
    }
  }
}

/** An address of the web; any other kind of address could start a program. */
function addressLink(text: string): Pick<DocumentLink, 'target' | 'tooltip'> | undefined {
  if (!/^https?:\/\/[^\s<>"]+$/i.test(text) || !URL.canParse(text)) return undefined;
  return { target: new URL(text).href };
}

function detailsLinks(document: LangiumDocument): DocumentLink[] {
  const links: DocumentLink[] = [];
  forEachNode(document.parseResult.value, (node) => {
    if (node.$type !== 'Details') return;
    const { journey } = node as Details;
    const target = journey?.ref;
    const place = target && nameRange(target)?.start;
    if (!target || !place || !journey.$refNode) return;
    const uri = documentOf(target).uri.with({ fragment: `L${place.line + 1},${place.character + 1}` });
    links.push({ range: plainRange(journey.$refNode.range), target: uri.toString(), tooltip: t('Show the journey') });
  });
  return links;
}

function pathRange({ $cstNode }: Import): Range | undefined {
  const leaf = $cstNode && leafOf($cstNode, 'path');
  return leaf && leaf.range.start.line === leaf.range.end.line ? plainRange(leaf.range) : undefined;
}

function bodyOf(outline: Outline, { line, lastLine }: Entry): [number, number] | undefined {
  const end = outline.textEndOf(lastLine);
  let start = line.keywordEnd!;
  while (start < end && /\s/u.test(outline.text[start]!)) start++;
  return start < end ? [start, end] : undefined;
}
