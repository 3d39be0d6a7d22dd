/** The rows of a sheet → journeys, stages and steps. */
import { t } from '@vscode/l10n';
import { foldSpaces, nameKey } from '../journey/lines.js';
import { firstStage } from '../names.js';
import type { Notice } from '../notice.js';
import type { Meaning, Place } from './columns.js';

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

export interface SheetColumn {
  header: string;
  meaning: Meaning;
  at: number;
}

/** Rows → journeys, stages and steps. An empty cell of a place means that of the row above, as in merged cells. */
export class Rows {
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
      this.notices.push({ line, message: t('Steps before any stage are put into a stage of their own.') });
      stage = { name: firstStage(), line, cells: [], steps: [] };
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
