/** Texts of maps, and what maps have in them. */
import type { JourneyMap, Step } from '../../language-server/map/journey-map.js';

/** A journey for Ana and Ben whose only step has these lines. */
export const withStep = (...lines: string[]) =>
  ['journey A', '  for Ana, Ben', '  stage S', '    step T', ...lines.map((line) => `      ${line}`), ''].join('\n');

/** The steps of all journeys. */
export const stepsIn = ({ journeys }: JourneyMap): Step[] =>
  journeys.flatMap((journey) => journey.stages.flatMap((stage) => stage.steps));
