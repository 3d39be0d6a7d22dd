import type { ThemeName } from '../../diagram/index.js';
import { VIEWS } from '../../diagram/layout/view.js';
import { EXPORT_FORMATS, EXPORT_PAGES, type ExportOptions } from '../../export/job.js';
import { checkWish, LANES, namesIn, type Wish } from '../choice.js';
import { defineCommand } from '../command.js';
import { type ExitCode, Failure } from '../exit.js';
import { STANDARD_INPUT } from '../inputs.js';
import { LANGUAGES, textsIn } from '../languages.js';
import { STANDARD_OUTPUT } from '../output.js';
import { checkOptions, formatOf, scaleOf } from '../pictures.js';

const THEMES = ['light', 'dark', 'contrast', 'grey'] as const satisfies readonly ThemeName[];
const DENSITIES = ['comfortable', 'compact'] as const;

/** Draws maps. */
export const render = defineCommand({
  name: 'render',
  summary: 'draws maps as pictures',
  usage: 'FILES…',
  operands: { least: 1, most: Number.POSITIVE_INFINITY },
  about: [
    'FILES are .journey files, folders, patterns, or - for standard input. One map becomes the file that -o names, or goes ' +
      'to standard output; several go into a folder, each under its own name.',
    'A picture is SVG, PNG, PDF, or an HTML page with the map as a table too: the ending of the file says which.',
    'Exit code: 0 if all are drawn, 1 if a file holds no journey or --check finds a picture that is not up to date, 2 if ' +
      'the call is wrong or something cannot be read or written, 130 if Ctrl+C ends --watch.',
  ],
  options: {
    output: { short: 'o', value: 'OUT', about: 'The file to write (.svg, .png, .pdf or .html), or a folder: FOLDER/.' },
    format: { choices: EXPORT_FORMATS, about: 'The form of the picture, where no file name says it. Else svg.' },
    journey: { value: 'NAME', about: 'Which journey to draw, if the file holds several. Else it is the first.' },
    view: {
      choices: VIEWS,
      about:
        'What to show: map (if you do not say), flow for the ways between the steps, or blueprint for who makes them ' +
        'happen.',
    },
    theme: {
      choices: THEMES,
      about:
        'The colours: light (if you do not say), dark, contrast for high contrast, or grey. An HTML page follows the ' +
        "reader's system if you do not say.",
    },
    language: {
      choices: LANGUAGES,
      about:
        "The language of the picture's own words: en (if you do not say), de, es or ja. The map's stay as they are.",
    },
    density: { choices: DENSITIES, about: 'How wide the columns are: comfortable (if you do not say) or compact.' },
    personas: { value: 'NAMES', about: 'Only what concerns these personas, with commas between their names.' },
    lanes: {
      value: 'NAMES',
      about: `Only these lanes, from top to bottom, with commas between them: ${LANES.join(', ')}, or a lane of the map's own.`,
    },
    scale: { value: 'N', about: 'PNG: so many times as many pixels along each side; 2 is sharp on slides.' },
    page: { choices: EXPORT_PAGES, about: 'PDF: own (one page as large as the picture, if you do not say), a4 or a3.' },
    check: { about: 'Writes nothing: names the pictures that are not as their maps draw them, and ends with 1 then.' },
    watch: { about: 'Draws again whenever a map changes, until Ctrl+C.' },
  },
  examples: [
    { line: 'journey render shoes.journey -o shoes.svg', about: 'Draws a map into a file.' },
    { line: 'journey render shoes.journey -o shoes.png --scale 2', about: 'As pixels, sharp enough for slides.' },
    {
      line: 'journey render shoes.journey -o shoes.pdf --page a3',
      about: 'For printing, on as many pages as it takes.',
    },
    {
      line: 'journey render maps -o pictures/ --format html',
      about: 'Every map of a folder, as pages to open in a browser.',
    },
    { line: 'journey render shoes.journey -o rosa.svg --personas Rosa --lanes steps,feels', about: 'Only some of it.' },
    { line: 'journey render maps -o pictures/ --watch', about: 'Keeps the pictures of a folder as their maps are.' },
    { line: 'journey render maps -o pictures/ --check', about: 'In an automatic check: are the pictures up to date?' },
    { line: 'journey render shoes.journey --theme dark > shoes.svg', about: 'In dark colours, to standard output.' },
  ],
  async run({ values, operands, terminal }): Promise<ExitCode> {
    const { output, journey, theme, density, view, page, check, watch, language } = values;
    const format = formatOf(output, values.format);
    const options: ExportOptions = {
      format,
      theme,
      density,
      view,
      scale: scaleOf(values.scale),
      page,
      texts: textsIn(language),
    };
    checkOptions(options);
    const wish: Wish = {
      personas: values.personas === undefined ? undefined : namesIn('--personas', values.personas),
      lanes: values.lanes === undefined ? undefined : namesIn('--lanes', values.lanes),
    };
    checkWish(wish, view);
    if (check && watch) throw new Failure('--check writes nothing and --watch does: say one of them.');
    for (const [name, isGiven] of Object.entries({ check, watch })) {
      if (isGiven && (output === undefined || output === STANDARD_OUTPUT)) {
        throw new Failure(`--${name} is for pictures in files: name them with -o.`);
      }
      if (isGiven && operands.includes(STANDARD_INPUT)) {
        throw new Failure(`--${name} cannot be used with standard input.`);
      }
    }
    const task = { operands, output, drawing: { journey, wish, options } };
    if (watch) return await (await import('../render-watch.js')).drawAgainAndAgain(task, terminal);
    const { checkAll, drawAll } = await import('../render-all.js');
    return check ? await checkAll(task, terminal) : (await drawAll(task, terminal)).code;
  },
});
