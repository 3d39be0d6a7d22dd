import type { JourneyMap } from '../../language-server/map/journey-map.js';

/** A picture that somebody has read for a map: pixels only, whose type and size were taken from its bytes. */
export interface MapImage {
  mime: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';
  base64: string;
  /** In its own pixels. */
  width: number;
  height: number;
}

/** Pictures by their paths, as these stand in the map. */
export type MapImages = ReadonlyMap<string, MapImage>;

export const NO_IMAGES: MapImages = new Map();

/** The paths of all pictures that the picture of a journey shows, each once, as they stand in the map. */
export function imagePaths(map: JourneyMap, journeyIndex: number): string[] {
  const journey = map.journeys[journeyIndex];
  if (!journey) return [];
  const paths = new Set<string>();
  for (const { name, image } of map.personas) if (image && journey.personas.includes(name)) paths.add(image);
  for (const stage of journey.stages) {
    const shown = stage.steps.length > 0 ? stage.steps : [stage];
    for (const { image } of shown) if (image && image.text !== '') paths.add(image.text);
  }
  return [...paths];
}
