import path from 'node:path';
import { defineCommand } from '../command.js';
import { formatOfText, formatToRead, IMPORT_FORMATS, type ImportFormat, importText } from '../conversions.js';
import { EXIT, type ExitCode, Failure } from '../exit.js';
import { type Input, inputNamed } from '../inputs.js';
import { checkNewMap, writeNewMap } from '../new-map.js';
import { nameOf, readSource } from '../one-map.js';
import { STANDARD_OUTPUT } from '../output.js';
import { isOutputFolder, makeOutputFolder } from '../pictures.js';
import { printable, type Terminal } from '../terminal.js';

/** Makes maps of what other programs write. */
export const importMap = defineCommand({
  name: 'import',
  summary: 'makes maps of Mermaid, tables and JSON',
  usage: 'FILES…',
  operands: { least: 1, most: Number.POSITIVE_INFINITY },
  about: [
    'FILES are Mermaid journeys (.mmd, or Markdown pages with them), tables with one row a step (.csv, .xlsx), maps as JSON ' +
      '(.json), or - for standard input. One becomes the file that -o names, or goes to standard output; several go into a ' +
      'folder, each under its own name.',
    'The map has no errors. What has no place in it is kept as a comment or a note; what was read in another way than it ' +
      'was written is said on standard error, with its line.',
    'Exit code: 0 if all are written, 2 if the call is wrong or something cannot be read or written.',
  ],
  options: {
    output: { short: 'o', value: 'OUT', about: 'The file to write (.journey), or a folder: FOLDER/.' },
    from: { choices: IMPORT_FORMATS, about: 'What it is, where neither the name nor the content tells.' },
    force: { about: 'Replaces a file that is there already.' },
  },
  examples: [
    { line: 'journey import shopping.mmd -o shopping.journey', about: 'A Mermaid journey becomes a map.' },
    { line: 'journey import README.md -o maps/', about: 'All Mermaid journeys of a page, in one file.' },
    { line: 'journey import workshop.xlsx', about: 'A table becomes a map, on standard output.' },
    { line: 'journey import - --from csv < steps.csv', about: 'From standard input.' },
  ],
  async run({ values: { output, from, force }, operands, terminal }): Promise<ExitCode> {
    const isForced = force === true;
    const isFolder = output !== undefined && isOutputFolder(output);
    if (operands.length > 1 && !isFolder) {
      throw new Failure('Several files become several maps: name a folder for them with -o, such as -o maps/');
    }
    const parts = operands.map((word) => ({ input: inputNamed(word, process.cwd()), output: outputOf(word, output) }));
    const names = parts.map(({ output: file }) => file);
    const twice = names.find((name, index) => name !== undefined && names.indexOf(name) !== index);
    if (twice !== undefined)
      throw new Failure(`Two of the files would become ‘${printable(twice)}’: import them one by one.`);
    if (isFolder) makeOutputFolder(output);
    for (const part of parts) if (part.output !== undefined) checkNewMap(part.output, isForced);
    let code: ExitCode = EXIT.ok;
    for (const part of parts) {
      try {
        const text = await mapOf(part.input, from, part.output, terminal);
        if (part.output === undefined) await terminal.write(text);
        else {
          writeNewMap(part.output, text, isForced);
          terminal.tell(`Wrote ${printable(part.output)}`);
        }
      } catch (error) {
        if (!(error instanceof Failure) || parts.length === 1) throw error;
        terminal.say(error.message);
        code = EXIT.misuse;
      }
    }
    return code;
  },
});

/** The file that an input becomes; undefined for standard output. */
function outputOf(word: string, output: string | undefined): string | undefined {
  if (output === undefined || output === STANDARD_OUTPUT) return undefined;
  return isOutputFolder(output) ? path.join(output, `${titleOf(word)}.journey`) : output;
}

/** What a file without a title is called: by its name. */
function titleOf(word: string): string {
  return path.basename(word, path.extname(word)).replace(/^-$/, '') || 'Journey';
}

async function mapOf(
  input: Input,
  from: ImportFormat | undefined,
  output: string | undefined,
  terminal: Terminal,
): Promise<string> {
  const { ExchangeError } = await import('../../exchange/notice.js');
  const { withoutErrors } = await import('../without-errors.js');
  const at = (line: number | undefined) => `${printable(input.name)}${line === undefined ? '' : `:${line}`}: `;
  try {
    const { text, notices } = await read(input, from, terminal);
    for (const { line, message } of notices) terminal.say(`${at(line)}${printable(message)}`);
    const workspace = output === undefined ? process.cwd() : path.resolve(path.dirname(output));
    const checked = await withoutErrors(text, workspace);
    for (const { text: line, message } of checked.silenced) {
      terminal.say(`${at(undefined)}‘${printable(line)}’ is kept as a comment. ${printable(message)}`);
    }
    for (const { message, range } of checked.left) {
      terminal.say(`${at(undefined)}line ${range.start.line + 1} of the map has an error. ${printable(message)}`);
    }
    return checked.text;
  } catch (error) {
    if (!(error instanceof ExchangeError)) throw error;
    const place = error.line === undefined ? '' : ` (line ${error.line})`;
    throw new Failure(`${nameOf(input)} ${printable(error.message)}${place}.`);
  }
}

async function read(input: Input, from: ImportFormat | undefined, terminal: Terminal) {
  const { file } = input;
  const format = from ?? (file === undefined ? undefined : formatToRead(input.name));
  const title = titleOf(file === undefined ? '' : input.name);
  if (format === 'xlsx') {
    if (file === undefined) throw new Failure('A workbook cannot come from standard input: name its file.');
    const { readBytes, Unreadable } = await import('../../library/source.js');
    const { readXlsx } = await import('../../exchange/table/xlsx.js');
    try {
      return await readXlsx(readBytes(file), title);
    } catch (error) {
      throw error instanceof Unreadable ? new Failure(`${nameOf(input)} ${error.message}.`) : error;
    }
  }
  const { text } = await readSource(input, terminal);
  return await importText(text, format ?? formatOfText(text), title);
}
