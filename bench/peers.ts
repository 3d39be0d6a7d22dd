/** What is measured beside Journey Maps. It weighs on nobody else: installed when it is first needed, from its own manifest. */
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root, runNpm } from '../scripts/lib/project.mjs';
import { versionOf } from './environment.js';

interface Peers {
  /** Of the manifest and the lock file, below bench/. */
  name: string;
  title: string;
  /** The packages that are measured, of those in the folder. */
  packages: readonly string[];
}

const MERMAID: Peers = { name: 'peers-mermaid', title: 'Mermaid', packages: ['mermaid'] };
/** Apart, since it brings a browser's driver: the tests of the export to Mermaid need Mermaid alone. */
const MERMAID_CLI: Peers = {
  name: 'peers-mermaid-cli',
  title: 'mermaid-cli',
  packages: ['mermaid', '@mermaid-js/mermaid-cli'],
};
const LIKEC4: Peers = { name: 'peers-likec4', title: 'LikeC4', packages: ['likec4'] };

/** Installs peers as their lock file says, unless they are there. @returns the folder in which their packages are */
async function installPeers({ name, title, packages }: Peers): Promise<string> {
  const from = path.join(root, 'bench', name);
  // Their tens of thousands of files stand where nobody looks for what is to be packed.
  const folder = path.join(root, 'node_modules/.cache', name);
  const installed = path.join(folder, 'node_modules/.package-lock.json');
  const wanted = versionsIn(path.join(from, 'package-lock.json'), packages);
  if (existsSync(installed) && versionsIn(installed, packages) === wanted) return path.join(folder, 'node_modules');
  console.error(`  Installing ${title} to measure beside`);
  mkdirSync(folder, { recursive: true });
  for (const file of ['package.json', 'package-lock.json'])
    copyFileSync(path.join(from, file), path.join(folder, file));
  await runNpm(['ci', '--ignore-scripts', '--loglevel=error'], { cwd: folder, quiet: true });
  return path.join(folder, 'node_modules');
}

/** @param file a lock file of npm's */
function versionsIn(file: string, names: readonly string[]): string {
  const { packages } = JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, { version?: string }> };
  return names.map((name) => packages[`node_modules/${name}`]?.version).join();
}

/** Mermaid's bundle for pages, and its version. */
export async function mermaidScript(): Promise<{ script: string; version: string }> {
  const folder = path.join(await installPeers(MERMAID), 'mermaid');
  return { script: path.join(folder, 'dist/mermaid.min.js'), version: versionOf(path.join(folder, 'package.json')) };
}

/** The path of mermaid-cli's program. */
export async function mermaidCommand(): Promise<string> {
  return path.join(await installPeers(MERMAID_CLI), '@mermaid-js/mermaid-cli/src/cli.js');
}

/** The path of LikeC4's program, which is its language server too, and its version. */
export async function likeC4(): Promise<{ command: string; version: string }> {
  const folder = path.join(await installPeers(LIKEC4), 'likec4');
  return { command: path.join(folder, 'bin/likec4.mjs'), version: versionOf(path.join(folder, 'package.json')) };
}
