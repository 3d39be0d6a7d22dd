/** Completion anywhere, in whole maps and in damaged ones: no exception, and edits that an editor can make. */
import fc from 'fast-check';
import type { LangiumDocument } from 'langium';
import { beforeAll, describe, expect, it } from 'vitest';
import type { InitializeParams } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextEdit } from 'vscode-languageserver-types';
import '../property-runs.js';
import { createLanguage, type Language } from '../language/helpers.js';
import { damagedPlaces, EXAMPLES, placesInExample } from '../language/places.js';
import { completed, EDITOR } from './completing.js';

let language: Language;
beforeAll(async () => {
  language = await createLanguage({ folder: 'maps' });
  const params = {
    processId: null,
    rootUri: null,
    workspaceFolders: null,
    capabilities: { textDocument: { completion: EDITOR } },
  };
  await language.shared.lsp.LanguageServer.initialize(params as InitializeParams);
});

/** Fails where an item of a place is none that an editor could take. */
async function check(document: LangiumDocument, offset: number): Promise<void> {
  const { textDocument } = document;
  const { items } = await completed(language, document, offset);
  const at = textDocument.positionAt(offset);
  expect(new Set(items.map(({ sortText }) => sortText)).size).toBe(items.length);
  for (const item of items) {
    expect(item.label.trim()).not.toBe('');
    const { range } = item.textEdit as TextEdit;
    expect(range.start.line).toBe(at.line);
    expect(range.end.line).toBe(at.line);
    expect(range.start.character).toBeLessThanOrEqual(at.character);
    expect(range.end.character).toBeGreaterThanOrEqual(at.character);
    const end = textDocument.positionAt(textDocument.offsetAt({ line: at.line, character: 1e6 }));
    expect(range.end.character).toBeLessThanOrEqual(end.character);
    const before = textDocument.getText({ start: { line: at.line, character: 0 }, end: range.start });
    expect(before, item.label).not.toMatch(/[\p{L}\p{N}]$/u);
    TextDocument.applyEdits(textDocument, [item.textEdit as TextEdit, ...(item.additionalTextEdits ?? [])]);
    const { documentation } = language.journey.lsp.CompletionProvider.resolve(item);
    expect(documentation, item.label).toBeTruthy();
  }
}

async function checkAll({ text, offsets }: { text: string; offsets: number[] }): Promise<void> {
  const document = await language.open(text);
  for (const offset of offsets) await check(document, offset);
  await language.shared.workspace.DocumentBuilder.update([], [document.uri]);
}

describe('completion', () => {
  it.each(EXAMPLES)('works everywhere in %s', async (name) => {
    await checkAll(placesInExample(name, 37));
  });

  it('works everywhere in damaged texts', async () => {
    await fc.assert(fc.asyncProperty(damagedPlaces(['      ', 'on', '\ton a, ,', 'moment o']), checkAll));
  });
});
