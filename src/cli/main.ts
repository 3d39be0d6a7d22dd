/** The `journey` command: what happens before and after the program itself. */
import { keepCompiledCode } from '../library/compile-cache.js';
import { EXIT } from './exit.js';
import { runProgram } from './program.js';
import { Terminal } from './terminal.js';

const LEAST_NODE = 22;

async function main(): Promise<void> {
  const terminal = new Terminal(process.stdout, process.stderr, process.env);
  if (Number.parseInt(process.versions.node, 10) < LEAST_NODE) {
    terminal.say(`This needs Node ${LEAST_NODE} or newer; here runs ${process.versions.node}.`);
    process.exitCode = EXIT.misuse;
    return;
  }
  keepCompiledCode(process.env);
  process.on('SIGINT', () => process.exit(EXIT.interrupted));
  // Not process.exit: what a pipe has not taken yet would be lost.
  process.exitCode = await runProgram(process.argv.slice(2), terminal);
}

void main();
