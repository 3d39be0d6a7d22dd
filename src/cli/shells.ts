/** Scripts with which shells complete commands, options and their words; where none fits, names of files. */
import { optionsOf } from './arguments.js';
import type { Command, Option } from './command.js';

export type Shell = 'bash' | 'zsh' | 'fish';

export function completionScript(shell: Shell, commands: readonly Command[]): string {
  return { bash, zsh, fish }[shell](commands);
}

const entriesOf = (command: Command): [string, Option][] => Object.entries(optionsOf(command));
const formsOf = (name: string, { short }: Option): string[] => [
  `--${name}`,
  ...(short === undefined ? [] : [`-${short}`]),
];
const takesValue = ({ value, choices }: Option): boolean => value !== undefined || choices !== undefined;

/** A text as one word of a shell's script. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** A case for each option that takes certain words, of which the shell suggests those that fit. */
function valueCases(commands: readonly Command[], suggest: (words: readonly string[]) => string): string[] {
  return commands.flatMap((command) =>
    entriesOf(command).flatMap(([name, option]) => {
      if (option.choices === undefined) return [];
      const patterns = formsOf(name, option).map((form) => quoted(`${command.name} ${form}`));
      return [`    ${patterns.join(' | ')}) ${suggest(option.choices)}; return ;;`];
    }),
  );
}

const namesOf = (commands: readonly Command[]): string[] => [...commands.map(({ name }) => name), 'help'];

function bash(commands: readonly Command[]): string {
  const suggest = (words: readonly string[]) => `COMPREPLY=($(compgen -W ${quoted(words.join(' '))} -- "$word"))`;
  return [
    '_journey() {',
    `  local word="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}"`,
    '  COMPREPLY=()',
    '  if [ "$COMP_CWORD" -eq 1 ]; then',
    `    ${suggest([...namesOf(commands), '--help', '--version'])}`,
    '    return',
    '  fi',
    `  case "\${COMP_WORDS[1]} $previous" in`,
    ...valueCases(commands, suggest),
    `    'help help') ${suggest(commands.map(({ name }) => name))}; return ;;`,
    '  esac',
    `  case "\${COMP_WORDS[1]} $word" in`,
    ...commands.map(
      (command) =>
        `    ${quoted(`${command.name} -`)}*) ${suggest(entriesOf(command).flatMap(([name, option]) => formsOf(name, option)))} ;;`,
    ),
    '  esac',
    '}',
    'complete -o default -F _journey journey',
    '',
  ].join('\n');
}

function zsh(commands: readonly Command[]): string {
  const described = (pairs: readonly (readonly [string, string])[]) =>
    pairs.map(([name, about]) => quoted(`${name.replaceAll(':', '\\:')}:${about}`)).join(' ');
  return [
    '#compdef journey',
    '_journey() {',
    '  local -a found',
    '  if (( CURRENT == 2 )); then',
    `    found=(${described([...commands.map(({ name, summary }) => [name, summary] as const), ['help', 'explains a command']])})`,
    "    _describe 'command' found",
    '    return',
    '  fi',
    '  case "$words[2] $words[CURRENT-1]" in',
    ...valueCases(commands, (words) => `compadd -- ${words.map(quoted).join(' ')}`),
    `    'help help') compadd -- ${commands.map(({ name }) => name).join(' ')}; return ;;`,
    '  esac',
    '  case "$words[2] $words[CURRENT]" in',
    ...commands.map(
      (command) =>
        `    ${quoted(`${command.name} -`)}*) found=(${described(
          entriesOf(command).flatMap(([name, option]) =>
            formsOf(name, option).map((form) => [form, option.about] as const),
          ),
        )}); _describe 'option' found; return ;;`,
    ),
    '  esac',
    '  _files',
    '}',
    'compdef _journey journey',
    '',
  ].join('\n');
}

function fish(commands: readonly Command[]): string {
  const names = namesOf(commands).join(' ');
  const lines = commands.flatMap((command) => {
    const seen = quoted(`__fish_seen_subcommand_from ${command.name}`);
    return [
      `complete -c journey -n ${quoted(`not __fish_seen_subcommand_from ${names}`)} -f -a ${command.name} -d ${fishQuoted(command.summary)}`,
      ...entriesOf(command).map(([name, option]) => {
        const short = option.short === undefined ? '' : ` -s ${option.short}`;
        const words = option.choices === undefined ? '' : ` -x -a ${quoted(option.choices.join(' '))}`;
        const value = words === '' && takesValue(option) ? ' -r' : '';
        return `complete -c journey -n ${seen} -l ${name}${short}${words}${value} -d ${fishQuoted(option.about)}`;
      }),
    ];
  });
  const help = `complete -c journey -n '__fish_seen_subcommand_from help' -f -a ${quoted(commands.map(({ name }) => name).join(' '))}`;
  return `${[...lines, help].join('\n')}\n`;
}

/** In fish a quotation mark in quotation marks is escaped. */
const fishQuoted = (text: string): string => `'${text.replaceAll(/[\\']/g, '\\$&')}'`;
