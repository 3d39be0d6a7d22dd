/** What is used of fontkit, which ships no types. */
declare module 'fontkit' {
  export interface Glyph {
    id: number;
    codePoints: number[];
    advanceWidth: number;
    isMark: boolean;
    isLigature: boolean;
    path: { toSVG(): string; commands: readonly unknown[] };
    /** Of glyphs that are pictures in the table sbix. */
    getImageForSize?(size: number): { type: string; data: Uint8Array } | null;
  }

  export interface Font {
    type: 'TTF' | 'WOFF' | 'WOFF2';
    postscriptName: string;
    familyName: string;
    unitsPerEm: number;
    name: { records: Record<string, Record<string, string> | undefined> };
    hasGlyphForCodePoint(code: number): boolean;
    layout(text: string): { glyphs: Glyph[]; positions: { xAdvance: number; xOffset: number; yOffset: number }[] };
    directory: { tables: Record<string, { offset: number } | undefined> };
    getGlyph(id: number, codePoints?: number[]): Glyph;
  }

  export interface Collection {
    type: 'TTC';
    fonts: Font[];
  }

  export function create(data: Uint8Array): Font | Collection;
}
