import type { Checked, CheckedMaps } from '../../library/check-maps.js';
import type { Source } from '../../library/read-maps.js';
import { defineCommand } from '../command.js';
import { sayFaults } from '../configuration.js';
import { EXIT, type ExitCode, Failure } from '../exit.js';
import { findInputs, type Input } from '../inputs.js';
import { readSource } from '../one-map.js';
import { REPORT_FORMATS, reporterOf } from '../reports/index.js';
import type { Report } from '../reports/report.js';
import { printable, type Terminal } from '../terminal.js';

/** Says what is wrong or missing in maps. */
export const check = defineCommand({
  name: 'check',
  summary: 'says what is wrong or missing in maps',
  usage: '[FILES…]',
  operands: { least: 0, most: Number.POSITIVE_INFINITY },
  about: [
    'FILES are .journey files, folders (with all that is in them, hidden folders and node_modules apart), patterns such ' +
      'as "maps/**/*.journey", or - for standard input. Without any, the current folder is checked.',
    'With --fix, files are put right where that needs no decision, such as another word for a keyword; what is left is reported.',
    'Exit code: 0 without errors, 1 with errors or too many warnings, 2 if the call is wrong or something cannot be read.',
  ],
  options: {
    format: {
      choices: REPORT_FORMATS,
      about:
        'How the findings are written: text (for people, if you do not say), json, sarif (for code scanning), github ' +
        '(annotations of a workflow) or junit (a test report).',
    },
    fix: { about: 'Puts right in the files what needs no decision, and reports what is left.' },
    'max-warnings': { value: 'N', about: 'More warnings than this count as a failure.' },
    quiet: { about: 'Reports errors alone, and says nothing where there is none. All warnings count all the same.' },
  },
  examples: [
    { line: 'journey check', about: 'Checks all maps in this folder and below.' },
    { line: 'journey check shoes.journey --max-warnings 0', about: 'Checks one, and lets no warning pass.' },
    { line: 'journey check maps --format json', about: 'Checks a folder; the findings are for another program.' },
    { line: 'journey check maps --format sarif > maps.sarif', about: 'For a service that shows findings in the code.' },
    { line: 'journey check maps --fix', about: 'Puts right what needs no decision, in all maps of a folder.' },
    { line: 'journey check - < shoes.journey', about: 'Checks what comes from standard input.' },
  ],
  async run({ values, operands, terminal }): Promise<ExitCode> {
    const mostWarnings = wholeNumber(values['max-warnings']);
    const { inputs, problems, folders } = findInputs(operands.length > 0 ? operands : ['.'], process.cwd());
    if (values.fix && inputs.some(({ file }) => file === undefined)) {
      throw new Failure('--fix changes files: it cannot be used with standard input.');
    }
    for (const problem of problems) terminal.say(problem);
    const sources = await readSources(inputs, terminal);
    const found = await findingsIn(sources, folders, values.fix === true, values.format === 'sarif', terminal);
    terminal.endProgress();
    const { maps, rules, faults } = found;
    sayFaults(faults, terminal);
    const isUnreadable = faults.some(({ unreadable }) => unreadable);
    const isComplete = problems.length === 0 && sources.length === inputs.length && !isUnreadable;
    const all = maps.flatMap(({ findings }) => findings);
    const errors = all.filter(({ severity }) => severity === 'error');
    const isQuiet = values.quiet === true;
    const write = await reporterOf(values.format ?? 'text');
    const findings = isQuiet ? errors : all;
    await terminal.write(write({ ...reportOn(maps), findings, rules, isComplete, isQuiet }, terminal.paint));
    const warnings = all.filter(({ severity }) => severity === 'warning').length;
    const tooMany = mostWarnings !== undefined && warnings > mostWarnings;
    if (tooMany) terminal.say(`There are more warnings than --max-warnings allows: ${warnings}, not ${mostWarnings}.`);
    if (!isComplete || found.unwritten > 0) return EXIT.misuse;
    return errors.length > 0 || tooMany ? EXIT.findings : EXIT.ok;
  },
});

/** The files of a report, and what it may ask of them. */
function reportOn(maps: readonly Checked[]): Pick<Report, 'files' | 'fixes'> {
  const byFile = new Map(maps.map((checked) => [checked.source.name, checked]));
  return {
    files: maps.map(({ source: { name, text } }) => ({ name, text })),
    fixes: (finding) => byFile.get(finding.file)?.fixes.get(finding) ?? [],
  };
}

function wholeNumber(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (!/^\d+$/.test(value)) {
    throw new Failure(`--max-warnings takes a whole number, 0 or more, not ‘${printable(value)}’.`);
  }
  return Number(value);
}

/** Reads what can be read, and says what cannot. */
async function readSources(inputs: readonly Input[], terminal: Terminal): Promise<Source[]> {
  const sources: Source[] = [];
  for (const input of inputs) {
    try {
      sources.push(await readSource(input, terminal));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      terminal.say(error.message);
    }
  }
  return sources;
}

interface Found extends CheckedMaps {
  rules: Report['rules'];
  /** How many files could not be put right. */
  unwritten: number;
}

/** Fewer files fill no memory. */
const MANY = 100;

/** So many errors and warnings of a file come with their fixes in SARIF. */
const MOST_WITH_FIXES = 100;

async function findingsIn(
  sources: readonly Source[],
  wholeFolders: readonly string[],
  fix: boolean,
  withFixes: boolean,
  terminal: Terminal,
): Promise<Found> {
  if (sources.length === 0) return { maps: [], faults: [], rules: [], unwritten: 0 };
  const { checkMaps, RULES } = await import('../../library/parts/language.js');
  const { sources: left, unwritten } = fix
    ? await putRight(sources, wholeFolders, terminal)
    : { sources, unwritten: 0 };
  const checked = await checkMaps(left, {
    wholeFolders,
    mostFixes: withFixes ? MOST_WITH_FIXES : 0,
    onProgress: (done) => terminal.showProgress('Checked', done, left.length),
    ...(left.length >= MANY && { onBatch: (await import('../memory.js')).keepMemorySmall() }),
  });
  return { ...checked, rules: RULES, unwritten };
}

/** What is put right may show what else can be, in the same file or in one that imports it. So often it is looked for. */
const MOST_PASSES = 10;

/** Puts right what can be. Returns the sources as they are on disk then. */
async function putRight(
  given: readonly Source[],
  folders: readonly string[],
  terminal: Terminal,
): Promise<{ sources: readonly Source[]; unwritten: number }> {
  const { readMaps } = await import('../../library/parts/language.js');
  let sources = given;
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const { maps } = await readMaps(sources, folders);
    const next = maps.map(({ source, repaired }) => {
      const text = repaired();
      return text === source.text ? source : { ...source, text };
    });
    if (next.every((source, index) => source === sources[index])) break;
    sources = next;
  }
  return await writeChanged(given, sources, terminal);
}

/** Writes the files that have changed, says which cannot be written, and returns the sources as they are on disk then. */
async function writeChanged(
  before: readonly Source[],
  after: readonly Source[],
  terminal: Terminal,
): Promise<{ sources: Source[]; unwritten: number }> {
  const { rewriteSource } = await import('../rewrite.js');
  let unwritten = 0;
  const sources = before.map((source, index) => {
    const { text } = after[index]!;
    if (text === source.text) return source;
    try {
      rewriteSource(source, text);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      terminal.say(error.message);
      unwritten++;
      return source;
    }
    terminal.tell(`Put right: ${printable(source.name)}`);
    return { ...source, text };
  });
  return { sources, unwritten };
}
