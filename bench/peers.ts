/** What is measured beside Journey Maps. It weighs on nobody else: installed when it is first needed, in its own folder. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root, runNpm } from '../scripts/lib/project.mjs';
import { versionOf } from './environment.js';

interface Peers {
  folder: string;
  title: string;
  /** The packages that are measured, of those in the folder. */
  packages: readonly string[];
}

const MERMAID: Peers = {
  folder: path.join(root, 'bench/peers'),
  title: 'Mermaid',
  packages: ['mermaid', '@mermaid-js/mermaid-cli'],
};
const LIKEC4: Peers = { folder: path.join(root, 'bench/peers-likec4'), title: 'LikeC4', packages: ['likec4'] };

/** Installs peers as their lock file says, unless they are there. */
async function installPeers({ folder, title, packages }: Peers): Promise<void> {
  const [wanted, installed] = ['package-lock.json', 'node_modules/.package-lock.json'].map((file) =>
    path.join(folder, file),
  ) as [string, string];
  if (existsSync(installed) && versionsIn(installed, packages) === versionsIn(wanted, packages)) return;
  console.error(`  Installing ${title} to measure beside`);
  await runNpm(['ci', '--ignore-scripts', '--loglevel=error'], { cwd: folder, quiet: true });
}

/** @param file a lock file of npm's */
function versionsIn(file: string, names: readonly string[]): string {
  const { packages } = JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, { version?: string }> };
  return names.map((name) => packages[`node_modules/${name}`]?.version).join();
}

/** Mermaid's bundle for pages, and its version. */
export async function mermaidScript(): Promise<{ script: string; version: string }> {
  await installPeers(MERMAID);
  const folder = path.join(MERMAID.folder, 'node_modules/mermaid');
  return { script: path.join(folder, 'dist/mermaid.min.js'), version: versionOf(path.join(folder, 'package.json')) };
}

/** The path of mermaid-cli's program. */
export async function mermaidCommand(): Promise<string> {
  await installPeers(MERMAID);
  return path.join(MERMAID.folder, 'node_modules/@mermaid-js/mermaid-cli/src/cli.js');
}

/** The path of LikeC4's program, which is its language server too, and its version. */
export async function likeC4(): Promise<{ command: string; version: string }> {
  await installPeers(LIKEC4);
  const folder = path.join(LIKEC4.folder, 'node_modules/likec4');
  return { command: path.join(folder, 'bin/likec4.mjs'), version: versionOf(path.join(folder, 'package.json')) };
}
