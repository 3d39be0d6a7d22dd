import type { Items, Journey } from '../../language-server/map/journey-map.js';
import type { Band, Scene, Target, View } from '../../src/diagram/index.js';

/** A stage or step, and where it stands from left to right. Pixels of the scene. */
export interface Place {
  id: string;
  name: string;
  /** Of a stage: of its panel. */
  x: number;
  width: number;
  items: Items;
}

export interface StagePlace extends Place {
  /** Counted from 1. */
  number: number;
  steps: StepPlace[];
  /** It is drawn as one narrow column. */
  folded: boolean;
}

export interface StepPlace extends Place {
  number: number;
}

/** What the signs over a drawing are made of: its stages and steps from left to right, and where its lanes lie. */
export interface MapOutline {
  scene: Scene;
  journey: Journey;
  stages: readonly StagePlace[];
  /** The stages' names in the drawing; undefined where it has none. */
  names: Target | undefined;
  /** Below this the cards are out of sight. Undefined where nothing is drawn as cards in a row. */
  cardsEnd: number | undefined;
  /** Whether stages can be folded. */
  folds: boolean;
  /** From the first lane to the last one; none in a drawing without lanes. */
  lanes: readonly Band[];
}

/** What stands above and below the lanes. */
const NO_LANES = new Set(['head', 'stages', 'empty', 'foot']);

/** The bands of a scene that are lanes, from top to bottom; a flow has none. */
const lanesOf = ({ bands }: Scene, view: View): Band[] =>
  view === 'flow' ? [] : bands.filter(({ key }) => !NO_LANES.has(key));

/** Takes out of a scene where its stages and steps stand. */
export function outlineOf(scene: Scene, journey: Journey, view: View): MapOutline {
  const places = new Map<string, Target>();
  for (const target of scene.targets) {
    const { kind, id } = target;
    if ((kind === 'stage' || kind === 'step') && !places.has(id)) places.set(id, target);
  }
  const stages: StagePlace[] = [];
  let cardsEnd: number | undefined;
  journey.stages.forEach((stage, i) => {
    const place = places.get(stage.id);
    if (!place) return;
    const steps: StepPlace[] = [];
    for (const step of stage.steps) {
      const card = places.get(step.id);
      if (!card) continue;
      steps.push({ ...placed(card, step.name, step), number: step.number });
      cardsEnd = Math.max(cardsEnd ?? 0, card.y + card.height);
    }
    const folded = stage.steps.length > 0 && steps.length === 0;
    stages.push({ ...placed(place, stage.name, stage), number: i + 1, steps, folded });
  });
  const lanes = lanesOf(scene, view);
  const [first] = stages;
  return {
    scene,
    journey,
    stages,
    names: first && places.get(first.id),
    cardsEnd: lanes.length > 0 ? cardsEnd : undefined,
    folds: view !== 'flow',
    lanes,
  };
}

const placed = ({ id, x, width }: Target, name: string, items: Items): Place => ({ id, name, x, width, items });
