/** What is true of every rename and every refactoring, on texts in which something is wrong, too. */
import fc from 'fast-check';
import type { LangiumDocument } from 'langium';
import { beforeAll, describe, expect, it } from 'vitest';
import { ResponseError } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { linkedRanges } from '../../language-server/changing/linked-editing.js';
import { refactoringsAt } from '../../language-server/changing/refactorings/index.js';
import { applyEdits } from '../../language-server/fixes/apply.js';
import type { Model } from '../../language-server/generated/ast.js';
import { lex } from '../../language-server/syntax/lex.js';
import '../property-runs.js';
import { brokenMaps, maps } from '../format/texts.js';
import { createLanguage, type Language } from '../language/helpers.js';
import { SAMPLE_LINES } from '../language/sample-text.js';

let language: Language;
beforeAll(async () => {
  language = await createLanguage();
});

const texts = fc.oneof(
  maps,
  brokenMaps,
  fc.nat(SAMPLE_LINES.length - 80).map((from) => SAMPLE_LINES.slice(from, from + 80).join('\n')),
);

async function opened<T>(text: string, look: (document: LangiumDocument<Model>) => T | Promise<T>): Promise<T> {
  const document = await language.open(text);
  try {
    return await look(document);
  } finally {
    language.shared.workspace.LangiumDocuments.deleteDocument(document.uri);
  }
}

/** The comments of texts, each as its words: lines of one may be indented anew. */
function comments(...texts: string[]): string[] {
  const found = texts.flatMap((text) => lex(text).hidden.filter(({ tokenType }) => tokenType.name === 'COMMENT'));
  const inside = texts.flatMap((text) => [...text.matchAll(/(?<=^|\s)\/\/.*$/gm)].map(([comment]) => comment));
  const lines = [...found.flatMap(({ image }) => image.split(/[\r\n]+/)), ...inside].map((it) => it.trim());
  // Comments that follow on each other are one, with the empty lines between them.
  return lines.filter((it) => it !== '').sort();
}

describe('any rename', () => {
  const NAMES = ['Another', 'One, two', 'Costs: 3', '"', '30%', 'a // b', '|', 'stage', '靴', '-1', 'x / y'];

  it('changes names and nothing else, or is refused with a sentence', async () => {
    await fc.assert(
      fc.asyncProperty(texts, fc.nat(), fc.constantFrom(...NAMES), async (text, at, newName) => {
        await opened(text, async (document) => {
          const position = document.textDocument.positionAt(at % (text.length + 1));
          const provider = language.journey.lsp.RenameProvider!;
          const params = { position, newName, textDocument: { uri: document.textDocument.uri } };
          try {
            const edit = await provider.rename(document, params);
            const edits = edit?.changes?.[document.textDocument.uri] ?? [];
            const after = TextDocument.applyEdits(document.textDocument, edits);
            const types = (it: string) => lex(it).tokens.map(({ tokenType }) => tokenType.name);
            expect(types(after)).toEqual(types(text));
            expect(lex(after).report.findings.map(({ code }) => code)).toEqual(
              lex(text).report.findings.map(({ code }) => code),
            );
            if (edits.length > 0) expect(provider.prepareRename(document, params)).toBeDefined();
          } catch (error) {
            if (!(error instanceof ResponseError)) throw error;
            expect(error.message).toMatch(/^[A-Z‘].*\.$/su);
          }
        });
      }),
    );
  });

  it('has linked places that are written alike', async () => {
    await fc.assert(
      fc.asyncProperty(texts, fc.nat(), async (text, at) => {
        await opened(text, (document) => {
          const position = document.textDocument.positionAt(at % (text.length + 1));
          const ranges = linkedRanges(document, position)?.ranges ?? [];
          const written = new Set(ranges.map((range) => document.textDocument.getText(range)));
          expect(written.size).toBeLessThanOrEqual(1);
        });
      }),
    );
  });
});

describe('any refactoring', () => {
  it('leaves no more lines that cannot be read than there were, and every comment', async () => {
    await fc.assert(
      fc.asyncProperty(texts, fc.nat(), async (text, at) => {
        await opened(text, (document) => {
          const position = document.textDocument.positionAt(at % (text.length + 1));
          const findings = language.journey.validation.DocumentValidator.findingsIn(document);
          const range = { start: position, end: position };
          const all = refactoringsAt({ document, range, findings, documents: [document] });
          for (const { title, edits, creates } of all) {
            const after = applyEdits(text, edits);
            const faults = lex(after).report.findings.length + lex(creates?.text ?? '').report.findings.length;
            expect(faults, title).toBeLessThanOrEqual(lex(text).report.findings.length);
            expect(comments(after, creates?.text ?? ''), title).toEqual(comments(text));
          }
        });
      }),
    );
  });
});
