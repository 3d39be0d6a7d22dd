/**
 * Emoji in colours, which are pictures within a font: resvg and PDF know letters alone, so the pictures are taken out of it.
 * Fonts of Google have them in the tables CBLC and CBDT, those of Apple in sbix (OpenType specification 1.9.1).
 */
import type { Font } from 'fontkit';

/** A picture of an emoji: how wide it is, and how far it reaches above the baseline, in em. */
export interface EmojiImage {
  /** A PNG file. */
  png: Uint8Array;
  width: number;
  height: number;
  above: number;
}

/** Whether a font has its glyphs as pictures. */
export function hasImages(font: Font): boolean {
  const { tables } = font.directory;
  return ('CBLC' in tables && 'CBDT' in tables) || 'sbix' in tables;
}

/**
 * A font of pictures, ready to tell which glyph a sequence of characters becomes. fontkit finds no outlines in it and gives no
 * glyphs; it is given plain ones, since ligatures are looked for among them.
 */
export function withPlainGlyphs(font: Font): Font {
  if (!('sbix' in font.directory.tables)) {
    const path = { toSVG: () => '', commands: [] };
    font.getGlyph = (id, codePoints = []) => ({
      id,
      codePoints,
      advanceWidth: 1,
      isMark: false,
      isLigature: false,
      path,
    });
  }
  return font;
}

/** The picture of a grapheme; undefined where the font has none, or has it in several glyphs. */
export function emojiImage(data: Uint8Array, font: Font, grapheme: string): EmojiImage | undefined {
  const { glyphs } = font.layout(grapheme.replace(VARIATION, ''));
  const [glyph] = glyphs;
  if (!glyph || glyphs.length > 1 || glyph.id === 0) return undefined;
  return 'sbix' in font.directory.tables ? fromSbix(font, glyph.id) : fromCbdt(data, font, glyph.id);
}

/** As text or as a picture: which of them is meant is known here. */
const VARIATION = /[\uFE0E\uFE0F]/g;

/** Pixels an em: large enough for a slide. */
const WANTED_SIZE = 128;

function fromSbix(font: Font, id: number): EmojiImage | undefined {
  const image = font.getGlyph(id).getImageForSize?.(WANTED_SIZE);
  if (image?.type !== 'png ') return undefined;
  const png = new Uint8Array(image.data);
  const { width, height } = sizeOf(png);
  // Such fonts draw their pictures on the em square, a little below the baseline.
  const scale = 1 / Math.max(width, height);
  return { png, width: width * scale, height: height * scale, above: 0.88 };
}

/** The width and height of a PNG file, from its header. */
function sizeOf(png: Uint8Array): { width: number; height: number } {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

const SIZES_AT = 8;
const SIZE_RECORD = 48;

function fromCbdt(data: Uint8Array, font: Font, id: number): EmojiImage | undefined {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const locations = font.directory.tables.CBLC?.offset ?? 0;
  const images = font.directory.tables.CBDT?.offset ?? 0;
  const sizes = view.getUint32(locations + 4);
  for (let i = 0; i < sizes; i++) {
    const size = locations + SIZES_AT + i * SIZE_RECORD;
    const first = view.getUint16(size + 40);
    const last = view.getUint16(size + 42);
    if (id < first || id > last) continue;
    const found = locate(view, locations + view.getUint32(size), view.getUint32(size + 8), id);
    if (found) return readImage(view, images + found.offset, found.format, view.getUint8(size + 45));
  }
  return undefined;
}

/** Where a glyph's image begins in CBDT, and how it is written. @param lists where the size's index subtables are listed */
function locate(
  view: DataView,
  lists: number,
  count: number,
  id: number,
): { offset: number; format: number } | undefined {
  for (let i = 0; i < count; i++) {
    const entry = lists + i * 8;
    const first = view.getUint16(entry);
    if (id < first || id > view.getUint16(entry + 2)) continue;
    const table = lists + view.getUint32(entry + 4);
    const indexFormat = view.getUint16(table);
    const format = view.getUint16(table + 2);
    const start = view.getUint32(table + 4);
    const at = table + 8;
    const place = id - first;
    // Offsets of 32 or 16 bits; the next one is where the image ends.
    const [offset, end] =
      indexFormat === 1
        ? [view.getUint32(at + place * 4), view.getUint32(at + place * 4 + 4)]
        : indexFormat === 3
          ? [view.getUint16(at + place * 2), view.getUint16(at + place * 2 + 2)]
          : [0, 0];
    if (end > offset) return { offset: start + offset, format };
  }
  return undefined;
}

/** Formats 17 and 18: metrics of 5 or 8 bytes, then the length of a PNG file, then the file. */
function readImage(view: DataView, at: number, format: number, size: number): EmojiImage | undefined {
  if (format !== 17 && format !== 18) return undefined;
  const length = at + (format === 17 ? 5 : 8);
  const png = new Uint8Array(view.buffer, view.byteOffset + length + 4, view.getUint32(length));
  return {
    png,
    height: view.getUint8(at) / size,
    width: view.getUint8(at + 1) / size,
    above: view.getInt8(at + 3) / size,
  };
}
