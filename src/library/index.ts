/** The library: maps as texts → what they say, what is reported of them, and their pictures. */
import path from 'node:path';
import type { JourneyMap } from '../../language-server/map/journey-map.js';
import { exporterFolder, loadExporter } from './exporter.js';
import { JourneyError } from './journey-error.js';
import type { Source } from './read-maps.js';
import type { Finding, Parsed, ReadOptions, RenderOptions } from './types.js';

export { JourneyError } from './journey-error.js';
export type { Finding, JourneyMap, Parsed, Range, ReadOptions, RenderOptions, Severity } from './types.js';

/**
 * Reads the text of a map. What it imports and how it is configured is read from the disk.
 * @returns what could be understood, and what is reported, in the order of the text
 */
export async function parse(text: string, options: ReadOptions = {}): Promise<Parsed> {
  const { readMaps } = await import('./parts/language.js');
  const { maps } = await readMaps([sourceOf(text, options)]);
  const { findings, map } = maps[0]!;
  return { map: map(), findings };
}

/** What is reported of the text of a map, in the order of the text. */
export async function check(text: string, options: ReadOptions = {}): Promise<Finding[]> {
  const { readMaps } = await import('./parts/language.js');
  const { maps } = await readMaps([sourceOf(text, options)]);
  return maps[0]!.findings;
}

/** The text of a map indented and spaced in one way. What it says stays the same. */
export async function format(text: string): Promise<string> {
  const { formatted } = await import('./parts/language.js');
  return formatted(text);
}

/**
 * Draws a journey, as far as it can be understood.
 * @param source the text of a map, or the map that `parse` has made of it
 * @returns the whole file: text for SVG and HTML, bytes for PNG and PDF
 * @throws {JourneyError} where there is no such journey, or an option cannot be followed
 */
export async function render(
  source: string | JourneyMap,
  options?: RenderOptions & { format?: 'svg' | 'html' },
): Promise<string>;
export async function render(
  source: string | JourneyMap,
  options: RenderOptions & { format: 'png' | 'pdf' },
): Promise<Uint8Array>;
export async function render(source: string | JourneyMap, options: RenderOptions = {}): Promise<string | Uint8Array> {
  const { format = 'svg', journey = 0, file, workspace, onNotice = () => {}, ...wishes } = options;
  const map = typeof source === 'string' ? (await parse(source, { file, workspace })).map : source;
  if (!map.journeys[journey]) {
    throw new JourneyError(
      map.journeys.length === 0
        ? 'The map holds no journey, so there is nothing to draw.'
        : `The map has no journey ${journey}: it holds ${map.journeys.length}, counted from 0.`,
    );
  }
  const { ExportError, exportPicture, nodeTools, pictureFiles } = loadExporter();
  try {
    const tools = nodeTools(exporterFolder(), onNotice);
    const root = workspaceOf({ file, workspace });
    const from = file === undefined ? root : path.dirname(path.resolve(file));
    const pictures = pictureFiles(map, journey, { from, within: [root] });
    const { data, notices } = await exportPicture({ map, journey, options: { ...wishes, format }, pictures }, tools);
    for (const notice of notices) onNotice(notice);
    return format === 'svg' || format === 'html' ? new TextDecoder().decode(data) : data;
  } catch (error) {
    throw error instanceof ExportError ? new JourneyError(error.message) : error;
  }
}

function sourceOf(text: string, options: ReadOptions): Source {
  const { file } = options;
  return {
    name: file ?? '<text>',
    ...(file !== undefined && { file: path.resolve(file) }),
    workspace: workspaceOf(options),
    // A byte-order mark is no part of the text.
    text: text.startsWith('\ufeff') ? text.slice(1) : text,
  };
}

function workspaceOf({ file, workspace }: ReadOptions): string {
  return path.resolve(workspace ?? (file === undefined ? '.' : path.dirname(file)));
}
