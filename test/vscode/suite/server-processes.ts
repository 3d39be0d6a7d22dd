/** The language servers of this extension host. For the desktop alone, where they are processes. */
import { execFileSync } from 'node:child_process';

/** Their process ids. */
export function servers(): number[] {
  const processes = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' });
  return processes
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, parent, ...args]) => Number(parent) === process.pid && args.some((arg) => arg.endsWith('server.js')))
    .map(([pid]) => Number(pid));
}
