import { statSync } from 'node:fs';
import type { ThemeName } from '../../diagram/index.js';
import { VIEWS } from '../../diagram/layout/view.js';
import { EXPORT_FORMATS, EXPORT_PAGES, type ExportOptions } from '../../export/job.js';
import { defineCommand } from '../command.js';
import { EXIT, type ExitCode, Failure } from '../exit.js';
import { findInputs, type Input } from '../inputs.js';
import { chooseJourney } from '../journeys.js';
import { nameOf, oneInput, readOneMap } from '../one-map.js';
import { writeResult } from '../output.js';
import { isPattern } from '../pattern.js';
import { checkOptions, formatOf, isOutputFolder, type Picture, picturesOf, scaleOf } from '../pictures.js';
import { printable, type Terminal } from '../terminal.js';

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
    'Exit code: 0 if all are drawn, 1 if a file holds no journey, 2 if the call is wrong or something cannot be read or ' +
      'written.',
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
    density: { choices: DENSITIES, about: 'How wide the columns are: comfortable (if you do not say) or compact.' },
    scale: { value: 'N', about: 'PNG: so many times as many pixels along each side; 2 is sharp on slides.' },
    page: { choices: EXPORT_PAGES, about: 'PDF: own (one page as large as the picture, if you do not say), a4 or a3.' },
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
    { line: 'journey render shoes.journey --theme dark > shoes.svg', about: 'In dark colours, to standard output.' },
  ],
  async run({ values, operands, terminal }): Promise<ExitCode> {
    const { output, journey, theme, density, view, page } = values;
    const format = formatOf(output, values.format);
    const options: ExportOptions = { format, theme, density, view, scale: scaleOf(values.scale), page };
    checkOptions(options);
    const { inputs, problems } = inputsOf(operands, output);
    for (const problem of problems) terminal.say(problem);
    if (inputs.length === 0) return EXIT.misuse;
    const pictures = picturesOf(inputs, output, format, terminal);
    if (pictures.length === 1) return worse(await draw(pictures[0] as Picture, journey, options, terminal), problems);
    let code: ExitCode = EXIT.ok;
    for (const picture of pictures) code = worst(code, await tryToDraw(picture, journey, options, terminal));
    return worse(code, problems);
  },
});

/** A word that can only mean one file is taken at that; folders and patterns are looked into. */
function inputsOf(words: readonly string[], output: string | undefined): { inputs: Input[]; problems: string[] } {
  const [word] = words;
  const one = words.length === 1 && word !== undefined && !isFolder(word) && !isPattern(word);
  if (one && (output === undefined || !isOutputFolder(output))) return { inputs: [oneInput(word)], problems: [] };
  return findInputs(words, process.cwd());
}

const isFolder = (word: string): boolean => statSync(word, { throwIfNoEntry: false })?.isDirectory() === true;

const worst = (one: ExitCode, other: ExitCode): ExitCode => (one > other ? one : other);
const worse = (code: ExitCode, problems: readonly string[]): ExitCode =>
  problems.length > 0 ? worst(code, EXIT.misuse) : code;

/** One of several: what is wrong with it is said, and the others are drawn all the same. */
async function tryToDraw(
  picture: Picture,
  journey: string | undefined,
  options: ExportOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  try {
    return await draw(picture, journey, options, terminal);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    terminal.say(error.message);
    return error.exitCode;
  }
}

async function draw(
  { input, output }: Picture,
  journey: string | undefined,
  options: ExportOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { exporterFolder, loadExporter } = await import('../exporter.js');
  const { ExportError, exportPicture, nodeTools, prepareExport } = loadExporter();
  const tools = nodeTools(exporterFolder(), (message) => terminal.say(message));
  prepareExport(options, tools);
  const map = await readOneMap(input, terminal);
  const index = await chooseJourney(map.journeys, journey, nameOf(input), terminal);
  try {
    const { data, notices } = await exportPicture({ map, journey: index, options }, tools);
    for (const notice of notices) terminal.say(printable(notice));
    await writeResult(data, output, input.file, terminal);
    return EXIT.ok;
  } catch (error) {
    throw error instanceof ExportError ? new Failure(error.message) : error;
  }
}
