/** The pictures that a map names, from files of any kind to what can stand in the file that is written. */
import { l10nKey, say } from '../../../language-server/said.js';
import type { MapImage, MapImages } from '../../diagram/index.js';
import { base64 } from '../fonts/embed.js';
import type { ExportFormat, PictureFile, PictureProblem } from '../job.js';
import type { ExportTools } from '../tools.js';
import type { Drawings } from './drawing.js';
import {
  MOST_PICTURE_BYTES,
  MOST_PICTURE_ELEMENTS,
  MOST_PICTURE_PIXELS,
  type PictureFault,
  pictureIn,
  type Signature,
} from './signature.js';

/** Drawings become pixels of this width: twice a card's. */
const DRAWING_WIDTH = 400;

/** In pixels: a PDF takes seconds for larger ones with a transparent ground, of which a card shows nothing. */
const LARGEST_IN_PDF = 1_000_000;

/** In milliseconds. What pixels take is known from their number, and passes on a slow machine, too. */
const PATIENCE_FOR_PIXELS_MS = 60_000;

/** Why a frame stands for a picture. */
type Trouble = PictureProblem | PictureFault | 'undrawable' | 'webp';

/** {0} is the picture's name in the map, {1} what `readPicture` tells beside the trouble. */
const SENTENCES: Readonly<Record<Trouble, string>> = {
  missing: l10nKey('The picture ‘{0}’ is not there: a frame stands for it.'),
  outside: l10nKey('The picture ‘{0}’ is outside of the folder of the map: a frame stands for it.'),
  link: l10nKey('The picture ‘{0}’ is a link to another place: a frame stands for it.'),
  noFile: l10nKey('The picture ‘{0}’ is not a file: a frame stands for it.'),
  tooLarge: l10nKey('The picture ‘{0}’ is larger than {1} MB: a frame stands for it.'),
  unreadable: l10nKey('The picture ‘{0}’ cannot be read: a frame stands for it.'),
  unknownKind: l10nKey(
    'The picture ‘{0}’ is none of the kinds that can be shown (PNG, JPEG, GIF, WebP and SVG): a frame stands for it.',
  ),
  damaged: l10nKey('The picture ‘{0}’ is damaged: a frame stands for it.'),
  tooManyPixels: l10nKey('The picture ‘{0}’ has more than {1} million pixels: a frame stands for it.'),
  tooManyElements: l10nKey(
    'The drawing ‘{0}’ shows more than {1} elements, counting each time that one is shown: a frame stands for it.',
  ),
  undrawable: l10nKey('The picture ‘{0}’ cannot be drawn: a frame stands for it.'),
  webp: l10nKey(
    'The picture ‘{0}’ is a WebP picture, which {1} files cannot show: save it as PNG or JPEG: a frame stands for it.',
  ),
};

/** Reads them; what cannot be shown is told in a sentence each, and a frame stands for it. */
export async function readPictures(
  files: readonly PictureFile[],
  format: ExportFormat,
  tools: ExportTools,
): Promise<{ images: MapImages; notices: string[] }> {
  const images = new Map<string, MapImage>();
  if (files.length === 0) return { images, notices: [] };
  const notices: string[] = [];
  const { Drawings } = await import('./drawing.js');
  const drawings = new Drawings(tools);
  try {
    for (const file of files) {
      const read = await readPicture(file, format, drawings);
      if ('trouble' in read) notices.push(say(SENTENCES[read.trouble], file.path, read.about ?? ''));
      else images.set(file.path, read);
    }
  } finally {
    await drawings.end();
  }
  return { images, notices };
}

const TOO_LARGE = { trouble: 'tooLarge', about: MOST_PICTURE_BYTES / 1e6 } as const;

/** A picture, or why there is none. */
async function readPicture(
  { path: name, data, problem = 'unreadable' }: PictureFile,
  format: ExportFormat,
  drawings: Drawings,
): Promise<MapImage | { trouble: Trouble; about?: string | number }> {
  if (!data) return problem === 'tooLarge' ? TOO_LARGE : { trouble: problem };
  if (data.length > MOST_PICTURE_BYTES) return TOO_LARGE;
  const picture = pictureIn(data);
  if (typeof picture === 'string')
    return {
      trouble: picture,
      about: picture === 'tooManyElements' ? MOST_PICTURE_ELEMENTS : MOST_PICTURE_PIXELS / 1e6,
    };
  const { type } = picture;
  if (type === 'svg') return (await asPng(name, data, DRAWING_WIDTH, drawings)) ?? { trouble: 'undrawable' };
  if (type === 'webp' && (format === 'png' || format === 'pdf')) {
    return { trouble: 'webp', about: format.toUpperCase() };
  }
  if (type === 'gif' && format === 'pdf')
    return (
      (await asPng(name, wrapped(data, picture), undefined, drawings, PATIENCE_FOR_PIXELS_MS)) ?? { trouble: 'damaged' }
    );
  if (type === 'png' && format === 'pdf' && picture.width * picture.height > LARGEST_IN_PDF)
    return (
      (await asPng(name, wrapped(data, smaller(picture)), undefined, drawings, PATIENCE_FOR_PIXELS_MS)) ?? {
        trouble: 'undrawable',
      }
    );
  return { address: addressOf(type, data) };
}

/** A picture in as many pixels as a PDF takes in. */
function smaller({ type, width, height }: Signature): Signature {
  const scale = Math.sqrt(LARGEST_IN_PDF / (width * height));
  const scaled = (side: number) => Math.max(1, Math.round(side * scale));
  return { type, width: scaled(width), height: scaled(height) };
}

/** A picture in a drawing of its size, for who draws drawings only. */
function wrapped(data: Uint8Array, { type, width, height }: Signature): Uint8Array {
  const image = `<image width="${width}" height="${height}" href="${addressOf(type, data)}"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${image}</svg>`;
  return new TextEncoder().encode(svg);
}

/** undefined where it cannot be drawn. @param patience in milliseconds */
async function asPng(
  name: string,
  svg: Uint8Array,
  width: number | undefined,
  drawings: Drawings,
  patience?: number,
): Promise<MapImage | undefined> {
  const png = await drawings.png(name, svg, width, patience);
  return png && { address: addressOf('png', png) };
}

const addressOf = (type: Signature['type'], data: Uint8Array): string => `data:image/${type};base64,${base64(data)}`;
