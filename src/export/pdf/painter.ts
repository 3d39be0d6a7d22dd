/** Draws marks of a scene into a PDF, as shapes and text. */
import { ICONS } from '../../diagram/generated/icons.generated.js';
import type {
  Band,
  Chunk,
  FaceMark,
  GroupMark,
  IconMark,
  ImageMark,
  Mark,
  PersonaShape,
  RectMark,
  Stroke,
} from '../../diagram/scene.js';
import { featuresOf, shapePath } from '../../diagram/svg/faces.js';
import { type Paint, resolvePaint, type Tokens } from '../../diagram/theme.js';
import { type Box, isSolid, solidExtent, textBox } from './extents.js';
import type { View } from './sheets.js';
import type { Typesetter } from './typesetter.js';
import { WrittenPaths } from './written-paths.js';

type Document = PDFKit.PDFDocument;

/** What is no wider is kept whole at a page's edge, and moved into the page that has most of it. */
const WIDEST_WHOLE = 400;
/** How far from the edge of a page. */
const INSIDE = 4;
const HATCH = 6;

/** What of the coordinates of the marks at hand is on the page. */
interface Window extends Box {
  /** Where something small goes that would be cut. */
  keepsWhole: boolean;
}

export class Painter {
  private readonly paths: WrittenPaths;

  constructor(
    private readonly doc: Document,
    private readonly theme: Tokens,
    private readonly typesetter: Typesetter,
  ) {
    this.paths = new WrittenPaths(doc);
  }

  /** Draws a part of a scene, in the scene's pixels from where the page's drawing begins. */
  view(bands: readonly Band[], view: View): void {
    const { doc } = this;
    const { x, y, width, height } = view;
    doc.save().translate(view.atX, view.atY).rect(0, 0, width, height).clip().translate(-x, -y);
    for (const band of view.bands ?? bands) {
      if (band.y >= y + height || band.y + band.height <= y) continue;
      for (const chunk of band.chunks) if (view.chunk?.(chunk) ?? true) this.chunk(band, chunk, view);
    }
    doc.restore();
  }

  private chunk(band: Band, chunk: Chunk, { x, y, width, height, bands }: View): void {
    const left = x - chunk.x;
    const top = y - band.y - chunk.y;
    const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = chunk;
    if (from >= left + width || to <= left) return;
    const window = { left, top, right: left + width, bottom: top + height, keepsWhole: bands !== undefined };
    this.doc.save().translate(chunk.x, band.y + chunk.y);
    this.marks(chunk.marks, window);
    this.doc.restore();
  }

  /** Draws marks where they stand. */
  marks(marks: readonly Mark[], window?: Window): void {
    for (const mark of marks) {
      if (mark.type === 'group') this.group(mark, window);
      else if (mark.type === 'text') this.shifted(textBox(mark), window, () => this.typesetter.draw(mark, this.paint));
      else this.shape(mark);
    }
  }

  /** What is small stays together on one page; lines and grounds run on over its edge. */
  private group(group: GroupMark, window: Window | undefined): void {
    const extent = window && solidExtent(group.marks);
    if (!window || !extent || extent.right - extent.left > WIDEST_WHOLE) this.marks(group.marks, window);
    else this.together(group.marks, extent, window);
  }

  private together(marks: readonly Mark[], extent: Box, window: Window): void {
    for (const mark of marks) {
      if (mark.type === 'group') this.together(mark.marks, extent, window);
      else if (isSolid(mark)) this.shifted(extent, window, () => this.marks([mark]));
      else this.shape(mark);
    }
  }

  /** Draws something that is at least half on the page, moved so that all of it is. */
  private shifted(box: Box, window: Window | undefined, draw: () => void): void {
    if (!window) {
      draw();
      return;
    }
    const middle = (box.left + box.right) / 2;
    if (middle < window.left || middle >= window.right || box.bottom <= window.top || box.top >= window.bottom) return;
    const by = window.keepsWhole
      ? Math.max(0, window.left + INSIDE - box.left) + Math.min(0, window.right - INSIDE - box.right)
      : 0;
    if (by === 0 || box.left >= window.left === box.right <= window.right) {
      draw();
      return;
    }
    this.doc.save().translate(by, 0);
    draw();
    this.doc.restore();
  }

  private shape(mark: Exclude<Mark, GroupMark | { type: 'text' }>): void {
    switch (mark.type) {
      case 'rect':
        this.rect(mark);
        return;
      case 'path':
        this.filled(() => this.doc.path(mark.d), mark.fill, mark);
        return;
      case 'circle':
        this.filled(() => this.doc.circle(mark.x, mark.y, mark.r), mark.fill, mark);
        return;
      case 'icon':
        this.icon(mark);
        return;
      case 'shape':
        this.outline(mark.x, mark.y, mark.r, mark.shape, mark.fill, mark);
        return;
      case 'face':
        this.face(mark);
        return;
      case 'image':
        this.image(mark);
        return;
    }
  }

  private rect(mark: RectMark): void {
    const { x, y, width, height, radius = 0 } = mark;
    const corner = Math.min(radius, width / 2, height / 2);
    const outline = () =>
      corner > 0 ? this.doc.roundedRect(x, y, width, height, corner) : this.doc.rect(x, y, width, height);
    if (mark.fill !== 'hatching' && mark.fill !== 'leaving') {
      this.filled(outline, mark.fill, mark);
      return;
    }
    this.hatched(outline, mark, mark.fill);
    this.filled(outline, undefined, mark);
  }

  /** Slanted lines within an outline, like the patterns of the SVG. */
  private hatched(outline: () => Document, { x, y, width, height }: RectMark, fill: 'hatching' | 'leaving'): void {
    const { doc } = this;
    const [ink, thick] = fill === 'hatching' ? (['hatch', 1.25] as const) : (['neg', 2] as const);
    doc.save();
    outline().clip();
    if (fill === 'leaving') doc.rect(x, y, width, height).fill(this.paint('card'));
    const distance = HATCH * Math.SQRT2;
    for (let at = x - height; at < x + width; at += distance) doc.moveTo(at, y + height).lineTo(at + height, y);
    doc.lineWidth(thick).stroke(this.paint(ink)).restore();
  }

  /** A picture, as much of it as its box shows. */
  private image({ x, y, width, height, image: { address } }: ImageMark): void {
    const { doc } = this;
    doc.save().rect(x, y, width, height).clip();
    doc.image(address, x, y, { cover: [width, height], align: 'center', valign: 'center' }).restore();
  }

  private icon({ x, y, size, icon, stroke }: IconMark): void {
    const { doc } = this;
    const thick = Math.min(2.4, (1.75 * 24) / Math.max(16, size));
    doc
      .save()
      .translate(x, y)
      .scale(size / 24, size / 24);
    this.paths.begin(icon, () => ICONS[icon]);
    doc.lineWidth(thick).lineCap('round').lineJoin('round').stroke(this.paint(stroke)).restore();
  }

  private outline(x: number, y: number, r: number, shape: PersonaShape, fill: Paint | undefined, stroke: Stroke): void {
    if (shape === 'circle') {
      this.filled(() => this.doc.circle(x, y, r), fill, stroke);
      return;
    }
    this.doc.save().translate(x, y).lineJoin('round');
    const d = shapePath(shape, r);
    this.filled(() => this.paths.begin(d, () => d), fill, stroke);
    this.doc.restore();
  }

  private face({ x, y, r, shape, level, ink, fill, thick }: FaceMark): void {
    const { doc } = this;
    const { strokes, fills, thick: line } = featuresOf(level, r);
    this.outline(x, y, r, shape, fill, { stroke: ink, thick });
    doc.save().translate(x, y).lineWidth(line).lineCap('round').lineJoin('round');
    this.paths.begin(strokes, () => strokes).stroke(this.paint(ink));
    if (fills !== '') this.paths.begin(fills, () => fills).fill(this.paint(ink));
    doc.restore();
  }

  private filled(outline: () => Document, fill: Paint | undefined, { stroke, thick = 1, dash, round }: Stroke): void {
    const { doc } = this;
    const inside = fill === undefined ? 'none' : this.paint(fill);
    const line = stroke === undefined ? 'none' : this.paint(stroke);
    if (inside !== 'none') outline().fill(inside);
    if (line === 'none') return;
    doc.save().lineWidth(thick);
    if (dash !== undefined) doc.dash(dashesOf(dash) as unknown as number, {});
    if (round) doc.lineCap('round').lineJoin('round');
    outline().stroke(line);
    doc.restore();
  }

  private readonly paint = (paint: Paint): string => resolvePaint(paint, this.theme, '');
}

/** pdfkit takes no dash of length zero, which is a dot where line ends are round. */
const dashesOf = (dash: string): number[] => dash.split(/[\s,]+/).map((length) => Math.max(0.01, Number(length)));
