import { type LayoutCache, rememberAnswer } from './cache.js';

/** What the layout needs of elkjs; its `ELK` class fits. Handed in, because loading it takes longer than all the rest. */
export interface ElkLike {
  layout(graph: ElkNode): Promise<ElkNode>;
}

export interface ElkPoint {
  x: number;
  y: number;
}

export interface ElkNode {
  id: string;
  x?: number;
  y?: number;
  width?: number;
  height?: number;
  layoutOptions?: Record<string, string>;
  children?: ElkNode[];
  ports?: ElkPort[];
  edges?: ElkEdge[];
}

export interface ElkPort {
  id: string;
  x?: number;
  y?: number;
  width?: number;
  height?: number;
  layoutOptions?: Record<string, string>;
}

export interface ElkLabel {
  text?: string;
  x?: number;
  y?: number;
  width?: number;
  height?: number;
  layoutOptions?: Record<string, string>;
}

export interface ElkEdge {
  id: string;
  sources: string[];
  targets: string[];
  layoutOptions?: Record<string, string>;
  labels?: ElkLabel[];
  sections?: { id: string; startPoint: ElkPoint; endPoint: ElkPoint; bendPoints?: ElkPoint[] }[];
}

/** The journey is larger than what is given to elkjs. By its size, never by time: the same text gives the same picture. */
export class TooLarge extends Error {}

/** What each elkjs said last, to whoever has no cache of its own: the next theme or format asks for the same again. */
const ANSWERS = new WeakMap<ElkLike, Map<string, ElkNode>>();

/**
 * Asks elkjs to lay out a graph, which it may change. A graph that was laid out before is not laid out again.
 * Rejects where elkjs fails.
 */
export async function askElk(elk: ElkLike, graph: ElkNode, cache: LayoutCache | undefined): Promise<ElkNode> {
  const answers = cache?.answers ?? ANSWERS.get(elk) ?? new Map<string, ElkNode>();
  if (!cache) ANSWERS.set(elk, answers);
  const key = JSON.stringify(graph);
  const answer = answers.get(key) ?? (await elk.layout(graph));
  rememberAnswer(answers, key, answer);
  return answer;
}

/** A number that elkjs gave. Throws where it gave none. */
export function finite(value: number | undefined): number {
  if (value === undefined || !Number.isFinite(value)) throw new Error('elkjs gave no position');
  return value;
}
