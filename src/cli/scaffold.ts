/** Templates → maps. */
import type { Template } from '../../language-server/completion/templates.js';
import { literal, plainTextOf } from '../../language-server/fixes/snippet.js';
import { writeText } from '../../language-server/syntax/text.js';

const INDENT = '  ';
/** The place of the first journey's name: its number, and the words in it. */
const FIRST_NAME = /^journey \$\{\d+:((?:\\.|[^\\}])*)\}/m;
const WORDS = /(\$\{\d+:)((?:\\.|[^\\}])*)\}/g;
/** In characters; systems allow about 255 bytes. */
const LONGEST_FILE_NAME = 60;

/**
 * The map of a template. `name`: what its journey is called, else as in the template. Another journey whose name begins
 * with the first one's keeps the rest of its own.
 */
export function mapNamed({ snippet }: Template, name: string | undefined): string {
  const said = snippet.replaceAll('\t', INDENT);
  const [, words] = FIRST_NAME.exec(said) ?? [];
  if (name === undefined || words === undefined) return plainTextOf(said);
  const named = said.replaceAll(WORDS, (place, mark: string, own: string) => {
    return own.startsWith(words) ? `${mark}${literal(writeText(name + own.slice(words.length)))}}` : place;
  });
  return plainTextOf(named);
}

/** The name of a file for a map: `Buying shoes` → `buying-shoes.journey`. No path, and fine on every system. */
export function fileNameOf(name: string): string {
  const words = name
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-');
  const short = [...words]
    .slice(0, LONGEST_FILE_NAME)
    .join('')
    .replaceAll(/^-+|-+$/g, '');
  return `${short || 'journey'}.journey`;
}
