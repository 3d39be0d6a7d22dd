/** A parent whose children are known by keys; over the DOM in the preview. */
export interface KeyedParent<Item, Child> {
  keyOf(item: Item): string;
  create(item: Item): Child;
  /** Makes the child show the item; does nothing where it does already. */
  update(child: Child, item: Item): void;
  /** Puts the child before another one, or at the end. Moves it if it is a child already. */
  insert(child: Child, before: Child | undefined): void;
  remove(child: Child): void;
}

/**
 * Brings the children in line with the items: those with a known key are kept and updated, new ones made, others removed.
 * Children that keep their order are not moved. Of two items with one key the first has it.
 * @param current the children by key, in their order
 * @returns the children by key, in the items' order
 */
export function patchKeyed<Item, Child>(
  parent: KeyedParent<Item, Child>,
  current: ReadonlyMap<string, Child>,
  items: readonly Item[],
): Map<string, Child> {
  const wanted = new Map<string, Item>();
  for (const item of items) {
    const key = parent.keyOf(item);
    if (!wanted.has(key)) wanted.set(key, item);
  }
  const order: Child[] = [];
  for (const [key, child] of current) {
    if (wanted.has(key)) order.push(child);
    else parent.remove(child);
  }
  const result = new Map<string, Child>();
  const placed = new Set<Child>();
  let next = 0;
  for (const [key, item] of wanted) {
    const known = current.get(key);
    const child = known ?? parent.create(item);
    parent.update(child, item);
    while (next < order.length && placed.has(order[next] as Child)) next++;
    if (known === undefined || order[next] !== child) parent.insert(child, order[next]);
    else next++;
    placed.add(child);
    result.set(key, child);
  }
  return result;
}
