// What dist contains beside the bundles: files of packages, unmodified, and where the sources of compiled ones are.
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readJson, root } from './project.mjs';

/** The file in dist, and the package's file that it is a copy of. */
const COPIES = {
  'elk/elk.bundled.js': 'elkjs/lib/elk.bundled.js',
  'elk/LICENSE.md': 'elkjs/LICENSE.md',
  'export/resvg.wasm': '@resvg/resvg-wasm/index_bg.wasm',
  'export/harfbuzz-subset.wasm': 'harfbuzzjs/dist/harfbuzz-subset.wasm',
};

/** Packages that dist contains without esbuild having read them as JavaScript. */
export const SHIPPED_AS_FILES = [
  'elkjs',
  '@fontsource/source-sans-3',
  '@expo-google-fonts/source-sans-3',
  '@resvg/resvg-wasm',
  'harfbuzzjs',
  'lucide-static',
].map((name) => `node_modules/${name}`);

/**
 * Copies what is shipped as it is, each with its licence and where its source is.
 * @param {string} dist the folder of the bundles
 * @returns {string[]} what was written, by the paths in dist
 */
export function shipFiles(dist) {
  for (const [to, from] of Object.entries(COPIES)) {
    const file = path.join(dist, to);
    mkdirSync(path.dirname(file), { recursive: true });
    copyFileSync(path.join(root, 'node_modules', from), file);
  }
  const notes = {
    'elk/SOURCE.txt': sourceNote('elkjs', 'elk.bundled.js', 'lib/elk.bundled.js', 'EPL-2.0 (LICENSE.md)', 'release'),
    'export/SOURCE.txt': sourceNote(
      '@resvg/resvg-wasm',
      'resvg.wasm',
      'index_bg.wasm',
      'MPL-2.0 (../LICENCES.txt)',
      'version',
    ),
  };
  for (const [file, text] of Object.entries(notes)) writeFileSync(path.join(dist, file), text);
  return [...Object.keys(COPIES), ...Object.keys(notes)];
}

/** Both licences ask that whoever gets the compiled file is told where its source is. */
function sourceNote(name, file, original, licence, called) {
  const { version, repository } = readJson(`node_modules/${name}/package.json`);
  const address = typeof repository === 'string' ? repository : repository.url;
  return (
    `${file} is ${original} of the npm package ${name} ${version}, unmodified, under ${licence}.\n` +
    `Its source code: ${address}, ${called} ${version}.\n`
  );
}
