import type { Stage } from '../generated/ast.js';

/**
 * What follows from the text of a stage alone. The parser makes no new node of a stage whose text stays, so that what
 * was found in it once holds as long as the node is there. Not for what depends on where the stage stands: it may move.
 */
export class KeptByStage<Found> {
  private readonly found = new WeakMap<Stage, Found>();

  /** @param find looks at a stage; asked once of each node */
  constructor(private readonly find: (stage: Stage) => Found) {}

  of(stage: Stage): Found {
    const known = this.found.get(stage);
    if (known !== undefined) return known;
    const found = this.find(stage);
    this.found.set(stage, found);
    return found;
  }
}
