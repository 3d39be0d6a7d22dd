import type { LangiumDocument } from 'langium';
import { beforeAll } from 'vitest';
import type { InitializeParams } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CompletionItem, CompletionList, TextEdit } from 'vscode-languageserver-types';
import type { JourneyCompletions } from '../../language-server/completion/completion-provider.js';
import { plainTextOf } from '../../language-server/fixes/snippet.js';
import { createLanguage, type Language } from '../language/helpers.js';

/** Where the cursor stands in the texts of these tests. */
export const CURSOR = '<|>';

/** What VS Code says of its completions. */
export const EDITOR = {
  completionItem: { snippetSupport: true, insertTextModeSupport: { valueSet: [1, 2] } },
};

export interface Completed {
  document: LangiumDocument;
  list: CompletionList;
  /** In the order in which they are shown. */
  items: CompletionItem[];
  labels: string[];
  item(label: string): CompletionItem;
  /** The text after an item was taken, with the words of its placeholders. */
  take(label: string): string;
}

/**
 * Completions in texts, in a language that lives as long as the test file.
 * @param completion what the client says of its completions @param commands its commands
 */
export function completing(completion: object = EDITOR, commands?: object) {
  let language: Language;
  let last: LangiumDocument | undefined;
  beforeAll(async () => {
    language = await createLanguage({ folder: 'maps' });
    const capabilities = { textDocument: { completion } };
    const initializationOptions = { commands };
    const params = { processId: null, rootUri: null, workspaceFolders: null, capabilities, initializationOptions };
    await language.shared.lsp.LanguageServer.initialize(params as InitializeParams);
  });
  const at = async (text: string): Promise<Completed> => {
    const offset = text.indexOf(CURSOR);
    if (offset < 0) throw new Error('The text has no cursor.');
    // What other texts declare is not to be imported from there.
    if (last) await language.shared.workspace.DocumentBuilder.update([], [last.uri]);
    const document = await language.open(text.replace(CURSOR, ''));
    last = document;
    return completed(language, document, offset);
  };
  return {
    at,
    /** The labels at the cursor, in the order in which they are shown. */
    labels: async (text: string): Promise<string[]> => (await at(text)).labels,
    /** The text after the item of that label was taken. */
    taken: async (text: string, label: string): Promise<string> => (await at(text)).take(label),
    resolve: (item: CompletionItem) => language.journey.lsp.CompletionProvider.resolve(item),
    language: () => language,
  };
}

/** The completions of an open document. */
export async function completed(language: Language, document: LangiumDocument, offset: number): Promise<Completed> {
  const { textDocument } = document;
  const provider: JourneyCompletions = language.journey.lsp.CompletionProvider;
  const list = await provider.getCompletion(document, {
    textDocument: { uri: textDocument.uri },
    position: textDocument.positionAt(offset),
  });
  const items = [...list.items].sort((a, b) => (a.sortText! < b.sortText! ? -1 : 1));
  const item = (label: string): CompletionItem => {
    const found = items.find((it) => it.label === label);
    if (!found) throw new Error(`There is no ‘${label}’ among ${items.map((it) => it.label).join(', ')}`);
    return found;
  };
  const take = (label: string): string => {
    const { textEdit, additionalTextEdits = [], insertTextFormat } = item(label);
    const edit = textEdit as TextEdit;
    const newText = insertTextFormat === 2 ? plainTextOf(edit.newText) : edit.newText;
    return TextDocument.applyEdits(textDocument, [{ ...edit, newText }, ...additionalTextEdits]);
  };
  return { document, list, items, labels: items.map(({ label }) => label), item, take };
}
