// Runs the suite in a real VS Code. The stand-in of code-in-chromium.mjs unless VSCODE_TEST_DESKTOP=1 asks for a desktop build.
//   node test/vscode/run.mjs [--report FILE]
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runTests } from '@vscode/test-electron';
import * as esbuild from 'esbuild';
import { browserProgram } from '../../scripts/lib/browser.mjs';
import { installEditor } from '../../scripts/lib/editor-install.mjs';
import { main, Problem, root } from '../../scripts/lib/project.mjs';
import { startBridge } from './bridge.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const bundled = path.join(root, 'dist-test');
const desktop = process.env.VSCODE_TEST_DESKTOP === '1';
const { values: options } = parseArgs({ options: { report: { type: 'string' } } });

/** Makes one file of each test: the extension host loads CommonJS. mocha stays out, for tests and entry to share it. */
async function bundleSuite() {
  rmSync(bundled, { recursive: true, force: true });
  const sources = readdirSync(path.join(here, 'suite')).filter(
    (file) => file === 'index.ts' || file.endsWith('.test.ts'),
  );
  await esbuild.build({
    entryPoints: sources.map((file) => path.join(here, 'suite', file)),
    outdir: bundled,
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    sourcemap: 'inline',
    external: ['vscode', 'mocha'],
  });
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** @returns {Promise<{ passed: number, failed: number, skipped: number }>} */
async function runSuite() {
  const temporary = mkdtempSync(path.join(tmpdir(), 'journey-suite-'));
  const workspace = path.join(temporary, 'workspace');
  const report = path.join(temporary, 'report.json');
  cpSync(path.join(here, 'workspace'), workspace, { recursive: true });
  const port = await freePort();
  const bridge = await startBridge(port);
  let failure;
  try {
    await runTests({
      ...(desktop ? {} : { vscodeExecutablePath: path.join(here, 'code-in-chromium.mjs') }),
      extensionDevelopmentPath: root,
      extensionTestsPath: path.join(bundled, 'index.js'),
      extensionTestsEnv: {
        JOURNEY_TEST_REPORT: report,
        JOURNEY_TEST_BRIDGE: bridge.address,
        JOURNEY_TEST_TOKEN: bridge.token,
        JOURNEY_TEST_RESULTS: results(),
      },
      launchArgs: [
        workspace,
        '--disable-extensions',
        `--remote-debugging-port=${port}`,
        `--user-data-dir=${path.join(temporary, 'user-data')}`,
        `--extensions-dir=${path.join(temporary, 'extensions')}`,
      ],
    });
  } catch (error) {
    failure = error.message;
  } finally {
    await bridge.close();
  }
  // An extension host that dies takes the window down with code 0: only the report says that the suite came to its end.
  const counts = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined;
  rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
  if (!counts)
    throw new Problem(`The suite left no report: ${failure ?? 'the extension host was gone before its end'}.`);
  if (counts.passed + counts.failed === 0) throw new Problem('The suite ran no test.');
  if (failure && counts.failed === 0) throw new Problem(`VS Code failed after the suite: ${failure}`);
  return counts;
}

/** Where tests put screenshots for people to look at. */
function results() {
  const folder = path.join(root, 'test-results');
  mkdirSync(folder, { recursive: true });
  return folder;
}

await main(async () => {
  if (!existsSync(path.join(root, 'dist/extension.js')))
    throw new Problem('There is no dist/extension.js: run npm run build first.');
  if (!desktop) {
    await browserProgram();
    await installEditor();
  }
  await bundleSuite();
  const counts = await runSuite();
  if (options.report) writeFileSync(options.report, JSON.stringify(counts));
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
  console.log(`VS Code: ${counts.passed} passed, ${counts.failed} failed${skipped}`);
  if (counts.failed > 0) process.exitCode = 1;
});
