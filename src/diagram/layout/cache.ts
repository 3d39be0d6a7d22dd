import type { Items } from '../../../language-server/map/journey-map.js';
import type { Band, Chunk } from '../scene.js';
import type { BandBuilder } from './band.js';
import type { ElkNode } from './elk.js';
import { sameList, saysTheSame } from './same.js';

/**
 * What layouts leave for the next one, so that only what has changed is laid out again. It changes nothing in the
 * picture. Keep one for each place where a map is shown again and again; it holds about one scene.
 */
export interface LayoutCache {
  /** What all parts depend on: personas, channels, density, … */
  context: string;
  parts: ReadonlyMap<string, PartRecord>;
  bands: ReadonlyMap<string, BandRecord>;
  /** Of the last scene: its chunks by band and key. */
  chunks: ReadonlyMap<string, ReadonlyMap<string, Chunk>>;
  /** What elkjs said, by the graph it was asked about; the newest last. */
  readonly answers: Map<string, ElkNode>;
}

/** An empty cache, to be handed to `layoutMap` with every map that is shown at the same place. */
export function createLayoutCache(): LayoutCache {
  return { context: '', parts: new Map(), bands: new Map(), chunks: new Map(), answers: new Map() };
}

/** A whole band, and all that it is made from. */
export interface BandRecord {
  made: readonly unknown[];
  band: BandBuilder;
}

const MOST_ANSWERS = 8;

/** Keeps an answer of elkjs as the newest, and drops the oldest of too many. */
export function rememberAnswer(answers: Map<string, ElkNode>, graph: string, answer: ElkNode): void {
  answers.delete(graph);
  answers.set(graph, answer);
  for (const oldest of answers.keys()) {
    if (answers.size <= MOST_ANSWERS) break;
    answers.delete(oldest);
  }
}

/** What is drawn in other parts, or is given when a part is drawn. */
const NOT_OF_PART = new Set(['steps', 'number']);

/** Some steps of a stage as they were laid out: for each lane what came of them. */
export class PartRecord {
  private readonly results = new Map<string, { given: string; value: unknown }>();

  /**
   * @param around what of their stage the steps depend on
   * @param own the stage, where the part draws what it says of itself
   */
  constructor(
    private readonly around: string,
    private readonly own: Items | undefined,
    private readonly items: readonly Items[],
  ) {}

  /** True where a part made of these would be the same, ids included. */
  holds(around: string, own: Items | undefined, items: readonly Items[]): boolean {
    return (
      this.around === around &&
      this.items.length === items.length &&
      (own === undefined) === (this.own === undefined) &&
      (!own || !this.own || saysTheSame(this.own, own, NOT_OF_PART)) &&
      items.every((one, i) => saysTheSame(this.items[i] as Items, one, NOT_OF_PART))
    );
  }

  /**
   * What `make` returned last time for this key, if the same was given.
   * @param given all that the result depends on beside the part itself and the context
   */
  once<T>(key: string, given: string, make: () => T): T {
    const known = this.results.get(key);
    if (known?.given === given) return known.value as T;
    const value = make();
    this.results.set(key, { given, value });
    return value;
  }
}

/** Takes chunks of the last scene for those that are as they were, so that their markup need not be written again. */
export function reuseChunks(cache: LayoutCache, bands: Band[]): void {
  const chunks = new Map<string, Map<string, Chunk>>();
  for (const band of bands) {
    const before = cache.chunks.get(band.key);
    if (before) band.chunks = band.chunks.map((chunk) => reused(before.get(chunk.key), chunk));
    chunks.set(band.key, new Map(band.chunks.map((chunk) => [chunk.key, chunk])));
  }
  cache.chunks = chunks;
}

function reused(before: Chunk | undefined, now: Chunk): Chunk {
  if (!before || !sameList(before.marks, now.marks)) return now;
  const stays = before.x === now.x && before.y === now.y && before.from === now.from && before.to === now.to;
  return stays ? before : { ...now, marks: before.marks };
}
