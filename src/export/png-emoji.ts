/** Emoji in a picture that is drawn by resvg: taken out of its lines of text, and laid over it as pictures. */

import { TYPE } from '../diagram/measure/type.js';
import { graphemesOf, widthOf } from '../diagram/measure/width.js';
import type { Mark, Scene, TextMark } from '../diagram/scene.js';
import { base64 } from './fonts/embed.js';
import type { EmojiImage } from './fonts/emoji.js';

/** A picture at its place in the scene. */
export interface Picture {
  image: EmojiImage;
  x: number;
  y: number;
  width: number;
  height: number;
}

/**
 * The same scene without the emoji that there are pictures of: their lines are divided around them. Lines from right to left
 * stay as they are, since only who sets them knows where in them an emoji stands; their emoji are in `left`.
 */
export function takeOutEmoji(
  scene: Scene,
  imageOf: (grapheme: string) => EmojiImage | undefined,
): { scene: Scene; pictures: Picture[]; left: string[] } {
  const pictures: Picture[] = [];
  const left = new Set<string>();
  const bands = scene.bands.map((band) => ({
    ...band,
    chunks: band.chunks.map((chunk) => {
      const marks = withoutEmoji(chunk.marks, imageOf, chunk.x, band.y + chunk.y, { pictures, left });
      return marks === chunk.marks ? chunk : { ...chunk, marks };
    }),
  }));
  return { scene: pictures.length === 0 ? scene : { ...scene, bands }, pictures, left: [...left] };
}

/** What was found on the way. */
interface Found {
  pictures: Picture[];
  left: Set<string>;
}

/** The same array where nothing in it changes. */
function withoutEmoji(
  marks: readonly Mark[],
  imageOf: (grapheme: string) => EmojiImage | undefined,
  dx: number,
  dy: number,
  found: Found,
): readonly Mark[] {
  let changed = false;
  const result = marks.flatMap((mark): Mark[] => {
    if (mark.type === 'group') {
      const inner = withoutEmoji(mark.marks, imageOf, dx, dy, found);
      if (inner === mark.marks) return [mark];
      changed = true;
      return [{ ...mark, marks: inner }];
    }
    if (mark.type !== 'text' || ASCII.test(mark.text)) return [mark];
    if (mark.rtl) {
      for (const grapheme of graphemesOf(mark.text)) if (imageOf(grapheme)) found.left.add(grapheme);
      return [mark];
    }
    const parts = divided(mark, imageOf, dx, dy, found.pictures);
    if (parts) changed = true;
    return parts ?? [mark];
  });
  return changed ? result : marks;
}

const ASCII = /^[\x20-\x7e]*$/;

/** The parts of a line around its emoji; undefined where it has none. */
function divided(
  mark: TextMark,
  imageOf: (grapheme: string) => EmojiImage | undefined,
  dx: number,
  dy: number,
  pictures: Picture[],
): TextMark[] | undefined {
  const { style, anchor, text, y, ...rest } = mark;
  const width = widthOf(text, style);
  let x = anchor === 'end' ? mark.x - width : anchor === 'middle' ? mark.x - width / 2 : mark.x;
  const parts: TextMark[] = [];
  let run = '';
  const close = () => {
    if (run.trim() !== '') parts.push({ ...rest, style, y, x, text: run });
    x += widthOf(run, style);
    run = '';
  };
  let any = false;
  for (const grapheme of graphemesOf(text)) {
    const image = imageOf(grapheme);
    if (!image) {
      // A space at the beginning of a part would not be drawn.
      if (run === '' && grapheme === ' ') x += widthOf(' ', style);
      else run += grapheme;
      continue;
    }
    any = true;
    close();
    const { size } = TYPE[style];
    const room = widthOf(grapheme, style);
    pictures.push({
      image,
      x: dx + x + (room - image.width * size) / 2,
      y: dy + y - image.above * size,
      width: image.width * size,
      height: image.height * size,
    });
    x += room;
  }
  close();
  return any ? parts : undefined;
}

/** Lays pictures over an SVG. */
export function withPictures(svg: string, pictures: readonly Picture[]): string {
  if (pictures.length === 0) return svg;
  const addresses = new Map<EmojiImage, string>();
  const drawn = pictures.map(({ image, x, y, width, height }) => {
    const address = addresses.get(image) ?? `data:image/png;base64,${base64(image.png)}`;
    addresses.set(image, address);
    return `<image x="${x}" y="${y}" width="${width}" height="${height}" href="${address}"/>`;
  });
  return svg.replace(/<\/svg>\s*$/, `${drawn.join('')}</svg>`);
}
