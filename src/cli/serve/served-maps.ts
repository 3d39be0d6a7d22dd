/** The maps of a folder as a browser is shown them. */
import path from 'node:path';
import { imagePaths } from '../../../language-server/map/image-paths.js';
import type { ToPreview } from '../../../language-server/preview-protocol.js';
import type { Finding } from '../../library/read-maps.js';
import { readText, Unreadable } from '../../library/source.js';
import { findInputs } from '../inputs.js';
import type { Listed } from './pages.js';

/** Of more maps only the names are listed: reading all of them would keep one waiting. */
const MOST_READ = 200;

/** The paths of the maps in a folder, with slashes, by those that the system takes. */
export function mapsIn(folder: string): Map<string, string> {
  const { inputs } = findInputs(['.'], folder);
  return new Map(inputs.flatMap(({ name, file }) => (file ? [[name.split(path.sep).join('/'), file] as const] : [])));
}

/** The list of maps, with what is in them. Those that cannot be read are listed by their names. */
export async function listOf(folder: string): Promise<Listed[]> {
  const maps = mapsIn(folder);
  const listed = new Map(
    [...maps.keys()].map((name) => [name, { path: name, journeys: [], errors: 0, warnings: 0 } as Listed]),
  );
  if (maps.size > MOST_READ) return [...listed.values()];
  const sources = [...maps].flatMap(([name, file]) => {
    const text = textOf(file);
    return typeof text === 'string' ? [{ name, file, workspace: folder, text }] : [];
  });
  const { readMaps } = await import('../../library/parts/language.js');
  for (const { source, findings, map } of (await readMaps(sources, [folder])).maps) {
    listed.set(source.name, {
      path: source.name,
      journeys: map().journeys.map(({ name }) => name),
      errors: countOf(findings, 'error'),
      warnings: countOf(findings, 'warning'),
    });
  }
  return [...listed.values()];
}

/** What a preview is told of a map. */
export interface Told {
  messages: ToPreview[];
  /** The pictures that its journeys name; undefined where it cannot be read. */
  pictures?: readonly string[];
}

/** What a preview is told of a map: all of it, each time. `version` grows from one to the next. */
export async function messagesFor(name: string, file: string, folder: string, version: number): Promise<Told> {
  const uri = `journey:/${name}`;
  const about: ToPreview = { type: 'document', uri, title: path.posix.basename(name) };
  const text = textOf(file);
  if (text instanceof Unreadable) {
    const notice = `${path.posix.basename(name)} ${text.message}. This is the last picture.`;
    return { messages: [about, { type: 'notice', text: notice }] };
  }
  const { readMaps } = await import('../../library/parts/language.js');
  const { maps } = await readMaps([{ name, file, workspace: folder, text }]);
  const { findings, map: made } = maps[0]!;
  const map = made();
  return {
    messages: [
      about,
      { type: 'notice', text: errorNotice(findings) },
      { type: 'map', uri, version, content: { map } },
      {
        type: 'problems',
        problems: findings.flatMap(({ range, severity, code, message }) =>
          severity === 'hint' ? [] : [{ range, severity, code, message }],
        ),
      },
    ],
    pictures: [...new Set(map.journeys.flatMap((_, index) => imagePaths(map, index)))],
  };
}

/** The errors of a map in a line: how many, and the first. */
function errorNotice(findings: readonly Finding[]): string {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (!first) return '';
  const place = `line ${first.range.start.line + 1}`;
  return errors.length === 1
    ? `An error in ${place}: ${first.message}`
    : `${errors.length} errors, the first in ${place}: ${first.message}`;
}

const countOf = (findings: readonly Finding[], severity: string): number =>
  findings.filter((finding) => finding.severity === severity).length;

function textOf(file: string): string | Unreadable {
  try {
    return readText(file);
  } catch (error) {
    if (error instanceof Unreadable) return error;
    throw error;
  }
}
