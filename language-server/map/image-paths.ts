import type { JourneyMap } from './journey-map.js';

/** The paths of all pictures that the picture of a journey shows, each once, as they stand in the map. */
export function imagePaths(map: JourneyMap, journeyIndex: number): string[] {
  const journey = map.journeys[journeyIndex];
  if (!journey) return [];
  const paths = new Set<string>();
  for (const { name, image } of map.personas) if (image && journey.personas.includes(name)) paths.add(image);
  for (const stage of journey.stages) {
    const shown = stage.steps.length > 0 ? stage.steps : [stage];
    for (const { image, touchpoints } of shown) {
      if (image && image.text !== '') paths.add(image.text);
      for (const { text } of touchpoints) {
        const declared = map.touchpoints.find(({ name }) => name === text);
        if (!image && declared?.image) paths.add(declared.image);
      }
    }
  }
  return [...paths];
}
