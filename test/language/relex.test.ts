/** A text that is read after an edit, with what was read before, is read as if it were new. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { LineLexer } from '../../language-server/syntax/line-lexer.js';
import type { LexedText } from '../../language-server/syntax/relex.js';
import '../property-runs.js';
import { createLanguage } from './helpers.js';
import { piece } from './pieces.js';
import { SAMPLE_LINES } from './sample-text.js';

const SAMPLE = SAMPLE_LINES.join('\n');

let lexer: LineLexer;
beforeAll(async () => {
  lexer = (await createLanguage()).journey.parser.Lexer as LineLexer;
});

interface Edit {
  at: number;
  length: number;
  put: string;
}

const line = fc
  .tuple(fc.constantFrom('', '  ', '    ', '      '), fc.constantFrom(...SAMPLE_LINES))
  .map((it) => it.join(''));
const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.nat(),
  length: fc.oneof(fc.constant(0), fc.constant(1), fc.nat(8), fc.nat(400)),
  put: fc.oneof(
    fc.constantFrom('x', ' ', '\n', '"', '|', '/*', '*/', '//', ':', ''),
    piece,
    line.map((it) => `\n${it}\n`),
  ),
});
const start = fc.oneof(
  fc.constant(SAMPLE),
  fc
    .tuple(fc.nat(SAMPLE_LINES.length), fc.nat(120))
    .map(([from, count]) => SAMPLE_LINES.slice(from, from + count).join('\n')),
  fc.constant(SAMPLE.replaceAll('\n', '\r\n')),
);

function apply(text: string, { at, length, put }: Edit): string {
  const from = at % (text.length + 1);
  return text.slice(0, from) + put + text.slice(from + length);
}

/** Without what is only for the next reading. */
function shown({ tokens, hidden, report, lineStarts }: LexedText) {
  const plain = (all: LexedText['tokens']) =>
    all.map((it) => [
      it.tokenType.name,
      it.image,
      ...[it.startOffset, it.endOffset, it.startLine, it.endLine, it.startColumn, it.endColumn],
    ]);
  return { tokens: plain(tokens), hidden: plain(hidden), report, lineStarts };
}

describe('a text that is read again', () => {
  it('has, after any edits, the tokens, lines, findings and points of one that is read for the first time', () => {
    fc.assert(
      fc.property(start, fc.array(edit, { minLength: 1, maxLength: 8 }), (first, edits) => {
        let text = first;
        let last = lexer.read(text);
        for (const it of edits) {
          text = apply(text, it);
          last = lexer.read(text, last);
          const fresh = lexer.read(text);
          expect(shown(last)).toEqual(shown(fresh));
          // How far was looked may be known less well, never better.
          const places = (all: LexedText) => all.points.map(({ reach: _, ...point }) => point);
          expect(places(last)).toEqual(places(fresh));
          last.points.forEach(({ reach }, index) => {
            expect(reach).toBeGreaterThanOrEqual(fresh.points[index]!.reach);
          });
        }
      }),
    );
  });

  it('takes over what is far from the edit', () => {
    const last = lexer.read(SAMPLE);
    const known = new Set([...last.tokens]);
    const at = SAMPLE.indexOf('\n', SAMPLE.length / 2);
    const again = lexer.read(`${SAMPLE.slice(0, at)}x${SAMPLE.slice(at)}`, last);
    const taken = again.tokens.filter((token) => known.has(token)).length;
    expect(taken).toBeGreaterThan(again.tokens.length / 2);
  });
});
