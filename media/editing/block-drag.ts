import type { Target } from '../../src/diagram/index.js';
import type { Box, Point } from '../zoom.js';
import type { Drag } from './drag.js';

/** Where a step or a stage would go. */
export interface Landing {
  into: string;
  /** The id of what it would stand before; behind all others where it is left out. */
  before?: string;
  /** The bar that shows it, in pixels of the drawing. */
  bar: Box;
}

const BAR = 3;
/** Half the space between two steps. */
const HALF_GAP = 8;

/** Where a step would go that is let go at a point: before the step whose middle is right of it, in the stage there. */
export function stepLanding({ x }: Point, targets: readonly Target[]): Landing | undefined {
  const stages = boxesOf(targets, 'stage');
  const stage = stages.find((it) => x < it.x + it.width) ?? stages.at(-1);
  if (!stage) return undefined;
  const steps = boxesOf(targets, 'step').filter(({ id }) => id.startsWith(`${stage.id}.`));
  const all = boxesOf(targets, 'step');
  const { y, height } = all[0] ?? { y: stage.y + stage.height, height: 120 };
  const next = steps.find((it) => x < it.x + it.width / 2);
  const last = steps.at(-1);
  const at = next ? next.x - HALF_GAP : last ? last.x + last.width + HALF_GAP : stage.x + HALF_GAP;
  return { into: stage.id, before: next?.id, bar: { x: at - BAR / 2, y, width: BAR, height } };
}

/** Where a stage would go that is let go at a point. @param journey the id of its journey */
export function stageLanding({ x }: Point, targets: readonly Target[], journey: string): Landing | undefined {
  const stages = boxesOf(targets, 'stage');
  const next = stages.find((it) => x < it.x + it.width / 2);
  const last = stages.at(-1);
  const beside = next ?? last;
  if (!beside) return undefined;
  const at = next ? next.x - HALF_GAP + 2 : beside.x + beside.width + HALF_GAP;
  return { into: journey, before: next?.id, bar: { x: at - BAR / 2, y: beside.y, width: BAR, height: beside.height } };
}

/** The topmost box of each, from left to right. */
function boxesOf(targets: readonly Target[], kind: Target['kind']): Target[] {
  const first = new Map<string, Target>();
  for (const target of targets) if (target.kind === kind && !first.has(target.id)) first.set(target.id, target);
  return [...first.values()].sort((a, b) => a.x - b.x);
}

/** A step or a stage on its way, with a copy under the pointer and a bar where it would go. */
export class BlockDrag implements Drag {
  private readonly bar = document.createElement('div');
  private readonly copy = document.createElement('div');
  private readonly grip: Point;
  private landing: Landing | undefined;

  /**
   * @param from where it was taken hold of
   * @param picture a copy of what it looks like
   * @param find says where it would go
   * @param place is told where it is let go
   */
  constructor(
    drawing: HTMLElement,
    box: Box,
    from: Point,
    picture: Element | undefined,
    private readonly find: (point: Point) => Landing | undefined,
    private readonly place: (landing: Landing) => void,
  ) {
    this.grip = { x: from.x - box.x, y: from.y - box.y };
    this.bar.className = 'insertion-bar';
    this.copy.className = 'dragged-copy';
    Object.assign(this.copy.style, { width: `${box.width}px`, height: `${box.height}px` });
    if (picture) this.copy.append(picture);
    drawing.append(this.bar, this.copy);
  }

  move(point: Point): void {
    Object.assign(this.copy.style, { left: `${point.x - this.grip.x}px`, top: `${point.y - this.grip.y}px` });
    this.landing = this.find(point);
    const { bar } = this.landing ?? {};
    this.bar.hidden = !bar;
    if (bar) {
      const { x, y, width, height } = bar;
      Object.assign(this.bar.style, { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` });
    }
  }

  drop(): void {
    if (this.landing) this.place(this.landing);
  }

  end(): void {
    this.bar.remove();
    this.copy.remove();
  }
}

/** A copy of what is drawn in a box of the drawing, out of the `<svg>` that holds it. */
export function copyOf(group: SVGElement, box: Box): SVGSVGElement | undefined {
  const svg = group.ownerSVGElement;
  if (!svg) return undefined;
  const band = svg.parentElement;
  const copy = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const { x: left, y: top } = svg.viewBox.baseVal;
  const x = box.x - Number.parseFloat(svg.style.left || '0') + left;
  const y = box.y - Number.parseFloat(band?.style.top || '0') + top;
  copy.setAttribute('viewBox', `${x} ${y} ${box.width} ${box.height}`);
  copy.setAttribute('width', '100%');
  copy.setAttribute('height', '100%');
  copy.append(group.cloneNode(true));
  return copy;
}
