// Packs what is published on npm: the command and the library, without the extension of the editor, out of what was built. The extension's
// package has a manifest of its own, with other files: package.json is that one.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isMain, main, Problem, readJson, root, runNpm } from './lib/project.mjs';
import { makeLibraryTypes } from './make-library-types.mjs';

/** Folders and files of the project that the package has, too. */
const SHIPPED = [
  'dist/cli.js',
  'dist/language.js',
  'dist/library.js',
  'dist/exchange.js',
  'dist/server.js',
  'dist/elk',
  'dist/export',
  'dist/webview',
  'dist/LICENCES.txt',
  'docs/rules',
  'CHANGELOG.md',
  'LICENSE',
];

/** What the extension's manifest says of the project. */
const SAME = ['name', 'description', 'version', 'license', 'keywords', 'repository', 'homepage', 'bugs'];

function manifest() {
  const own = readJson('package.json');
  const same = Object.fromEntries(SAME.filter((key) => own[key] !== undefined).map((key) => [key, own[key]]));
  return {
    ...same,
    bin: { journey: './dist/cli.js', 'journey-maps': './dist/cli.js' },
    exports: {
      '.': {
        import: { types: './dist/library.d.mts', default: './dist/library.mjs' },
        require: { types: './dist/library.d.ts', default: './dist/library.js' },
      },
      './package.json': './package.json',
    },
    main: './dist/library.js',
    types: './dist/library.d.ts',
    engines: { node: own.engines.node },
  };
}

/**
 * Packs the package for npm.
 * @param {string} folder to write it into
 * @returns {Promise<string>} its path
 */
export async function packForNpm(folder) {
  const staging = mkdtempSync(path.join(tmpdir(), 'journey-npm-'));
  try {
    for (const file of SHIPPED) cpSync(path.join(root, file), path.join(staging, file), { recursive: true });
    cpSync(path.join(root, 'docs/library.md'), path.join(staging, 'README.md'));
    makeLibraryTypes(path.join(staging, 'dist'));
    writeFileSync(path.join(staging, 'package.json'), `${JSON.stringify(manifest(), null, 2)}\n`);
    mkdirSync(folder, { recursive: true });
    await runNpm(['pack', '--pack-destination', folder, '--loglevel=error'], { cwd: staging });
    const { name, version } = manifest();
    const file = readdirSync(folder).find((entry) => entry === `${name}-${version}.tgz`);
    if (!file) throw new Problem(`npm has packed nothing into ${folder}`);
    return path.join(folder, file);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

if (isMain(import.meta)) {
  await main(async () => {
    const { build } = await import('./build.mjs');
    await build();
    console.log(path.relative(root, await packForNpm(root)));
  });
}
