import fc from 'fast-check';
import { CstUtils } from 'langium';
import { beforeAll, describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import '../property-runs.js';
import { createLanguage, type Language } from './helpers.js';
import { piece, piecesOfText } from './pieces.js';
import { SAMPLE_LINES } from './sample-text.js';
import { unaccounted } from './structure-of.js';

const sample = SAMPLE_LINES.slice(0, 160).join('\n');
const spliced = fc
  .array(fc.tuple(fc.nat(sample.length), fc.nat(40), piece), { minLength: 1, maxLength: 6 })
  .map((cuts) => cuts.reduce((text, [at, length, more]) => text.slice(0, at) + more + text.slice(at + length), sample));
const anyText = fc.oneof(
  { weight: 3, arbitrary: piecesOfText },
  { weight: 2, arbitrary: spliced },
  { weight: 1, arbitrary: spliced.map((text) => text.replaceAll('\n', '\r\n')) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 200 }) },
);

describe('any text at all', () => {
  let language: Language;
  beforeAll(async () => {
    language = await createLanguage();
  });

  it('is parsed without a parser error, each leaf of the tree exactly where it stands', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { value, parserErrors } = language.parse(text);
        expect(parserErrors).toEqual([]);
        const document = TextDocument.create('file:///a.journey', 'journey', 0, text);
        let last = 0;
        for (const leaf of CstUtils.flattenCst(value.$cstNode!)) {
          expect(leaf.offset).toBeGreaterThanOrEqual(last);
          expect(leaf.end).toBeLessThanOrEqual(text.length + 1);
          last = leaf.end;
          expect(leaf.range.start).toEqual(document.positionAt(leaf.offset));
          // An empty token stands for what is missing: its end is its start.
          if (leaf.text.trim() !== '') expect(leaf.range.end).toEqual(document.positionAt(leaf.end));
        }
      }),
    );
  });

  it('has every line that is neither blank nor comment in its tree or in a diagnostic', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(unaccounted(language, text)).toEqual([]);
      }),
    );
  });

  it('is linked and checked without an exception, each diagnostic inside the text', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const document = await language.open(text);
        for (const { range, message, code } of document.diagnostics!) {
          expect(message).not.toMatch(/undefined|\[object/);
          expect(code).toMatch(/^[a-z-]+$/);
          expect(document.textDocument.offsetAt(range.start)).toBeLessThanOrEqual(
            document.textDocument.offsetAt(range.end),
          );
          expect(document.textDocument.positionAt(document.textDocument.offsetAt(range.end))).toEqual(range.end);
        }
        language.journey.map.JourneyMaps.of(document);
        language.shared.workspace.LangiumDocuments.deleteDocument(document.uri);
      }),
    );
  });
});
