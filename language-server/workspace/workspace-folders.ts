/** Which folders belong to a file's workspace. */
import { URI, UriUtils } from 'langium';

/** The workspace folders that hold a file; without one, the file's own folder. */
export function foldersAround(file: URI, workspaceFolders: readonly { uri: string }[]): URI[] {
  const holding = workspaceFolders.map((folder) => URI.parse(folder.uri)).filter((folder) => contains(folder, file));
  return holding.length > 0 ? holding : [UriUtils.dirname(file)];
}

/** True for what is in a folder or below it. */
export function contains(folder: URI, uri: URI): boolean {
  const path = folder.path.endsWith('/') ? folder.path : `${folder.path}/`;
  return folder.scheme === uri.scheme && folder.authority === uri.authority && uri.path.startsWith(path);
}
