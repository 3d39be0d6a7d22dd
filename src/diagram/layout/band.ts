import type { Band, Chunk, Mark, Target } from '../scene.js';
import type { StageBox } from './plan.js';

/** A band in the making. Everything in it counts its y from the band's top. */
export class BandBuilder {
  height = 0;
  readonly targets: Target[] = [];
  private readonly chunks = new Map<string, Chunk>([['under', { key: 'under', marks: [] }]]);

  constructor(readonly key: string) {}

  /** The marks of a chunk; chunks are painted in the order in which they are first asked for, `under` before all. */
  chunk(key: string): Mark[] {
    let chunk = this.chunks.get(key);
    if (!chunk) {
      chunk = { key, marks: [] };
      this.chunks.set(key, chunk);
    }
    return chunk.marks;
  }

  stage(box: StageBox): Mark[] {
    return this.chunk(`stage:${box.stage.id}`);
  }

  target(kind: Target['kind'], id: string, x: number, y: number, width: number, height: number): void {
    this.targets.push({ id, kind, x, y, width, height });
  }

  /** Puts the band at its place in the scene. */
  placed(y: number, targets: Target[]): Band {
    for (const target of this.targets) {
      target.y += y;
      targets.push(target);
    }
    const chunks = [...this.chunks.values()].filter((chunk) => chunk.marks.length > 0);
    return { key: this.key, y, height: this.height, chunks };
  }
}
