// Makes one script of the suite for the extension host that runs it.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { root } from '../../scripts/lib/project.mjs';

const suite = path.join(path.dirname(fileURLToPath(import.meta.url)), 'suite');

/** @typedef {'desktop' | 'web'} Host where the extension host runs: in Node, or in a browser's worker */
/** @typedef {{ kind: 'built' | 'packaged' | 'web', bridge: { address: string, token: string }, files?: string, grep?: string, isLong?: boolean }} Settings as in suite/this-run.d.ts; `files`: only those with this in their names, a regular expression */

/**
 * Bundles the tests that can run there: files named `*.desktop.test.ts` and `*.web.test.ts` are for one host.
 * @param {string} outdir the folder for the bundle
 * @param {Host} host
 * @param {Settings} settings
 * @returns {Promise<string>} the path of the script, whose `run` runs the suite
 */
export async function bundleSuite(outdir, host, settings) {
  const inNode = host === 'desktop';
  await esbuild.build({
    entryPoints: [path.join(suite, 'index.ts')],
    outdir,
    bundle: true,
    platform: inNode ? 'node' : 'browser',
    target: inNode ? 'node22' : 'es2023',
    format: 'cjs',
    sourcemap: 'inline',
    external: ['vscode', ...(inNode ? ['mocha'] : [])],
    alias: inNode ? {} : { 'node:assert/strict': path.join(suite, 'assert.web.ts') },
    plugins: [thisRun(host, settings), ...(inNode ? [] : [mochaForBrowsers])],
  });
  return path.join(outdir, 'index.js');
}

/** The module `this-run`, which suite/this-run.d.ts describes. */
function thisRun(host, { kind, bridge, files: pattern = '', grep = '', isLong = false }) {
  const other = host === 'desktop' ? '.web.' : '.desktop.';
  const files = readdirSync(suite)
    .filter((file) => file.endsWith('.test.ts') && !file.includes(other) && new RegExp(pattern).test(file))
    .sort();
  const is = (part) => (file) => file.includes(part);
  const loading = (chosen) =>
    `() => {${chosen.map((file) => `require(${JSON.stringify(path.join(suite, file))});`).join('')}}`;
  const contents = `
export const kind = ${JSON.stringify(kind)};
export const bridge = ${JSON.stringify(bridge)};
export const grep = ${JSON.stringify(grep)};
export const isLong = ${isLong};
export const loadTests = ${loading(files.filter((file) => !is('-reload.')(file)))};
export const loadTestsBeforeReload = ${loading(files.filter(is('.before-reload.')))};
export const loadTestsAfterReload = ${loading(files.filter(is('.after-reload.')))};
`;
  return virtualModule('this-run', contents);
}

/** mocha's build for browsers sets a global and exports something else. */
const mochaForBrowsers = virtualModule(
  'mocha',
  `${readFileSync(path.join(root, 'node_modules/mocha/mocha.js'), 'utf8')}\nmodule.exports = globalThis.Mocha;`,
);

/** A module of this name that is in no file. */
function virtualModule(name, contents) {
  return {
    name,
    setup(build) {
      build.onResolve({ filter: new RegExp(`^${name}$`) }, () => ({ path: name, namespace: name }));
      build.onLoad({ filter: /.*/, namespace: name }, () => ({ contents, resolveDir: root }));
    },
  };
}
