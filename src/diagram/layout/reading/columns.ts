/** Steps as they are read out: what they are called, what they say, and where one goes from there. */
import { t } from '@vscode/l10n';
import { l10nKey, say } from '../../../../language-server/said.js';
import type { Reading } from '../../scene.js';
import { cardLabel } from '../cards.js';
import { moodOf } from '../feelings.js';
import { futureScore } from '../future.js';
import { type Column, type Part, type Plan, peopleNamed, takenByAll } from '../plan.js';
import { isEmptyStage } from '../steps.js';
import { nextLines, placesOf } from '../ways.js';
import { capital, namesOf, onlyFor } from '../words.js';
import { Phrases } from './phrases.js';
import { wayText } from './sayings.js';
import { cardItems, exits, feeling, laneItems, Sayings } from './stage-items.js';

/** What the reading of steps takes from the whole journey. */
export interface Around {
  /** Where `next` lines lead, by id. */
  places: ReadonlyMap<string, number>;
  /** The lowest and highest points, by column and person. */
  extremes: ReadonlyMap<string, string>;
  phrases: Phrases;
}

export function aroundOf(plan: Plan): Around {
  const extremes = plan.view === 'flow' ? new Map() : extremesOf(plan);
  return { places: placesOf(plan), extremes, phrases: new Phrases() };
}

const pointOf = (column: Column, person: number): string => `${column.index} ${person}`;

/** The lowest point of each person, and the highest where the map is of one: as they are marked on the curve. */
function extremesOf(plan: Plan): Map<string, string> {
  const found = new Map<string, string>();
  for (const person of plan.people) {
    const points = plan.columns.flatMap((column) => {
      const score = moodOf(column.items, person)?.score;
      return typeof score === 'number' ? [{ column, score }] : [];
    });
    const [first] = points;
    if (!first || points.length < 3) continue;
    let [low, high] = [first, first];
    for (const point of points) {
      if (point.score < low.score) low = point;
      if (point.score > high.score) high = point;
    }
    if (low.score < 0) found.set(pointOf(low.column, person.index), t('the lowest point'));
    if (!plan.several && high.score > 0 && high !== low) {
      found.set(pointOf(high.column, person.index), t('the highest point'));
    }
  }
  return found;
}

/** The steps of a part; those of the last layout where they would read the same. */
export function columnsReading(plan: Plan, part: Part, around: Around): readonly Reading[] {
  const ways = part.columns.map((column) => waysOn(plan, column, around));
  const given = plan.cache ? givenOf(plan, part, ways, around) : '';
  return part.record.once('reading', given, () =>
    part.columns.map((column, i) => columnReading(plan, column, ways[i] as Reading[], around)),
  );
}

/** What the reading of a part depends on beside the part itself, as one text to compare. */
function givenOf(plan: Plan, part: Part, ways: readonly Reading[][], around: Around): string {
  let given = `${plan.steps}`;
  part.columns.forEach((column, i) => {
    given += `\n${column.step?.number ?? column.stage.stage.name}`;
    for (const { index, name } of plan.people) {
      given += ` ${around.extremes.get(pointOf(column, index)) ?? ''} ${futureScore(plan.future, column.items, name) ?? ''}`;
    }
    for (const way of ways[i] ?? []) given += `\t${way.id} ${way.label}`;
  });
  return given;
}

function columnReading(plan: Plan, column: Column, ways: readonly Reading[], { extremes, phrases }: Around): Reading {
  const { items, step } = column;
  const to = new Sayings(plan, phrases);
  if (isEmptyStage(column)) to.ask(items.id, whatHappens(column));
  else {
    if (step && items.channels.length === 0 && items.touchpoints.length === 0) to.ask(items.id, t('Which channel?'));
    if (step && step.personas.length > 0 && !takenByAll(plan, column))
      to.say(items.id, onlyFor(namesOf(column.people)));
    cardItems(to, items);
    const feelings = () => {
      for (const person of column.people) feeling(to, column, person, extremes.get(pointOf(column, person.index)));
    };
    laneItems(to, items, feelings, column);
    exits(to, items);
  }
  for (const way of ways) to.said.push(way);
  return { id: items.id, kind: 'step', ...cardLabel(plan, column, phrases), parts: to.said };
}

function whatHappens({ people }: Column): string {
  const [person] = people;
  return people.length === 1 && person?.name ? t('What does {0} do?', person.name) : t('What happens here?');
}

/** Where one goes from a step: to the next, unless its `next` lines say otherwise, and to where those lead. */
function waysOn(plan: Plan, column: Column, { places, phrases }: Around): Reading[] {
  const lines = nextLines(column);
  const ways: Reading[] = [];
  const following = plan.columns[column.index + 1];
  const forAll = lines.some(({ personas }) => peopleNamed(plan, personas).length % plan.people.length === 0);
  const goesOn = following && !forAll && !column.items.leaves.some((leave) => leave.share === 1);
  if (goesOn) {
    const name = placeName(following, phrases);
    const label = phrases.filled(plan.several && lines.length > 0 ? EVERYBODY_ELSE : WAYS.on.all, name);
    ways.push({ id: column.items.id, kind: 'item', label });
  }
  for (const line of lines) {
    const to = line.target === undefined ? undefined : plan.columns[places.get(line.target) ?? -1];
    if (!to) continue;
    const name = placeName(to, phrases);
    const there = to.index <= column.index ? 'back' : to.index === column.index + 1 ? 'on' : 'ahead';
    const who = plan.several ? namesOf(peopleNamed(plan, line.personas)) : '';
    const goes = WAYS[there];
    const said =
      who === ''
        ? phrases.filled(goes.all, name)
        : capital(say(line.personas.length > 1 ? goes.several : goes.one, who, name));
    ways.push({ id: line.id, kind: 'item', label: wayText(line, said) });
  }
  return ways;
}

const EVERYBODY_ELSE = l10nKey('Everybody else goes on to {0}');

/** Where a way leads, and who takes it: all, one person, or several. */
const WAYS = {
  back: {
    all: l10nKey('Goes back to {0}'),
    one: l10nKey('{0} goes back to {1}'),
    several: l10nKey('{0} go back to {1}'),
  },
  on: { all: l10nKey('Goes on to {0}'), one: l10nKey('{0} goes on to {1}'), several: l10nKey('{0} go on to {1}') },
  ahead: {
    all: l10nKey('Goes ahead to {0}'),
    one: l10nKey('{0} goes ahead to {1}'),
    several: l10nKey('{0} go ahead to {1}'),
  },
};

/** `step 6`; of a stage without steps its name. */
const STEP = l10nKey('step {0}');

function placeName({ step, stage }: Column, phrases: Phrases): string {
  return step ? phrases.filled(STEP, String(step.number)) : t('stage {0}', stage.stage.name).trimEnd();
}
