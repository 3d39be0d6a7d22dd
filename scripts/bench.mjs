// npm run bench: builds, and measures how long things take. docs/performance.md says what, and what the options are.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { build } from './build.mjs';
import { EVERYWHERE } from './lib/bundles.mjs';
import { isMain, main, root, runNode } from './lib/project.mjs';

const BUNDLE = path.join(root, '.cache/bench/main.mjs');

/** The project's scripts find their files by their own place: they stay where they are. */
const scriptsStay = {
  name: 'scripts-stay',
  setup({ onResolve }) {
    onResolve({ filter: /^[.].*[.]mjs$/ }, ({ path: file, resolveDir }) => ({
      path: pathToFileURL(path.resolve(resolveDir, file)).href,
      external: true,
    }));
  },
};

/** The preview's page is written with a function of VS Code's; outside of VS Code the benchmark's own stands for it. */
const outsideOfVsCode = {
  name: 'outside-of-vscode',
  setup({ onResolve }) {
    onResolve({ filter: /^vscode$/ }, () => ({ path: path.join(root, 'bench/browser/vscode.ts') }));
  },
};

async function bundle() {
  await esbuild.build({
    entryPoints: [path.join(root, 'bench/main.ts')],
    outfile: BUNDLE,
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'esm',
    alias: EVERYWHERE,
    // What is CommonJS is loaded by Node: an ES module has no `require` for it.
    external: [
      'playwright-core',
      '@vscode/test-electron',
      'esbuild',
      'vscode-languageserver',
      'langium',
      'jsonc-parser',
    ],
    plugins: [scriptsStay, outsideOfVsCode],
  });
}

if (isMain(import.meta)) {
  await main(async () => {
    const args = process.argv.slice(2);
    if (!args.includes('--no-build')) await build();
    await bundle();
    await runNode(
      BUNDLE,
      args.filter((arg) => arg !== '--no-build'),
    );
  });
}
