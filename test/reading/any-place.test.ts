/** Every reading aid, everywhere, in whole maps and in damaged ones: no exception, and ranges inside the text. */
import fc from 'fast-check';
import type { LangiumDocument } from 'langium';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Range, SelectionRange } from 'vscode-languageserver-types';
import '../property-runs.js';
import { createLanguage, type Language } from '../language/helpers.js';
import { damagedPlaces, EXAMPLES, placesInExample } from '../language/places.js';

let language: Language;
beforeAll(async () => {
  language = await createLanguage({ folder: 'maps' });
});

async function check(document: LangiumDocument, offsets: readonly number[]): Promise<void> {
  const { lsp, reading } = language.journey;
  const { textDocument } = document;
  const params = { textDocument: { uri: textDocument.uri } };
  const isInside = ({ start, end }: Range) => {
    const [from, to] = [textDocument.offsetAt(start), textDocument.offsetAt(end)];
    expect(from).toBeLessThanOrEqual(to);
    expect(textDocument.positionAt(to)).toEqual(end);
  };
  const all = { start: { line: 0, character: 0 }, end: { line: 1e6, character: 0 } };
  const symbols = await lsp.DocumentSymbolProvider!.getSymbols(document, params);
  for (const { name, range, selectionRange } of symbols) {
    expect(name).not.toBe('');
    isInside(range);
    isInside(selectionRange);
  }
  for (const { range } of (await lsp.CodeLensProvider!.provideCodeLens(document, params)) ?? []) isInside(range);
  for (const { range } of await lsp.DocumentLinkProvider.getDocumentLinks(document, params)) isInside(range);
  for (const { range } of reading.Colours.getColours(document)) isInside(range);
  for (const { startLine, endLine } of await lsp.FoldingRangeProvider!.getFoldingRanges(document, params)) {
    expect(endLine).toBeGreaterThan(startLine);
    expect(endLine).toBeLessThan(textDocument.lineCount);
  }
  await lsp.InlayHintProvider!.getInlayHints(document, { ...params, range: all });
  const { data } = await lsp.SemanticTokenProvider.semanticHighlight(document, params);
  expect(data.every((number) => number >= 0)).toBe(true);
  for (const offset of offsets) {
    const position = textDocument.positionAt(offset);
    const place = { ...params, position };
    const hover = await lsp.HoverProvider!.getHoverContent(document, place);
    if (hover?.range) isInside(hover.range);
    const [selection] = reading.SelectionRanges.getSelectionRanges(document, { ...params, positions: [position] });
    for (let range: SelectionRange | undefined = selection; range; range = range.parent) isInside(range.range);
    const context = { includeDeclaration: true };
    for (const { range } of await lsp.ReferencesProvider!.findReferences(document, { ...place, context }))
      isInside(range);
    await lsp.DefinitionProvider!.getDefinition(document, place);
    await lsp.DocumentHighlightProvider!.getDocumentHighlight(document, place);
  }
}

async function checkAll({ text, offsets }: { text: string; offsets: number[] }): Promise<void> {
  const document = await language.open(text);
  await check(document, offsets);
  await language.shared.workspace.DocumentBuilder.update([], [document.uri]);
}

describe('reading aids', () => {
  it.each(EXAMPLES)('work everywhere in %s', async (name) => {
    await checkAll(placesInExample(name, 101));
  });

  it('work everywhere in damaged texts', async () => {
    await fc.assert(fc.asyncProperty(damagedPlaces(['color #f0', 'color "teal"', 'image \ud800']), checkAll));
  });
});
