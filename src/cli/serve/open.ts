import { spawn } from 'node:child_process';
import type { Terminal } from '../terminal.js';

/** Programs that open an address as the user has chosen, by platform. */
const OPENERS: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

/** Opens an address of this program in the user's browser. Where that fails, the user is told and can do it by hand. */
export function openInBrowser(address: string, terminal: Terminal): void {
  const [program, ...args] = OPENERS[process.platform] ?? ['xdg-open'];
  const child = spawn(program, [...args, address], { stdio: 'ignore', detached: true });
  child.on('error', () => terminal.say('No browser could be opened: open the address yourself.'));
  child.unref();
}
