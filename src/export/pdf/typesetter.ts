/** Sets lines of text into a PDF: in the shipped fonts, and those of the machine for what they lack. */
import { create, type Font } from 'fontkit';
import { TYPE } from '../../diagram/measure/type.js';
import { widthOf } from '../../diagram/measure/width.js';
import type { TextMark } from '../../diagram/scene.js';
import type { EmojiImage } from '../fonts/emoji.js';
import { FACES, type Face, isCovered } from '../fonts/faces.js';
import { EmojiImages, type ForeignFont, type ForeignFonts } from '../fonts/foreign.js';
import { runsOf } from './text-runs.js';
import { WrittenPaths } from './written-paths.js';

type Document = PDFKit.PDFDocument;

/** A font as the document knows it, or the picture of an emoji. */
interface Registered {
  name: string;
  image?: EmojiImage;
  /** For outlines. */
  font(): Font;
}

const HALO = 3;
/** As pdfkit takes it: with any list, even an empty one, a run is shaped as a whole. */
const WHOLE: PDFKit.Mixins.OpenTypeFeatures[] = [];

export class Typesetter {
  private readonly faces = new Map<Face, Registered>();
  private readonly foreign = new Map<ForeignFont, Registered>();
  private readonly images: EmojiImages;
  private readonly paths: WrittenPaths;
  private readonly pictures = new Map<EmojiImage, Registered>();
  /** What could not be set, each character once. */
  readonly missing = new Set<string>();

  /** @param fonts the shipped fonts, in the order of FACES */
  constructor(
    private readonly doc: Document,
    fonts: readonly Uint8Array[],
    private readonly others: ForeignFonts,
  ) {
    this.images = new EmojiImages(others);
    this.paths = new WrittenPaths(doc);
    FACES.forEach(({ face }, i) => {
      const data = fonts[i] as Uint8Array;
      doc.registerFont(face, data as unknown as ArrayBuffer);
      let opened: Font | undefined;
      this.faces.set(face, { name: face, font: () => (opened ??= create(data) as Font) });
    });
  }

  /** Draws a line with its baseline at its place. @param paint a mark's paint → its colour */
  draw(mark: TextMark, paint: (token: TextMark['fill']) => string): void {
    const { doc } = this;
    const { face, size } = TYPE[mark.style];
    const plain = this.faces.get(face) as Registered;
    const runs = runsOf(mark.text, plain, (grapheme) => this.fontOf(grapheme, face, plain)).map((run) => ({
      ...run,
      width: run.font.image
        ? widthOf(run.text, mark.style)
        : doc.font(run.font.name, size).widthOfString(run.text, run.rtl ? { features: WHOLE } : {}),
    }));
    const width = runs.reduce((sum, run) => sum + run.width, 0);
    let x = mark.anchor === 'end' ? mark.x - width : mark.anchor === 'middle' ? mark.x - width / 2 : mark.x;
    if (mark.halo) {
      let at = x;
      for (const run of runs) {
        if (!run.font.image) this.outline(run.text, run.font, at, mark.y, size, paint(mark.halo));
        at += run.width;
      }
    }
    doc.fillColor(paint(mark.fill));
    for (const run of runs) {
      if (run.font.image) {
        this.picture(run.font.image, x, mark.y, run.width, size);
        x += run.width;
        continue;
      }
      doc.font(run.font.name, size).text(run.text, x, mark.y, {
        lineBreak: false,
        baseline: 'alphabetic',
        ...(run.rtl && { features: WHOLE }),
      });
      x += run.width;
    }
  }

  /** An emoji in the middle of its room. */
  private picture({ png, width, height, above }: EmojiImage, x: number, y: number, room: number, size: number): void {
    const wide = width * size;
    const place = { width: wide, height: height * size };
    this.doc.image(this.opened(png), x + (room - wide) / 2, y - above * size, place);
  }

  private readonly openedImages = new Map<Uint8Array, PDFKit.Mixins.ImageSrc>();

  /** The same picture is in the file once. */
  private opened(png: Uint8Array): PDFKit.Mixins.ImageSrc {
    let image = this.openedImages.get(png);
    if (!image) {
      // pdfkit takes bytes of their own, and what it made of them.
      image = (this.doc as unknown as { openImage(data: Uint8Array): PDFKit.Mixins.ImageSrc }).openImage(png.slice());
      this.openedImages.set(png, image);
    }
    return image;
  }

  private fontOf(grapheme: string, face: Face, plain: Registered): Registered {
    const image = this.images.of(grapheme);
    if (image) {
      let picture = this.pictures.get(image);
      if (!picture) {
        picture = { ...plain, image };
        this.pictures.set(image, picture);
      }
      return picture;
    }
    const first = String.fromCodePoint(grapheme.codePointAt(0) as number);
    if (isCovered(face, first)) return plain;
    const fonts = face === 'semibold' ? this.others.bold : this.others.regular;
    const found = fonts.find((font) => !font.coloured && font.has(first.codePointAt(0) as number));
    if (!found) {
      this.missing.add(first);
      return plain;
    }
    let registered = this.foreign.get(found);
    if (!registered) {
      const name = `foreign${this.foreign.size}`;
      this.doc.registerFont(name, found.data as unknown as ArrayBuffer, found.member);
      registered = { name, font: () => found.font };
      this.foreign.set(found, registered);
    }
    return registered;
  }

  /** A seam around the letters, as shapes: text that is drawn twice would be found and copied twice. */
  private outline(text: string, { font }: Registered, x: number, y: number, size: number, colour: string): void {
    const { doc } = this;
    const opened = font();
    const scale = size / opened.unitsPerEm;
    const { glyphs, positions } = opened.layout(text);
    doc.save().translate(x, y).scale(scale, -scale);
    let at = 0;
    glyphs.forEach((glyph, i) => {
      const position = positions[i];
      // A font has each of its glyphs once.
      if (glyph.path.commands.length > 0) {
        doc.save().translate(at + (position?.xOffset ?? 0), position?.yOffset ?? 0);
        this.paths.begin(glyph, () => glyph.path.toSVG());
        doc
          .lineWidth(HALO / scale)
          .lineJoin('round')
          .stroke(colour);
        doc.restore();
      }
      at += position?.xAdvance ?? glyph.advanceWidth;
    });
    doc.restore();
  }
}
