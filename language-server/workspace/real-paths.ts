import type { URI } from 'langium';

/** A file system in which a name may lead elsewhere. */
export interface RealPaths {
  /** Where a file or folder really is, all links followed. Rejects where there is none. */
  realPath(uri: URI): Promise<URI>;
}

export function hasRealPaths(files: object): files is RealPaths {
  return 'realPath' in files;
}
