import { defineCommand } from '../command.js';
import { EXIT, type ExitCode, Failure } from '../exit.js';
import { didYouMean } from '../suggest.js';
import { printable } from '../terminal.js';

const SHELLS = ['bash', 'zsh', 'fish'] as const;

/** Writes what makes a shell complete commands and options. */
export const completion = defineCommand({
  name: 'completion',
  summary: 'makes a shell complete what you type',
  usage: SHELLS.join('|'),
  operands: { least: 1, most: 1 },
  about: [
    'Writes a script to standard output. Once the shell has read it, the tab key completes commands, options, their words ' +
      'and names of files.',
    'Exit code: 0, or 2 if the call is wrong.',
  ],
  options: {},
  examples: [
    { line: 'eval "$(journey completion bash)"', about: 'In ~/.bashrc.' },
    { line: 'eval "$(journey completion zsh)"', about: 'In ~/.zshrc, below compinit.' },
    { line: 'journey completion fish | source', about: 'In ~/.config/fish/config.fish.' },
  ],
  async run({ operands, terminal, commands }): Promise<ExitCode> {
    const shell = SHELLS.find((name) => name === operands[0]);
    if (shell === undefined) {
      const hint = await didYouMean(operands[0]!, SHELLS);
      throw new Failure(`completion knows ${SHELLS.join(', ')}, not ‘${printable(operands[0]!)}’.${hint}`);
    }
    const { completionScript } = await import('../shells.js');
    await terminal.write(completionScript(shell, commands));
    return EXIT.ok;
  },
});
