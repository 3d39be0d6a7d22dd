// Writes the fonts that pictures are exported with: Source Sans 3 in the faces of a map, one file a face with the characters
// that the map's text is measured in. Run by the build; writes nothing when nothing has changed.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createSubsetter } from '../src/export/fonts/subset.mts';
import { root } from './lib/project.mjs';
import { unlessUnchanged } from './lib/unchanged.mjs';

const require = createRequire(import.meta.url);
const fonts = path.dirname(require.resolve('@expo-google-fonts/source-sans-3/package.json'));
const ranges = require('@fontsource/source-sans-3/unicode.json');
const target = path.join(root, 'dist/export/fonts');

/** Our file of a face, and the one it is cut from. */
const FACES = {
  'source-sans-3-400-normal.ttf': '400Regular/SourceSans3_400Regular.ttf',
  'source-sans-3-400-italic.ttf': '400Regular_Italic/SourceSans3_400Regular_Italic.ttf',
  'source-sans-3-600-normal.ttf': '600SemiBold/SourceSans3_600SemiBold.ttf',
};
const OPTIONS = {
  features: ['kern', 'liga', 'mark', 'mkmk', 'ccmp', 'locl'],
  // Family and style in both ways of writing them, the version, and who owns and licenses it.
  names: [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17],
};

/** The files that this writes, from the project's folder. */
const FONT_FILES = Object.keys(FACES).map((file) => `dist/export/fonts/${file}`);

/** Every code point of the family's web fonts, whose advances the layout knows. */
function characters() {
  const codes = [];
  for (const range of Object.values(ranges).flatMap((list) => list.split(','))) {
    const [first, last = first] = range.trim().slice(2).split('-');
    for (let code = Number.parseInt(first, 16); code <= Number.parseInt(last, 16); code++) codes.push(code);
  }
  return codes;
}

/** @returns {Promise<string[]>} the fonts' paths from the project's folder */
export async function makeFonts() {
  const sources = Object.values(FACES).map((file) => path.join(fonts, file));
  const wasm = require.resolve('harfbuzzjs/dist/harfbuzz-subset.wasm');
  const inputs = [...sources, wasm, 'scripts/make-fonts.mjs', 'src/export/fonts/subset.mts'];
  await unlessUnchanged('fonts', { inputs, outputs: FONT_FILES }, async () => {
    const subsetter = await createSubsetter(readFileSync(wasm));
    mkdirSync(target, { recursive: true });
    for (const [file, source] of Object.entries(FACES)) {
      const font = subsetter.subset(readFileSync(path.join(fonts, source)), characters(), OPTIONS);
      writeFileSync(path.join(target, file), font);
    }
  });
  return FONT_FILES;
}
