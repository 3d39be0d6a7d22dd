import { type AstNodeDescription, type Scope, type Stream, stream } from 'langium';
import { looseKey, nameKey } from '../syntax/text.js';

/** Things that a name can mean, nearest first: names match exactly, or else but for case. */
export class NameScope implements Scope {
  private elements?: readonly AstNodeDescription[];
  private exactOnes?: Map<string, AstNodeDescription[]>;
  private looseOnes?: Map<string, AstNodeDescription[]>;
  /** By names as they are written: most are asked for again and again. */
  private readonly found = new Map<string, readonly AstNodeDescription[]>();

  /**
   * `list`: made when it is needed first. `outer`: what is further away. `fallback`: what is built in, which gives way
   * to a declaration of the same name in any case.
   */
  constructor(
    private readonly list: () => readonly AstNodeDescription[],
    private readonly outer?: NameScope,
    private readonly fallback?: NameScope,
  ) {}

  getElement(name: string): AstNodeDescription | undefined {
    return this.matches(name)[0];
  }

  /** All that a name could mean at the nearest place where it means something; what counts comes first. */
  matches(name: string): readonly AstNodeDescription[] {
    let found = this.found.get(name);
    if (!found) {
      found = this.exactly(nameKey(name)) ?? this.loosely(looseKey(name)) ?? this.fallback?.matches(name) ?? [];
      this.found.set(name, found);
    }
    return found;
  }

  getElements(name: string): Stream<AstNodeDescription> {
    const own = this.exact.get(nameKey(name)) ?? this.loose.get(looseKey(name)) ?? [];
    return this.further.reduce((found, scope) => found.concat(scope.getElements(name)), stream(own));
  }

  /** What can be named, nearest first, without what something nearer of the same name hides. */
  getAllElements(): Stream<AstNodeDescription> {
    const { further } = this;
    if (further.length === 0) return stream(this.all);
    const all = [...this.all];
    const seen = new Set(this.exact.keys());
    for (const scope of further) {
      const visible = scope.getAllElements().filter((element) => !seen.has(nameKey(element.name)));
      const added = visible.toArray();
      for (const element of added) {
        all.push(element);
        seen.add(nameKey(element.name));
      }
    }
    return stream(all);
  }

  /** An exact match further out is nearer to what was written than one here in another case. */
  private exactly(key: string): readonly AstNodeDescription[] | undefined {
    return this.exact.get(key) ?? this.outer?.exactly(key);
  }

  private loosely(key: string): readonly AstNodeDescription[] | undefined {
    return this.loose.get(key) ?? this.outer?.loosely(key);
  }

  private get all(): readonly AstNodeDescription[] {
    this.elements ??= this.list();
    return this.elements;
  }

  private get exact(): ReadonlyMap<string, AstNodeDescription[]> {
    this.exactOnes ??= byName(this.all, nameKey);
    return this.exactOnes;
  }

  /** By names without regard to case: needed only where one does not match exactly. */
  private get loose(): ReadonlyMap<string, AstNodeDescription[]> {
    this.looseOnes ??= byName(this.all, looseKey);
    return this.looseOnes;
  }

  private get further(): NameScope[] {
    return [this.outer, this.fallback].filter((scope) => scope !== undefined);
  }
}

function byName(elements: readonly AstNodeDescription[], keyOf: (name: string) => string) {
  const map = new Map<string, AstNodeDescription[]>();
  for (const element of elements) {
    const key = keyOf(element.name);
    const list = map.get(key);
    if (list) list.push(element);
    else map.set(key, [element]);
  }
  return map;
}
