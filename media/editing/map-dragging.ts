import type { Page } from '../page.js';
import type { Viewport } from '../viewport.js';
import type { Point } from '../zoom.js';
import { BlockDrag, copyOf, stageLanding, stepLanding } from './block-drag.js';
import { type Drag, enableDragging } from './drag.js';
import { FaceDrag } from './face-drag.js';
import type { Destination } from './neighbours.js';
import { blockOf, journeyOf, kindOf } from './part-kinds.js';
import type { ShownParts } from './shown-parts.js';

/** What comes of a drag. */
export interface Drops {
  /** A step or a stage was put somewhere. */
  placed(block: string, destination: Destination): void;
  /** A face was put at another score of the journey's scale. */
  scored(block: string, persona: string | null, score: number): void;
}

/** Which parts of the map can be dragged, and what they become on the way: faces, steps and stages. */
export class MapDragging {
  /** @param isBusy tells whether something else has the pointer now */
  constructor(
    private readonly page: Page,
    viewport: Viewport,
    private readonly parts: ShownParts,
    private readonly isBusy: () => boolean,
    private readonly drops: Drops,
  ) {
    enableDragging(page.viewport, page.drawing, viewport, (target, point) => this.begin(target, point));
  }

  private begin(target: Element, point: Point): Drag | undefined {
    if (!this.parts.shown || this.isBusy()) return undefined;
    const group = target.closest<SVGElement>('[data-ref]');
    const id = group?.dataset.ref;
    const band = target.closest<HTMLElement>('[data-band]')?.dataset.band ?? '';
    if (!group || id === undefined || group.dataset.question !== undefined) return undefined;
    if (group.classList.contains('jm-feels')) return this.face(group, id, band);
    if (band === 'steps') return this.step(target, id, point);
    if (band === 'stages' && kindOf(id) === 'stage') return this.stage(group, id, point);
    return undefined;
  }

  private face(group: SVGElement, id: string, key: string): Drag | undefined {
    const { scene, journey } = this.parts.shown!;
    const band = scene.bands.find((it) => it.key === key);
    const block = blockOf(id);
    const box = this.parts.boxOf(id);
    if (!band?.levels || block === undefined || !this.parts.of(block) || !box) return undefined;
    const persona = group.dataset.persona ?? null;
    return new FaceDrag(this.page.drawing, box.x + box.width / 2, band, journey.scale, (score) =>
      this.drops.scored(block, persona, score),
    );
  }

  private step(target: Element, id: string, point: Point): Drag | undefined {
    const step = blockOf(id);
    if (step === undefined || kindOf(step) !== 'step') return undefined;
    const card = target.closest<SVGElement>(`[data-ref="${CSS.escape(step)}"]`);
    const box = this.parts.boxOf(step);
    if (!card || !box) return undefined;
    const { targets } = this.parts.shown!.scene;
    const find = (at: Point) => stepLanding(at, targets);
    return new BlockDrag(this.page.drawing, box, point, copyOf(card, box), find, (landing) =>
      this.drops.placed(step, landing),
    );
  }

  private stage(group: SVGElement, stage: string, point: Point): Drag | undefined {
    const box = this.parts.boxOf(stage);
    if (!box) return undefined;
    const { targets } = this.parts.shown!.scene;
    const find = (at: Point) => stageLanding(at, targets, journeyOf(stage)!);
    return new BlockDrag(this.page.drawing, box, point, copyOf(group, box), find, (landing) =>
      this.drops.placed(stage, landing),
    );
  }
}
