/** The program: finds the command that is meant and runs it. */
import { version } from '../../package.json';
import { JourneyError } from '../library/journey-error.js';
import { reasonOf } from '../library/reasons.js';
import { readArguments } from './arguments.js';
import type { Command, Options } from './command.js';
import { COMMANDS } from './commands/index.js';
import { EXIT, type ExitCode, Failure } from './exit.js';
import { commandHelp, programHelp } from './help.js';
import { isMapName } from './inputs.js';
import { didYouMean } from './suggest.js';
import { printable, type Terminal } from './terminal.js';

const HELP_WORDS = ['help', '--help', '-h'];

/**
 * Runs the program. Never rejects: what goes wrong is said on standard error.
 * @param words what stands behind the program's name
 */
export async function runProgram(words: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    return await dispatch(words, terminal);
  } catch (error) {
    if (error instanceof JourneyError) {
      terminal.say(error.message);
      return error instanceof Failure ? error.exitCode : EXIT.misuse;
    }
    terminal.say(`A fault of this program, not of yours: ${printable(reasonOf(error))}. Please report it.`);
    if (process.env.JOURNEY_DEBUG) console.error(error);
    return EXIT.misuse;
  }
}

async function dispatch([first, ...rest]: readonly string[], terminal: Terminal): Promise<ExitCode> {
  if (first === undefined) return await showHelp(undefined, terminal);
  if (HELP_WORDS.includes(first)) return await showHelp(rest[0], terminal);
  if (first === '--version' || first === '-v') {
    await terminal.write(`${version}\n`);
    return EXIT.ok;
  }
  return await runCommand(await commandNamed(first), rest, terminal);
}

async function runCommand<O extends Options>(
  command: Command<O>,
  words: readonly string[],
  terminal: Terminal,
): Promise<ExitCode> {
  const { values, operands } = await readArguments(command, words);
  terminal.isQuiet = values.quiet === true;
  if (values.help) return await showHelp(command.name, terminal);
  return await command.run({ values, operands, terminal, commands: COMMANDS });
}

async function showHelp(name: string | undefined, terminal: Terminal): Promise<ExitCode> {
  const isCommand = name !== undefined && !HELP_WORDS.includes(name);
  const text = isCommand
    ? commandHelp(await commandNamed(name), terminal.paint)
    : programHelp(COMMANDS, terminal.paint);
  await terminal.write(text);
  return EXIT.ok;
}

async function commandNamed(name: string): Promise<Command> {
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (command) return command;
  const shown = printable(name);
  if (name.startsWith('-')) {
    throw new Failure(`There is no option ${shown} without a command. journey --help shows what there is.`);
  }
  if (isMapName(name)) {
    throw new Failure(`‘${shown}’ is a file: say what to do with it, for example journey check ${shown}`);
  }
  const hint = await didYouMean(name, ['help', ...COMMANDS.map((candidate) => candidate.name)]);
  throw new Failure(`There is no command ‘${shown}’.${hint} journey --help lists them all.`);
}
