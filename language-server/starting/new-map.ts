/** Templates → new maps. */
import type { Template } from '../completion/templates.js';
import { literal, plainTextOf } from '../fixes/snippet.js';
import { writeText } from '../syntax/text.js';

const INDENT = '  ';
/** The place of the first journey's name: its number, and the words in it. */
const FIRST_NAME = /^journey \$\{\d+:((?:\\.|[^\\}])*)\}/m;
const WORDS = /(\$\{\d+:)((?:\\.|[^\\}])*)\}/g;
/** In characters; systems allow about 255 bytes. */
const LONGEST_FILE_NAME = 60;

/**
 * A template as a snippet, a tab for a level of indentation. `name`: what its journey is called, else as in the template.
 * Another journey whose name begins with the first one's keeps the rest of its own.
 */
export function snippetNamed({ snippet }: Template, name: string | undefined): string {
  const [, words] = FIRST_NAME.exec(snippet) ?? [];
  if (name === undefined || words === undefined) return snippet;
  return snippet.replaceAll(WORDS, (place, mark: string, own: string) => {
    return own.startsWith(words) ? `${mark}${literal(writeText(name + own.slice(words.length)))}}` : place;
  });
}

/** The map of a template, as `snippetNamed` names it. */
export function mapNamed(template: Template, name: string | undefined): string {
  return plainTextOf(snippetNamed(template, name).replaceAll('\t', INDENT));
}

/** The name of a file for a map: `Buying shoes` → `buying-shoes.journey`. No path, and fine on every system. */
export function fileNameOf(name: string): string {
  const words = name
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-');
  const short = [...words].slice(0, LONGEST_FILE_NAME).join('').replaceAll(/^-|-$/g, '');
  return `${short || 'journey'}.journey`;
}
