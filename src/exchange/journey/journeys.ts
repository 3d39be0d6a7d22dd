/** Journeys, stages and steps → lines of a `.journey` text. */
import type { Journey, Stage, Step } from '../../../language-server/map/journey-map.js';
import type { Notice } from '../notice.js';
import { writeEntries, writeEntry } from './entries.js';
import { blockEntries, opportunityEntries } from './items.js';
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

function writeBlock(block: Stage | Step, { scale }: Journey, depth: number, out: LineWriter, notices: Notice[]): void {
  writeEntries(blockEntries(block, scale, notices), depth, out);
  for (const entry of opportunityEntries(block, scale, notices)) writeEntry(entry, depth, out);
}
