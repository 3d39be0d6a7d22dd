import { type AstNodeDescription, type Scope, type Stream, stream } from 'langium';
import { looseKey, nameKey } from '../syntax/text.js';

/** Things that a name can mean, nearest first: names match exactly, or else but for case. */
export class NameScope implements Scope {
  private readonly exact = new Map<string, AstNodeDescription[]>();
  private looseOnes?: Map<string, AstNodeDescription[]>;
  private readonly all: AstNodeDescription[] = [];

  /**
   * `outer`: what is further away. `fallback`: what is built in, which gives way to a declaration of the same name in
   * any case.
   */
  constructor(
    elements: Iterable<AstNodeDescription>,
    private readonly outer?: Scope,
    private readonly fallback?: Scope,
  ) {
    for (const element of elements) {
      this.all.push(element);
      add(this.exact, nameKey(element.name), element);
    }
  }

  getElement(name: string): AstNodeDescription | undefined {
    return (
      this.exact.get(nameKey(name))?.[0] ??
      this.outerExact(name) ??
      this.loose.get(looseKey(name))?.[0] ??
      this.outer?.getElement(name) ??
      this.fallback?.getElement(name)
    );
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

  /** By names without regard to case: needed only where one does not match exactly. */
  private get loose(): Map<string, AstNodeDescription[]> {
    if (!this.looseOnes) {
      this.looseOnes = new Map();
      for (const element of this.all) add(this.looseOnes, looseKey(element.name), element);
    }
    return this.looseOnes;
  }

  private get further(): Scope[] {
    return [this.outer, this.fallback].filter((scope) => scope !== undefined);
  }

  /** An exact match further out is nearer to what was written than one here in another case. */
  private outerExact(name: string): AstNodeDescription | undefined {
    const found = this.outer?.getElement(name);
    return found && nameKey(found.name) === nameKey(name) ? found : undefined;
  }
}

function add(map: Map<string, AstNodeDescription[]>, key: string, element: AstNodeDescription): void {
  const list = map.get(key);
  if (list) list.push(element);
  else map.set(key, [element]);
}
