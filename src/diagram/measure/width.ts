import { ADVANCES } from '../generated/advances.generated.js';
import { isAscii, isEmoji, isWide, isZeroWidth } from './characters.js';
import { TYPE, type TypeName } from './type.js';

/** Advances in thousandths of an em where the font has no glyph. */
const WIDE_ADVANCE = 1000;
const EMOJI_ADVANCE = 1360;
const HALF_WIDTH_ADVANCE = 500;
const UNKNOWN_ADVANCE = 620;

/** Below this code point advances stand in an array, above in a map. */
const TABLE_SIZE = 0x2600;

interface Face {
  /** 0 where the font has no glyph. */
  table: Uint16Array;
  rest: Map<number, number>;
  /** Widths of texts that are not plain ASCII. */
  cache: Map<string, number>;
}

function faceOf(runs: readonly (readonly number[])[]): Face {
  const face: Face = { table: new Uint16Array(TABLE_SIZE), rest: new Map(), cache: new Map() };
  for (const run of runs) {
    const first = run[0] ?? 0;
    for (let i = 1; i < run.length; i++) {
      const code = first + i - 1;
      if (code < TABLE_SIZE) face.table[code] = run[i]!;
      else face.rest.set(code, run[i]!);
    }
  }
  return face;
}

const FACES = {
  regular: faceOf(ADVANCES.regular),
  italic: faceOf(ADVANCES.italic),
  semibold: faceOf(ADVANCES.semibold),
};

/** So many measured texts are kept a face; then the memory is emptied. */
const CACHE_SIZE = 20_000;

/** Made when a text needs it: that takes milliseconds. */
let segmenter: Intl.Segmenter | undefined;

/** The characters as a reader counts them: a letter with its accents, an emoji with its modifiers. */
export function graphemesOf(text: string): string[] {
  if (isAscii(text)) return text.split('');
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), (part) => part.segment);
}

function advanceOfCharacter(character: string, face: Face): number {
  const code = character.codePointAt(0) ?? 0;
  const known = code < TABLE_SIZE ? face.table[code] : face.rest.get(code);
  if (isZeroWidth(character)) return 0;
  if (known) return known;
  if (isWide(character)) return WIDE_ADVANCE;
  if (code >= 0xff61 && code <= 0xffdc) return HALF_WIDTH_ADVANCE;
  return UNKNOWN_ADVANCE;
}

function advanceOf(text: string, face: Face): number {
  let sum = 0;
  for (const grapheme of graphemesOf(text)) {
    if (isEmoji(grapheme)) {
      sum += EMOJI_ADVANCE;
      continue;
    }
    for (const character of grapheme) sum += advanceOfCharacter(character, face);
  }
  return sum;
}

/**
 * The width of a text set on one line, in pixels: the sum of the advances of its characters. Kerning is left out, which
 * in Source Sans makes the estimate half a per cent too wide on average.
 */
export function widthOf(text: string, type: TypeName): number {
  const { face: name, size } = TYPE[type];
  const face = FACES[name];
  let ascii = 0;
  let i = 0;
  for (; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x20 || code > 0x7e) break;
    ascii += face.table[code] as number;
  }
  if (i === text.length) return (ascii * size) / 1000;
  let sum = face.cache.get(text);
  if (sum === undefined) {
    sum = advanceOf(text, face);
    if (face.cache.size >= CACHE_SIZE) face.cache.clear();
    face.cache.set(text, sum);
  }
  return (sum * size) / 1000;
}
