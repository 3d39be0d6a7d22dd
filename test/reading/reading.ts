import type { LangiumDocument } from 'langium';
import { beforeAll } from 'vitest';
import type { InitializeParams } from 'vscode-languageserver';
import type { Position, Range } from 'vscode-languageserver-types';
import { createLanguage, type Language } from '../language/helpers.js';

/** Where the cursor stands in the texts of these tests. */
export const CURSOR = '<|>';

export interface Read {
  language: Language;
  document: LangiumDocument;
  position: Position;
  uri: string;
  /** The text of a range. */
  text(range: Range): string;
}

/**
 * Texts with a cursor, in a language that lives as long as the test file.
 * @param initializationOptions what the client tells about itself
 */
export function reading(initializationOptions?: object) {
  let language: Language;
  beforeAll(async () => {
    language = await createLanguage({ folder: 'maps' });
    const params = { processId: null, rootUri: null, workspaceFolders: null, capabilities: {}, initializationOptions };
    await language.shared.lsp.LanguageServer.initialize(params as InitializeParams);
  });
  return {
    language: () => language,
    at: async (text: string): Promise<Read> => {
      const offset = Math.max(0, text.indexOf(CURSOR));
      const document = await language.open(text.replace(CURSOR, ''));
      const { textDocument } = document;
      return {
        language,
        document,
        uri: textDocument.uri,
        position: textDocument.positionAt(offset),
        text: (range) => textDocument.getText(range),
      };
    },
  };
}
