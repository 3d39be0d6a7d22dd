/** The keystrokes that are measured: bursts at several places of a map, each letter after what the one before it set off. */
import { sleep } from '../clock.js';
import { type Keystroke, type Place, typingPlaces, type WrittenMap } from '../texts.js';

const LETTERS = 'again';
/** The first letters of all are not counted: the program is still being compiled. */
const WARM_UP_BURSTS = 2;
/** Long enough for a scroll to the new place to be over. */
const SETTLING_MS = 600;
/** Somebody who types quickly leaves about this between two letters. */
const PAUSE_MS = 80;
/** One frame of the display. */
const FRAME_MS = 17;

export interface Typing {
  /** Called before a burst: the cursor has been put there. */
  place?(place: Place): void;
  /** Types a letter and waits for all that follows from it. @param counts false while warming up */
  letter(keystroke: Keystroke, counts: boolean): Promise<void>;
}

/** How many letters are typed at each size, beyond those to warm up. */
export function lettersAt(steps: number, quick: boolean): number {
  if (quick) return LETTERS.length;
  return LETTERS.length * (steps >= 1000 ? 6 : 10);
}

export async function typeInto(map: WrittenMap, quick: boolean, { place, letter }: Typing): Promise<void> {
  const warmUp = quick ? 1 : WARM_UP_BURSTS;
  const bursts = lettersAt(map.stepCount, quick) / LETTERS.length;
  for (const [burst, step] of typingPlaces(map.stepCount, warmUp + bursts).entries()) {
    if (place) {
      place(map.placeOf(step));
      await sleep(SETTLING_MS);
    }
    for (const [index, text] of [...LETTERS].entries()) {
      await letter(map.type(step, text), burst >= warmUp);
      // Else each letter would come at the same moment between two frames.
      await sleep(PAUSE_MS + ((index * 7) % FRAME_MS));
    }
  }
}
