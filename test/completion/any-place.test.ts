/** Completion anywhere, in whole maps and in damaged ones: no exception, and edits that an editor can make. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import type { LangiumDocument } from 'langium';
import { beforeAll, describe, expect, it } from 'vitest';
import type { InitializeParams } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextEdit } from 'vscode-languageserver-types';
import '../property-runs.js';
import { createLanguage, type Language } from '../language/helpers.js';
import { SAMPLE_LINES } from '../language/sample-text.js';
import { completed, EDITOR } from './completing.js';

const folder = path.join(import.meta.dirname, '..', '..', 'examples');
const EXAMPLES = readdirSync(folder).filter((name) => name.endsWith('.journey'));
/** A prime, so that the places are at all kinds of columns. */
const EVERY = 37;

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
    TextDocument.applyEdits(textDocument, [item.textEdit as TextEdit, ...(item.additionalTextEdits ?? [])]);
    language.journey.lsp.CompletionProvider.resolve(item);
  }
}

describe('completion', () => {
  it.each(EXAMPLES)('works everywhere in %s', async (name) => {
    const text = readFileSync(path.join(folder, name), 'utf8');
    const document = await language.open(text);
    for (let offset = 0; offset <= text.length; offset += EVERY) await check(document, offset);
    await check(document, text.length);
  });

  const damage = fc.record({
    lines: fc.array(
      fc.constantFrom(...SAMPLE_LINES, '', '  ', '      ', '/*', '*/', '| x', 'on', '\ton a, ,', 'moment o'),
      {
        maxLength: 40,
      },
    ),
    end: fc.constantFrom('\n', '\r\n', '\r'),
    mark: fc.constantFrom('', '\ufeff'),
    cut: fc.nat(3000),
    length: fc.nat(60),
    put: fc.constantFrom('', ' ', '\n', '"', ':', ',', '//', '|', '\t', '\u3000', '\ud800', '：', '，'),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
  });

  it('works everywhere in damaged texts', async () => {
    await fc.assert(
      fc.asyncProperty(damage, async ({ lines, end, mark, cut, length, put, at }) => {
        const whole = mark + lines.join(end);
        const from = whole.length === 0 ? 0 : cut % whole.length;
        const text = whole.slice(0, from) + put + whole.slice(from + length);
        const document = await language.open(text);
        await check(document, from);
        await check(document, Math.round(at * text.length));
        await language.shared.workspace.DocumentBuilder.update([], [document.uri]);
      }),
    );
  });
});
