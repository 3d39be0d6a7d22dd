// Puts the built extension into a folder of extensions, as installing its package would: the same files, and no others.
//   node scripts/unpack-extension.mjs FOLDER
import { cpSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import vsce from '@vscode/vsce';
import { main, Problem, readJson, root } from './lib/project.mjs';

await main(async () => {
  const [folder] = process.argv.slice(2);
  if (!folder) throw new Problem('Name the folder of extensions.');
  const { publisher, name, version } = readJson('package.json');
  const target = path.resolve(folder, `${publisher}.${name}-${version}`);
  for (const file of await vsce.listFiles({ cwd: root, packageManager: vsce.PackageManager.None })) {
    mkdirSync(path.dirname(path.join(target, file)), { recursive: true });
    cpSync(path.join(root, file), path.join(target, file));
  }
});
