/** Lines of a map that are pasted into an empty line go to the block that takes them. */
import * as vscode from 'vscode';
import { PLACE_PASTED, type PlacePasted } from '../../language-server/protocol.js';
import { LANGUAGE_ID, type LanguageService } from './server/language-service.js';

/** The kind of these edits, by which a setting or a key can prefer them. */
const KIND = vscode.DocumentDropOrPasteEditKind.Empty.append('journey', 'lines');
const MIME_TEXT = 'text/plain';
const LINE_END = /[\r\n]/;
/** VS Code's own, until an editor says otherwise. */
const TAB_SIZE = 4;

export function registerPlacedPaste(service: LanguageService): vscode.Disposable {
  const provider: vscode.DocumentPasteEditProvider = {
    async provideDocumentPasteEdits(document, ranges, data, { only }, token) {
      const [range] = ranges;
      if (!range || ranges.length > 1 || (only && !only.contains(KIND))) return undefined;
      const text = await data.get(MIME_TEXT)?.asString();
      if (text === undefined || !LINE_END.test(text.trim()) || token.isCancellationRequested) return undefined;
      const placed = await place(service, document, range, text);
      if (!placed || placed.version !== document.version) return undefined;
      // The lines are put where they belong by an edit of its own: what is inserted at the cursor is indented like its line.
      const edit = new vscode.DocumentPasteEdit('', vscode.l10n.t('Put the Lines Where They Belong'), KIND);
      edit.additionalEdit = new vscode.WorkspaceEdit();
      const { start, end } = placed.range;
      const whole = new vscode.Range(start.line, start.character, end.line, end.character);
      edit.additionalEdit.replace(document.uri, whole, placed.newText);
      return [edit];
    },
  };
  return vscode.languages.registerDocumentPasteEditProvider({ language: LANGUAGE_ID }, provider, {
    providedPasteEditKinds: [KIND],
    pasteMimeTypes: [MIME_TEXT],
  });
}

/** Null where the text is to be pasted as it is: the same without an answer. */
async function place(
  service: LanguageService,
  document: vscode.TextDocument,
  { start, end }: vscode.Range,
  text: string,
): Promise<PlacePasted['response']> {
  const options = vscode.window.visibleTextEditors.find((editor) => editor.document === document)?.options;
  const request: PlacePasted['request'] = {
    textDocument: { uri: service.client.code2ProtocolConverter.asUri(document.uri) },
    range: {
      start: { line: start.line, character: start.character },
      end: { line: end.line, character: end.character },
    },
    text,
    options: {
      tabSize: typeof options?.tabSize === 'number' ? options.tabSize : TAB_SIZE,
      insertSpaces: options?.insertSpaces !== false,
    },
  };
  try {
    return await service.client.sendRequest<PlacePasted['response']>(PLACE_PASTED, request);
  } catch (error) {
    service.client.info(`Pasted lines were not placed: ${error instanceof Error ? error.message : error}`);
    return null;
  }
}
