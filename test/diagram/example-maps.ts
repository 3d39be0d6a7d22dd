import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JourneyMap } from '../../language-server/map/journey-map.js';
import { readMaps } from '../../src/library/read-maps.js';

const FOLDER = join(import.meta.dirname, '../../examples');

/** The journeys of the example maps: the name of the file, its map, and which of its journeys. */
export async function exampleJourneys(): Promise<[string, JourneyMap, number][]> {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.journey'));
  const sources = names.map((name) => {
    const file = join(FOLDER, name);
    return { name, file, workspace: FOLDER, text: readFileSync(file, 'utf8') };
  });
  const { maps } = await readMaps(sources);
  return maps.flatMap(({ map }, i) => {
    const read = map();
    return read.journeys.map((_, index): [string, JourneyMap, number] => [
      `${names[i]}${index === 0 ? '' : ` ${index + 1}`}`,
      read,
      index,
    ]);
  });
}
