import type { JourneyMap } from '../../language-server/map/journey-map.js';
import { bicycle } from './fixtures/bicycle.js';
import { bare, nothing, oneStep, scripts, stagesOnly } from './fixtures/edges.js';
import { everything } from './fixtures/everything.js';
import { flat } from './fixtures/flat.js';
import { long } from './fixtures/long.js';

export { bare, bicycle, everything, flat, long, nothing, oneStep, scripts, stagesOnly };

/** All of them, by name. */
export const fixtures: Readonly<Record<string, JourneyMap>> = {
  bicycle,
  flat,
  long,
  stagesOnly,
  oneStep,
  bare,
  nothing,
  scripts,
  everything,
};
