/** The pictures that a map names, from the disk. */
import { readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { imagePaths } from '../../../language-server/map/image-paths.js';
import type { JourneyMap } from '../../../language-server/map/journey-map.js';
import { MOST_PICTURE_BYTES } from '../images/read.js';
import type { PictureFile } from '../job.js';

/** Where a map's pictures are looked for. */
export interface PictureFolders {
  /** Paths in the map count from it. */
  from: string;
  /** Nothing outside of these is read, wherever a link may lead. */
  within: readonly string[];
}

/** Reads the pictures of a journey. Never fails: what cannot be read says why. */
export function pictureFiles(map: JourneyMap, journey: number, { from, within }: PictureFolders): PictureFile[] {
  const roots = within.flatMap((root) => realPathOf(root) ?? []);
  return imagePaths(map, journey).map((name) => ({ path: name, ...read(path.resolve(from, name), roots) }));
}

function read(file: string, roots: readonly string[]): Omit<PictureFile, 'path'> {
  const real = realPathOf(file);
  if (real === undefined) return { problem: 'missing' };
  if (!roots.some((root) => isIn(real, root))) return { problem: 'outside' };
  try {
    const stat = statSync(real);
    if (!stat.isFile()) return { problem: 'noFile' };
    if (stat.size > MOST_PICTURE_BYTES) return { problem: 'tooLarge' };
    return { data: new Uint8Array(readFileSync(real)) };
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
