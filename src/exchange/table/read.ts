/** A table of steps → a `.journey` text. */
import { t } from '@vscode/l10n';
import { foldSpaces, LineWriter, writeText } from '../journey/lines.js';
import { firstStage, UniqueNames } from '../names.js';
import { ExchangeError, type Imported, type Notice, shown } from '../notice.js';
import { BlockWriter } from './blocks.js';
import { meaningOf, type Place } from './columns.js';
import { type JourneyBlock, Rows, type SheetColumn } from './rows.js';

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
  if (journeys.length === 0) throw new ExchangeError(t('has no row with a stage or a step'), lineOf(at));
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
    t(
      'has no column called {0} or {1}: the first row names the columns, and each row below is a step',
      shown('Stage'),
      shown('Step'),
    ),
  );
}

/** A column with texts and without a name gets its letter. */
function nameColumn(column: SheetColumn, below: readonly (readonly string[])[], line: number, notices: Notice[]): void {
  if (column.header === '') {
    if (!below.some((row) => (row[column.at] ?? '').trim() !== '')) return;
    column.header = t('Column {0}', column.at + 1);
    column.meaning = { lane: column.header };
  }
  if ('lane' in column.meaning && !/^lane:/i.test(column.header)) {
    notices.push({ line, message: t('The column {0} is not known: it is a lane of its own.', shown(column.header)) });
  }
}

function writeJourney(journey: JourneyBlock, names: UniqueNames, out: LineWriter, notices: Notice[]): void {
  out.gap();
  out.line(0, 'journey', writeText(names.unique(journey.name || t('Journey'), journey.line)));
  const writer = new BlockWriter(journey, out, notices);
  writer.write(journey, 'journey', 1);
  if (journey.stages.length === 0) {
    notices.push({ line: journey.line, message: t('{0} has no stage: an empty one is put in.', shown(journey.name)) });
    out.line(1, 'stage', firstStage());
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
