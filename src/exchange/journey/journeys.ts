/** Journeys, stages and steps → lines of a `.journey` text. */
import type { Journey, Stage, Step } from '../../../language-server/map/journey-map.js';
import type { Notice } from '../notice.js';
import { blockEntries, type Entry, opportunityEntries } from './items.js';
import { journeyEntries, stageEntries } from './journey-entries.js';
import { type LineWriter, writeNames, writeText } from './lines.js';

export function writeJourney(journey: Journey, out: LineWriter, notices: Notice[]): void {
  out.line(0, 'journey', writeText(journey.name));
  if (journey.personas.length > 0) out.line(1, 'for', writeNames(journey.personas));
  for (const entry of journeyEntries(journey, notices)) writeEntry(entry, 1, out);
  for (const stage of journey.stages) {
    out.gap();
    writeStage(stage, journey, out, notices);
  }
}

function writeStage(stage: Stage, journey: Journey, out: LineWriter, notices: Notice[]): void {
  out.line(1, 'stage', writeText(stage.name));
  if (stage.personas.length > 0) out.line(2, 'for', writeNames(stage.personas));
  for (const entry of stageEntries(stage)) writeEntry(entry, 2, out);
  writeBlock(stage, journey, 2, out, notices);
  for (const step of stage.steps) {
    out.line(2, 'step', writeText(step.name));
    if (step.personas.length > 0) out.line(3, 'for', writeNames(step.personas));
    writeBlock(step, journey, 3, out, notices);
  }
}

/**
 * Items of several keywords, each in its order: first what is true for everybody, then an `as` block for the personas that
 * come next, and so on. Where all of a keyword's common items come before those of single personas, as they mostly do, that
 * is one block for each.
 */
function writeBlock(block: Stage | Step, { scale }: Journey, depth: number, out: LineWriter, notices: Notice[]): void {
  const entries = blockEntries(block, scale, notices).map((list) => [...list]);
  const write = (list: Entry[], personas: string, at: number) => {
    while (list[0] && personasKey(list[0]) === personas) writeEntry(list.shift()!, at, out);
  };
  const isLeft = () => entries.some((list) => list.length > 0);
  while (isLeft()) {
    for (const list of entries) write(list, personasKey(), depth);
    const next = entries.find((list) => list.length > 0)?.[0];
    if (!next) break;
    out.line(depth, 'as', writeNames(next.personas));
    for (const list of entries) write(list, personasKey(next), depth + 1);
  }
  for (const entry of opportunityEntries(block, scale, notices)) writeEntry(entry, depth, out);
}

function personasKey(entry?: Entry): string {
  return JSON.stringify(entry?.personas ?? []);
}

function writeEntry({ keyword, rest, lines = [] }: Entry, depth: number, out: LineWriter): void {
  out.line(depth, keyword, rest);
  for (const line of lines) out.line(depth + 1, line.keyword, line.rest);
}
