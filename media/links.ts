/** Addresses in a map that lead into the web. Nothing in the picture is a link by itself: the editor is asked to open one. */
import type { JourneyMap } from '../language-server/map/journey-map.js';
import { partsOf } from '../language-server/map-edits/parts.js';
import { isWebAddress } from '../language-server/preview-protocol.js';

/** The address that a part of a map is; undefined for any other part, and for what does not lead into the web. */
export function linkAt(map: JourneyMap, id: string): string | undefined {
  if (!/\.link\d+$/.test(id)) return undefined;
  const address = partsOf(map).get(id)?.words.trim() ?? '';
  return isWebAddress(address) ? address : undefined;
}
