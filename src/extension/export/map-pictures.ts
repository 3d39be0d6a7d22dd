import * as vscode from 'vscode';
import { imagePaths } from '../../../language-server/map/image-paths.js';
import type { JourneyMap } from '../../../language-server/map/journey-map.js';
import type { PictureFile } from '../../export/job.js';

/** The exporter takes no larger ones. */
const MOST_BYTES = 8_000_000;

/** The pictures that a journey names, from the workspace folder of its map. Never rejects: what cannot be read says why. */
export async function readPictures(document: vscode.Uri, map: JourneyMap, journey: number): Promise<PictureFile[]> {
  const paths = imagePaths(map, journey);
  const folder = vscode.workspace.getWorkspaceFolder(document)?.uri;
  return await Promise.all(paths.map(async (path) => ({ path, ...(await read(document, folder, path)) })));
}

async function read(
  document: vscode.Uri,
  folder: vscode.Uri | undefined,
  path: string,
): Promise<Omit<PictureFile, 'path'>> {
  const beside = vscode.Uri.joinPath(document, '..');
  // A map that is in no folder of the workspace shows what lies with it.
  const root = folder ?? beside;
  const file = vscode.Uri.joinPath(beside, path);
  if (/^[\\/]|^[a-z]+:/i.test(path) || !file.path.startsWith(`${root.path.replace(/\/$/, '')}/`)) {
    return { problem: 'outside' };
  }
  try {
    if (await leadsElsewhere(root, file)) return { problem: 'link' };
    const { type, size } = await vscode.workspace.fs.stat(file);
    if (type !== vscode.FileType.File) return { problem: 'noFile' };
    if (size > MOST_BYTES) return { problem: 'tooLarge' };
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
