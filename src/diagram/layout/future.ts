import type { Items, Journey, JourneyMap } from '../../../language-server/map/journey-map.js';

/**
 * How it is to feel once the journey is what its future says: by the id of the step (or stage without steps) of today, how
 * each person feels there, on -2..+2. `null` stands for everyone, where the future names nobody.
 */
export type Future = ReadonlyMap<string, ReadonlyMap<string | null, number>>;

const NONE: Future = new Map();

/** The feelings of the first journey of the file that is the future of this one; none where there is no such journey. */
export function futureFeelings(map: JourneyMap, journey: Journey): Future {
  const future = map.journeys.find((one) => one !== journey && one.futureOf?.target === journey.id);
  if (!future) return NONE;
  const today = placesByName(journey);
  const found = new Map<string, ReadonlyMap<string | null, number>>();
  for (const [name, places] of placesByName(future)) {
    // Steps of one title are told apart by their order.
    places.forEach((then, i) => {
      const now = today.get(name)?.[i];
      const scores = new Map<string | null, number>();
      for (const { persona, score } of then.moods) if (score !== null) scores.set(persona, score);
      if (now && scores.size > 0) found.set(now.id, scores);
    });
  }
  return found;
}

/** Steps by their titles, and stages that have none by their names. */
function placesByName(journey: Journey): Map<string, Items[]> {
  const places = new Map<string, Items[]>();
  const add = (kind: string, name: string, items: Items) => {
    const key = `${kind} ${name.normalize('NFC').replace(/\s+/gu, ' ').trim().toLowerCase()}`;
    const known = places.get(key);
    if (known) known.push(items);
    else places.set(key, [items]);
  };
  for (const stage of journey.stages) {
    if (stage.steps.length === 0) add('stage', stage.name, stage);
    for (const step of stage.steps) add('step', step.name, step);
  }
  return places;
}

/** The score a person is to have at a place of today; undefined where the future does not say. */
export function futureScore(future: Future, items: Items, name: string | null): number | undefined {
  const scores = future.get(items.id);
  return scores?.get(name) ?? scores?.get(null);
}
