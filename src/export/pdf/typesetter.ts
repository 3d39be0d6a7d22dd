/** Sets lines of text into a PDF: in the shipped fonts, and those of the machine for what they lack. */
import { create } from 'fontkit';
import { TYPE } from '../../diagram/measure/type.js';
import type { TextMark } from '../../diagram/scene.js';
import { FACES, type Face, isCovered } from '../fonts/faces.js';
import type { ForeignFont, ForeignFonts } from '../fonts/foreign.js';
import { runsOf } from './text-runs.js';

type Document = PDFKit.PDFDocument;

/** A font as the document knows it. */
interface Registered {
  name: string;
  /** For outlines. */
  data: Uint8Array;
  foreign?: ForeignFont;
}

const HALO = 3;
/** As pdfkit takes it: with any list, even an empty one, a run is shaped as a whole. */
const WHOLE: PDFKit.Mixins.OpenTypeFeatures[] = [];

export class Typesetter {
  private readonly faces = new Map<Face, Registered>();
  private readonly foreign = new Map<ForeignFont, Registered>();
  /** What could not be set, each character once. */
  readonly missing = new Set<string>();

  /** @param fonts the shipped fonts, in the order of FACES */
  constructor(
    private readonly doc: Document,
    fonts: readonly Uint8Array[],
    private readonly others: ForeignFonts,
  ) {
    FACES.forEach(({ face }, i) => {
      const data = fonts[i] as Uint8Array;
      doc.registerFont(face, data as unknown as ArrayBuffer);
      this.faces.set(face, { name: face, data });
    });
  }

  /** Draws a line with its baseline at its place. @param paint a mark's paint → its colour */
  draw(mark: TextMark, paint: (token: TextMark['fill']) => string): void {
    const { doc } = this;
    const { face, size } = TYPE[mark.style];
    const plain = this.faces.get(face) as Registered;
    const runs = runsOf(mark.text, plain, (grapheme) => this.fontOf(grapheme, face, plain)).map((run) => ({
      ...run,
      width: doc.font(run.font.name, size).widthOfString(run.text, run.rtl ? { features: WHOLE } : {}),
    }));
    const width = runs.reduce((sum, run) => sum + run.width, 0);
    let x = mark.anchor === 'end' ? mark.x - width : mark.anchor === 'middle' ? mark.x - width / 2 : mark.x;
    if (mark.halo) {
      let at = x;
      for (const run of runs) {
        this.outline(run.text, run.font, at, mark.y, size, paint(mark.halo));
        at += run.width;
      }
    }
    doc.fillColor(paint(mark.fill));
    for (const run of runs) {
      doc.font(run.font.name, size).text(run.text, x, mark.y, {
        lineBreak: false,
        baseline: 'alphabetic',
        ...(run.rtl && { features: WHOLE }),
      });
      x += run.width;
    }
  }

  private fontOf(grapheme: string, face: Face, plain: Registered): Registered {
    const first = String.fromCodePoint(grapheme.codePointAt(0) as number);
    if (isCovered(face, first)) return plain;
    const fonts = face === 'semibold' ? this.others.bold : this.others.regular;
    const found = fonts.find((font) => font.has(first.codePointAt(0) as number));
    if (!found) {
      this.missing.add(first);
      return plain;
    }
    let registered = this.foreign.get(found);
    if (!registered) {
      const name = `foreign${this.foreign.size}`;
      this.doc.registerFont(name, found.data as unknown as ArrayBuffer, found.member);
      registered = { name, data: found.data, foreign: found };
      this.foreign.set(found, registered);
    }
    return registered;
  }

  /** A seam around the letters, as shapes: text that is drawn twice would be found and copied twice. */
  private outline(
    text: string,
    { data, foreign }: Registered,
    x: number,
    y: number,
    size: number,
    colour: string,
  ): void {
    const { doc } = this;
    const opened = foreign?.font ?? create(data);
    if (opened.type === 'TTC') return;
    const scale = size / opened.unitsPerEm;
    const { glyphs, positions } = opened.layout(text);
    doc.save().translate(x, y).scale(scale, -scale);
    let at = 0;
    glyphs.forEach((glyph, i) => {
      const d = glyph.path.toSVG();
      const position = positions[i];
      if (d !== '') {
        doc.save().translate(at + (position?.xOffset ?? 0), position?.yOffset ?? 0);
        doc
          .path(d)
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
