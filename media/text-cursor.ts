import type { JourneyMap, Position } from '../language-server/map/journey-map.js';
import { idsAt, journeyAt } from './places.js';

/** What the text's cursor is on, as far as the picture shows it. */
export type OnMap =
  /** Another journey than the one that is drawn, by its place in the file. */
  | { journey: number }
  /** `id`: of what is to be selected; undefined for nothing. `quietly`: it need not be brought into sight. */
  | { id: string | undefined; quietly: boolean };

/** Where the cursor of the text is, and what of the map stands there. */
export class TextCursor {
  private position: Position | undefined;
  private journey: number | undefined;
  /** Nobody has put the cursor anywhere yet. */
  private untouched = true;

  /** The cursor is here now. A file that was just opened has it at its start, and there the map begins, too. */
  set(position: Position): void {
    const atStart = position.line === 0 && position.character === 0;
    if (!atStart) this.untouched = false;
    this.position = position;
  }

  /**
   * What of a map it is on. A journey that it comes into is told once: another one may be chosen then.
   * @param shown which journey is drawn
   * @param isDrawn tells whether an id has a place in the picture
   */
  on(map: JourneyMap, shown: number, isDrawn: (id: string) => boolean): OnMap | undefined {
    const { position, untouched } = this;
    if (!position) return undefined;
    const journey = journeyAt(map, position);
    if (journey !== undefined && journey !== this.journey) {
      this.journey = journey;
      if (journey !== shown) return { journey };
    }
    return { id: idsAt(map, position).find(isDrawn), quietly: untouched };
  }
}
