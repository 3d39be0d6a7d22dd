// npm run package: builds, and makes the .vsix that VS Code installs. .vscodeignore says what is in it.

import { statSync } from 'node:fs';
import path from 'node:path';
import vsce from '@vscode/vsce';
import { build } from './build.mjs';
import { isMain, main, readJson, root } from './lib/project.mjs';

/** @returns {Promise<string>} the path of the .vsix */
export async function packageExtension() {
  const { name, version } = readJson('package.json');
  const packagePath = path.join(root, `${name}-${version}.vsix`);
  await build();
  await packInto(packagePath);
  return packagePath;
}

/** Packs what was built. @param {string} packagePath the path of the .vsix */
export async function packInto(packagePath) {
  // Once package.json names a repository, the README's links lead there; until then, to files beside it.
  await vsce.createVSIX({
    cwd: root,
    packagePath,
    dependencies: false,
    rewriteRelativeLinks: readJson('package.json').repository !== undefined,
    allowMissingRepository: true,
  });
}

if (isMain(import.meta)) {
  await main(async () => {
    const file = await packageExtension();
    console.log(`${path.relative(root, file)}: ${(statSync(file).size / 1000).toFixed(0)} kB`);
  });
}
