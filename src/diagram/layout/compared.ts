/** What a journey is drawn over: itself as it was before. */

import { l10nKey, say } from '../../../language-server/said.js';
import { widthOf } from '../measure/width.js';
import type { Mark } from '../scene.js';
import type { Paint } from '../theme.js';
import { box, text } from './draw.js';
import type { Future } from './future.js';

/** How a journey was before, by the ids that its stages and steps have now. */
export interface Compared {
  /** How each person felt, on -2..+2. */
  feelings: Future;
  changes: ReadonlyMap<string, Change>;
}

export type Change = 'added' | 'changed';

/** What a card says that is not as it was. */
export const CHANGE_WORDS: Readonly<Record<Change, string>> = {
  added: l10nKey('new'),
  changed: l10nKey('changed'),
};
const PAINTS: Readonly<Record<Change, Paint>> = { added: 'pos', changed: 'focus' };

/** Below a card there is room for half of it before a bar of those who leave. */
const TAG_HEIGHT = 16;

/** Marks a card that is not as it was: a frame around it, and a word on its lower edge. */
export function markChange(out: Mark[], change: Change, x: number, y: number, width: number, height: number): void {
  const [words, paint] = [say(CHANGE_WORDS[change]), PAINTS[change]];
  box(out, x - 2, y - 2, width + 4, height - y + 4, 12, 'none', { stroke: paint, thick: 3 });
  const room = Math.ceil(widthOf(words, 'metaBold')) + 16;
  const top = height - TAG_HEIGHT / 2 - 1;
  box(out, x + 12, top, room, TAG_HEIGHT, TAG_HEIGHT / 2, paint);
  text(out, x + 20, top, words, 'metaBold', 'canvas');
}
