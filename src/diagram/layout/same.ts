/** Where a thing stands in the text, not what it is. */
const isPlace = (key: string): boolean => key === 'range' || key === 'nameRange';

/**
 * True where two pieces of a JourneyMap say the same, wherever in the text they stand. Pieces that two maps share are not
 * looked into.
 * @param except keys of the two objects themselves that do not count
 */
export function saysTheSame(a: object, b: object, except?: ReadonlySet<string>): boolean {
  if (a === b) return true;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  let keys = 0;
  let defined = true;
  for (const key in left) {
    if (isPlace(key) || except?.has(key)) continue;
    const value = left[key];
    if (value === undefined) defined = false;
    if (!sameValue(value, right[key])) return false;
    keys++;
  }
  for (const key in right) {
    if (isPlace(key) || except?.has(key)) continue;
    if (!defined && left[key] === undefined && right[key] !== undefined) return false;
    keys--;
  }
  // Where each key has a value over here, the other has the same keys with values; as many there means no others.
  return !defined || keys === 0;
}

function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return Object.is(a, b);
  if (!Array.isArray(a)) return !Array.isArray(b) && saysTheSame(a, b);
  if (!Array.isArray(b) || a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (!sameValue(a[i], b[i])) return false;
  return true;
}

/** True where two lists hold the same plain values, or the same plain objects of them. */
export function sameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return sameValue(a, b);
}
