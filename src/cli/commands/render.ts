import type { ThemeName } from '../../diagram/index.js';
import { defineCommand } from '../command.js';
import { EXIT, type ExitCode, Failure } from '../exit.js';
import { chooseJourney } from '../journeys.js';
import { nameOf, oneInput, readOneMap } from '../one-map.js';
import { checkOutput, STANDARD_OUTPUT, writeResult } from '../output.js';
import { printable } from '../terminal.js';

const THEMES = ['light', 'dark', 'contrast', 'grey'] as const satisfies readonly ThemeName[];

/** Draws a map. */
export const render = defineCommand({
  name: 'render',
  summary: 'draws a map as a picture',
  usage: 'FILE',
  operands: { least: 1, most: 1 },
  about: [
    'FILE is a .journey file, or - for standard input. Without -o the picture goes to standard output.',
    'Exit code: 0 if it is drawn, 1 if the file holds no journey, 2 if the call is wrong or something cannot be read or ' +
      'written.',
  ],
  options: {
    output: { short: 'o', value: 'OUT.svg', about: 'The file to write: an SVG picture.' },
    journey: { value: 'NAME', about: 'Which journey to draw, if the file holds several. Else it is the first.' },
    theme: {
      choices: THEMES,
      about: 'The colours: light (if you do not say), dark, contrast for high contrast, or grey.',
    },
  },
  examples: [
    { line: 'journey render shoes.journey -o shoes.svg', about: 'Draws a map into a file.' },
    { line: 'journey render shoes.journey --theme dark > shoes.svg', about: 'In dark colours, to standard output.' },
    { line: 'journey render clinic.journey --journey "The day" -o day.svg', about: 'Draws one of several journeys.' },
  ],
  async run({ values, operands, terminal }): Promise<ExitCode> {
    const input = oneInput(operands[0]!);
    const { output } = values;
    if (output !== undefined && output !== STANDARD_OUTPUT && !/\.svg$/i.test(output)) {
      throw new Failure(`‘${printable(output)}’ cannot be written: pictures are written as .svg files.`);
    }
    checkOutput(output, input.file);
    const map = await readOneMap(input, terminal);
    const index = await chooseJourney(map.journeys, values.journey, nameOf(input), terminal);
    const [{ layoutMap, renderSvg }, { lazyElk }, { fontFaces }] = await Promise.all([
      import('../../diagram/index.js'),
      import('../elk.js'),
      import('../fonts.js'),
    ]);
    const scene = await layoutMap(map, index, { elk: lazyElk(terminal) });
    for (const notice of scene.notices) terminal.say(printable(notice));
    const fontFace = fontFaces(scene, terminal);
    await writeResult(renderSvg(scene, { theme: values.theme ?? 'light', fontFace }), output, input.file, terminal);
    return EXIT.ok;
  },
});
