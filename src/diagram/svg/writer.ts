import { ICONS } from '../generated/icons.generated.js';
import type { IconName } from '../icons.js';
import { TYPE } from '../measure/type.js';
import type {
  Chunk,
  FaceMark,
  GroupMark,
  IconMark,
  ImageMark,
  Mark,
  PathMark,
  PersonaShape,
  RectMark,
  Stroke,
  TextMark,
} from '../scene.js';
import { type Paint, resolvePaint, type Tokens } from '../theme.js';
import { escapeXml } from './escape.js';
import { featuresOf, shapePath } from './faces.js';
import { inner, type Looks, lookIn, type ShapeLooks } from './looks.js';

/** SVG's anchors of text that runs from right to left: its start is at the right. */
const MIRRORED = { start: 'end', middle: 'middle', end: 'start' } as const;

/** One number stands for a place: x times this, and y. */
const PLACES = 1e6;
/** So many beginnings of texts are kept; then the memory is emptied. */
const MOST_PLACES = 20_000;

/** What texts take from the group around them, written once for all. */
type Inherited = Pick<TextMark, 'style' | 'fill'> | undefined;

/** How a group begins: as it is, and up to the id of what it draws. */
interface GroupStart {
  plain: string;
  withRef: string;
}

const groupStart = (plain: string): GroupStart => ({ plain, withRef: `${plain} data-ref="` });

/** Writes marks in one theme. Colours are resolved once, icons and faces are put together once. */
export class Writer {
  private readonly paints = new Map<Paint, string>();
  private readonly fills = new Map<Paint, string>();
  private readonly strokes = new Map<Paint, string>();
  private readonly fillClasses = new Map<Paint, string>();
  private readonly strokeClasses = new Map<Paint, string>();
  private readonly faces = new Map<string, string>();
  /** By size, colour and name. */
  private readonly icons = new Map<number, Map<Paint, Map<IconName, string>>>();
  /** How groups begin: by their names, then as what their texts take from them has it. */
  private readonly groupStarts = new Map<string, Looks<GroupStart>>();
  /** The looks of texts: by the style around them, their fill and their style. */
  private readonly looks: Looks<string> = new Map();
  /** The looks of shapes: by fill, stroke, name and width, then by the rest. */
  private readonly shapeLooks: ShapeLooks = new Map();
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
      case 'image':
        return pictureOf(mark);
    }
  }

  private group({ ref, question, persona, missing, name, marks }: GroupMark): string {
    const before = this.inherited;
    const shared = mostUsedLook(marks);
    this.inherited = shared ?? before;
    const inner = this.marks(marks);
    this.inherited = before;
    const start = this.groupStart(name, shared, before);
    if (ref !== undefined && question === undefined && persona === undefined && missing === undefined)
      return `${start.withRef}${escapeXml(ref)}">${inner}</g>`;
    let out = start.plain;
    if (ref !== undefined) out += ` data-ref="${escapeXml(ref)}"`;
    if (question !== undefined) out += ` data-question="${question}"`;
    if (persona !== undefined) out += ` data-persona="${escapeXml(persona)}"`;
    if (missing !== undefined) out += ` data-missing="${escapeXml(missing)}"`;
    return `${out}>${inner}</g>`;
  }

  /** How a group of this name begins: its class, and what its texts take from it. */
  private groupStart(name: string, shared: Inherited, around: Inherited): GroupStart {
    const looks = inner(this.groupStarts, name);
    return shared
      ? lookIn(looks, around?.style, shared.fill, shared.style, () => this.groupLook(name, shared, around))
      : lookIn(looks, undefined, undefined, undefined, () => groupStart(`<g class="jm-${name}"`));
  }

  private groupLook(name: string, { style, fill }: Pick<TextMark, 'style' | 'fill'>, around: Inherited): GroupStart {
    const look = `${classOf('fill', fill)}"${typeLook(style, around)} fill="${this.paint(fill)}"`;
    return groupStart(`<g class="jm-${name} ${look}`);
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
    return lookIn(
      this.looks,
      inherited?.style,
      fill,
      style,
      () => `${typeLook(style, inherited) + this.filled(fill)}>`,
    );
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

  /** Fill, stroke and class. Marks that look alike share what was put together for the first of them. */
  private look(fill: Paint | undefined, stroked: Stroke, name?: string): string {
    const known = inner(inner(inner(this.shapeLooks, fill), stroked.stroke), name);
    const { thick = 1, dash } = stroked;
    const ofThick = inner(known, thick);
    const key = stroked.round ? `${dash ?? ''} round` : dash;
    let look = ofThick.get(key);
    if (look === undefined) {
      look = this.shapeLook(fill, stroked, name);
      ofThick.set(key, look);
    }
    return look;
  }

  private shapeLook(fill: Paint | undefined, { stroke, thick, dash, round }: Stroke, name?: string): string {
    const painted = stroke !== undefined && this.paint(stroke) !== 'none';
    let classes = name === undefined ? '' : `jm-${name}`;
    let out = ` fill="${fill === undefined ? 'none' : this.paint(fill)}"`;
    if (fill !== undefined && fill !== 'none')
      classes += classes === '' ? this.fillClass(fill) : ` ${this.fillClass(fill)}`;
    if (stroke !== undefined && stroke !== 'none') {
      classes += classes === '' ? this.strokeClass(stroke) : ` ${this.strokeClass(stroke)}`;
      if (painted) out += ` stroke="${this.paint(stroke)}"`;
      if (thick !== undefined && thick !== 1) out += ` stroke-width="${thick}"`;
      if (dash !== undefined) out += ` stroke-dasharray="${dash}"`;
      if (round) out += ' stroke-linecap="round" stroke-linejoin="round"';
    }
    return classes === '' ? out : ` class="${classes}"${out}`;
  }

  private fillClass(paint: Paint): string {
    let found = this.fillClasses.get(paint);
    if (found === undefined) {
      found = classOf('fill', paint);
      this.fillClasses.set(paint, found);
    }
    return found;
  }

  private strokeClass(paint: Paint): string {
    let found = this.strokeClasses.get(paint);
    if (found === undefined) {
      found = classOf('line', paint);
      this.strokeClasses.set(paint, found);
    }
    return found;
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
    const ofStroke = inner(inner(this.icons, size), stroke);
    let rest = ofStroke.get(icon);
    if (rest === undefined) {
      rest = this.drawnIcon(icon, size, stroke);
      ofStroke.set(icon, rest);
    }
    return `<path transform="translate(${x} ${y})${rest}`;
  }

  private drawnIcon(icon: IconName, size: number, stroke: Paint): string {
    const scale = Math.round((size / 24) * 10000) / 10000;
    const thick = Math.round((1.75 * 24 * 100) / Math.max(16, size)) / 100;
    return (
      `scale(${scale})" d="${ICONS[icon]}" fill="none"${this.lined(stroke)} stroke-width="${Math.min(thick, 2.4)}" ` +
      'stroke-linecap="round" stroke-linejoin="round"/>'
    );
  }

  private face({ x, y, r, shape, level, ink, fill, thick }: FaceMark): string {
    const key = `${shape} ${r} ${level} ${ink} ${fill} ${thick}`;
    let drawn = this.faces.get(key);
    if (drawn === undefined) {
      const { strokes, fills, thick: line } = featuresOf(level, r);
      drawn =
        this.outline(shape, r, fill, { stroke: ink, thick }) +
        `<path d="${strokes}" fill="none"${this.lined(ink)} stroke-width="${line}" stroke-linecap="round" ` +
        `stroke-linejoin="round"/>${fills === '' ? '' : `<path d="${fills}"${this.filled(ink)}/>`}`;
      this.faces.set(key, drawn);
    }
    return at(x, y, drawn);
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

/** A picture as part of the document: nothing is fetched for it. */
function pictureOf({ x, y, width, height, image: { address } }: ImageMark): string {
  return (
    `<image x="${x}" y="${y}" width="${width}" height="${height}" preserveAspectRatio="xMidYMid slice" ` +
    `href="${address}"/>`
  );
}

const at = (x: number, y: number, marks: string): string => `<g transform="translate(${x} ${y})">${marks}</g>`;

/** `jm-fill-ink`, `jm-line-edge`: a style sheet recolours everything by these. A wished colour has no token of its own. */
function classOf(kind: 'fill' | 'line', paint: Paint): string {
  return `jm-${kind}-${paint.startsWith('wish:') ? 'wish' : paint}`;
}
