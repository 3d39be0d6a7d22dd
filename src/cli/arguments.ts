/** The words of a call → options and operands. */
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import type { Command, Option, Options, Values } from './command.js';
import { Failure } from './exit.js';
import { didYouMean } from './suggest.js';
import { printable } from './terminal.js';

/** What every command understands. */
export const COMMON_OPTIONS = {
  quiet: { short: 'q', about: 'Says nothing of what went well: only what is wrong.' },
  help: { short: 'h', about: 'Shows this help.' },
} as const satisfies Options;

/** The options of a command, and at the end those that every command has. It may say of these what they mean for it. */
export function optionsOf({ options }: Pick<Command, 'options'>): Options {
  const common = Object.entries(COMMON_OPTIONS).map(([name, option]) => [name, { ...option, ...options[name] }]);
  return { ...options, ...Object.fromEntries(common) };
}

export interface Arguments<O extends Options> {
  values: Values<O & typeof COMMON_OPTIONS>;
  operands: string[];
}

/** Reads what stands behind a command's name. Rejects with a Failure that names the word at fault. */
export async function readArguments<O extends Options>(
  command: Command<O>,
  words: readonly string[],
): Promise<Arguments<O>> {
  const options = optionsOf(command);
  // Not strict: Node's own messages speak to programmers.
  const { tokens } = parseArgs({ args: [...words], options: forNode(options), strict: false, tokens: true });
  const values: Record<string, string | true> = {};
  const operands: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (!option) throw await unknownOption(command, token.rawName, options);
    values[token.name] = takesValue(option)
      ? await readValue(option, token.rawName, token.value, token.inlineValue === true)
      : withoutValue(token.rawName, token.value);
  }
  if (!values.help) checkOperands(command, operands);
  return { values: values as Values<O & typeof COMMON_OPTIONS>, operands };
}

function forNode(options: Options): ParseArgsOptionsConfig {
  return Object.fromEntries(
    Object.entries(options).map(([name, option]) => [
      name,
      { type: takesValue(option) ? 'string' : 'boolean', ...(option.short !== undefined && { short: option.short }) },
    ]),
  );
}

function takesValue(option: Option): boolean {
  return option.value !== undefined || option.choices !== undefined;
}

async function unknownOption(command: Command<Options>, written: string, options: Options): Promise<Failure> {
  const hint = await didYouMean(
    written,
    Object.keys(options).map((name) => `--${name}`),
  );
  return new Failure(
    `${command.name} has no option ${printable(written)}.${hint} journey help ${command.name} lists them all.`,
  );
}

async function readValue(option: Option, name: string, value: string | undefined, isInline: boolean): Promise<string> {
  const wanted = option.choices ? option.choices.join(' or ') : `${option.value}`;
  // `-` alone means standard input or output.
  const isOption = value !== undefined && !isInline && value.length > 1 && value.startsWith('-');
  if (value === undefined || value === '' || isOption) {
    const instead = isOption
      ? `, but ${printable(value)} follows; write ${name}=${printable(value)} if you mean that`
      : '';
    throw new Failure(`${name} needs a value: ${wanted}${instead}.`);
  }
  if (option.choices && !option.choices.includes(value)) {
    throw new Failure(`${name} takes ${wanted}, not ‘${printable(value)}’.${await didYouMean(value, option.choices)}`);
  }
  return value;
}

function withoutValue(name: string, value: string | undefined): true {
  if (value !== undefined) throw new Failure(`${name} takes no value.`);
  return true;
}

function checkOperands(command: Command<Options>, operands: readonly string[]): void {
  const { least, most } = command.operands;
  if (operands.length < least) {
    throw new Failure(`${command.name} needs ${command.usage}. journey help ${command.name} shows how.`);
  }
  const extra = operands[most];
  if (extra !== undefined) {
    throw new Failure(`${command.name} takes ${command.usage} and no more: ‘${printable(extra)}’ is too many.`);
  }
}
