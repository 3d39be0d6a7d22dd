/** JourneyMap → JSON: the data model as it stands. */
import type { JourneyMap } from '../../../language-server/map/journey-map.js';

/** Places in the text: of use only to an editor that has the text open. */
const PLACES = ['range', 'nameRange'];

/** The map as JSON, indented by two spaces, with a line end: every property of the model apart from the places in the text. */
export function writeJson(map: JourneyMap): string {
  return `${JSON.stringify(map, (key, value: unknown) => (PLACES.includes(key) ? undefined : value), 2)}\n`;
}
