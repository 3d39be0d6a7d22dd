import type {
  Channel,
  Emotion,
  Items,
  Journey,
  JourneyMap,
  Lane,
  Metric,
  Source,
  Stage,
  Step,
  Touchpoint,
} from '../../../language-server/map/journey-map.js';
import { type Density, type Grid, gridOf, LEAST_FLOW_WIDTH, LEAST_WIDTH, PERSONA_WIDTH, TITLE_WIDTH } from '../grid.js';
import { type MapImages, NO_IMAGES } from '../images.js';
import { type BandRecord, type LayoutCache, PartRecord } from './cache.js';
import { type Choice, chosenJourney, type Fold } from './choice.js';
import { type Future, futureFeelings } from './future.js';
import { type Person, peopleOf } from './people.js';
import { evidenceOfStage } from './strength.js';
import type { View } from './view.js';

/** A step, or a stage that has none. */
export interface Column {
  index: number;
  stage: StageBox;
  items: Items;
  step?: Step;
  x: number;
  width: number;
  middle: number;
  /** Who takes it. */
  people: readonly Person[];
  /** It stands for all steps of a stage. */
  fold?: Fold;
}

export interface StageBox {
  index: number;
  stage: Stage;
  /** Of its panel. */
  x: number;
  width: number;
  columns: Column[];
  parts: Part[];
}

/** Some neighbouring columns of a stage, which are laid out and redrawn together. */
export interface Part {
  /** Of its chunks: `stage:` and the stage's id, and a number from the second part on. */
  key: string;
  columns: readonly Column[];
  /** The first part of a stage with steps draws what the stage says of itself. */
  own: boolean;
  record: PartRecord;
}

/** Where a part begins. */
export const leftOf = (part: Part): number => part.columns[0]?.x ?? 0;

export function widthOfPart(part: Part): number {
  const last = part.columns.at(-1);
  return last ? last.x + last.width - leftOf(part) : 0;
}

/** Where everything stands from left to right, and what every part of the layout asks for. */
export interface Plan {
  view: View;
  map: JourneyMap;
  journey: Journey;
  grid: Grid;
  people: readonly Person[];
  /** Several people: every text says whose it is. */
  several: boolean;
  stages: readonly StageBox[];
  columns: readonly Column[];
  /** The left and right edges of the panels. */
  left: number;
  right: number;
  width: number;
  channels: ReadonlyMap<string, Channel>;
  sources: ReadonlyMap<string, Source>;
  touchpoints: ReadonlyMap<string, Touchpoint>;
  metrics: ReadonlyMap<string, Metric>;
  lanes: ReadonlyMap<string, Lane>;
  /** By their names in lower case. */
  emotions: ReadonlyMap<string, Emotion>;
  /** How it is to feel, where a journey of the file is the future of this one; or how it was, where it is compared. */
  future: Future;
  choice: Choice;
  /** The pictures that are there. */
  images: MapImages;
  /** How many steps the journey has. */
  steps: number;
  /** Whether it makes sense to ask every step what it rests on. */
  showsEvidence: boolean;
  /** What every part depends on. */
  context: string;
  /** What the last layout left, if there will be a next one. */
  cache: LayoutCache | undefined;
  /** What the next layout may take from this one. */
  parts: ReadonlyMap<string, PartRecord>;
  bands: Map<string, BandRecord>;
}

/** So many columns a part has at most: a letter typed in one of them redraws the others. */
const PART_COLUMNS = 12;

/** Width of a folded stage's panel. */
const FOLDED = 56;

const NO_FUTURE: Future = new Map();

export function planOf(
  map: JourneyMap,
  whole: Journey,
  view: View,
  density: Density,
  choice: Choice,
  cache: LayoutCache | undefined,
  images: MapImages = NO_IMAGES,
): Plan {
  const { journey, folds } = chosenJourney(whole, view === 'flow' ? { ...choice, foldedStages: [] } : choice);
  const lanes = gridOf(density);
  const grid = view === 'flow' ? { ...lanes, gutter: 0 } : lanes;
  const everybody = peopleOf(map, whole);
  // Whoever is left out, the others keep their signs.
  const people = everybody.filter(({ name }) => name === null || journey.personas.includes(name));
  const left = grid.margin + grid.gutter;
  const columns: Column[] = [];
  const stages: StageBox[] = [];
  let x = left;
  for (const stage of journey.stages) {
    const box: StageBox = { index: stages.length, stage, x, width: 0, columns: [], parts: [] };
    const steps: (Step | undefined)[] = stage.steps.length > 0 ? stage.steps : [undefined];
    x += grid.stagePad;
    for (const step of steps) {
      if (step !== steps[0]) x += grid.gap;
      const fold = folds.get(stage.id);
      const width = fold ? FOLDED - 2 * grid.stagePad : grid.column;
      const who = step && step.personas.length > 0 ? step.personas : stage.personas;
      const column: Column = {
        index: columns.length,
        stage: box,
        items: step ?? stage,
        step,
        x,
        width,
        middle: x + width / 2,
        people: takers(people, who),
        ...(fold && { fold }),
      };
      box.columns.push(column);
      columns.push(column);
      x += width;
    }
    x += grid.stagePad;
    box.width = x - box.x;
    stages.push(box);
    x += grid.stageGap;
  }
  const plan: Plan = {
    view,
    map,
    journey,
    grid,
    people,
    several: people.length > 1,
    stages,
    columns,
    left,
    right: 0,
    width: 0,
    channels: new Map(map.channels.map((channel) => [channel.name, channel])),
    sources: new Map(map.sources.map((source) => [source.name, source])),
    touchpoints: firstByName(map.touchpoints),
    metrics: firstByName(map.metrics),
    lanes: firstByName(map.lanes),
    emotions: new Map(map.emotions.map((emotion) => [emotion.name.toLowerCase(), emotion])),
    future: choice.compared?.feelings ?? (choice.toBe === false ? NO_FUTURE : futureFeelings(map, journey)),
    choice,
    images,
    steps: whole.stages.reduce((sum, stage) => sum + stage.steps.length, 0),
    showsEvidence: usesEvidence(whole),
    context: '',
    cache,
    parts: new Map(),
    bands: new Map(),
  };
  setWidth(plan, stages.length > 0 ? x - grid.stageGap : left + 640);
  plan.context = contextOf(plan, density);
  plan.parts = divide(plan);
  return plan;
}

/** Of several with one name it is the first. */
function firstByName<Named extends { name: string }>(all: readonly Named[]): Map<string, Named> {
  return new Map(all.toReversed().map((one) => [one.name, one]));
}

/** Divides the stages into parts, and finds for each what the last layout made of it. */
function divide(plan: Plan): ReadonlyMap<string, PartRecord> {
  const { cache } = plan;
  const before = cache?.context === plan.context ? cache.parts : undefined;
  const parts = new Map<string, PartRecord>();
  for (const box of plan.stages) {
    const { stage, columns } = box;
    const hasSteps = columns.some((column) => column.step);
    const fold = JSON.stringify(columns[0]?.fold?.steps.length ?? null);
    const around = [...stage.personas, evidenceOfStage(plan, stage), Math.min(2, columns.length), fold].join('\n');
    for (let first = 0; first < columns.length; first += PART_COLUMNS) {
      const own = hasSteps && first === 0;
      const some = columns.slice(first, first + PART_COLUMNS);
      const key = `stage:${stage.id}${first === 0 ? '' : `:${first / PART_COLUMNS + 1}`}`;
      const items = some.map((column) => column.items);
      const known = before?.get(key);
      const same = known?.holds(around, own ? stage : undefined, items);
      const record = known && same ? known : new PartRecord(around, own ? stage : undefined, items);
      box.parts.push({ key, columns: some, own, record });
      parts.set(key, record);
    }
  }
  return parts;
}

/** By so many of its last characters an address is known from others: that of a large picture is very long. */
const LAST = 64;

/** Everything outside of the stages that what is drawn for a step depends on, as far as it makes a difference. */
function contextOf(plan: Plan, density: Density): string {
  const { view, map, journey, people, choice } = plan;
  return JSON.stringify([
    view,
    density,
    [choice.lanes, choice.hiddenLanes, choice.toBe, choice.compared && [...choice.compared.changes]],
    people.map(({ name, paint }) => [name, paint]),
    journey.scale,
    plan.showsEvidence,
    journey.evidence.length > 0,
    [...plan.images].map(([path, { address }]) => [path, address.length, address.slice(-LAST)]),
    map.channels.flatMap(({ name, kind, icon, color }) => (kind || icon || color ? [[name, kind, icon, color]] : [])),
    map.lanes.flatMap(({ name, color }) => (color ? [[name, color]] : [])),
    map.emotions.flatMap(({ name, icon }) => (icon ? [[name, icon]] : [])),
    map.touchpoints.flatMap(({ name, channels, image }) =>
      channels.length > 0 || image ? [[name, channels, image]] : [],
    ),
    map.sources.flatMap(({ name, method }) => (method ? [[name, method]] : [])),
    map.metrics.flatMap(({ name, target }) => (target ? [[name, target]] : [])),
  ]);
}

/** Sets the panels' right edge, and the width of the drawing after it. */
export function setWidth(plan: Plan, right: number): void {
  plan.right = right;
  const cards = plan.people.filter((person) => person.name !== null).length;
  const head = plan.grid.margin * 2 + TITLE_WIDTH + 40 + Math.min(2, cards) * (PERSONA_WIDTH + 16) - 16;
  const least = plan.view === 'flow' ? LEAST_FLOW_WIDTH : Math.max(LEAST_WIDTH, head);
  plan.width = Math.max(right + plan.grid.margin, least);
}

function takers(people: readonly Person[], names: readonly string[]): readonly Person[] {
  if (names.length === 0) return people;
  const found = people.filter((person) => person.name !== null && names.includes(person.name));
  return found.length > 0 ? found : people;
}

export const takenByAll = (plan: Plan, { people }: Column): boolean => people.length === plan.people.length;

/** The people of these names; of none, nobody in particular. */
export function peopleNamed(plan: Plan, names: readonly string[]): readonly Person[] {
  return names.length === 0 ? [] : plan.people.filter((person) => person.name !== null && names.includes(person.name));
}

function usesEvidence(journey: Journey): boolean {
  if (journey.basis === 'research' || journey.evidence.length > 0) return true;
  return journey.stages.some(
    (stage) => stage.evidence.length > 0 || stage.steps.some((step) => step.evidence.length > 0),
  );
}

/**
 * Moves the stages' panels to these places, counted from the first one's left edge.
 * Returns whether anything has moved.
 */
export function placeStages(plan: Plan, places: readonly number[]): boolean {
  let moved = false;
  for (const box of plan.stages) {
    const by = plan.left + (places[box.index] as number) - box.x;
    if (by === 0) continue;
    moved = true;
    box.x += by;
    for (const column of box.columns) {
      column.x += by;
      column.middle += by;
    }
  }
  const last = plan.stages.at(-1);
  if (moved && last) setWidth(plan, last.x + last.width);
  return moved;
}

/** True where a lane of this key is to be drawn. */
export function shows({ choice: { lanes, hiddenLanes = [] } }: Plan, key: string): boolean {
  return (lanes === undefined || lanes.includes(key)) && !hiddenLanes.includes(key);
}
