// What measures and tries the project's own sources is bundled too: TypeScript, as a module that Node runs beside the sources.
import path from 'node:path';
import * as esbuild from 'esbuild';
import { EVERYWHERE } from './bundles.mjs';
import { root } from './project.mjs';

/**
 * Loaded by Node: what is CommonJS finds no `require` in a module, and of Langium and the parser beneath there must be one
 * copy, since it tells its objects by their classes.
 */
const EXTERNAL = ['chevrotain', 'jsonc-parser', 'langium', 'vscode-languageserver'];

/**
 * @param {{ entry: string, name: string, external?: string[], define?: Record<string, string>, plugins?: esbuild.Plugin[] }} tool
 *   `entry`: path from the project's folder; `name`: of its folder in the cache
 * @returns {Promise<string>} the file to run
 */
export async function bundleTool({ entry, name, external = [], define = {}, plugins = [] }) {
  const outfile = path.join(root, '.cache', name, 'main.mjs');
  await esbuild.build({
    entryPoints: [path.join(root, entry)],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'esm',
    alias: EVERYWHERE,
    define,
    external: [...EXTERNAL, ...external],
    plugins,
  });
  return outfile;
}
