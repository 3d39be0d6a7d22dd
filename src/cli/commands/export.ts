import type { JourneyMap } from '../../../language-server/map/journey-map.js';
import { writeJson } from '../../exchange/json/write.js';
import { defineCommand } from '../command.js';
import { EXIT, type ExitCode, Failure } from '../exit.js';
import { oneInput, readOneMap } from '../one-map.js';
import { checkOutput, writeResult } from '../output.js';

const FORMATS = { json: writeJson } as const satisfies Readonly<Record<string, (map: JourneyMap) => string>>;
const FORMAT_NAMES = Object.keys(FORMATS) as (keyof typeof FORMATS)[];

/** Writes a map as data. */
export const exportMap = defineCommand({
  name: 'export',
  summary: 'writes a map as data for other programs',
  usage: 'FILE',
  operands: { least: 1, most: 1 },
  about: [
    'FILE is a .journey file, or - for standard input. Without -o the data goes to standard output. The data holds all ' +
      'journeys of the file and all declarations that they use, every title as it is written.',
    'Exit code: 0 if it is written, errors in the map or not; 2 if the call is wrong or something cannot be read or ' +
      'written.',
  ],
  options: {
    to: { choices: FORMAT_NAMES, about: 'The format. This must be given.' },
    output: { short: 'o', value: 'OUT', about: 'The file to write.' },
  },
  examples: [
    { line: 'journey export shoes.journey --to json -o shoes.json', about: 'Writes a map as JSON.' },
    { line: 'journey export - --to json < shoes.journey', about: 'From standard input to standard output.' },
  ],
  async run({ values: { to, output }, operands, terminal }): Promise<ExitCode> {
    if (to === undefined) throw new Failure(`export needs a format: --to ${FORMAT_NAMES.join(' or ')}.`);
    const input = oneInput(operands[0]!);
    checkOutput(output, input.file);
    const map = await readOneMap(input, terminal);
    await writeResult(FORMATS[to](map), output, input.file, terminal);
    return EXIT.ok;
  },
});
