import { EmptyFileSystem, type LangiumDocument, URI } from 'langium';
import type { Diagnostic } from 'vscode-languageserver-types';
import type { Model } from '../../language-server/generated/ast.js';
import type { JourneyMap } from '../../language-server/map/journey-map.js';
import { createJourneyServices } from '../../language-server/module.js';

let count = 0;

/**
 * A language without a file system, with its library loaded. `folder`: the name of the workspace's folder, whose files are
 * all known; without it, files are as if each were opened alone.
 */
export async function createLanguage({ folder }: { folder?: string } = {}) {
  const services = createJourneyServices(EmptyFileSystem);
  await services.shared.workspace.WorkspaceManager.initializeWorkspace([]);
  const uri = `file:///${folder}`;
  if (folder) services.shared.workspace.WorkspaceManager.setFolders([{ uri, name: folder }], [uri]);
  const { LangiumDocuments, LangiumDocumentFactory, DocumentBuilder } = services.shared.workspace;

  /** Adds files to the workspace and builds them together. */
  async function add(files: Record<string, string>): Promise<LangiumDocument<Model>[]> {
    const documents = Object.entries(files).map(([path, text]) =>
      LangiumDocumentFactory.fromString<Model>(text, URI.parse(`file:///${path}`)),
    );
    for (const document of documents) LangiumDocuments.addDocument(document);
    await DocumentBuilder.build(documents, { validation: true });
    return documents;
  }

  /** A text as a built file of its own. */
  async function open(text: string): Promise<LangiumDocument<Model>> {
    const [document] = await add({ [`maps/test-${count++}.journey`]: text });
    return document!;
  }

  return {
    ...services,
    add,
    open,
    /** The diagnostics of a text. */
    check: async (text: string): Promise<Diagnostic[]> => (await open(text)).diagnostics ?? [],
    /** The map of a text. */
    map: async (text: string): Promise<JourneyMap> => services.journey.map.JourneyMaps.of(await open(text)),
    /** Only lexed and parsed. */
    parse: (text: string) => services.journey.parser.LangiumParser.parse<Model>(text),
  };
}

export type Language = Awaited<ReturnType<typeof createLanguage>>;

/** Diagnostics in one line each: `code@line:character text`. */
export function summary(diagnostics: readonly Diagnostic[], text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/);
  return diagnostics.map(({ code, range }) => {
    const { start, end } = range;
    const words = (lines[start.line] ?? '').slice(start.character, start.line === end.line ? end.character : undefined);
    return `${code}@${start.line + 1}:${start.character + 1} ${words}`;
  });
}
