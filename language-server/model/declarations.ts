/** What a file declares for its maps: all but the maps themselves. */
import type { Model } from '../generated/ast.js';

const LISTS = [
  'personas',
  'channels',
  'touchpoints',
  'emotions',
  'sources',
  'metrics',
  'lanes',
  'frameworks',
] as const satisfies readonly (keyof Model)[];

export type Declaration = Model[(typeof LISTS)[number]][number];

/** The declarations of a file, those of a kind together and in the order of the text. */
export function declarationsOf(model: Model): Declaration[] {
  return LISTS.flatMap((list): Declaration[] => model[list]);
}
