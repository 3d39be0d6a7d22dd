import type { JourneyMap } from '../../../language-server/map/journey-map.js';
import type { Exported } from '../../exchange/notice.js';
import { defineCommand } from '../command.js';
import { EXCHANGE_FORMATS, type ExchangeFormat, formatToWrite } from '../conversions.js';
import { EXIT, type ExitCode, Failure } from '../exit.js';
import type { Input } from '../inputs.js';
import { chooseJourney } from '../journeys.js';
import { nameOf, oneInput, readOneMap } from '../one-map.js';
import { checkOutput, STANDARD_OUTPUT, writeResult } from '../output.js';
import { printable, type Terminal } from '../terminal.js';

/** Writes a map for other programs. */
export const exportMap = defineCommand({
  name: 'export',
  summary: 'writes a map for other programs',
  usage: 'FILE',
  operands: { least: 1, most: 1 },
  about: [
    'FILE is a .journey file, or - for standard input. Without -o the result goes to standard output. JSON holds all that ' +
      'the file says; CSV and XLSX are a table with one row a step; Markdown has a table for each stage; Mermaid is a journey ' +
      'diagram. What a format has no place for is said on standard error.',
    'Exit code: 0 if it is written, errors in the map or not; 1 if the file holds no journey, except for JSON; 2 if the ' +
      'call is wrong or something cannot be read or written.',
  ],
  options: {
    to: { choices: EXCHANGE_FORMATS, about: 'The format, where the name of the file to write does not say it.' },
    output: { short: 'o', value: 'OUT', about: 'The file to write: .json, .csv, .xlsx, .md or .mmd.' },
    journey: {
      value: 'NAME',
      about: 'Which journey, if the file holds several. Else it is all; in a Mermaid file, the first.',
    },
    picture: { value: 'PATH', about: 'Markdown: the path or address of the picture to show.' },
  },
  examples: [
    { line: 'journey export shoes.journey -o shoes.json', about: 'Writes a map as JSON.' },
    { line: 'journey export shoes.journey -o shoes.xlsx', about: 'As a table for a spreadsheet.' },
    {
      line: 'journey export shoes.journey -o shoes.md --picture shoes.svg',
      about: 'As a page with a picture and tables.',
    },
    { line: 'journey export - --to mermaid < shoes.journey', about: 'From standard input to standard output.' },
  ],
  async run({ values: { to, output, journey, picture }, operands, terminal }): Promise<ExitCode> {
    const format = to ?? formatToWrite(output);
    if (format === undefined) {
      throw new Failure(`export needs a format: --to ${EXCHANGE_FORMATS.join(' or ')}.`);
    }
    if (picture !== undefined && format !== 'markdown') throw new Failure('--picture is for Markdown.');
    const isToStdout = output === undefined || output === STANDARD_OUTPUT;
    if (format === 'xlsx' && isToStdout && terminal.isScreen) {
      throw new Failure('A workbook cannot be shown here: name a file for it, such as -o map.xlsx');
    }
    const input = oneInput(operands[0]!);
    checkOutput(output, input.file);
    const map = await chosen((await readOneMap(input, terminal)).map, journey, format, input, terminal);
    const { ExchangeError } = await import('../../exchange/notice.js');
    try {
      const { content, notices } = await write(map, format, output, picture, { input, terminal });
      for (const { message } of notices) terminal.say(`${printable(input.name)}: ${printable(message)}`);
      await writeResult(content, output, input.file, terminal);
    } catch (error) {
      throw error instanceof ExchangeError ? new Failure(error.message) : error;
    }
    return EXIT.ok;
  },
});

/** The map, or the one journey of it that is wanted. */
async function chosen(
  map: JourneyMap,
  journey: string | undefined,
  format: ExchangeFormat,
  input: Input,
  terminal: Terminal,
): Promise<JourneyMap> {
  if (map.journeys.length === 0 && format !== 'json') {
    throw new Failure(`${nameOf(input)} holds no journey, so there is nothing to write.`, EXIT.findings);
  }
  if (journey === undefined) return map;
  const index = await chooseJourney(map.journeys, journey, nameOf(input), terminal);
  return { ...map, journeys: [map.journeys[index]!] };
}

async function write(
  map: JourneyMap,
  format: ExchangeFormat,
  output: string | undefined,
  picture: string | undefined,
  { input, terminal }: { input: Input; terminal: Terminal },
): Promise<Exported<string | Uint8Array>> {
  switch (format) {
    case 'json':
      return { content: (await import('../../exchange/json/write.js')).writeJson(map), notices: [] };
    case 'csv':
      return (await import('../../exchange/table/csv.js')).writeCsv(map);
    case 'xlsx':
      return await (await import('../../exchange/table/xlsx.js')).writeXlsx(map);
    case 'markdown':
      return (await import('../../exchange/markdown/write.js')).writeMarkdown(map, { picture });
    case 'mermaid': {
      const { writeMermaid, writeMermaidPage } = await import('../../exchange/mermaid/write.js');
      if (output !== undefined && formatToWrite(output) === 'markdown') return writeMermaidPage(map);
      return writeMermaid(map, await chooseJourney(map.journeys, undefined, nameOf(input), terminal));
    }
  }
}
