import { ICONS } from '../generated/icons.generated.js';
import { printable } from '../measure/characters.js';
import { FONT_FAMILY, TYPE, type TypeName } from '../measure/type.js';
import type {
  Chunk,
  FaceMark,
  GroupMark,
  IconMark,
  Mark,
  PathMark,
  PersonaShape,
  RectMark,
  Scene,
  Stroke,
  TextMark,
} from '../scene.js';
import { type Paint, resolvePaint, THEMES, type ThemeName, type Tokens } from '../theme.js';
import { featuresOf, shapePath } from './faces.js';
import { writeReading } from './reading.js';

export interface RenderOptions {
  /** One of the themes by name, or colours of one's own. The same object is taken for the same colours. */
  theme: ThemeName | Tokens;
  /** Before every id, so that several pictures stand in one document. `jm-` where it is left out. */
  idPrefix?: string;
  /** CSS `@font-face` rules to embed. */
  fontFace?: string;
  /** Stands in a page: its name is a label there, since browsers show a title as a tooltip wherever the pointer is. */
  inPage?: boolean;
}

const DEFAULT_PREFIX = 'jm-';

/** Text as it may stand in XML content and in attributes. */
export function escapeXml(text: string): string {
  return NEEDS_ESCAPE.test(text) ? printable(text).replace(SPECIAL, (character) => ESCAPES[character] as string) : text;
}

const NEEDS_ESCAPE = /[&<>"'\u0000-\u001F\u007F-\u009F\uD800-\uDFFF\uFFFE\uFFFF]/;
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

/** One number stands for a place: x times this, and y. */
const PLACES = 1e6;
/** So many beginnings of texts are kept; then the memory is emptied. */
const MOST_PLACES = 20_000;

/** What texts take from the group around them, written once for all. */
type Inherited = Pick<TextMark, 'style' | 'fill'> | undefined;

/** Writes marks in one theme. Colours are resolved once, icons and faces are put together once. */
class Writer {
  private readonly paints = new Map<Paint, string>();
  private readonly fills = new Map<Paint, string>();
  private readonly strokes = new Map<Paint, string>();
  private readonly drawn = new Map<string, string>();
  /** The looks of texts: by the style around them, their fill and their style. */
  private readonly looks = new Map<TypeName | undefined, Map<Paint, Map<TypeName, string>>>();
  /** The beginnings of texts by their places. */
  private readonly places = new Map<number, string>();
  private readonly written = new WeakMap<readonly Mark[], string>();
  private inherited: Inherited;

  constructor(
    private readonly theme: Tokens,
    readonly prefix: string,
  ) {}

  /** The marks of a chunk. What was written once is not written again: marks do not change. */
  chunk({ marks }: Chunk): string {
    let out = this.written.get(marks);
    if (out === undefined) {
      out = joined(this.marks(marks));
      this.written.set(marks, out);
    }
    return out;
  }

  private marks(marks: readonly Mark[]): string {
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
      case 'icon':
        return this.icon(mark);
      case 'circle':
        return this.circle(mark, mark.fill, mark);
      case 'shape':
        if (mark.shape === 'circle') return this.circle(mark, mark.fill, mark);
        return at(mark.x, mark.y, this.outline(mark.shape, mark.r, mark.fill, mark));
      case 'face':
        return this.face(mark);
    }
  }

  private group({ ref, question, persona, missing, name, marks }: GroupMark): string {
    const before = this.inherited;
    const shared = mostUsedLook(marks);
    this.inherited = shared ?? before;
    const inner = this.marks(marks);
    this.inherited = before;
    const look = shared ? this.groupLook(shared, before) : '"';
    return (
      `<g class="jm-${name}${look}` +
      (ref === undefined ? '' : ` data-ref="${escapeXml(ref)}"`) +
      (question === undefined ? '' : ` data-question="${question}"`) +
      (persona === undefined ? '' : ` data-persona="${escapeXml(persona)}"`) +
      (missing === undefined ? '' : ` data-missing="${escapeXml(missing)}"`) +
      `>${inner}</g>`
    );
  }

  /** The rest of a group's class, and what its texts take from it. */
  private groupLook({ style, fill }: Pick<TextMark, 'style' | 'fill'>, around: Inherited): string {
    return ` ${classOf('fill', fill)}"${typeLook(style, around)} fill="${this.paint(fill)}"`;
  }

  private text(mark: TextMark): string {
    const { x, y, text, style, fill, anchor, rtl, halo } = mark;
    const { inherited } = this;
    let look = '>';
    if (anchor !== undefined || rtl || halo !== undefined || mark.turned) look = `${this.placedLook(mark)}>`;
    else if (inherited?.style !== style || inherited.fill !== fill) look = this.plainLook(style, fill);
    return `${this.textAt(x, y)}${look}${escapeXml(text)}</text>`;
  }

  /** The beginning of a text: the places in a column repeat from one to the next. */
  private textAt(x: number, y: number): string {
    if (Math.abs(y) >= PLACES / 2) return `<text x="${x}" y="${y}"`;
    const key = x * PLACES + y;
    let found = this.places.get(key);
    if (found === undefined) {
      found = `<text x="${x}" y="${y}"`;
      if (this.places.size >= MOST_PLACES) this.places.clear();
      this.places.set(key, found);
    }
    return found;
  }

  /** The rest of its tag, as far as it does not have it from around. */
  private plainLook(style: TextMark['style'], fill: Paint): string {
    const { inherited } = this;
    let looks = this.looks.get(inherited?.style);
    if (!looks) {
      looks = new Map();
      this.looks.set(inherited?.style, looks);
    }
    let ofFill = looks.get(fill);
    if (!ofFill) {
      ofFill = new Map();
      looks.set(fill, ofFill);
    }
    let look = ofFill.get(style);
    if (look === undefined) {
      look = `${typeLook(style, inherited) + this.filled(fill)}>`;
      ofFill.set(style, look);
    }
    return look;
  }

  /** Everything of a text that does not simply begin at its x. */
  private placedLook({ x, y, style, fill, anchor, rtl, halo, turned }: TextMark): string {
    let out = typeLook(style, this.inherited);
    if (turned) out += ` transform="rotate(90 ${x} ${y})"`;
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

  private circle({ x, y, r }: { x: number; y: number; r: number }, fill: Paint | undefined, stroke: Stroke): string {
    return `<circle cx="${x}" cy="${y}" r="${r}"${this.look(fill, stroke)}/>`;
  }

  /** A persona's sign around 0, 0. */
  private outline(shape: PersonaShape, r: number, fill: Paint | undefined, stroke: Stroke): string {
    if (shape === 'circle') return `<circle r="${r}"${this.look(fill, stroke)}/>`;
    return `<path d="${shapePath(shape, r)}" stroke-linejoin="round"${this.look(fill, stroke)}/>`;
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

  private icon({ icon, x, y, size, stroke }: IconMark): string {
    const rest = this.once(`${icon} ${size} ${stroke}`, () => {
      const scale = Math.round((size / 24) * 10000) / 10000;
      const thick = Math.round((1.75 * 24 * 100) / Math.max(16, size)) / 100;
      return (
        `scale(${scale})" d="${ICONS[icon]}" fill="none"${this.lined(stroke)} stroke-width="${Math.min(thick, 2.4)}" ` +
        'stroke-linecap="round" stroke-linejoin="round"/>'
      );
    });
    return `<path transform="translate(${x} ${y})${rest}`;
  }

  private face({ x, y, r, shape, level, ink, fill, thick }: FaceMark): string {
    const drawn = this.once(`face ${shape} ${r} ${level} ${ink} ${fill} ${thick}`, () => {
      const { strokes, fills, thick: line } = featuresOf(level, r);
      return (
        this.outline(shape, r, fill, { stroke: ink, thick }) +
        `<path d="${strokes}" fill="none"${this.lined(ink)} stroke-width="${line}" stroke-linecap="round" ` +
        `stroke-linejoin="round"/>${fills === '' ? '' : `<path d="${fills}"${this.filled(ink)}/>`}`
      );
    });
    return at(x, y, drawn);
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

/**
 * The same text, its pieces put together now. V8 keeps a sum of strings as a tree until a character of it is asked for;
 * the trees of a large map are most of what the garbage collector would have to carry about.
 */
function joined(text: string): string {
  text.charCodeAt(0);
  return text;
}

/** The look of the longest run of texts that look alike; undefined where no text stands in the group itself. */
function mostUsedLook(marks: readonly Mark[]): Inherited {
  let best: Inherited;
  let most = 0;
  let run: TextMark | undefined;
  let length = 0;
  for (const mark of marks) {
    if (mark.type !== 'text' || mark.anchor !== undefined || mark.rtl || mark.halo !== undefined || mark.turned)
      continue;
    if (run && run.style === mark.style && run.fill === mark.fill) length++;
    else {
      run = mark;
      length = 1;
    }
    if (length > most) {
      most = length;
      best = mark;
    }
  }
  return best;
}

/** Size, weight and slant of a text, as far as it does not have them from around. */
function typeLook(style: TextMark['style'], around: Inherited): string {
  const { size, face } = TYPE[style];
  const before = around && TYPE[around.style];
  let out = before?.size === size ? '' : ` font-size="${size}"`;
  if (before?.face === face) return out;
  if (face === 'semibold') out += ' font-weight="600"';
  else if (before?.face === 'semibold') out += ' font-weight="400"';
  if (face === 'italic') out += ' font-style="italic"';
  else if (before?.face === 'italic') out += ' font-style="normal"';
  return out;
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

/** The markup inside one chunk's `<g>`, which stands at the chunk's place. The same marks give the same text. */
export function renderChunk(_scene: Scene, chunk: Chunk, options: RenderOptions): string {
  return writerOf(options).chunk(chunk);
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
    `role="graphics-document" aria-roledescription="customer journey map" ${
      options.inPage
        ? `aria-label="${escapeXml(scene.title)}" aria-describedby="${prefix}desc" `
        : `aria-labelledby="${prefix}title ${prefix}desc" `
    }font-family="${escapeXml(FONT_FAMILY)}">` +
    (options.inPage ? '' : `<title id="${prefix}title">${escapeXml(scene.title)}</title>`) +
    `<desc id="${prefix}desc">${escapeXml(scene.description)}</desc><defs>${style}${renderDefs(scene, options)}</defs>` +
    `<g aria-hidden="true"><rect width="${width}" height="${height}" class="jm-canvas jm-fill-canvas" fill="${writer.paint('canvas')}"/>`;
  for (const band of scene.bands) {
    out += `<g class="jm-band" data-band="${escapeXml(band.key)}" transform="translate(0 ${band.y})">`;
    for (const chunk of band.chunks) {
      const place = chunk.x === 0 && chunk.y === 0 ? '' : ` transform="translate(${chunk.x} ${chunk.y})"`;
      out += `<g data-chunk="${escapeXml(chunk.key)}"${place}>${writer.chunk(chunk)}</g>`;
    }
    out += '</g>';
  }
  return `${out}</g>${writeReading(scene, escapeXml)}</svg>\n`;
}

/** CSS cannot be escaped like text without changing it; only what would end the element is. */
const escapeStyle = (css: string): string => printable(css).replace(/&/g, '&amp;').replace(/</g, '&lt;');
