import { t } from '@vscode/l10n';
import type { JourneyMap } from '../../../language-server/map/journey-map.js';
import type { Density } from '../grid.js';
import type { MapImages } from '../images.js';
import type { Band, Scene, Target } from '../scene.js';
import type { BandBuilder } from './band.js';
import { blueprintBand, nobodyYet } from './blueprint.js';
import { type LayoutCache, reuseChunks } from './cache.js';
import type { Choice } from './choice.js';
import { describe } from './describe.js';
import { type ElkLike, TooLarge } from './elk.js';
import { nothingYet } from './empty.js';
import { evidenceLane } from './evidence.js';
import { feelsBands } from './feels.js';
import { flowHead } from './flow/head.js';
import { flowOfSteps } from './flow/index.js';
import { foldedLane } from './folded-lane.js';
import { flowFoot, footBand } from './foot.js';
import { headBand } from './head.js';
import { metricsLane, opportunitiesLane, painsLane } from './items.js';
import { panels } from './lanes.js';
import { type Plan, placeStages, planOf, shows } from './plan.js';
import { readingOf } from './reading/index.js';
import { type Routing, route } from './routing.js';
import { stagesBand } from './stages.js';
import { stepsBand, wholeStageLane } from './steps.js';
import { expectsLane, notesLane, ownLane, ownLanes, physicalLane, thinksLane, triggersLane } from './texts.js';
import { type Tracks, tracksOf } from './tracks.js';
import type { View } from './view.js';
import { type Way, type Ways, waysOf } from './ways.js';

export interface LayoutOptions extends Choice {
  /** `map` where it is left out. */
  view?: View;
  /** Routes branches, skips and loops; without it they are stacked by their length. */
  elk?: ElkLike;
  density?: Density;
  /** The pictures that the map names; where one is missing, a frame with its name stands for it. */
  images?: MapImages;
  /**
   * Of the layouts before at the same place: what has not changed is taken from it. It keeps pieces of the maps: a map
   * that was laid out with it may have its ranges moved, but nothing else in it changed. The next map may share pieces.
   */
  cache?: LayoutCache;
}

/**
 * Lays out a journey as a picture. The map and the blueprint have a head, the stages, the steps with their ways, and
 * lanes below; the flow has the steps alone, placed by the ways between them.
 * Never fails for a valid JourneyMap; where there is no such journey, the scene invites to write one.
 * @param journeyIndex which of the map's journeys, from 0
 */
export async function layoutMap(map: JourneyMap, journeyIndex: number, options: LayoutOptions): Promise<Scene> {
  const journey = map.journeys[journeyIndex];
  if (!journey) return nothingYet();
  const { view = 'map', density = 'comfortable', cache, images } = options;
  const plan = planOf(map, journey, view, density, options, cache, images);
  const notices: string[] = [];
  if (plan.view === 'flow') {
    const flow = await flowOfSteps(plan, options.elk, notices);
    const steps = flow ? [flow.band] : [];
    return composed(plan, [flowHead(plan), stagesBand(plan), ...steps, flowFoot(plan, flow?.ways ?? [])], notices);
  }
  let ways = waysOf(plan);
  let heights: Routing['heights'] = [];
  if (ways.ways.length > 0) {
    const routing = await routed(plan, ways.ways, options.elk, notices);
    if (routing) {
      heights = routing.heights;
      if (placeStages(plan, routing.stages)) ways = waysOf(plan);
    }
  }
  const lanes = lanesOf(plan, ways, tracksOf(plan, ways.ways, heights));
  lanes.forEach((band, i) => {
    panels(band, plan, i === lanes.length - 1);
  });
  return composed(plan, [headBand(plan), stagesBand(plan), ...lanes, footBand(plan, ways)], notices);
}

async function routed(
  plan: Plan,
  ways: readonly Way[],
  elk: ElkLike | undefined,
  notices: string[],
): Promise<Routing | undefined> {
  if (!elk) {
    notices.push(t('The ways between steps are drawn by a simpler layout.'));
    return undefined;
  }
  try {
    return await route(plan, ways, elk);
  } catch (error) {
    notices.push(
      error instanceof TooLarge
        ? t('This journey has so many ways between its steps that a simpler layout draws them.')
        : t('The ways between steps could not be routed; a simpler layout draws them.'),
    );
    return undefined;
  }
}

/** A lane that may be drawn: its key, and its bands where there is anything in it. */
type LaneOffer = readonly [key: string, bands: () => readonly (BandBuilder | undefined)[]];

/** What stands below the stages, from top to bottom. */
function lanesOf(plan: Plan, ways: Ways, tracks: Tracks): BandBuilder[] {
  const drawn = inOrder(
    plan,
    plan.view === 'blueprint' ? blueprintLanes(plan, ways, tracks) : mapLanes(plan, ways, tracks),
  );
  const folded = new Set(plan.choice.foldedLanes);
  return drawn
    .flatMap(([, bands]) => bands())
    .filter((band) => band !== undefined)
    .map((band) => {
      const { lane } = band;
      return lane && lane.key !== 'steps' && folded.has(lane.key) ? foldedLane(plan, band, lane) : band;
    });
}

/** Those that were chosen, in the order that was chosen. */
function inOrder(plan: Plan, offers: readonly LaneOffer[]): LaneOffer[] {
  const shown = offers.filter(([key]) => shows(plan, key));
  const { lanes } = plan.choice;
  return lanes ? shown.sort(([a], [b]) => lanes.indexOf(a) - lanes.indexOf(b)) : shown;
}

function blueprintLanes(plan: Plan, ways: Ways, tracks: Tracks): LaneOffer[] {
  const withCards = shows(plan, 'steps');
  return [
    ['physical', () => [physicalLane(plan)]],
    ['steps', () => [stepsBand(plan, ways, tracks)]],
    ['blueprint', () => [blueprintBand(plan, withCards) ?? nobodyYet(plan)]],
    ['feels', () => feelsBands(plan)],
    ['pains', () => [painsLane(plan)]],
    ['metrics', () => [metricsLane(plan)]],
  ];
}

function mapLanes(plan: Plan, ways: Ways, tracks: Tracks): LaneOffer[] {
  return [
    ['steps', () => [stepsBand(plan, ways, tracks)]],
    ['stage', () => [wholeStageLane(plan)]],
    ['actions', () => [triggersLane(plan)]],
    ['thinks', () => [thinksLane(plan)]],
    ['expects', () => [expectsLane(plan)]],
    ['feels', () => feelsBands(plan)],
    ['pains', () => [painsLane(plan)]],
    ['opportunities', () => [opportunitiesLane(plan)]],
    ['metrics', () => [metricsLane(plan)]],
    ['evidence', () => [evidenceLane(plan)]],
    ...ownLanes(plan).map((name): LaneOffer => [`lane-${name}`, () => [ownLane(plan, name)]]),
    ['physical', () => [physicalLane(plan)]],
    ['blueprint', () => [blueprintBand(plan, false)]],
    ['notes', () => [notesLane(plan)]],
  ];
}

function composed(plan: Plan, builders: readonly BandBuilder[], notices: string[]): Scene {
  const bands: Band[] = [];
  const targets: Target[] = [];
  let y = 0;
  for (const builder of builders) {
    bands.push(builder.placed(y, targets));
    y += builder.height;
  }
  remember(plan, bands);
  const { width, journey } = plan;
  let reading: Scene['reading'] | undefined;
  return {
    width,
    height: y,
    title: journey.name,
    description: describe(plan),
    bands,
    targets,
    // Made when it is asked for: a picture is painted before it is read.
    get reading() {
      reading ??= readingOf(plan);
      return reading;
    },
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
