/** What the figures depend on: the machine, and the versions of what ran. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export type Environment = Record<string, string>;

export function environment(root: string): Environment {
  const cpus = os.cpus();
  return {
    machine: `${cpus[0]?.model.trim() ?? 'unknown processor'}, ${cpus.length} cores, ${Math.round(os.totalmem() / 2 ** 30)} GB`,
    'load at the start': load(),
    system: `${os.type()} ${os.release()}, ${os.arch()}`,
    Node: process.versions.node,
    'Journey Maps': [versionOf(path.join(root, 'package.json')), commitOf(root)].filter(Boolean).join(', '),
  };
}

/** @param file a package.json */
export function versionOf(file: string): string {
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

/** How busy the machine is: how many processes want a core, by the last minute's mean. */
export function load(): string {
  return (os.loadavg()[0] ?? 0).toFixed(1);
}

/** Empty where the project is not a clone. */
function commitOf(root: string): string {
  try {
    const git = (...args: string[]) =>
      execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    return git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain') === '' ? '' : ' and changes');
  } catch {
    return '';
  }
}
