import { Places, type Reading, ROLES, type Scene } from '../src/diagram/index.js';
import { patchKeyed } from './keyed.js';
import type { Box } from './zoom.js';

/** A letter is drawn at once; what it says can wait until nothing else is to be done, but no longer than this. */
const WAIT_MS = 300;

interface Node {
  element: HTMLElement;
  label: string;
  place: Box | undefined;
  around: Box | undefined;
  parts: Map<string, Node>;
}

/**
 * The scene's reading as elements over the drawing: what screen readers and the keyboard go through. Nothing in it is
 * seen but the ring around what has the keyboard. From one scene to the next elements stay, and so does the keyboard.
 */
export class ReadingLayer {
  readonly root = document.createElement('div');
  private nodes = new Map<string, Node>();
  private waiting: number | undefined;
  private scene: Pick<Scene, 'reading' | 'targets'> = { reading: [], targets: [] };

  /** @param changed is called whenever the elements have been brought in line with a scene, and told whether the keyboard was on one that is gone */
  constructor(
    host: HTMLElement,
    private readonly changed: (lostKeyboard: boolean) => void,
  ) {
    this.root.className = 'reading';
    host.append(this.root);
  }

  show(scene: Pick<Scene, 'reading' | 'targets'>): void {
    this.scene = scene;
    this.waiting ??= requestIdleCallback(() => this.update(), { timeout: WAIT_MS });
  }

  /** The id in the JourneyMap of what an element stands for. */
  idOf(element: Element): string | undefined {
    return (element as HTMLElement).dataset.id;
  }

  /** As `idOf`; undefined for a line that only says something about what it is in, such as where a step goes on. */
  ownIdOf(element: HTMLElement): string | undefined {
    const around = element.dataset.read === undefined ? element.closest<HTMLElement>('[data-read]') : null;
    return around?.dataset.id === element.dataset.id ? undefined : element.dataset.id;
  }

  /** What an element asks; undefined for one that is no question. */
  questionOf(element: HTMLElement): string | undefined {
    return element.dataset.asks === undefined ? undefined : (element.getAttribute('aria-label') ?? undefined);
  }

  /** All elements that ask something. */
  get questions(): HTMLElement[] {
    return Array.from(this.root.querySelectorAll<HTMLElement>('[data-asks]'));
  }

  /** The element that stands for an id: the thing itself before what is said about it. */
  elementOf(id: string): HTMLElement | undefined {
    const found = this.root.querySelectorAll<HTMLElement>(`[data-id="${CSS.escape(id)}"]:not([data-read="list"])`);
    return Array.from(found).find((element) => element.dataset.read !== undefined) ?? found[0];
  }

  /** Where an element stands in the drawing. */
  placeOf(element: HTMLElement): Box {
    const { root } = this;
    const [outer, inner] = [root.getBoundingClientRect(), element.getBoundingClientRect()];
    const zoom = outer.width / root.offsetWidth || 1;
    return {
      x: (inner.left - outer.left) / zoom,
      y: (inner.top - outer.top) / zoom,
      width: inner.width / zoom,
      height: inner.height / zoom,
    };
  }

  private update(): void {
    this.waiting = undefined;
    const places = new Places(this.scene.targets);
    const hadKeyboard = this.root.contains(document.activeElement);
    this.nodes = patchParts(this.root, this.nodes, this.scene.reading, undefined, places);
    this.changed(hadKeyboard && !this.root.contains(document.activeElement));
  }
}

function patchParts(
  parent: HTMLElement,
  current: Map<string, Node>,
  parts: readonly Reading[],
  around: Box | undefined,
  places: Places,
): Map<string, Node> {
  const seen = new Map<string, number>();
  const keyed = parts.map((part) => {
    const name = `${part.kind} ${part.id}`;
    const count = seen.get(name) ?? 0;
    seen.set(name, count + 1);
    return { key: `${name} ${count}`, part };
  });
  return patchKeyed<{ key: string; part: Reading }, Node>(
    {
      keyOf: ({ key }) => key,
      create: ({ part }) => create(part),
      update: (node, { part }) => update(node, part, around, places),
      insert: ({ element }, before) => parent.insertBefore(element, before?.element ?? null),
      remove: ({ element }) => element.remove(),
    },
    current,
    keyed,
  );
}

function create({ id, kind }: Reading): Node {
  const element = document.createElement('div');
  element.setAttribute('role', ROLES[kind]);
  if (kind !== 'item' && kind !== 'question') element.dataset.read = kind;
  if (kind === 'question') element.dataset.asks = '';
  element.dataset.id = id;
  return { element, label: '', place: undefined, around: undefined, parts: new Map() };
}

function update(node: Node, part: Reading, around: Box | undefined, places: Places): void {
  const { element } = node;
  if (node.label !== part.label) element.setAttribute('aria-label', part.label);
  node.label = part.label;
  const place = places.of(part, around);
  if (!same(place, node.place) || !same(around, node.around)) setPlace(element, place, around);
  node.place = place;
  node.around = around;
  const { parts = [] } = part;
  if (parts.length > 0 || node.parts.size > 0) {
    node.parts = patchParts(element, node.parts, parts, place ?? around, places);
  }
}

/**
 * Places count from what an element is in. A list stands nowhere: what is in it counts from what the list is in. Margins
 * put it there, and take the room again that it has: elements that are positioned are gone through, one by one, whenever
 * somebody zooms.
 */
function setPlace({ style }: HTMLElement, place: Box | undefined, around: Box | undefined): void {
  if (!place) return;
  const [x, y] = [place.x - (around?.x ?? 0), place.y - (around?.y ?? 0)];
  style.margin = `${y}px ${-x - place.width}px 0 ${x}px`;
  style.width = `${place.width}px`;
  style.height = `${place.height}px`;
}

function same(a: Box | undefined, b: Box | undefined): boolean {
  return a === b || (!!a && !!b && a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height);
}
