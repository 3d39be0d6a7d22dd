import { createRequire } from 'node:module';
import { besideProgram } from '../../library/beside.js';
import { defineCommand } from '../command.js';
import { EXIT, type ExitCode, Failure } from '../exit.js';

/** Runs the language server in this process. */
export const lsp = defineCommand({
  name: 'lsp',
  summary: 'runs the language server, for any editor',
  usage: '--stdio',
  operands: { least: 0, most: 0 },
  about: [
    'An editor starts this by itself and talks to it over standard input and output, in the Language Server Protocol. ' +
      'It is not for typing.',
    'Exit code: 0 if the editor has ended it in order, 1 if the editor has gone, 2 if the call is wrong.',
  ],
  options: {
    stdio: { about: 'Talks over standard input and output: the one way there is.' },
    clientProcessId: { value: 'PID', about: 'The process of the editor: when it ends, this ends too.' },
  },
  examples: [
    { line: 'journey lsp --stdio', about: 'What to enter as the command in the settings of an editor.' },
    { line: 'npx journey-maps lsp --stdio', about: 'The same where journey is installed in a project.' },
  ],
  async run({ values }): Promise<ExitCode> {
    if (!values.stdio) throw new Failure('lsp needs --stdio: it talks to an editor over standard input and output.');
    const file = besideProgram('server.js');
    try {
      createRequire(file)(file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
      throw new Failure('A part of this program is missing: server.js belongs beside it. Install it again.');
    }
    // The server listens from here on, and ends the process itself.
    return EXIT.ok;
  },
});
