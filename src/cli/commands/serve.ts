import { statSync } from 'node:fs';
import path from 'node:path';
import { reasonOf } from '../../library/reasons.js';
import { defineCommand } from '../command.js';
import { type ExitCode, Failure } from '../exit.js';
import { printable } from '../terminal.js';

const MOST_PORT = 65_535;

/** Shows the maps of a folder in a browser. */
export const serve = defineCommand({
  name: 'serve',
  summary: 'shows the maps of a folder in a browser',
  usage: '[FOLDER]',
  operands: { least: 0, most: 1 },
  about: [
    'Writes an address to standard output: a page with all maps of FOLDER, or of the current folder, and a preview of each that ' +
      'follows every change of the file. Nothing is changed from there, and nothing is loaded from anywhere else.',
    'Only this machine is answered, and only at that address, which is another one each time.',
    'Exit code: 130 when Ctrl+C ends it, 2 if the call is wrong or the port is taken.',
  ],
  options: {
    port: { short: 'p', value: 'N', about: 'The port of the address. Else any that is free.' },
    open: { about: 'Opens the address in your browser.' },
  },
  examples: [
    { line: 'journey serve', about: 'Shows the maps of this folder and below.' },
    { line: 'journey serve maps --open', about: 'Shows those of a folder, in your browser at once.' },
    { line: 'journey serve maps --port 8080', about: 'At a port that is the same each time.' },
  ],
  async run({ values: { port, open }, operands: [word = '.'], terminal }): Promise<ExitCode> {
    const folder = path.resolve(word);
    const at = portOf(port);
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
      throw new Failure(`‘${printable(word)}’ is not a folder: serve takes the folder that the maps are in.`);
    }
    const { serveFolder } = await import('../serve/server.js');
    let address: string;
    try {
      const complain = (error: unknown) => {
        terminal.say(`A fault of this program, not of yours: ${printable(reasonOf(error))}. Please report it.`);
        if (process.env.JOURNEY_DEBUG) console.error(error);
      };
      ({ address } = await serveFolder(folder, at, complain));
    } catch (error) {
      throw new Failure(`Port ${at} cannot be used: ${reasonOf(error)}.`);
    }
    await terminal.write(`${address}\n`);
    terminal.tell('Open this address in a browser. Ctrl+C ends it.');
    if (open) (await import('../serve/open.js')).openInBrowser(address, terminal);
    return await new Promise<never>(() => {});
  },
});

function portOf(text: string | undefined): number {
  if (text === undefined) return 0;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port < 1 || port > MOST_PORT) {
    throw new Failure(`--port takes a number from 1 to ${MOST_PORT}, not ‘${printable(text)}’.`);
  }
  return port;
}
