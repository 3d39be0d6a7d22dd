/** The pictures that a map names, from the disk. */
import { readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import type { JourneyMap } from '../../../language-server/map/journey-map.js';
import { imagePaths } from '../../diagram/index.js';
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
  if (real === undefined) return { problem: 'is not there' };
  if (!roots.some((root) => isIn(real, root))) return { problem: 'is outside of the folder of the map' };
  try {
    const stat = statSync(real);
    if (!stat.isFile()) return { problem: 'is not a file' };
    if (stat.size > MOST_PICTURE_BYTES) return { problem: `is larger than ${MOST_PICTURE_BYTES / 1e6} MB` };
    return { data: new Uint8Array(readFileSync(real)) };
  } catch {
    return { problem: 'cannot be read' };
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
