import type { Band, Chunk, Mark, Target } from '../scene.js';

interface OpenChunk extends Chunk {
  marks: Mark[];
}

/** Takes down what can be selected and clicked. */
export interface Targets {
  target(kind: Target['kind'], id: string, x: number, y: number, width: number, height: number): void;
}

/** What becomes a chunk, drawn from 0, 0. */
export class Drawing implements Targets {
  readonly marks: Mark[] = [];
  readonly targets: Target[] = [];

  /** @param to how far it reaches to the right */
  constructor(readonly to: number) {}

  target(kind: Target['kind'], id: string, x: number, y: number, width: number, height: number): void {
    this.targets.push({ id, kind, x, y, width, height });
  }
}

/** A band in the making. Everything in it counts its y from the band's top, and what is in a chunk from the chunk. */
export class BandBuilder implements Targets {
  height = 0;
  levels: Band['levels'];
  lane: Band['lane'];
  /** Behind everything: the stages' panels. */
  panels: readonly Mark[] = [];
  private readonly targets: { chunk: { x: number; y: number }; targets: readonly Target[] }[] = [];
  private readonly chunks = new Map<string, Chunk>();
  private readonly open = new Map<string, OpenChunk>();
  private readonly own: Target[] = [];

  constructor(readonly key: string) {
    this.chunk('under');
    this.targets.push({ chunk: { x: 0, y: 0 }, targets: this.own });
  }

  /** The marks of a chunk; chunks are painted in the order in which they are first asked for, `under` before all. */
  chunk(key: string, x = 0, y = 0): Mark[] {
    let chunk = this.open.get(key);
    if (!chunk) {
      chunk = { key, x, y, marks: [] };
      this.open.set(key, chunk);
      this.chunks.set(key, chunk);
    }
    return chunk.marks;
  }

  /** Widens what an open chunk may draw on, from its x. */
  reach(key: string, from: number, to: number): void {
    const chunk = this.open.get(key);
    if (!chunk) return;
    chunk.from = Math.min(chunk.from ?? from, from);
    chunk.to = Math.max(chunk.to ?? to, to);
  }

  /** Adds a chunk that is drawn already. */
  add(key: string, x: number, y: number, { marks, targets, to }: Drawing): void {
    const chunk: Chunk = { key, x, y, from: 0, to, marks };
    this.chunks.set(key, chunk);
    if (targets.length > 0) this.targets.push({ chunk, targets });
  }

  target(kind: Target['kind'], id: string, x: number, y: number, width: number, height: number): void {
    this.own.push({ id, kind, x, y, width, height });
  }

  /** The band at its place in the scene. */
  placed(y: number, targets: Target[]): Band {
    for (const { chunk, targets: own } of this.targets) {
      const top = y + chunk.y;
      for (const { id, kind, x, y: below, width, height } of own) {
        targets.push({ id, kind, x: chunk.x + x, y: top + below, width, height });
      }
    }
    const chunks: Chunk[] = [];
    for (const chunk of this.chunks.values()) {
      const marks = chunk.key === 'under' ? [...this.panels, ...chunk.marks] : chunk.marks;
      if (marks.length > 0) chunks.push({ ...chunk, marks });
    }
    const { key, height, levels, lane } = this;
    return { key, y, height, chunks, ...(levels && { levels }), ...(lane && { lane }) };
  }
}
