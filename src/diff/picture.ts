/** Two maps → what a picture of the second one needs to show what was there before. */
import type { Items, Journey, JourneyMap } from '../../language-server/map/journey-map.js';
import { pairJourneys, pairPlaces } from './compare.js';

/** How a journey was before, told by the ids of the stages and steps that it has now. */
export interface ComparedJourney {
  /** Which of the second map's journeys it is, from 0. */
  journey: number;
  /** How each person felt there, on -2..+2; null where nobody is named. Only of what was there. */
  feelings: Map<string, Map<string | null, number>>;
  changes: Map<string, 'added' | 'changed'>;
}

/** Compares the journeys that both maps have, in the order of the second one. */
export function comparePictures(before: JourneyMap, after: JourneyMap): ComparedJourney[] {
  return pairJourneys(before, after).map(([was, is]) => ({
    journey: after.journeys.indexOf(is),
    ...compareJourney(was, is),
  }));
}

function compareJourney(before: Journey, after: Journey): Omit<ComparedJourney, 'journey'> {
  const feelings: ComparedJourney['feelings'] = new Map();
  const changes: ComparedJourney['changes'] = new Map();
  for (const { id } of after.stages.flatMap((stage): Items[] => [stage, ...stage.steps])) changes.set(id, 'added');
  for (const { before: was, after: is, isChanged } of pairPlaces(before, after)) {
    if (isChanged) changes.set(is.id, 'changed');
    else changes.delete(is.id);
    const scores = was.moods.flatMap(({ persona, score }) => (score === null ? [] : [[persona, score] as const]));
    if (scores.length > 0) feelings.set(is.id, new Map(scores));
  }
  return { feelings, changes };
}
