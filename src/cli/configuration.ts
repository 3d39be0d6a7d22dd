/** What is wrong in configurations, said to the user. */
import path from 'node:path';
import type { ConfigurationFault } from '../library/read-maps.js';
import { printable, type Terminal } from './terminal.js';

/** Says each fault with its place, `path:line:column`. */
export function sayFaults(faults: readonly ConfigurationFault[], terminal: Terminal): void {
  for (const { file, message, range } of faults) {
    const shown = path.relative(process.cwd(), file) || file;
    const { line, character } = range.start;
    terminal.say(`${printable(shown)}:${line + 1}:${character + 1}: ${printable(message)}`);
  }
}
