/** Every rule on texts of every kind: none throws, each report is inside the text and names what it is about. */
import fc from 'fast-check';
import { TextDocument, URI } from 'langium';
import { beforeAll, describe, expect, it } from 'vitest';
import '../property-runs.js';
import { KEYWORDS } from '../../language-server/syntax/table.js';
import { createLanguage, type Language } from '../language/helpers.js';
import { SAMPLE_LINES } from '../language/sample-text.js';
import { ODD_NAMES } from './checking.js';

const indent = fc.constantFrom('', '  ', '    ', '      ', '        ', '\t', '\t\t', ' \t', '\u3000');
/** Few names, so that many things have the same: in another case, in quotes, with other spaces, as names of keywords. */
const name = fc.constantFrom(
  'Ana',
  'ana',
  '"Ana"',
  'Ana ',
  'A / Ana',
  'Ana, Ben',
  'Ana: why',
  'step',
  '',
  '""',
  ...ODD_NAMES,
);
const value = fc.constantFrom('', ' -1', ' +9', ' 30%', ' 70 %: why', ' 2 days', ' 4.1: note', ': x');
const keyword = fc.constantFrom(...KEYWORDS, 'fels', 'stp', '-', '|', '//', '/*', '*/');
const written = fc
  .tuple(indent, keyword, name, value)
  .map(([white, word, what, more]) => `${white}${word} ${what}${more}`);
const ignore = fc
  .tuple(
    indent,
    fc.constantFrom('', '-file'),
    fc.constantFrom('', ' ', ' syntax', ' missing-emotion, nothing', ': x', ' __proto__,,'),
  )
  .map(([white, file, rest]) => `${white}// journey-ignore${file}${rest}`);
const sample = fc.constantFrom(...SAMPLE_LINES);
const lines = fc.array(
  fc.oneof({ weight: 4, arbitrary: written }, { weight: 4, arbitrary: sample }, { weight: 1, arbitrary: ignore }),
  {
    maxLength: 60,
  },
);
const anyText = fc
  .tuple(lines, fc.constantFrom('\n', '\r\n', '\r'), fc.constantFrom('', '\ufeff'))
  .map(([all, end, mark]) => mark + all.join(end));

describe('any text', () => {
  let language: Language;
  beforeAll(async () => {
    language = await createLanguage({ folder: 'maps' });
  });

  it('is checked without an exception, each report inside it, in words', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const document = await language.open(text);
        const { textDocument } = document;
        const isInside = ({
          range: { start, end },
        }: {
          range: { start: { line: number; character: number }; end: { line: number; character: number } };
        }) => {
          const [from, to] = [textDocument.offsetAt(start), textDocument.offsetAt(end)];
          return (
            from <= to &&
            textDocument.positionAt(to).line === end.line &&
            textDocument.positionAt(to).character === end.character
          );
        };
        for (const { problem, diagnostic } of language.journey.validation.DocumentValidator.findingsIn(document)) {
          expect(isInside(diagnostic), diagnostic.message as string).toBe(true);
          expect(diagnostic.message).not.toMatch(/undefined|\[object|NaN/);
          expect(String(diagnostic.message).length).toBeLessThan(1000);
          for (const related of problem.related ?? []) expect(isInside(related)).toBe(true);
          for (const fix of problem.fixes?.() ?? []) expect(fix.edits.every(isInside), fix.title).toBe(true);
        }
        language.shared.workspace.LangiumDocuments.deleteDocument(document.uri);
      }),
    );
  });

  it('of several files that import each other is checked without an exception, as they change and go', async () => {
    const imports = fc.array(
      fc.constantFrom('import ./a.journey', 'import ./b.journey', 'import ./c.journey', 'import ./d.journey'),
      { maxLength: 4 },
    );
    const file = fc.constantFrom('a', 'b', 'c');
    const content = fc.tuple(imports, anyText).map(([head, text]) => [...head, text].join('\n'));
    const change = fc.tuple(file, fc.option(content, { freq: 4 }));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
        const fresh = await createLanguage({ folder: 'w' });
        const { DocumentBuilder, LangiumDocuments, TextDocuments } = fresh.shared.workspace;
        let version = 0;
        for (const [at, text] of changes) {
          const uri = URI.parse(`file:///w/${at}.journey`);
          if (text === null) {
            TextDocuments.delete(uri);
            await DocumentBuilder.update([], [uri]);
          } else {
            TextDocuments.set(TextDocument.create(uri.toString(), 'journey', ++version, text));
            await DocumentBuilder.update([uri], []);
          }
        }
        // What is left is reported on as if it had been there from the beginning.
        const left = LangiumDocuments.all.filter(({ uri }) => uri.scheme === 'file').toArray();
        const files = Object.fromEntries(left.map((it) => [it.uri.path.slice(1), it.textDocument.getText()]));
        const again = await createLanguage({ folder: 'w' });
        const documents = await again.add(files);
        for (const document of documents) {
          const other = left.find(({ uri }) => uri.toString() === document.uri.toString())!;
          expect(other.diagnostics).toEqual(document.diagnostics);
        }
      }),
      { numRuns: Number(process.env.JM_RUNS ?? 30) },
    );
  });
});
