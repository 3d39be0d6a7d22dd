import { defineCommand } from '../command.js';
import { EXIT, type ExitCode, Failure } from '../exit.js';
import { STANDARD_INPUT } from '../inputs.js';
import { oneInput, readOneMap } from '../one-map.js';
import { printable, type Style } from '../terminal.js';

const FORMATS = ['text', 'json', 'markdown'] as const;
const STYLES = { added: 'green', removed: 'red', changed: 'yellow' } as const satisfies Record<string, Style>;

/** Says what two maps differ by. */
export const diff = defineCommand({
  name: 'diff',
  summary: 'says what has changed from one map to another',
  usage: 'OLD NEW',
  operands: { least: 2, most: 2 },
  about: [
    'OLD and NEW are .journey files; one of them may be - for standard input. Compared is what the maps say: journeys, ' +
      'stages and steps that are new, gone, moved or renamed, emotions and by how much they go up or down, pains, ' +
      'opportunities and all other lines. How they are written does not count.',
    'Exit code: 0 whether they differ or not; with --exit-code 1 if they differ; 2 if the call is wrong or something ' +
      'cannot be read.',
  ],
  options: {
    format: {
      choices: FORMATS,
      about: 'How the changes are written: text (for people, if you do not say), json, or markdown for a comment.',
    },
    'exit-code': { about: 'Ends with 1 if the maps differ.' },
  },
  examples: [
    { line: 'journey diff shoes-2025.journey shoes.journey', about: 'Says what has changed.' },
    {
      line: 'git show HEAD:shoes.journey | journey diff - shoes.journey',
      about: 'What has changed since the last commit.',
    },
    { line: 'journey diff old.journey new.journey --format markdown', about: 'For a comment on a pull request.' },
  ],
  async run({ values, operands: [before = '', after = ''], terminal }): Promise<ExitCode> {
    if (before === STANDARD_INPUT && after === STANDARD_INPUT) {
      throw new Failure('Standard input is read once: name a file for OLD or NEW.');
    }
    const inputs = [oneInput(before), oneInput(after)] as const;
    const maps = [(await readOneMap(inputs[0], terminal)).map, (await readOneMap(inputs[1], terminal)).map] as const;
    const { compareMaps } = await import('../../diff/compare.js');
    const found = compareMaps(...maps);
    await terminal.write(await written());
    return found.parts.length > 0 && values['exit-code'] ? EXIT.findings : EXIT.ok;

    async function written(): Promise<string> {
      switch (values.format) {
        case 'json':
          return `${JSON.stringify(found, null, 2)}\n`;
        case 'markdown':
          return (await import('../../diff/markdown.js')).writeDiffMarkdown(found);
        default: {
          const paint = (change: keyof typeof STYLES, line: string) => terminal.paint(STYLES[change], line);
          return (await import('../../diff/text.js')).writeDiffText(found, { paint, printable });
        }
      }
    }
  },
});
