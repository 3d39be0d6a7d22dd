/** The pictures that a map names, from files of any kind to what can stand in the file that is written. */
import type { MapImage, MapImages } from '../../diagram/index.js';
import { base64 } from '../fonts/embed.js';
import type { ExportFormat, PictureFile } from '../job.js';
import type { ExportTools } from '../tools.js';
import { type Signature, signatureOf } from './signature.js';

/** Larger files are not taken in: they would make every export as large. */
export const MOST_PICTURE_BYTES = 8_000_000;
/** A small file may unpack to very many pixels. */
const MOST_PICTURE_PIXELS = 40_000_000;
/** Drawings become pixels of this width: twice a card's. */
const DRAWING_WIDTH = 400;

const KINDS = 'PNG, JPEG, GIF, WebP and SVG';

/** Reads them; what cannot be shown is told in a sentence each, and a frame stands for it. */
export async function readPictures(
  files: readonly PictureFile[],
  format: ExportFormat,
  tools: ExportTools,
): Promise<{ images: MapImages; notices: string[] }> {
  const images = new Map<string, MapImage>();
  const notices: string[] = [];
  for (const file of files) {
    const read = await readPicture(file, format, tools);
    if (typeof read === 'string') notices.push(`The picture ‘${file.path}’ ${read}: a frame stands for it.`);
    else images.set(file.path, read);
  }
  return { images, notices };
}

/** A picture, or why there is none. */
async function readPicture(
  { data, problem = 'cannot be read' }: PictureFile,
  format: ExportFormat,
  tools: ExportTools,
): Promise<MapImage | string> {
  if (!data) return problem;
  if (data.length > MOST_PICTURE_BYTES) return `is larger than ${MOST_PICTURE_BYTES / 1e6} MB`;
  const signature = signatureOf(data);
  if (!signature) return `is none of the kinds that can be shown (${KINDS})`;
  const { type, width, height } = signature;
  if (type !== 'svg' && !(width > 0 && height > 0)) return 'is damaged';
  if (width * height > MOST_PICTURE_PIXELS) return `has more than ${MOST_PICTURE_PIXELS / 1e6} million pixels`;
  if (type === 'svg') return (await asPng(data, DRAWING_WIDTH, tools)) ?? 'cannot be drawn';
  if (type === 'webp' && (format === 'png' || format === 'pdf')) {
    return `is a WebP picture, which ${format.toUpperCase()} files cannot show: save it as PNG or JPEG`;
  }
  if (type === 'gif' && format === 'pdf')
    return (await asPng(wrapped(data, signature), undefined, tools)) ?? 'is damaged';
  return { mime: `image/${type}`, base64: base64(data), width, height };
}

/** A picture in a drawing of its size, for who draws drawings only. */
function wrapped(data: Uint8Array, { type, width, height }: Signature): Uint8Array {
  const image = `<image width="${width}" height="${height}" href="data:image/${type};base64,${base64(data)}"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${image}</svg>`;
  return new TextEncoder().encode(svg);
}

/** undefined where it cannot be drawn. */
async function asPng(svg: Uint8Array, width: number | undefined, tools: ExportTools): Promise<MapImage | undefined> {
  const { drawingAsPng } = await import('../png.js');
  const png = await drawingAsPng(svg, width, tools);
  const size = png && signatureOf(png);
  return size && { mime: 'image/png', base64: base64(png), width: size.width, height: size.height };
}
