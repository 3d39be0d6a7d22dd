import type { Items, Journey, JourneyMap } from '../../language-server/map/journey-map.js';
import { type FoundPart, partsOf } from '../../language-server/map-edits/parts.js';
import type { Scene } from '../../src/diagram/index.js';
import type { Outlines } from '../selection.js';
import type { Box } from '../zoom.js';

/** What is on the screen, and the map that it was drawn of. */
export interface Shown {
  map: JourneyMap;
  journey: Journey;
  scene: Scene;
}

/** The parts of the map that is drawn now: what they say, what is in them, and where they stand. */
export class ShownParts {
  private drawn: Shown | undefined;
  private parts: ReadonlyMap<string, FoundPart> | undefined;

  constructor(private readonly outlines: Outlines) {}

  /** Undefined where nothing is known of the text that the picture is of. */
  get shown(): Shown | undefined {
    return this.drawn;
  }

  set shown(shown: Shown | undefined) {
    this.drawn = shown;
    this.parts = undefined;
  }

  /** The id of the journey that is drawn. */
  get journey(): string {
    return `j${this.drawn ? this.drawn.map.journeys.indexOf(this.drawn.journey) : 0}`;
  }

  get stages(): Journey['stages'] {
    return this.drawn?.journey.stages ?? [];
  }

  of(id: string): FoundPart | undefined {
    if (!this.drawn) return undefined;
    this.parts ??= partsOf(this.drawn.map);
    return this.parts.get(id);
  }

  /** What stands in a step or a stage. */
  itemsOf(block: string): Items | undefined {
    return this.stages.flatMap((stage): Items[] => [stage, ...stage.steps]).find(({ id }) => id === block);
  }

  /** Where a part is drawn, in pixels of the drawing. */
  boxOf(id: string): Box | undefined {
    return this.outlines.boxesOf(id)[0];
  }
}
