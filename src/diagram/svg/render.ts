import { ICONS } from '../generated/icons.generated.js';
import { printable } from '../measure/characters.js';
import { FONT_FAMILY, TYPE } from '../measure/type.js';
import type { Chunk, GroupMark, Mark, PathMark, RectMark, Scene, Stroke, TextMark } from '../scene.js';
import { type Paint, resolvePaint, THEMES, type ThemeName, type Tokens } from '../theme.js';
import { featuresOf, shapePath } from './faces.js';

export interface RenderOptions {
  /** One of the themes by name, or colours of one's own. The same object is taken for the same colours. */
  theme: ThemeName | Tokens;
  /** Before every id, so that several pictures stand in one document. `jm-` where it is left out. */
  idPrefix?: string;
  /** CSS `@font-face` rules to embed. */
  fontFace?: string;
}

const DEFAULT_PREFIX = 'jm-';

/** Text as it may stand in XML content and in attributes. */
export function escapeXml(text: string): string {
  return NEEDS_ESCAPE.test(text) ? printable(text).replace(SPECIAL, (character) => ESCAPES[character] as string) : text;
}

const NEEDS_ESCAPE = /[^\x20\x21\x23-\x25\x28-\x3b\x3d\x3f-\x7e]/;
const SPECIAL = /[&<>"'\t\n\r]/g;
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** SVG's anchors of text that runs from right to left: its start is at the right. */
const MIRRORED = { start: 'end', middle: 'middle', end: 'start' } as const;

/** Writes marks in one theme. Colours are resolved once, icons and faces are put together once. */
class Writer {
  private readonly paints = new Map<Paint, string>();
  private readonly fills = new Map<Paint, string>();
  private readonly strokes = new Map<Paint, string>();
  private readonly drawn = new Map<string, string>();
  private readonly looks = new Map<Paint, Map<TextMark['style'], string>>();

  constructor(
    private readonly theme: Tokens,
    readonly prefix: string,
  ) {}

  marks(marks: readonly Mark[]): string {
    let out = '';
    for (const mark of marks) out += this.mark(mark);
    return out;
  }

  private mark(mark: Mark): string {
    switch (mark.type) {
      case 'text':
        return this.text(mark);
      case 'rect':
        return this.rect(mark);
      case 'path':
        return this.path(mark);
      case 'group':
        return this.group(mark);
      case 'circle': {
        const { x, y, r } = mark;
        return `<circle cx="${x}" cy="${y}" r="${r}"${this.look(mark.fill, mark)}/>`;
      }
      case 'icon': {
        const { icon, size, stroke } = mark;
        return at(
          mark.x,
          mark.y,
          this.once(`${icon} ${size} ${stroke}`, () => this.icon(icon, size, stroke)),
        );
      }
      case 'shape': {
        const { shape, r, fill, x, y } = mark;
        if (shape === 'circle') return `<circle cx="${x}" cy="${y}" r="${r}"${this.look(fill, mark)}/>`;
        return at(x, y, `<path d="${shapePath(shape, r)}" stroke-linejoin="round"${this.look(fill, mark)}/>`);
      }
      case 'face': {
        const { shape, r, level, ink, fill, thick } = mark;
        const key = `face ${shape} ${r} ${level} ${ink} ${fill}`;
        return at(
          mark.x,
          mark.y,
          this.once(key, () => this.face(mark.shape, r, level, ink, fill, thick)),
        );
      }
    }
  }

  private group({ ref, question, persona, name, label, marks }: GroupMark): string {
    const attributes =
      `class="jm-${name}"` +
      (ref === undefined ? '' : ` data-ref="${escapeXml(ref)}"`) +
      (question === undefined ? '' : ` data-question="${question}"`) +
      (persona === undefined ? '' : ` data-persona="${escapeXml(persona)}"`) +
      (label === undefined ? '' : ` role="group" aria-label="${escapeXml(label)}"`);
    return `<g ${attributes}>${this.marks(marks)}</g>`;
  }

  private text(mark: TextMark): string {
    const { x, y, text, style, fill, anchor, rtl, halo } = mark;
    const plain = anchor === undefined && !rtl && halo === undefined;
    const look = plain ? this.plainLook(style, fill) : this.textLook(mark);
    return `<text x="${x}" y="${y}"${look}>${escapeXml(text)}</text>`;
  }

  private plainLook(style: TextMark['style'], fill: Paint): string {
    let looks = this.looks.get(fill);
    if (!looks) {
      looks = new Map();
      this.looks.set(fill, looks);
    }
    let look = looks.get(style);
    if (look === undefined) {
      look = this.textLook({ style, fill });
      looks.set(style, look);
    }
    return look;
  }

  /** Everything of a text but its place and its words. */
  private textLook({ style, fill, anchor, rtl, halo }: Omit<TextMark, 'type' | 'x' | 'y' | 'text'>): string {
    const { size, face } = TYPE[style];
    let out = ` font-size="${size}"`;
    if (face === 'semibold') out += ' font-weight="600"';
    else if (face === 'italic') out += ' font-style="italic"';
    const svgAnchor = rtl ? MIRRORED[anchor ?? 'start'] : anchor;
    if (rtl) out += ' direction="rtl"';
    if (svgAnchor !== undefined && svgAnchor !== 'start') out += ` text-anchor="${svgAnchor}"`;
    if (!halo) return out + this.filled(fill);
    const seam = `stroke="${this.paint(halo)}" stroke-width="3" stroke-linejoin="round" paint-order="stroke"`;
    return `${out} class="${classOf('fill', fill)} ${classOf('line', halo)}" fill="${this.paint(fill)}" ${seam}`;
  }

  private rect(mark: RectMark): string {
    const { x, y, width, height, radius } = mark;
    const corner = radius ? ` rx="${radius}"` : '';
    return `<rect x="${x}" y="${y}" width="${width}" height="${height}"${corner}${this.look(mark.fill, mark, mark.name)}/>`;
  }

  private path(mark: PathMark): string {
    if (mark.fill === undefined && mark.stroke !== undefined && this.paint(mark.stroke) === 'none') return '';
    return `<path d="${mark.d}"${this.look(mark.fill, mark, mark.name)}/>`;
  }

  /** Fill, stroke and class. */
  private look(fill: Paint | undefined, { stroke, thick, dash, round }: Stroke, name?: string): string {
    const painted = stroke !== undefined && this.paint(stroke) !== 'none';
    let classes = name === undefined ? '' : `jm-${name}`;
    let out = ` fill="${fill === undefined ? 'none' : this.paint(fill)}"`;
    if (fill !== undefined && fill !== 'none') classes += `${classes === '' ? '' : ' '}${classOf('fill', fill)}`;
    if (stroke !== undefined && stroke !== 'none') {
      classes += `${classes === '' ? '' : ' '}${classOf('line', stroke)}`;
      if (painted) out += ` stroke="${this.paint(stroke)}"`;
      if (thick !== undefined && thick !== 1) out += ` stroke-width="${thick}"`;
      if (dash !== undefined) out += ` stroke-dasharray="${dash}"`;
      if (round) out += ' stroke-linecap="round" stroke-linejoin="round"';
    }
    return classes === '' ? out : ` class="${classes}"${out}`;
  }

  private filled(paint: Paint): string {
    let found = this.fills.get(paint);
    if (found === undefined) {
      found = ` class="${classOf('fill', paint)}" fill="${this.paint(paint)}"`;
      this.fills.set(paint, found);
    }
    return found;
  }

  private lined(paint: Paint): string {
    let found = this.strokes.get(paint);
    if (found === undefined) {
      found = ` class="${classOf('line', paint)}" stroke="${this.paint(paint)}"`;
      this.strokes.set(paint, found);
    }
    return found;
  }

  private icon(name: keyof typeof ICONS, size: number, stroke: Paint): string {
    const scale = size / 24;
    const thick = Math.round((1.75 * 24 * 100) / Math.max(16, size)) / 100;
    return (
      `<g transform="scale(${Math.round(scale * 10000) / 10000})" fill="none"${this.lined(stroke)} ` +
      `stroke-width="${Math.min(thick, 2.4)}" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">` +
      `${ICONS[name]}</g>`
    );
  }

  private face(
    shape: Parameters<typeof shapePath>[0] | 'circle',
    r: number,
    level: Parameters<typeof featuresOf>[0],
    ink: Paint,
    fill: Paint,
    thick: number,
  ): string {
    const outline = { stroke: ink, thick };
    const head =
      shape === 'circle'
        ? `<circle r="${r}"${this.look(fill, outline)}/>`
        : `<path d="${shapePath(shape, r)}" stroke-linejoin="round"${this.look(fill, outline)}/>`;
    const { strokes, fills, eyes, thick: line } = featuresOf(level, r);
    const inked = this.filled(ink);
    const eye = (side: number) =>
      `<circle cx="${side * (eyes?.x ?? 0)}" cy="${eyes?.y ?? 0}" r="${eyes?.r ?? 0}"${inked}/>`;
    return (
      head +
      `<path d="${strokes}" fill="none"${this.lined(ink)} stroke-width="${line}" stroke-linecap="round" stroke-linejoin="round"/>` +
      (fills === '' ? '' : `<path d="${fills}"${inked}/>`) +
      (eyes ? eye(-1) + eye(1) : '')
    );
  }

  private once(key: string, make: () => string): string {
    let found = this.drawn.get(key);
    if (found === undefined) {
      found = make();
      this.drawn.set(key, found);
    }
    return found;
  }

  paint(paint: Paint): string {
    let found = this.paints.get(paint);
    if (found === undefined) {
      found = resolvePaint(paint, this.theme, this.prefix);
      this.paints.set(paint, found);
    }
    return found;
  }
}

const at = (x: number, y: number, marks: string): string => `<g transform="translate(${x} ${y})">${marks}</g>`;

/** `jm-fill-ink`, `jm-line-edge`: a style sheet recolours everything by these. A wished colour has no token of its own. */
function classOf(kind: 'fill' | 'line', paint: Paint): string {
  return `jm-${kind}-${paint.startsWith('wish:') ? 'wish' : paint}`;
}

const writers = new WeakMap<Tokens, Map<string, Writer>>();

function writerOf({ theme, idPrefix }: RenderOptions): Writer {
  const tokens = typeof theme === 'string' ? THEMES[theme] : theme;
  const prefix = safeId(idPrefix ?? DEFAULT_PREFIX);
  const known = writers.get(tokens) ?? new Map<string, Writer>();
  writers.set(tokens, known);
  let writer = known.get(prefix);
  if (!writer) {
    if (known.size > 20) known.clear();
    writer = new Writer(tokens, prefix);
    known.set(prefix, writer);
  }
  return writer;
}

const safeId = (text: string): string => text.replace(/[^\w-]/g, '_');

/** The markup inside one chunk's `<g>`. Its y counts from its band's top. The same chunk gives the same text. */
export function renderChunk(_scene: Scene, chunk: Chunk, options: RenderOptions): string {
  return writerOf(options).marks(chunk.marks);
}

/** The patterns that the chunks refer to, to be put once into a `<defs>` of the same document. */
export function renderDefs(_scene: Scene, options: RenderOptions): string {
  const writer = writerOf(options);
  const pattern = (id: 'hatching' | 'leaving', ink: Paint, behind: Paint, thick: number) =>
    `<pattern id="${writer.prefix}${id}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">` +
    (behind === 'none' ? '' : `<rect width="6" height="6" class="jm-fill-${behind}" fill="${writer.paint(behind)}"/>`) +
    `<path d="M0 0V6" class="jm-line-${ink}" stroke="${writer.paint(ink)}" stroke-width="${thick}"/></pattern>`;
  return pattern('hatching', 'hatch', 'none', 1.25) + pattern('leaving', 'neg', 'card', 2);
}

/** The whole picture as a document of its own: nothing in it is fetched, runs, or is HTML. */
export function renderSvg(scene: Scene, options: RenderOptions): string {
  const writer = writerOf(options);
  const { prefix } = writer;
  const { width, height } = scene;
  const style = options.fontFace ? `<style>${escapeStyle(options.fontFace)}</style>` : '';
  let out =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" ` +
    `role="graphics-document" aria-roledescription="customer journey map" aria-labelledby="${prefix}title ${prefix}desc" ` +
    `font-family="${escapeXml(FONT_FAMILY)}"><title id="${prefix}title">${escapeXml(scene.title)}</title>` +
    `<desc id="${prefix}desc">${escapeXml(scene.description)}</desc><defs>${style}${renderDefs(scene, options)}</defs>` +
    `<rect width="${width}" height="${height}" class="jm-canvas jm-fill-canvas" fill="${writer.paint('canvas')}"/>`;
  for (const band of scene.bands) {
    out += `<g class="jm-band" data-band="${escapeXml(band.key)}" transform="translate(0 ${band.y})">`;
    for (const chunk of band.chunks) {
      out += `<g data-chunk="${escapeXml(chunk.key)}">${writer.marks(chunk.marks)}</g>`;
    }
    out += '</g>';
  }
  return `${out}</svg>\n`;
}

/** CSS cannot be escaped like text without changing it; only what would end the element is. */
const escapeStyle = (css: string): string => printable(css).replace(/&/g, '&amp;').replace(/</g, '&lt;');
