/** The pictures that maps name, for the pages that show them: files of the folder that is served, and no others. */
import path from 'node:path';
import {
  MOST_PICTURE_BYTES,
  MOST_PICTURE_ELEMENTS,
  MOST_PICTURE_PIXELS,
  type PictureFault,
  pictureIn,
} from '../../export/images/signature.js';
import type { PictureProblem } from '../../export/job.js';
import { pictureFile, pictureStamp } from '../../export/node/pictures.js';

/** Why a frame stands for a picture. */
type Trouble = PictureProblem | PictureFault;

const SAID: Readonly<Record<Trouble, string>> = {
  missing: 'is not there',
  outside: 'is outside of the folder that is served',
  link: 'is a link to another place',
  noFile: 'is not a file',
  tooLarge: `is larger than ${MOST_PICTURE_BYTES / 1e6} MB`,
  unreadable: 'cannot be read',
  unknownKind: 'is none of the kinds that can be shown (PNG, JPEG, GIF, WebP and SVG)',
  damaged: 'is damaged',
  tooManyElements: `shows more than ${MOST_PICTURE_ELEMENTS} elements, counting each time that one is shown`,
  tooManyPixels: `has more than ${MOST_PICTURE_PIXELS / 1e6} million pixels`,
};

/** A picture with its media type; or why there is none, a sentence. */
export type ServedPicture = { type: string; data: Uint8Array } | { problem: string };

/**
 * Reads a picture. What it is is found out by its bytes.
 * @param name its path as it stands in the map
 * @param map the path of the map
 * @param folder nothing outside of it is read, wherever a link may lead
 */
export function servedPicture(name: string, map: string, folder: string): ServedPicture {
  const { data, problem = 'unreadable' } = pictureFile(name, { from: path.dirname(map), within: [folder] });
  if (!data) return frameFor(name, problem);
  const picture = pictureIn(data);
  if (typeof picture === 'string') return frameFor(name, picture);
  return { type: picture.type === 'svg' ? 'image/svg+xml' : `image/${picture.type}`, data };
}

const frameFor = (name: string, trouble: Trouble) => ({
  problem: `The picture ‘${name}’ ${SAID[trouble]}: a frame stands for it.`,
});

/** By what one notices that pictures of a map have changed. */
export function stampsOf(names: readonly string[], map: string, folder: string): Record<string, string> {
  return Object.fromEntries(
    names.map((name) => [name, pictureStamp(name, { from: path.dirname(map), within: [folder] })]),
  );
}
