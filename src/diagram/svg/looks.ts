/** How marks look, put together once for all that look alike. */
import type { TypeName } from '../measure/type.js';
import type { Paint } from '../theme.js';

/** By the style of the group around, a fill and a style. */
export type Looks<T> = Map<TypeName | undefined, Map<Paint | undefined, Map<TypeName | undefined, T>>>;

/** By fill, stroke, name and width, then by the rest. */
export type ShapeLooks = Map<
  Paint | undefined,
  Map<Paint | undefined, Map<string | undefined, Map<number, Map<string | undefined, string>>>>
>;

/** What is kept for these three, else what is made now. Kept by steps: a key put together would be made for every text. */
export function lookIn<T>(
  looks: Looks<T>,
  around: TypeName | undefined,
  fill: Paint | undefined,
  style: TypeName | undefined,
  make: () => T,
): T {
  const ofFill = inner(inner(looks, around), fill);
  let look = ofFill.get(style);
  if (look === undefined) {
    look = make();
    ofFill.set(style, look);
  }
  return look;
}

/** The map under a key of another, which it is put into where there is none. */
export function inner<K, L, V>(maps: Map<K, Map<L, V>>, key: K): Map<L, V> {
  let found = maps.get(key);
  if (!found) {
    found = new Map();
    maps.set(key, found);
  }
  return found;
}
