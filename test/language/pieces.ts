/** What texts in which everything may be wrong are put together from. */
import fc from 'fast-check';
import { SAMPLE_LINES } from './sample-text.js';

const LINE_ENDS = ['\n', '\n\n', '\r\n', '\r'];
const MARKS = [
  ...[' ', '    ', '\t', ':', ': ', ',', '"', '//', ' // ', '/*', '*/', '\n/*\n', '\n*/\n', '|', '\n| more'],
  ...['%', '-3', '30 %', '\\', '\\"'],
];
const SIGNS = ['\ufeff', '\u3000', '\u00a0', '：', '，', '、', '−', '😀', '\u2028', '\u202e', '\ud800'];
const LINES = [
  ...['step', 'stage ', 'journey', 'feels -1', 'next ,,', 'moment of truth', 'MOMENT OF TRUTH', 'ends here'],
  ...[
    'future of',
    'touch point x',
    '\n      on',
    '\n\tas a',
    '\nimport x',
    '\n  stage x',
    '\n    step y',
    '\njourney j',
  ],
];
/** Words that are no keywords but names of what programs are made of. */
const INSIDE = ['__proto__ x', 'constructor', 'toString y', 'hasOwnProperty: a, b', 'EOF', 'NAME', 'INDENT', 'STRAY'];
/** A text with one is taken for no text. */
const NUL = '\0';

function pieceAmong(words: readonly string[]): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...words) },
    { weight: 2, arbitrary: fc.constantFrom(...SAMPLE_LINES).map((line) => `\n${line}`) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  );
}

const joined = (pieces: fc.Arbitrary<string>) => fc.array(pieces, { maxLength: 60 }).map((them) => them.join(''));

const words = [...LINE_ENDS, ...MARKS, ...SIGNS, ...LINES, ...INSIDE];
/** Anything that can stand in a text, or spoil it. */
export const piece = pieceAmong([...words, NUL]);
/** Anything at all. */
export const piecesOfText = joined(piece);
/** Anything that is mostly taken for a text. */
export const readablePieces = joined(pieceAmong(words));
