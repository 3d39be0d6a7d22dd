/** Directed graphs of numbered nodes, and what can be asked of them in one pass over nodes and edges. */

const NONE = -1;

/** A graph of `size` nodes, numbered from 0. Edges may stand twice. */
export class Graph {
  private readonly firstEdge: Int32Array;
  private readonly following: number[] = [];
  private readonly ends: number[] = [];

  constructor(readonly size: number) {
    this.firstEdge = new Int32Array(size).fill(NONE);
  }

  connect(from: number, to: number): void {
    this.following.push(this.firstEdge[from]!);
    this.firstEdge[from] = this.ends.push(to) - 1;
  }

  /** The first edge that leaves a node, or -1. */
  edgeOf(node: number): number {
    return this.firstEdge[node]!;
  }

  /** The edge that leaves the same node after this one, or -1. */
  edgeAfter(edge: number): number {
    return this.following[edge]!;
  }

  /** Where an edge leads. */
  endOf(edge: number): number {
    return this.ends[edge]!;
  }

  /** The nodes that edges lead to from a node. */
  *successors(node: number): Iterable<number> {
    for (let edge = this.firstEdge[node]!; edge !== NONE; edge = this.following[edge]!) yield this.ends[edge]!;
  }
}

/**
 * The strongly connected components of what is visited: the nodes that lead to each other. Components are numbered in
 * the order in which they are found, each after all those that it leads to.
 * R. Tarjan, “Depth-first search and linear graph algorithms”, SIAM Journal on Computing 1 (1972), with a stack of its
 * own: a journey may be longer than the program's stack is deep.
 */
export class StrongComponents {
  /** The members of all components, one component after the other. */
  private readonly members: number[] = [];
  private readonly starts: number[] = [];
  private readonly component: Int32Array;
  private readonly order: Int32Array;
  private readonly low: Int32Array;
  private visited = 0;

  /** `enters`: which nodes are looked at; all, if left out. */
  constructor(
    private readonly graph: Graph,
    private readonly enters: (node: number) => boolean = () => true,
  ) {
    this.component = new Int32Array(graph.size).fill(NONE);
    this.order = new Int32Array(graph.size).fill(NONE);
    this.low = new Int32Array(graph.size);
  }

  /** How many have been found. */
  get count(): number {
    return this.starts.length;
  }

  /** The number of a node's component, or -1 for a node that was not visited. */
  of(node: number): number {
    return this.component[node]!;
  }

  has(node: number): boolean {
    return this.component[node] !== NONE;
  }

  membersOf(component: number): readonly number[] {
    return this.members.slice(this.starts[component], this.starts[component + 1]);
  }

  /** Visits all that a node leads to and that was not visited before. */
  visit(start: number): void {
    const { graph, order, low } = this;
    if (order[start] !== NONE || !this.enters(start)) return;
    /** Nodes whose component is not complete yet. */
    const open: number[] = [];
    /** The way from `start` to the node that is looked at, with the edge of each that comes next. */
    const way: number[] = [];
    const edges: number[] = [];
    const enter = (node: number) => {
      order[node] = this.visited;
      low[node] = this.visited++;
      open.push(node);
      way.push(node);
      edges.push(graph.edgeOf(node));
    };
    enter(start);
    while (way.length > 0) {
      const node = way.at(-1)!;
      const edge = edges.at(-1)!;
      if (edge === NONE) {
        way.pop();
        edges.pop();
        if (low[node] === order[node]) this.close(node, open);
        const before = way.at(-1);
        if (before !== undefined) low[before] = Math.min(low[before]!, low[node]!);
        continue;
      }
      edges[edges.length - 1] = graph.edgeAfter(edge);
      const next = graph.endOf(edge);
      if (order[next] === NONE) {
        if (this.enters(next)) enter(next);
      } else if (!this.has(next)) low[node] = Math.min(low[node]!, order[next]!);
    }
  }

  private close(root: number, open: number[]): void {
    const number = this.starts.push(this.members.length) - 1;
    let node: number;
    do {
      node = open.pop()!;
      this.component[node] = number;
      this.members.push(node);
    } while (node !== root);
  }
}
