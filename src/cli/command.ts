/** What a command is. */
import type { ExitCode } from './exit.js';
import type { Terminal } from './terminal.js';

/** Takes a value where `value` or `choices` is given, else it is a switch. */
export interface Option {
  /** What its value is, in capitals: `NAME`. */
  value?: string;
  /** The words that it takes. */
  choices?: readonly string[];
  /** One letter. */
  short?: string;
  about: string;
}

export type Options = Readonly<Record<string, Option>>;

type ValueOf<O extends Option> = O extends { choices: readonly (infer Choice)[] }
  ? Choice
  : O extends { value: string }
    ? string
    : true;

/** The options of a call by their long names, those that were given. */
export type Values<O extends Options> = { readonly [Name in keyof O]?: ValueOf<O[Name]> };

/** One call of a command. */
export interface Call<O extends Options = Options> {
  values: Values<O>;
  /** What is no option: files. */
  operands: readonly string[];
  terminal: Terminal;
  /** All commands of the program. */
  commands: readonly Command[];
}

export interface Example {
  /** What to type. */
  line: string;
  about: string;
}

/**
 * A command of the program. Its file is loaded at every start, to know what there is: what a run needs beyond this is
 * imported when it runs.
 */
export interface Command<O extends Options = Options> {
  name: string;
  /** What it does, in a few words for the list of commands. */
  summary: string;
  /** What follows the name, without the options: `[FILES…]`. */
  usage: string;
  /** How many operands it takes. */
  operands: { least: number; most: number };
  /** Paragraphs for its help. */
  about: readonly string[];
  options: O;
  examples: readonly Example[];
  /** Resolves to the exit code. Rejects with a Failure where there is nothing more to do. */
  run(call: Call<O>): Promise<ExitCode>;
}

/** Checks a command's parts against each other; the values of its run get the types that its options declare. */
export function defineCommand<const O extends Options>(command: Command<O>): Command<O> {
  return command;
}
