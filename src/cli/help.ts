/** The help texts, made of what the commands say of themselves. */
import { COMMON_OPTIONS, optionsOf } from './arguments.js';
import type { Command, Option } from './command.js';
import type { Paint } from './terminal.js';

const WIDTH = 80;
const INDENT = '  ';

/** What `journey` alone says. */
export function programHelp(commands: readonly Command[], paint: Paint): string {
  return sections(
    ['journey checks, draws and exports customer journey maps written as text.'],
    [heading('Usage', paint), `${INDENT}journey COMMAND [OPTIONS]`],
    [heading('Commands', paint), ...table(commands.map(({ name, summary }) => [name, summary]))],
    [
      heading('Options', paint),
      ...table([
        ['-h, --help', COMMON_OPTIONS.help.about],
        ['-v, --version', 'Shows the version.'],
      ]),
    ],
    ['journey help COMMAND tells more about one, with examples.'],
  );
}

/** What `journey help COMMAND` says. */
export function commandHelp(command: Command, paint: Paint): string {
  const options = Object.entries(optionsOf(command));
  return sections(
    [`journey ${command.name}: ${command.summary}`],
    [heading('Usage', paint), `${INDENT}journey ${command.name} ${command.usage} [OPTIONS]`],
    ...command.about.map((paragraph) => wrap(paragraph, WIDTH)),
    [heading('Options', paint), ...table(options.map(([name, option]) => [optionForm(name, option), option.about]))],
    [
      heading('Examples', paint),
      ...command.examples.flatMap(({ line, about }) => [`${INDENT}${line}`, `${INDENT}${INDENT}${about}`]),
    ],
  );
}

/** `-o, --output FILE`. */
function optionForm(name: string, { short, choices, value }: Option): string {
  const wanted = choices?.join('|') ?? value;
  return `${short === undefined ? '' : `-${short}, `}--${name}${wanted === undefined ? '' : ` ${wanted}`}`;
}

function heading(text: string, paint: Paint): string {
  return paint('bold', text);
}

function table(rows: readonly (readonly [string, string])[]): string[] {
  const left = Math.max(...rows.map(([name]) => name.length)) + 2;
  return rows.flatMap(([name, about]) =>
    wrap(about, WIDTH - left - INDENT.length).map(
      (line, index) => `${INDENT}${(index === 0 ? name : '').padEnd(left)}${line}`,
    ),
  );
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

function sections(...parts: readonly string[][]): string {
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}
