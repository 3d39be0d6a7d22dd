// npm run bench: builds, and measures how long things take. docs/performance.md says what, and what the options are.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { isMain, main, root, runNode } from './lib/project.mjs';
import { bundleTool } from './lib/tool-bundle.mjs';

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

if (isMain(import.meta)) {
  await main(async () => {
    const args = process.argv.slice(2);
    if (!args.includes('--no-build')) await build();
    const program = await bundleTool({
      entry: 'bench/main.ts',
      name: 'bench',
      external: ['@vscode/test-electron', 'esbuild', 'playwright-core'],
      plugins: [scriptsStay, outsideOfVsCode],
    });
    await runNode(
      program,
      args.filter((arg) => arg !== '--no-build'),
    );
  });
}
