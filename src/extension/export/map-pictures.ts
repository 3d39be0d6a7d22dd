import * as vscode from 'vscode';
import { imagePaths } from '../../../language-server/map/image-paths.js';
import type { JourneyMap } from '../../../language-server/map/journey-map.js';
import { MOST_PICTURE_BYTES } from '../../export/images/signature.js';
import type { PictureFile } from '../../export/job.js';

/** The pictures that a journey names, from the workspace folder of its map. Never rejects: what cannot be read says why. */
export async function readPictures(document: vscode.Uri, map: JourneyMap, journey: number): Promise<PictureFile[]> {
  const paths = imagePaths(map, journey);
  // A map that is in no folder of the workspace shows what lies with it.
  const root = vscode.workspace.getWorkspaceFolder(document)?.uri ?? vscode.Uri.joinPath(document, '..');
  return await Promise.all(paths.map(async (path) => ({ path, ...(await readPicture(document, root, path)) })));
}

/** Where the picture would lie that a map names. */
export function pictureUri(document: vscode.Uri, path: string): vscode.Uri {
  return vscode.Uri.joinPath(document, '..', path);
}

/**
 * A picture that a map names, where it is a file in a folder and no link stands on the way to it. Never rejects.
 * @param root the folder
 */
export async function readPicture(
  document: vscode.Uri,
  root: vscode.Uri,
  path: string,
): Promise<Omit<PictureFile, 'path'>> {
  const file = pictureUri(document, path);
  if (/^[\\/]|^[a-z]+:/i.test(path) || !file.path.startsWith(`${root.path.replace(/\/$/, '')}/`)) {
    return { problem: 'outside' };
  }
  try {
    if (await leadsElsewhere(root, file)) return { problem: 'link' };
    const { type, size } = await vscode.workspace.fs.stat(file);
    if (type !== vscode.FileType.File) return { problem: 'noFile' };
    if (size > MOST_PICTURE_BYTES) return { problem: 'tooLarge' };
    return { data: await vscode.workspace.fs.readFile(file) };
  } catch {
    return { problem: 'missing' };
  }
}

/** True where a link stands on the way from a folder to a file in it. */
async function leadsElsewhere(root: vscode.Uri, file: vscode.Uri): Promise<boolean> {
  for (let at = file; at.path.length > root.path.length; at = vscode.Uri.joinPath(at, '..')) {
    const { type } = await vscode.workspace.fs.stat(at);
    if ((type & vscode.FileType.SymbolicLink) !== 0) return true;
  }
  return false;
}
