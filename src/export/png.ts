/** A picture as a PNG file, drawn by resvg. */

import { t } from '@vscode/l10n';
import { renderSvg, type Scene, type ThemeName } from '../diagram/index.js';
import { FACES } from './fonts/faces.js';
import { EmojiImages, type ForeignFonts, foreignFonts, missingNotice } from './fonts/foreign.js';
import { takeOutEmoji, withPictures } from './png-emoji.js';
import { withResolution } from './png-resolution.js';
import { divideScripts, withFamilies } from './png-scripts.js';
import { prepareResvg, rasterise } from './rasterise.js';
import { ExportError, type ExportTools } from './tools.js';

/** Drawing takes four bytes a pixel several times over; 200 million pixels took 6.6 GB. */
const MOST_PIXELS = 60_000_000;
/** The sides that every program opens. */
const MOST_SIDE = 32_767;

export interface Png {
  data: Uint8Array;
  notices: string[];
}

/**
 * @param scale pixels of the file to one of the picture
 * @throws {ExportError} where the file would have too many pixels
 */
export async function writePng(scene: Scene, theme: ThemeName, scale: number, tools: ExportTools): Promise<Png> {
  checkSize(scene, scale);
  const [, foreign, ...fonts] = await Promise.all([
    prepare(tools),
    foreignFonts(scene, tools),
    ...FACES.map(({ file }) => tools.read(`fonts/${file}`)),
  ]);
  const images = new EmojiImages(foreign);
  const { scene: lettered, pictures, left } = takeOutEmoji(scene, (grapheme) => images.of(grapheme));
  const svg = withPictures(
    withFamilies(withSides(renderSvg({ ...divideScripts(lettered, foreign), reading: [] }, { theme })), foreign),
    pictures,
  );
  const notice = missingNotice([...foreign.missing, ...left], 'picture');
  return {
    data: withResolution(rasterise(svg, { mode: 'zoom', value: scale }, [...fonts, ...filesOf(foreign)]), scale),
    notices: notice ? [notice] : [],
  };
}

/** Begins what takes a while and can be done beside other things. */
export function prepare(tools: ExportTools): Promise<void> {
  return prepareResvg(() => tools.read('resvg.wasm'));
}

function checkSize({ width, height }: Scene, scale: number): void {
  const pixels = width * scale * height * scale;
  const side = Math.max(width, height) * scale;
  if (pixels <= MOST_PIXELS && side <= MOST_SIDE) return;
  const most = Math.min(Math.sqrt(MOST_PIXELS / (width * height)), MOST_SIDE / Math.max(width, height));
  const size = `${Math.round(width * scale)} × ${Math.round(height * scale)}`;
  const smaller = roundedDown(most);
  throw new ExportError(
    pixels > MOST_PIXELS
      ? t(
          'The picture would be {0}: {1} million pixels, more than the {2} million that a PNG file may have. Choose a scale of {3} or less, or write an SVG or PDF file, which stays sharp at any size.',
          size,
          (pixels / 1e6).toFixed(0),
          MOST_PIXELS / 1e6,
          smaller,
        )
      : t(
          'The picture would be {0}: a side longer than the {1} pixels that a PNG file may have. Choose a scale of {2} or less, or write an SVG or PDF file, which stays sharp at any size.',
          size,
          MOST_SIDE,
          smaller,
        ),
  );
}

function roundedDown(value: number): number {
  const step = value >= 1 ? 10 : 100;
  return Math.floor(value * step) / step;
}

const filesOf = ({ regular, bold }: ForeignFonts): Uint8Array[] => [
  ...new Set([...regular, ...bold].filter(({ coloured }) => !coloured).map(({ data }) => data)),
];

/** RIGHT-TO-LEFT EMBEDDING: text around it, such as numbers, is put in the order of its direction. */
const FROM_RIGHT = '\u202B';

/**
 * Where text runs from right to left, SVG counts its start from the right; resvg takes the start for the left side
 * everywhere and knows no direction.
 */
function withSides(svg: string): string {
  return svg.replace(/(<text[^<>]*) direction="rtl"([^<>]*)>/g, (_, before: string, after: string) => {
    const anchor = / text-anchor="(\w+)"/.exec(before + after)?.[1] ?? 'start';
    const rest = (before + after).replace(/ text-anchor="\w+"/, '');
    const side = anchor === 'end' ? '' : ` text-anchor="${anchor === 'start' ? 'end' : anchor}"`;
    return `${rest}${side}>${FROM_RIGHT}`;
  });
}
