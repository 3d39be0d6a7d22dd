import { TEMPLATES } from '../../../language-server/completion/templates.js';
import { defineCommand } from '../command.js';
import { EXIT, type ExitCode, Failure } from '../exit.js';
import { isMapName } from '../inputs.js';
import { STANDARD_OUTPUT } from '../output.js';
import { printable } from '../terminal.js';

/** Makes a map to begin with. */
export const newMap = defineCommand({
  name: 'new',
  summary: 'makes a map to begin with',
  usage: '[NAME]',
  operands: { least: 0, most: 1 },
  about: [
    'NAME is what the journey is called; its file is called like it. Without a name and without -o, the map goes to ' +
      'standard output. A file that is there already is never written over.',
    `Templates: ${TEMPLATES.map(({ name, title }) => `${name} (${title})`).join(', ')}.`,
    'Exit code: 0 if the map is written, 2 if the call is wrong or it cannot be written.',
  ],
  options: {
    template: {
      short: 't',
      choices: TEMPLATES.map(({ name }) => name),
      about: 'What to begin with. Else journey: two stages with a step each.',
    },
    output: { short: 'o', value: 'FILE', about: 'The file to write, ending in .journey; - for standard output.' },
  },
  examples: [
    { line: 'journey new "Buying shoes"', about: 'Writes a small map into buying-shoes.journey.' },
    { line: 'journey new "Buying shoes" -t blueprint -o maps/shoes.journey', about: 'A service blueprint.' },
    { line: 'journey new --template future', about: 'Shows a map of today and tomorrow.' },
  ],
  async run({ values: { template = 'journey', output: named }, operands, terminal }): Promise<ExitCode> {
    const { fileNameOf, mapNamed } = await import('../../../language-server/starting/new-map.js');
    const { foldSpaces } = await import('../../../language-server/syntax/text.js');
    const [word] = operands;
    const isFile = word !== undefined && isMapName(word);
    if (isFile && named !== undefined)
      throw new Failure('new takes one file: either -o or the name of a file, not both.');
    const name = word === undefined || isFile ? undefined : foldSpaces(word);
    if (name === '') throw new Failure('new needs a name that says something, or none.');
    const text = mapNamed(TEMPLATES.find((it) => it.name === template)!, name);
    const output = named ?? (isFile ? word : name && fileNameOf(name));
    if (output === undefined || output === STANDARD_OUTPUT) {
      await terminal.write(text);
      return EXIT.ok;
    }
    const { writeNewMap } = await import('../new-map.js');
    writeNewMap(output, text);
    terminal.tell(`Wrote ${printable(output)}`);
    return EXIT.ok;
  },
});
