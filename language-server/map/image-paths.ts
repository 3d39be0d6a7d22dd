import type { JourneyMap } from './journey-map.js';

/** The paths of all pictures that the picture of a journey shows, each once, as they stand in the map. */
export function imagePaths(map: JourneyMap, journeyIndex: number): string[] {
  const journey = map.journeys[journeyIndex];
  if (!journey) return [];
  const paths = new Set<string>();
  const people = new Set(journey.personas);
  for (const { name, image } of map.personas) if (image && people.has(name)) paths.add(image);
  const touched = new Map(map.touchpoints.toReversed().map(({ name, image }) => [name, image]));
  for (const stage of journey.stages) {
    const shown = stage.steps.length > 0 ? stage.steps : [stage];
    for (const { image, touchpoints } of shown) {
      if (image && image.text !== '') paths.add(image.text);
      for (const { text } of touchpoints) {
        const declared = touched.get(text);
        if (!image && declared) paths.add(declared);
      }
    }
  }
  return [...paths];
}
