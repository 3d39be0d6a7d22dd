/** A map → a table: one row a step, one column a lane. */
import { t } from '@vscode/l10n';
import type { Journey, JourneyMap, Stage, Step } from '../../../language-server/map/journey-map.js';
import type { Entry } from '../journey/entries.js';
import { blockEntries, opportunityEntries } from '../journey/items.js';
import { journeyEntries, stageEntries } from '../journey/journey-entries.js';
import { writeNames } from '../journey/lines.js';
import { Losses } from '../losses.js';
import type { Exported, Notice } from '../notice.js';
import { writeCell } from './cells.js';
import { COLUMNS, LANE, LAYERS, PLACES } from './columns.js';

/** The cells of a row by their headers. */
type Row = Map<string, string>;

/** The first row names the columns; those that no row fills are left out. */
export type Table = string[][];

/**
 * All journeys of a map as one table. A journey and a stage that say something of themselves have a row of their own before
 * those of their steps.
 */
export function writeTable(map: JourneyMap): Exported<Table> {
  const notices: Notice[] = [];
  const rows = map.journeys.flatMap((journey) => journeyRows(journey, notices));
  const filled = new Set(rows.flatMap((row) => [...row.keys()]));
  const places = Object.values(PLACES).map(({ header }) => header as string);
  const lanes = [...filled].filter((header) => header.startsWith(LANE));
  const known = COLUMNS.map(({ header }) => header).filter((header) => filled.has(header));
  const headers = [...places, ...known, ...lanes];
  const losses = new Losses();
  losses.addDeclarations(map);
  const lost = losses.toString();
  if (lost !== '') notices.push({ message: t('A table of steps has no place for: {0}.', lost) });
  return { content: [headers, ...rows.map((row) => headers.map((header) => row.get(header) ?? ''))], notices };
}

function journeyRows(journey: Journey, notices: Notice[]): Row[] {
  const at = (stage = '', step = ''): Row =>
    new Map([
      [PLACES.journey.header, journey.name],
      [PLACES.stage.header, stage],
      [PLACES.step.header, step],
    ]);
  const own = at();
  fill(own, [...forEntry(journey.personas), ...journeyEntries(journey, notices)]);
  const rows = own.size > PLACES_COUNT || journey.stages.length === 0 ? [own] : [];
  for (const stage of journey.stages) {
    const row = at(stage.name);
    fill(row, [...forEntry(stage.personas), ...stageEntries(stage), ...entriesOf(stage, journey, notices)]);
    if (row.size > PLACES_COUNT || stage.steps.length === 0) rows.push(row);
    for (const step of stage.steps) {
      const cells = at(stage.name, step.name);
      fill(cells, [...forEntry(step.personas), ...entriesOf(step, journey, notices)]);
      rows.push(cells);
    }
  }
  return rows;
}

const PLACES_COUNT = Object.keys(PLACES).length;

function forEntry(personas: readonly string[]): Entry[] {
  return personas.length > 0 ? [{ keyword: 'for', rest: writeNames(personas), personas: [] }] : [];
}

function entriesOf(block: Stage | Step, { scale }: Journey, notices: Notice[]): Entry[] {
  return [...blockEntries(block, scale, notices).flat(), ...opportunityEntries(block, scale, notices)];
}

function fill(row: Row, entries: readonly Entry[]): void {
  const layers = entries.filter(({ keyword }) => LAYERS.includes(keyword));
  // Where the layers take turns, each line says its place in the chain.
  const isInTurn = layers.some(({ keyword }, index) => {
    const before = layers[index - 1];
    return before !== undefined && LAYERS.indexOf(before.keyword) > LAYERS.indexOf(keyword);
  });
  for (const { keyword, header } of COLUMNS) {
    const own = entries.filter((entry) => entry.keyword.replace(/:$/, '') === keyword);
    if (own.length === 0) continue;
    const orders = isInTurn && LAYERS.includes(keyword) ? own.map((entry) => layers.indexOf(entry) + 1) : undefined;
    row.set(header, writeCell(own, orders));
  }
  for (const { name, texts } of laneCells(entries)) row.set(`${LANE}${name}`, writeCell(texts));
}

/** Lines `lane NAME: text` by the lane. */
function laneCells(entries: readonly Entry[]): { name: string; texts: Entry[] }[] {
  const lanes = new Map<string, Entry[]>();
  for (const entry of entries) {
    if (entry.lane === undefined) continue;
    const texts = lanes.get(entry.lane.name) ?? [];
    texts.push({ ...entry, rest: entry.lane.rest });
    lanes.set(entry.lane.name, texts);
  }
  return [...lanes].map(([name, texts]) => ({ name, texts }));
}
