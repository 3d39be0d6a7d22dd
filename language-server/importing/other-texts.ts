/** Texts that no document has: what was at an address before, or what is to be a new map. */
import type { FileSystemProvider, WorkspaceFolder } from 'langium';
import { URI } from 'langium';
import { type Connection, DiagnosticSeverity } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { JourneyMap } from '../map/journey-map.js';
import type { createJourneyServices } from '../module.js';
import { READ_TEXT, type ReadText, WITHOUT_ERRORS, type WithoutErrors } from '../protocol.js';
import { type FoundError, withoutErrors } from './without-errors.js';

interface Read {
  map: JourneyMap;
  errors: FoundError[];
}

/**
 * Answers what is asked about such texts. Each question is read by the language anew, over the same files: nothing of such
 * a text gets into the workspace.
 */
export function addOtherTexts(
  connection: Connection,
  create: typeof createJourneyServices,
  files: FileSystemProvider,
  folders: () => readonly WorkspaceFolder[],
): void {
  connection.onRequest(READ_TEXT, async ({ uri, text }: ReadText['request']): Promise<ReadText['response']> => {
    const read = await readerOf(create, files, folders());
    return { map: (await read(uri, text)).map };
  });
  connection.onRequest(WITHOUT_ERRORS, async ({ uri, text }: WithoutErrors['request']) => {
    const read = await readerOf(create, files, folders());
    const checked = await withoutErrors(text, async (current) => (await read(uri, current)).errors);
    const left = checked.left.map(({ message, range }) => ({ line: range.start.line, message }));
    return { ...checked, left } satisfies WithoutErrors['response'];
  });
}

/** What reads texts one after the other, each as if it stood at its address. */
async function readerOf(
  create: typeof createJourneyServices,
  files: FileSystemProvider,
  folders: readonly WorkspaceFolder[],
): Promise<(uri: string, text: string) => Promise<Read>> {
  const { shared, journey } = create({ fileSystemProvider: () => files });
  const { DocumentBuilder, LangiumDocumentFactory, LangiumDocuments, TextDocuments, WorkspaceManager } =
    shared.workspace;
  WorkspaceManager.setFolders([...folders]);
  await WorkspaceManager.initializeWorkspace([]);
  return async (uri, text) => {
    const address = URI.parse(uri);
    const source = TextDocument.create(address.toString(), journey.LanguageMetaData.languageId, 0, text);
    // Like a file that is open in an editor: this is the text that counts, whatever is at its address.
    TextDocuments.set(source);
    const document = LangiumDocumentFactory.fromTextDocument(source, address);
    LangiumDocuments.addDocument(document);
    await DocumentBuilder.build([document], { validation: true });
    const errors = (document.diagnostics ?? [])
      .filter(({ severity }) => severity === DiagnosticSeverity.Error)
      .map(({ code, message, range }) => ({
        code: String(code),
        message: typeof message === 'string' ? message : message.value,
        range,
      }));
    const map = journey.map.JourneyMaps.of(document);
    await DocumentBuilder.update([], [address]);
    return { map, errors };
  };
}
