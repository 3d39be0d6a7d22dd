/** A picture that somebody has read for a map: pixels only, whose type was taken from its bytes. */
export interface MapImage {
  /** Where whoever shows it has it: a `data:` or `blob:` address made of its bytes. No text of the map stands in it. */
  address: string;
}

/** Pictures by their paths, as these stand in the map. */
export type MapImages = ReadonlyMap<string, MapImage>;

export const NO_IMAGES: MapImages = new Map();
