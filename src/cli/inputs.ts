/** What the user names on the command line → the maps that are meant. */
import { type Dirent, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Input } from '../library/read-maps.js';
import { reasonOf } from '../library/reasons.js';
import { isPattern, readPattern } from './pattern.js';
import { printable } from './terminal.js';

/** The name of standard input. */
export const STANDARD_INPUT = '-';

export type { Input };

export interface Inputs {
  /** Each once, sorted by name. */
  inputs: Input[];
  /** What was named and cannot be found or read, in sentences. */
  problems: string[];
  /** The absolute paths of the folders that were named: all maps in them and below are among the inputs. */
  folders: string[];
}

/**
 * Finds the maps that the words mean: files, folders with all that is in them, patterns, and `-`.
 * @param folder what the words are relative to
 */
export function findInputs(words: readonly string[], folder: string): Inputs {
  const found = new Map<string, Input>();
  const problems: string[] = [];
  const folders: string[] = [];
  for (const word of words) {
    try {
      for (const input of meantBy(word, folder, problems)) {
        const key = input.file ?? STANDARD_INPUT;
        if (!found.has(key)) found.set(key, input);
      }
      if (isFolder(word, folder)) folders.push(path.resolve(folder, word));
    } catch (error) {
      problems.push(`‘${printable(word)}’ cannot be read: ${reasonOf(error)}.`);
    }
  }
  const inputs = [...found.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return { inputs, problems, folders };
}

/** The one map that a word means. Folders and patterns are not looked into. */
export function inputNamed(word: string, folder: string): Input {
  if (word === STANDARD_INPUT) return { name: '<stdin>', workspace: folder };
  const file = path.resolve(folder, word);
  return { name: path.normalize(word), file, workspace: isInside(folder, file) ? folder : path.dirname(file) };
}

/** True for the name of a `.journey` file. */
export function isMapName(name: string): boolean {
  return /\.journey$/i.test(name);
}

/** What to say of a file of another kind. */
export function notAMap(word: string): string {
  return `‘${printable(word)}’ is not a .journey file. To read it all the same, name - and send the file to standard input.`;
}

function meantBy(word: string, folder: string, problems: string[]): Input[] {
  if (word === STANDARD_INPUT) return [inputNamed(word, folder)];
  const shown = printable(word);
  const file = path.resolve(folder, word);
  const stats = word === '' ? undefined : statSync(file, { throwIfNoEntry: false });
  if (stats?.isDirectory()) {
    const names = inFolder(file, problems).map((name) => path.join(word, name));
    if (names.length === 0) problems.push(`There is no .journey file in ‘${shown}’.`);
    return names.map((name) => inputBelow(name, folder, file));
  }
  if (stats) {
    if (isMapName(word)) return [inputNamed(word, folder)];
    problems.push(notAMap(word));
    return [];
  }
  if (isPattern(word)) {
    const { base, names } = matching(word, folder, problems);
    if (names.length === 0) problems.push(`No .journey file matches ‘${shown}’.`);
    return names.map((name) => inputBelow(name, folder, path.resolve(folder, base)));
  }
  const isNear = statSync(`${file}.journey`, { throwIfNoEntry: false })?.isFile();
  problems.push(`There is no file or folder ‘${shown}’.${isNear ? ` Did you mean ${shown}.journey?` : ''}`);
  return [];
}

function isFolder(word: string, folder: string): boolean {
  return word !== '' && statSync(path.resolve(folder, word), { throwIfNoEntry: false })?.isDirectory() === true;
}

function inputBelow(name: string, folder: string, base: string): Input {
  const input = inputNamed(name, folder);
  return isInside(folder, base) ? input : { ...input, workspace: base };
}

function isInside(folder: string, file: string): boolean {
  const way = path.relative(folder, file);
  return way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
}

/** The maps in a folder and those below it, by their paths from there. Hidden ones and packages are passed over. */
function inFolder(folder: string, problems: string[], depth = Number.POSITIVE_INFINITY): string[] {
  const names: string[] = [];
  const pending = [{ below: '', level: 0 }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { below, level } = next;
    let entries: Dirent[];
    try {
      entries = readdirSync(path.join(folder, below), { withFileTypes: true });
    } catch (error) {
      problems.push(`‘${printable(path.join(folder, below))}’ cannot be read: ${reasonOf(error)}.`);
      continue;
    }
    for (const entry of entries) {
      if (isPassedOver(entry.name)) continue;
      const name = path.join(below, entry.name);
      if (entry.isDirectory()) {
        if (level < depth) pending.push({ below: name, level: level + 1 });
      } else if (isMapName(name) && isFile(entry, path.join(folder, name))) names.push(name);
    }
  }
  return names;
}

function matching(word: string, folder: string, problems: string[]): { base: string; names: string[] } {
  const { base, matches, depth } = readPattern(slashed(word));
  const start = path.resolve(folder, base);
  if (!statSync(start, { throwIfNoEntry: false })?.isDirectory()) return { base, names: [] };
  const names = inFolder(start, problems, depth).filter((name) => matches.test(slashed(name)));
  return { base, names: names.map((name) => path.join(base, name)) };
}

/** A path with slashes, whatever the system takes between folders. */
function slashed(name: string): string {
  return path.sep === '/' ? name : name.replaceAll(path.sep, '/');
}

function isPassedOver(name: string): boolean {
  return name === 'node_modules' || (name.startsWith('.') && name !== '.' && name !== '..');
}

/** No more folders than this are looked for: systems give only so many watches. */
const MOST_FOLDERS = 2000;

/** A folder and those below it in which maps are looked for, by their absolute paths; nothing for what is no folder. */
export function foldersBelow(folder: string): string[] {
  const folders: string[] = [];
  const pending = [folder];
  for (let next = pending.pop(); next !== undefined && folders.length < MOST_FOLDERS; next = pending.pop()) {
    let entries: Dirent[];
    try {
      entries = readdirSync(next, { withFileTypes: true });
    } catch {
      continue;
    }
    folders.push(next);
    for (const entry of entries) {
      if (entry.isDirectory() && !isPassedOver(entry.name)) pending.push(path.join(next, entry.name));
    }
  }
  return folders;
}

/** A file, or a link to one. Links to folders are not followed: they may lead in a circle. */
function isFile(entry: Dirent, file: string): boolean {
  if (entry.isFile()) return true;
  return entry.isSymbolicLink() && statSync(file, { throwIfNoEntry: false })?.isFile() === true;
}
