/** What is measured beside Journey Maps. It weighs on nobody else: installed when it is first needed, in its own folder. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root, runNpm } from '../scripts/lib/project.mjs';
import { versionOf } from './environment.js';

const FOLDER = path.join(root, 'bench/peers');

/** Installs the peers as their lock file says, unless they are there. */
async function installPeers(): Promise<void> {
  const [wanted, installed] = ['package-lock.json', 'node_modules/.package-lock.json'].map((file) =>
    path.join(FOLDER, file),
  ) as [string, string];
  if (existsSync(installed) && versionsIn(installed) === versionsIn(wanted)) return;
  console.error('  Installing Mermaid to measure beside');
  await runNpm(['ci', '--ignore-scripts', '--loglevel=error'], { cwd: FOLDER, quiet: true });
}

/** @param file a lock file of npm's */
function versionsIn(file: string): string {
  const { packages } = JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, { version?: string }> };
  return ['mermaid', '@mermaid-js/mermaid-cli'].map((name) => packages[`node_modules/${name}`]?.version).join();
}

/** Mermaid's bundle for pages, and its version. */
export async function mermaidScript(): Promise<{ script: string; version: string }> {
  await installPeers();
  const folder = path.join(FOLDER, 'node_modules/mermaid');
  return { script: path.join(folder, 'dist/mermaid.min.js'), version: versionOf(path.join(folder, 'package.json')) };
}

/** The path of mermaid-cli's program. */
export async function mermaidCommand(): Promise<string> {
  await installPeers();
  return path.join(FOLDER, 'node_modules/@mermaid-js/mermaid-cli/src/cli.js');
}
