/** Two maps → what they differ by, in words and as pictures. */
import type { JourneyMap } from '../../language-server/map/journey-map.js';
import { type ElkLike, layoutMap, renderSvg, type ThemeName } from '../diagram/index.js';
import { compareMaps } from '../diff/compare.js';
import { comparePictures } from '../diff/picture.js';
import { sayDiff } from '../diff/said.js';
import { summaryOf } from '../diff/summary.js';
import type { Comparison } from './job.js';

/** Compares two maps, and draws each journey of both over what it was; one in which nothing has changed is not drawn. */
export async function compare(
  before: JourneyMap,
  after: JourneyMap,
  theme: ThemeName,
  elk: ElkLike,
): Promise<Comparison> {
  const diff = compareMaps(before, after);
  const changed = new Set(
    diff.parts.flatMap(({ kind, change, name }) => (kind === 'journey' && change === 'changed' ? [name] : [])),
  );
  const pictures: Comparison['pictures'] = [];
  for (const { journey, feelings, changes } of comparePictures(before, after)) {
    const { name } = after.journeys[journey]!;
    if (!changed.has(name)) continue;
    const scene = await layoutMap(after, journey, { elk, compared: { feelings, changes } });
    pictures.push({ name, svg: renderSvg(scene, { theme, idPrefix: `jm-${journey}-`, inPage: true }) });
  }
  return { summary: summaryOf(diff), changes: sayDiff(diff), pictures };
}
