import type { Source } from '../../library/read-maps.js';
import { defineCommand } from '../command.js';
import { EXIT, type ExitCode, Failure } from '../exit.js';
import { findInputs } from '../inputs.js';
import { readSource } from '../one-map.js';
import { printable, type Terminal } from '../terminal.js';

/** Indents and spaces maps in one way. */
export const format = defineCommand({
  name: 'format',
  summary: 'indents and spaces maps in one way',
  usage: '[FILES…]',
  operands: { least: 0, most: Number.POSITIVE_INFINITY },
  about: [
    'FILES are .journey files, folders, patterns, or - for standard input; without any, the current folder. One map goes to ' +
      'standard output. Several are rewritten with --write, or named with --check.',
    'What a map says stays the same, and so do its comments and line ends. Each file keeps the indentation that most of its ' +
      'lines have: tabs, or so many spaces.',
    'Exit code: 0 if all is done, or nothing is to do; 1 if --check finds a map that is not formatted; 2 if the call is ' +
      'wrong or something cannot be read or written.',
  ],
  options: {
    check: { about: 'Changes nothing: writes the names of the maps that are not formatted to standard output.' },
    write: { about: 'Writes the formatted maps into their files.' },
  },
  examples: [
    { line: 'journey format shoes.journey', about: 'Shows a map as it is when it is formatted.' },
    { line: 'journey format --write', about: 'Formats all maps in this folder and below.' },
    { line: 'journey format maps --check', about: 'Tells which maps of a folder are not formatted.' },
    { line: 'journey format - < shoes.journey', about: 'From standard input to standard output.' },
  ],
  async run({ values: { check, write }, operands, terminal }): Promise<ExitCode> {
    if (check && write) throw new Failure('--check changes nothing and --write does: say one of them.');
    const { inputs, problems } = findInputs(operands.length > 0 ? operands : ['.'], process.cwd());
    if (write && inputs.some(({ file }) => file === undefined)) {
      throw new Failure('--write changes files: it cannot be used with standard input.');
    }
    if (!check && !write && inputs.length > 1) {
      throw new Failure(
        `These are ${inputs.length} maps: say --write to format them all, or --check to see which need it.`,
      );
    }
    for (const problem of problems) terminal.say(problem);
    let isDone = problems.length === 0;
    let changes = 0;
    const { formatted } = await import('../../library/parts/language.js');
    for (const input of inputs) {
      try {
        const source = await readSource(input, terminal);
        const text = formatted(source.text);
        if (text !== source.text) changes++;
        if (write) await rewrite(source, text, terminal);
        else if (!check) await terminal.write(text);
        else if (text !== source.text) await terminal.write(`${printable(source.name)}\n`);
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        terminal.say(error.message);
        isDone = false;
      }
    }
    if (!isDone) return EXIT.misuse;
    return check && changes > 0 ? EXIT.findings : EXIT.ok;
  },
});

async function rewrite(source: Source, text: string, terminal: Terminal): Promise<void> {
  if (text === source.text) return;
  const { rewriteSource } = await import('../rewrite.js');
  rewriteSource(source, text);
  terminal.tell(`Formatted: ${printable(source.name)}`);
}
