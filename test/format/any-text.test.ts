import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { Outline } from '../../language-server/fixes/outline.js';
import { type Indentation, spaces, TABS } from '../../language-server/format/columns.js';
import { type FormatOptions, formatText, formatted, withEdits } from '../../language-server/format/format-text.js';
import { lex } from '../../language-server/syntax/lex.js';
import '../property-runs.js';
import { createLanguage, type Language } from '../language/helpers.js';
import { readablePieces } from '../language/pieces.js';
import { brokenMaps, indentations, maps } from './texts.js';

const indentationFor = (name: string): Indentation => (name === 'tabs' ? TABS : spaces(Number(name)));
const format = (text: string, options: FormatOptions) => withEdits(text, formatText(text, options));
const KINDS = { maps, brokenMaps, anyTexts: readablePieces };

let language: Language;
beforeAll(async () => {
  language = await createLanguage();
});

/** What a text says, and what is reported on it, without the places. */
async function meaning(text: string) {
  const document = await language.open(text);
  const map = JSON.stringify(language.journey.map.JourneyMaps.of(document), (key, value) =>
    key === 'range' || key === 'nameRange' || key === 'uri' ? undefined : value,
  );
  const codes = document.diagnostics!.map(({ code }) => code).filter((code) => code !== 'mixed-indentation');
  language.shared.workspace.LangiumDocuments.deleteDocument(document.uri);
  return { map, codes: codes.sort() };
}

/** All that is no white space, keywords as they are read. */
const words = (text: string) => text.replace(/[\s\ufeff]+/gu, '').toLowerCase();

/** The words of comments. One that spans a `|` line has that in it, whose bar may get a space. */
function comments(text: string): string[] {
  const found = lex(text).hidden.filter(({ tokenType }) => tokenType.name === 'COMMENT');
  const words = found.flatMap(({ image }) => image.split(/[\s\ufeff]+/u)).map((word) => word.replace(/^\|/, ''));
  return words.filter((word) => word !== '');
}

for (const [name, texts] of Object.entries(KINDS)) {
  describe(`formatting ${name}`, () => {
    it('twice is formatting once', () => {
      fc.assert(
        fc.property(texts, indentations, (text, by) => {
          const options = { indentation: indentationFor(by) };
          const once = format(text, options);
          expect(format(once, options)).toBe(once);
        }),
      );
    });

    it('as the file is indented, too', () => {
      fc.assert(
        fc.property(texts, (text) => {
          const once = formatted(text);
          expect(formatted(once)).toBe(once);
        }),
      );
    });

    it('changes neither the map nor what is reported', async () => {
      await fc.assert(
        fc.asyncProperty(texts, indentations, async (text, by) => {
          expect(await meaning(format(text, { indentation: indentationFor(by) }))).toEqual(await meaning(text));
        }),
      );
    });

    it('keeps every character that is no white space, and every comment', () => {
      fc.assert(
        fc.property(texts, indentations, (text, by) => {
          const formatted = format(text, { indentation: indentationFor(by) });
          expect(words(formatted)).toBe(words(text));
          expect(comments(formatted)).toEqual(comments(text));
        }),
      );
    });

    it('of some lines leaves the others as they are, and the meaning as it was', () => {
      fc.assert(
        fc.property(texts, indentations, fc.nat(60), fc.nat(20), (text, by, first, count) => {
          const lines = { first, last: first + count };
          const edits = formatText(text, { indentation: indentationFor(by), lines });
          const outline = new Outline(text, lex(text).report);
          for (const { start, end } of edits) {
            expect(outline.positionAt(start).line).toBeGreaterThanOrEqual(first);
            expect(outline.positionAt(Math.max(start, end - 1)).line).toBeLessThanOrEqual(first + count);
          }
          const read = (it: string) => lex(it).tokens.map(({ tokenType }) => tokenType.name);
          expect(read(withEdits(text, edits))).toEqual(read(text));
        }),
      );
    });
  });
}

describe('a map without a line in a wrong place', () => {
  it('is indented by its levels', () => {
    fc.assert(
      fc.property(maps, indentations, (text, by) => {
        const indentation = indentationFor(by);
        const formatted = format(text, { indentation });
        const { report } = lex(formatted);
        for (const { kind, column, depth } of report.lines) {
          if (kind === 'line' && !report.findings.some(({ code }) => code === 'misplaced-line'))
            expect(column).toBe(depth * indentation.columns);
        }
      }),
    );
  });
});
