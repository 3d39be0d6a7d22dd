// npm run package:npm: builds, and packs what is published on npm: the command and the library. Package.json is that of the extension,
// too; .npmignore says what the packed file has, as .vscodeignore does for the extension's.
import { mkdirSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { isMain, main, Problem, readJson, root, runNpm } from './lib/project.mjs';

/**
 * Packs what was built.
 * @param {string} folder to write the packed file into, from anywhere
 * @returns {Promise<string>} its path
 */
export async function packForNpm(folder) {
  mkdirSync(folder, { recursive: true });
  await runNpm(['pack', '--pack-destination', folder, '--loglevel=error']);
  const { name, version } = readJson('package.json');
  const file = readdirSync(folder).find((entry) => entry === `${name}-${version}.tgz`);
  if (!file) throw new Problem(`npm has packed nothing into ${folder}`);
  return path.join(folder, file);
}

if (isMain(import.meta)) {
  await main(async () => {
    const { build } = await import('./build.mjs');
    await build();
    const file = await packForNpm(root);
    console.log(`${path.relative(root, file)}: ${(statSync(file).size / 1000).toFixed(0)} kB`);
  });
}
