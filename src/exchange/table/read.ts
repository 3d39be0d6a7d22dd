/** A table of steps → a `.journey` text. */
import { foldSpaces, LineWriter, nameKey, writeNames, writeText } from '../journey/lines.js';
import { UniqueNames } from '../names.js';
import { ExchangeError, type Imported, type Notice, shown } from '../notice.js';
import { BlockWriter } from './blocks.js';
import { type Meaning, meaningOf, type Place } from './columns.js';

/** What a sheet holds of one journey, stage or step: its cells by their columns, with the line each stands in. */
export interface Block {
  name: string;
  line: number;
  cells: { header: string; meaning: Exclude<Meaning, { place: Place }>; text: string; line: number }[];
}

export interface StageBlock extends Block {
  steps: Block[];
}

export interface JourneyBlock extends Block {
  stages: StageBlock[];
}

interface SheetColumn {
  header: string;
  meaning: Meaning;
  at: number;
}

/** Above the names of the columns there may be a title. */
const MOST_ROWS_ABOVE = 20;

/**
 * Reads a table whose first row names the columns, as `writeTable` makes it or as people keep their maps in a sheet. Columns
 * that are not known are lanes of the map's own; what stands above the names of the columns is kept as comments.
 * @param name what to call the journey where no column does
 * @param lineOf the line or row of the input where a row stands, from 1
 * @throws ExchangeError where no column names stages or steps
 */
export function readTable(
  rows: readonly (readonly string[])[],
  name: string,
  lineOf: (row: number) => number,
): Imported {
  const notices: Notice[] = [];
  const { columns, at } = findColumns(rows, notices, lineOf);
  const above = rows.slice(0, at).map((row) => row.filter((cell) => cell.trim() !== '').join(' · '));
  const journeys = new Rows(columns, name, notices).read(rows.slice(at + 1), (row) => lineOf(at + 1 + row));
  if (journeys.length === 0) throw new ExchangeError('has no row with a stage or a step', lineOf(at));
  const out = new LineWriter();
  for (const text of above) if (text !== '') out.comment(0, text);
  const names = new UniqueNames(notices);
  for (const journey of journeys) writeJourney(journey, names, out, notices);
  const order = (notice: Notice) => notice.line ?? 0;
  return { text: out.toString(), notices: notices.sort((a, b) => order(a) - order(b)) };
}

function findColumns(rows: readonly (readonly string[])[], notices: Notice[], lineOf: (row: number) => number) {
  for (const [at, row] of rows.slice(0, MOST_ROWS_ABOVE).entries()) {
    const columns = row.map(
      (header, column): SheetColumn => ({ header: foldSpaces(header), meaning: meaningOf(header), at: column }),
    );
    const has = (place: Place) => columns.some(({ meaning }) => 'place' in meaning && meaning.place === place);
    if (!has('step') && !has('stage')) continue;
    for (const column of columns) nameColumn(column, rows.slice(at + 1), lineOf(at), notices);
    return { columns: columns.filter(({ header }) => header !== ''), at };
  }
  throw new ExchangeError(
    'has no column called ‘Stage’ or ‘Step’: the first row names the columns, and each row below is a step',
  );
}

/** A column with texts and without a name gets its letter. */
function nameColumn(column: SheetColumn, below: readonly (readonly string[])[], line: number, notices: Notice[]): void {
  if (column.header === '') {
    if (!below.some((row) => (row[column.at] ?? '').trim() !== '')) return;
    column.header = `Column ${column.at + 1}`;
    column.meaning = { lane: column.header };
  }
  if ('lane' in column.meaning && !/^lane:/i.test(column.header)) {
    notices.push({ line, message: `The column ${shown(column.header)} is not known: it is a lane of its own.` });
  }
}

/** Rows → journeys, stages and steps. An empty cell of a place means that of the row above, as in merged cells. */
class Rows {
  private readonly journeys: JourneyBlock[] = [];

  constructor(
    private readonly columns: readonly SheetColumn[],
    private readonly name: string,
    private readonly notices: Notice[],
  ) {}

  read(rows: readonly (readonly string[])[], lineOf: (row: number) => number): JourneyBlock[] {
    for (const [index, row] of rows.entries()) {
      if (row.some((cell) => cell.trim() !== '')) this.row(row, lineOf(index));
    }
    return this.journeys;
  }

  private row(row: readonly string[], line: number): void {
    const place = (wanted: Place) => {
      const column = this.columns.find(({ meaning }) => 'place' in meaning && meaning.place === wanted);
      return column ? foldSpaces(row[column.at] ?? '') : '';
    };
    const block = this.blockOf(place('journey'), place('stage'), place('step'), line);
    for (const { header, meaning, at } of this.columns) {
      const text = row[at] ?? '';
      if ('place' in meaning || text.trim() === '') continue;
      block.cells.push({ header, meaning, text, line });
    }
  }

  private blockOf(journeyName: string, stageName: string, stepName: string, line: number): Block {
    const journey = this.journeyOf(journeyName, line);
    let stage = journey.stages.at(-1);
    if (stageName !== '' && (!stage || nameKey(stage.name) !== nameKey(stageName))) {
      stage = { name: stageName, line, cells: [], steps: [] };
      journey.stages.push(stage);
    }
    if (stepName === '') {
      if (stageName !== '') return stage!;
      // Neither stage nor step: more of the row above, or of the journey itself.
      return journeyName !== '' || !stage ? journey : (stage.steps.at(-1) ?? stage);
    }
    if (!stage) {
      this.notices.push({ line, message: 'Steps before any stage are put into a stage of their own.' });
      stage = { name: 'Start', line, cells: [], steps: [] };
      journey.stages.push(stage);
    }
    const step: Block = { name: stepName, line, cells: [] };
    stage.steps.push(step);
    return step;
  }

  private journeyOf(name: string, line: number): JourneyBlock {
    const last = this.journeys.at(-1);
    if (last && (name === '' || nameKey(last.name) === nameKey(name))) return last;
    const journey: JourneyBlock = { name: name || this.name, line, cells: [], stages: [] };
    this.journeys.push(journey);
    return journey;
  }
}

function writeJourney(journey: JourneyBlock, names: UniqueNames, out: LineWriter, notices: Notice[]): void {
  out.gap();
  out.line(0, 'journey', writeText(names.unique(journey.name || 'Journey', journey.line)));
  const writer = new BlockWriter(journey, out, notices);
  writer.write(journey, 'journey', 1);
  if (journey.stages.length === 0) {
    notices.push({ line: journey.line, message: `${shown(journey.name)} has no stage: an empty one is put in.` });
    out.line(1, 'stage', 'Start');
  }
  const stages = new UniqueNames(notices);
  for (const stage of journey.stages) {
    out.gap();
    out.line(1, 'stage', writeText(stages.unique(stage.name, stage.line)));
    writer.write(stage, 'stage', 2);
    for (const step of stage.steps) {
      out.line(2, 'step', writeText(step.name));
      writer.write(step, 'step', 3);
    }
  }
}

/** Everybody whom a column names, for a journey that has no row of its own. */
export function everyone(journey: JourneyBlock, namesIn: (cell: string) => string[]): string {
  const blocks: Block[] = journey.stages.flatMap((stage): Block[] => [stage, ...stage.steps]);
  const cells = blocks.flatMap(({ cells: all }) =>
    all.filter(({ meaning }) => 'column' in meaning && meaning.column.keyword === 'for'),
  );
  const names = new Map(cells.flatMap(({ text }) => namesIn(text)).map((name) => [nameKey(name), name]));
  return writeNames([...names.values()]);
}
