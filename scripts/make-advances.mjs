// Reads the advance widths out of Source Sans 3 and writes them as a module, so that text can be measured without a
// font engine: the same in Node and in a webview. Run by the build; writes nothing when nothing has changed.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as fontkit from 'fontkit';

const require = createRequire(import.meta.url);
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const fonts = join(dirname(require.resolve('@fontsource/source-sans-3/package.json')), 'files');
const target = join(root, 'src/diagram/generated/advances.generated.ts');

/** Our name for a face of the family, and how its file names end. */
const FACES = { regular: '400-normal', italic: '400-italic', semibold: '600-normal' };
/** The subsets of the family: Latin first, since a later one repeats some of its characters. */
const SUBSETS = ['latin', 'latin-ext', 'greek', 'greek-ext', 'cyrillic', 'cyrillic-ext', 'vietnamese'];

/** code point → advance in thousandths of an em, in the order of the code points */
function advancesOf(suffix) {
  const found = new Map();
  for (const subset of SUBSETS) {
    const file = join(fonts, `source-sans-3-${subset}-${suffix}.woff2`);
    if (!existsSync(file)) throw new Error(`${file} is missing; the fonts there are: ${readdirSync(fonts).join(', ')}`);
    const font = fontkit.create(readFileSync(file));
    for (const code of font.characterSet) {
      if (found.has(code)) continue;
      found.set(code, Math.round((font.glyphForCodePoint(code).advanceWidth / font.unitsPerEm) * 1000));
    }
  }
  return [...found].sort(([a], [b]) => a - b);
}

/** Runs of neighbouring code points: [first code point, advance, advance, …] */
function runsOf(advances) {
  const runs = [];
  let next = -1;
  for (const [code, advance] of advances) {
    if (code !== next) runs.push([code]);
    runs.at(-1).push(advance);
    next = code + 1;
  }
  return runs;
}

const body = Object.entries(FACES)
  .map(([name, suffix]) => `  ${name}: ${JSON.stringify(runsOf(advancesOf(suffix)))},\n`)
  .join('');
const text = `// Written by scripts/make-advances.mjs from @fontsource/source-sans-3. Do not edit.
/** For each face: runs of [first code point, advance, advance, …], the advances in thousandths of an em. */
export const ADVANCES: Readonly<Record<'regular' | 'italic' | 'semibold', readonly (readonly number[])[]>> = {
${body}};
`;
mkdirSync(dirname(target), { recursive: true });
if (!existsSync(target) || readFileSync(target, 'utf8') !== text) writeFileSync(target, text);
