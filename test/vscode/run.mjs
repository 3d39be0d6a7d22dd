// Runs the suite in a real VS Code.
//   node test/vscode/run.mjs [built] [packaged] [web] [--files PATTERN] [--grep PATTERN] [--long] [--report FILE]
// `packaged`: the .vsix, installed, in the extension host on Node; `built`: what is in dist/, in the same; `web`: what is in dist/, in
// the extension host of a browser. Without a name: packaged and web, which leave out nothing that users get.
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { browserProgram } from '../../scripts/lib/browser.mjs';
import { main, Problem, root } from '../../scripts/lib/project.mjs';
import { sum, summary } from '../../scripts/lib/testing.mjs';
import { startBridge } from './bridge.mjs';
import { runBuilt, runPackaged } from './desktop-host.mjs';
import { freePort } from './free-port.mjs';
import { bundleSuite } from './suite-bundle.mjs';
import { runInWeb } from './web-host.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
/** Each rejects if VS Code does not end as after a suite without failures. */
const KINDS = {
  built: { host: 'desktop', launch: runBuilt },
  packaged: { host: 'desktop', launch: runPackaged },
  web: { host: 'web', launch: runInWeb },
};
const USUAL = ['packaged', 'web'];
const FAILED = { passed: 0, failed: 1, skipped: 0 };
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    files: { type: 'string' },
    grep: { type: 'string' },
    long: { type: 'boolean' },
    report: { type: 'string' },
  },
});

/** @returns {Promise<import('../../scripts/lib/testing.mjs').Counts>} @throws {Problem} where the suite did not come to its end */
async function runSuite(kind) {
  const { host, launch } = KINDS[kind];
  const temporary = mkdtempSync(path.join(tmpdir(), 'journey-suite-'));
  const workspace = path.join(temporary, 'workspace');
  cpSync(path.join(here, 'workspace'), workspace, { recursive: true });
  const debuggingPort = await freePort();
  const bridge = await startBridge({ debuggingPort, results: path.join(root, 'test-results', kind) });
  // Another run may be using its own bundle.
  const bundle = path.join(root, 'dist-test', `${kind}-${process.pid}`);
  let failure;
  try {
    const { address, token } = bridge;
    const { files, grep, long: isLong } = options;
    await launch({
      script: await bundleSuite(bundle, host, { kind, bridge: { address, token }, files, grep, isLong }),
      workspace,
      temporary,
      debuggingPort,
    });
  } catch (error) {
    failure = error.message;
  } finally {
    await bridge.close();
    for (const folder of [temporary, bundle]) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
  // An extension host that dies takes the window down with code 0: only the report says that the suite came to its end.
  const counts = bridge.counts();
  if (!counts)
    throw new Problem(`The suite left no report: ${failure ?? 'the extension host was gone before its end'}.`);
  if (counts.passed + counts.failed === 0) throw new Problem('The suite ran no test.');
  if (failure && counts.failed === 0) throw new Problem(`VS Code failed after the suite: ${failure}`);
  return counts;
}

/** @returns {Promise<import('../../scripts/lib/testing.mjs').Counts>} */
async function runCounted(kind) {
  const started = Date.now();
  const counts = await runSuite(kind).catch((error) => {
    console.error(error instanceof Problem ? error.message : error);
    return FAILED;
  });
  console.log(`VS Code, ${kind}, ${Math.round((Date.now() - started) / 1000)} s: ${summary(counts)}`);
  return counts;
}

await main(async () => {
  if (!existsSync(path.join(root, 'dist/extension.js')))
    throw new Problem('There is no dist/extension.js: run npm run build first.');
  const unknown = positionals.filter((name) => !Object.hasOwn(KINDS, name));
  if (unknown.length > 0)
    throw new Problem(`There is no ${unknown.join(', ')}: name ${Object.keys(KINDS).join(', ')}.`);
  await browserProgram();
  const kinds = positionals.length > 0 ? positionals : USUAL;
  const parts = [];
  for (const kind of kinds) parts.push(await runCounted(kind));
  const counts = sum(parts);
  if (options.report) writeFileSync(options.report, JSON.stringify(counts));
  console.log(`VS Code: ${summary(counts)}`);
  if (counts.failed > 0) process.exitCode = 1;
});
