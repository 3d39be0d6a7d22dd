/** The pictures that a map names, from the disk. */
import { readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { imagePaths } from '../../../language-server/map/image-paths.js';
import type { JourneyMap } from '../../../language-server/map/journey-map.js';
import { MOST_PICTURE_BYTES } from '../images/signature.js';
import type { PictureFile } from '../job.js';

/** Where a map's pictures are looked for. */
export interface PictureFolders {
  /** Paths in the map count from it. */
  from: string;
  /** Nothing outside of these is read, wherever a link may lead. */
  within: readonly string[];
}

/** Reads the pictures of a journey. Never fails: what cannot be read says why. */
export function pictureFiles(map: JourneyMap, journey: number, folders: PictureFolders): PictureFile[] {
  return imagePaths(map, journey).map((name) => pictureFile(name, folders));
}

/** Reads one picture that a map names. Never fails: what cannot be read says why. */
export function pictureFile(name: string, folders: PictureFolders): PictureFile {
  return { path: name, ...read(placeOf(name, folders)) };
}

/** By what one notices that a picture has changed: when its file was written, and how long it is. Empty where there is none. */
export function pictureStamp(name: string, folders: PictureFolders): string {
  const { file } = placeOf(name, folders);
  const stat = file === undefined ? undefined : statSync(file, { throwIfNoEntry: false });
  return stat ? `${stat.mtimeMs} ${stat.size}` : '';
}

type Place = { file: string; problem?: undefined } | { file?: undefined; problem: 'missing' | 'outside' };

/** Where a picture really is. Nothing is told of what is outside of the folders. */
function placeOf(name: string, { from, within }: PictureFolders): Place {
  const file = realPathOf(path.resolve(from, name));
  if (file === undefined) return { problem: 'missing' };
  const roots = within.flatMap((root) => realPathOf(root) ?? []);
  return roots.some((root) => isIn(file, root)) ? { file } : { problem: 'outside' };
}

function read({ file, problem }: Place): Omit<PictureFile, 'path'> {
  if (file === undefined) return { problem };
  try {
    const stat = statSync(file);
    if (!stat.isFile()) return { problem: 'noFile' };
    if (stat.size > MOST_PICTURE_BYTES) return { problem: 'tooLarge' };
    return { data: new Uint8Array(readFileSync(file)) };
  } catch {
    return { problem: 'unreadable' };
  }
}

/** Without links; undefined where there is nothing. */
function realPathOf(file: string): string | undefined {
  try {
    return realpathSync(file);
  } catch {
    return undefined;
  }
}

function isIn(file: string, root: string): boolean {
  const way = path.relative(root, file);
  return way !== '' && way.split(path.sep)[0] !== '..' && !path.isAbsolute(way);
}
