/** Characters that Source Sans 3 lacks, and the fonts of the machine that have them. */
import { t } from '@vscode/l10n';
import type { Font } from 'fontkit';
import { l10nKey, say } from '../../../language-server/said.js';
import { isEmoji } from '../../diagram/measure/characters.js';
import type { Scene } from '../../diagram/scene.js';
import type { ExportTools } from '../tools.js';
import { type EmojiImage, emojiImage, hasImages, withPlainGlyphs } from './emoji.js';
import { charactersOf, isCovered } from './faces.js';

export interface ForeignFont {
  data: Uint8Array;
  font: Font;
  /** Its name within a file that holds several; undefined where it is alone. */
  member?: string;
  /** As a style sheet names it. */
  family: string;
  /** Its glyphs are pictures, which cannot be set like letters. */
  coloured: boolean;
  has(code: number): boolean;
}

export interface ForeignFonts {
  regular: ForeignFont[];
  /** For what is set semibold; the regular ones where the machine has no others. */
  bold: ForeignFont[];
  /** What no font of the machine can show, each character once. */
  missing: string[];
}

const KANA = /[\u3040-\u30FF]/;
const HANGUL = /[\u1100-\u11FF\uAC00-\uD7AF]/;
const BOPOMOFO = /[\u3100-\u312F]/;

/** Pictures of emoji, each taken out of its font once. */
export class EmojiImages {
  private readonly found = new Map<string, EmojiImage | undefined>();
  private readonly fonts: readonly ForeignFont[];

  constructor({ regular, bold }: ForeignFonts) {
    this.fonts = [...regular, ...bold].filter(({ coloured }) => coloured);
  }

  /** Of a grapheme; undefined where it is no emoji or there is no picture of it. */
  of(grapheme: string): EmojiImage | undefined {
    if (this.fonts.length === 0 || !isEmoji(grapheme)) return undefined;
    if (!this.found.has(grapheme)) {
      let image: EmojiImage | undefined;
      for (const { data, font } of this.fonts) image ??= emojiImage(data, font, grapheme);
      this.found.set(grapheme, image);
    }
    return this.found.get(grapheme);
  }
}

/** Finds fonts for what the picture shows and Source Sans 3 does not have. Reads nothing where there is no such thing. */
export async function foreignFonts(scene: Scene, tools: ExportTools): Promise<ForeignFonts> {
  const wanted = { regular: new Set<number>(), bold: new Set<number>() };
  for (const [face, codes] of charactersOf(scene)) {
    for (const code of codes) {
      if (!isCovered(face, String.fromCodePoint(code))) wanted[face === 'semibold' ? 'bold' : 'regular'].add(code);
    }
  }
  const regular = await fontsFor(
    wanted.regular.size > 0 ? union(wanted.regular, wanted.bold) : wanted.bold,
    false,
    tools,
  );
  const bold = wanted.bold.size > 0 ? await fontsFor(wanted.bold, true, tools) : { fonts: [], missing: [] };
  return {
    regular: regular.fonts,
    bold: [...bold.fonts, ...regular.fonts.filter(({ family }) => !bold.fonts.some((one) => one.family === family))],
    missing: regular.missing.map((code) => String.fromCodePoint(code)),
  };
}

async function fontsFor(
  codes: ReadonlySet<number>,
  bold: boolean,
  tools: ExportTools,
): Promise<{ fonts: ForeignFont[]; missing: number[] }> {
  const fonts: ForeignFont[] = [];
  let missing = [...codes];
  if (missing.length === 0 || !tools.machineFonts) return { fonts, missing };
  const { create } = await import('fontkit');
  const region = regionOf(codes);
  for (const read of tools.machineFonts.candidates(missing, bold)) {
    if (missing.length === 0) break;
    const data = await read();
    if (!data) continue;
    try {
      const opened = create(data);
      const font = opened.type === 'TTC' ? chosen(opened.fonts, region) : opened;
      const has = (code: number) => font.hasGlyphForCodePoint(code);
      if (!missing.some(has)) continue;
      const coloured = hasImages(font);
      if (!coloured && !('glyf' in font.directory.tables || 'CFF ' in font.directory.tables)) continue;
      const member = opened.type === 'TTC' ? font.postscriptName : undefined;
      if (coloured) withPlainGlyphs(font);
      fonts.push({ data, font, member, family: familyOf(font), coloured, has });
      missing = missing.filter((code) => !has(code));
    } catch {
      // A damaged file, or one of a kind that is not known: the next candidate may do.
    }
  }
  return { fonts, missing };
}

function union(a: ReadonlySet<number>, b: ReadonlySet<number>): Set<number> {
  return new Set([...a, ...b]);
}

/** Which of its regions a Han character is to look like, by what else is written. */
function regionOf(codes: ReadonlySet<number>): string {
  const text = String.fromCodePoint(...codes);
  if (KANA.test(text)) return 'JP';
  if (HANGUL.test(text)) return 'KR';
  return BOPOMOFO.test(text) ? 'TC' : 'SC';
}

function chosen(fonts: readonly Font[], region: string): Font {
  return (fonts.find((font) => familyOf(font).endsWith(` ${region}`)) ?? fonts[0]) as Font;
}

/** The family without its styles, as browsers and resvg take it. */
function familyOf(font: Font): string {
  const names = font.name.records.preferredFamily ?? font.name.records.fontFamily;
  return names?.en ?? font.familyName;
}

/**
 * What to tell of characters that cannot be shown; undefined where all can.
 * @param where they cannot be shown
 */
export function missingNotice(missing: readonly string[], where: 'picture' | 'PDF'): string | undefined {
  if (missing.length === 0) return undefined;
  const shown = missing.slice(0, 8).join(' ');
  const named = missing.length > 8 ? t('{0} and {1} more', shown, missing.length - 8) : shown;
  const [one, several] = NOTICES[where];
  return missing.length === 1 ? say(one, named) : say(several, missing.length, named);
}

/** For one character, {0}, and for several: {0} is how many, {1} which. */
const NOTICES = {
  picture: [
    l10nKey(
      'No font was found for one character ({0}): the picture shows boxes instead. Install a font that has them, for example one of the Noto family, or write an SVG or HTML file, which takes the fonts of whoever looks at it.',
    ),
    l10nKey(
      'No font was found for {0} characters ({1}): the picture shows boxes instead. Install a font that has them, for example one of the Noto family, or write an SVG or HTML file, which takes the fonts of whoever looks at it.',
    ),
  ],
  PDF: [
    l10nKey(
      'No font was found for one character ({0}): the PDF shows boxes instead. Install a font that has them, for example one of the Noto family, or write an SVG or HTML file, which takes the fonts of whoever looks at it.',
    ),
    l10nKey(
      'No font was found for {0} characters ({1}): the PDF shows boxes instead. Install a font that has them, for example one of the Noto family, or write an SVG or HTML file, which takes the fonts of whoever looks at it.',
    ),
  ],
} as const;
