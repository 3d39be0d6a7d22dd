import type { Journey, JourneyMap } from '../../../language-server/map/journey-map.js';
import type { Density } from '../grid.js';
import type { Band, Scene, Target } from '../scene.js';
import { blueprintBand } from './blueprint.js';
import { type LayoutCache, reuseChunks } from './cache.js';
import { type ElkLike, type Routing, route, TooLargeToRoute } from './elk.js';
import { nothingYet } from './empty.js';
import { evidenceLane } from './evidence.js';
import { feelsBands } from './feels.js';
import { footBand } from './foot.js';
import { headBand } from './head.js';
import { metricsLane, opportunitiesLane, painsLane } from './items.js';
import { panels } from './lanes.js';
import { type Plan, placeStages, planOf } from './plan.js';
import { stagesBand } from './stages.js';
import { stepsBand, wholeStageLane } from './steps.js';
import { expectsLane, notesLane, ownLane, ownLanes, physicalLane, thinksLane, triggersLane } from './texts.js';
import { tracksOf } from './tracks.js';
import { type Way, type Ways, waysOf } from './ways.js';
import { namesOf } from './words.js';

export interface LayoutOptions {
  /** Routes branches, skips and loops; without it they are stacked by their length. */
  elk?: ElkLike;
  density?: Density;
  /**
   * Of the layouts before at the same place: what has not changed is taken from it. It keeps pieces of the maps: a map
   * that was laid out with it may have its ranges moved, but nothing else in it changed. The next map may share pieces.
   */
  cache?: LayoutCache;
}

/**
 * Lays out a journey as a map: head, stages, steps with their ways, and a lane for everything else that is said.
 * Never fails for a valid JourneyMap; where there is no such journey, the scene invites to write one.
 * @param journeyIndex which of the map's journeys, from 0
 */
export async function layoutMap(map: JourneyMap, journeyIndex: number, options: LayoutOptions): Promise<Scene> {
  const journey = map.journeys[journeyIndex];
  if (!journey) return nothingYet();
  const plan = planOf(map, journey, options.density ?? 'comfortable', options.cache);
  const notices: string[] = [];
  let ways = waysOf(plan);
  let heights: Routing['heights'] = [];
  if (ways.ways.length > 0) {
    const routing = await routed(plan, ways.ways, options.elk, notices);
    if (routing) {
      heights = routing.heights;
      if (placeStages(plan, routing.stages)) ways = waysOf(plan);
    }
  }
  return compose(plan, ways, heights, notices);
}

async function routed(
  plan: Plan,
  ways: readonly Way[],
  elk: ElkLike | undefined,
  notices: string[],
): Promise<Routing | undefined> {
  if (!elk) {
    notices.push('The ways between steps are drawn by a simpler layout.');
    return undefined;
  }
  try {
    return await route(plan, ways, elk);
  } catch (error) {
    notices.push(
      error instanceof TooLargeToRoute
        ? 'This journey has so many ways between its steps that a simpler layout draws them.'
        : 'The ways between steps could not be routed; a simpler layout draws them.',
    );
    return undefined;
  }
}

function compose(plan: Plan, ways: Ways, heights: Routing['heights'], notices: string[]): Scene {
  const tracks = tracksOf(plan, ways.ways, heights);
  const lanes = [
    stepsBand(plan, ways, tracks),
    wholeStageLane(plan),
    triggersLane(plan),
    thinksLane(plan),
    expectsLane(plan),
    ...feelsBands(plan),
    painsLane(plan),
    opportunitiesLane(plan),
    metricsLane(plan),
    evidenceLane(plan),
    ...ownLanes(plan).map((name) => ownLane(plan, name)),
    physicalLane(plan),
    blueprintBand(plan),
    notesLane(plan),
  ].filter((band) => band !== undefined);
  lanes.forEach((band, i) => {
    panels(band, plan, i === lanes.length - 1);
  });
  const bands: Band[] = [];
  const targets: Target[] = [];
  let y = 0;
  for (const builder of [headBand(plan), stagesBand(plan), ...lanes, footBand(plan, ways)]) {
    bands.push(builder.placed(y, targets));
    y += builder.height;
  }
  remember(plan, bands);
  return {
    width: plan.width,
    height: y,
    title: plan.journey.name,
    description: describe(plan.journey, plan),
    bands,
    targets,
    notices,
  };
}

/** Leaves what the next layout may take up. */
function remember({ cache, context, parts, bands: made }: Plan, bands: Band[]): void {
  if (!cache) return;
  reuseChunks(cache, bands);
  cache.context = context;
  cache.parts = parts;
  cache.bands = made;
}

function describe(journey: Journey, plan: Plan): string {
  const kind =
    journey.state === undefined
      ? 'Customer journey map'
      : `${journey.state === 'current' ? 'Current' : 'Future'}-state customer journey map`;
  const who = namesOf(plan.people);
  const counts = [counted(journey.stages.length, 'stage'), counted(plan.steps, 'step')].join(', ');
  const from = journey.starts ? `, from “${journey.starts.text}”` : '';
  const to = journey.ends ? `${from === '' ? ',' : ''} to “${journey.ends.text}”` : '';
  return `${kind}${who === '' ? '' : ` for ${who}`}: ${counts}${from}${to}.${lowest(plan)}`;
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

function lowest(plan: Plan): string {
  let found: { score: number; step: string } | undefined;
  for (const { items, step, stage } of plan.columns) {
    for (const mood of items.moods) {
      if (mood.score === null || mood.score >= 0 || (found && mood.score >= found.score)) continue;
      found = { score: mood.score, step: step?.name ?? stage.stage.name };
    }
  }
  return found ? ` Lowest point: “${found.step}”.` : '';
}
