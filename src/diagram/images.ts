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
