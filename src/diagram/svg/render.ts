import { t } from '@vscode/l10n';
import { FONT_FAMILY } from '../measure/type.js';
import type { Chunk, Scene } from '../scene.js';
import { type Paint, THEMES, type ThemeName, type Tokens } from '../theme.js';
import { escapeStyle, escapeXml } from './escape.js';
import { writeReading } from './reading.js';
import { Writer } from './writer.js';

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
    `role="graphics-document" aria-roledescription="${escapeXml(t('customer journey map'))}" ${
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
  return `${out}</g>${writeReading(scene)}</svg>\n`;
}
