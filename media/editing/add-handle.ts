import { t } from '@vscode/l10n';
import type { Sight } from '../viewport.js';
import { blockOf, kindOf } from './part-kinds.js';
import type { ShownParts } from './shown-parts.js';

/** Its width and height, in pixels of the drawing. */
const SIZE = 24;

/** A plus at the edge of the step or stage that the pointer is on: one click asks for the next one. */
export class AddHandle {
  private readonly button = document.createElement('button');
  private block: string | undefined;

  /**
   * @param drawing holds it, so that it is zoomed and scrolled along
   * @param sight what of the drawing is in sight now
   * @param add is told the id of the step or stage that something is to come after
   */
  constructor(
    drawing: HTMLElement,
    private readonly parts: ShownParts,
    private readonly sight: () => Sight,
    add: (block: string) => void,
  ) {
    const { button } = this;
    button.type = 'button';
    button.className = 'add-handle';
    button.textContent = '+';
    button.hidden = true;
    // By keyboard there are keys for it; what is read out is the map.
    button.tabIndex = -1;
    button.setAttribute('aria-hidden', 'true');
    drawing.append(button);
    button.addEventListener('pointerdown', (event) => event.stopPropagation());
    // What has the keyboard keeps it.
    button.addEventListener('mousedown', (event) => event.preventDefault());
    button.addEventListener('dblclick', (event) => event.stopPropagation());
    button.addEventListener('click', (event) => {
      event.stopPropagation();
      if (this.block !== undefined) add(this.block);
    });
    drawing.addEventListener('pointermove', ({ target, buttons }) => {
      if (target === button) return;
      this.showAt(buttons === 0 && target instanceof Element ? blockUnder(target) : undefined);
    });
    drawing.addEventListener('pointerdown', () => this.showAt(undefined));
    drawing.addEventListener('pointerleave', () => this.showAt(undefined));
  }

  /** To be called when something else is drawn. */
  follow(): void {
    this.showAt(undefined);
  }

  private showAt(block: string | undefined): void {
    if (block === this.block) return;
    const box = block === undefined ? undefined : this.parts.boxOf(block);
    const known = block !== undefined && this.parts.of(block) !== undefined;
    this.block = box && known ? block : undefined;
    this.button.hidden = this.block === undefined;
    if (!box || this.block === undefined) return;
    this.button.title =
      kindOf(this.block) === 'step' ? t('Add a step after (Ctrl+Enter)') : t('Add a stage after (Ctrl+Enter)');
    const { style } = this.button;
    const left = box.x + box.width - SIZE / 2 + 4;
    style.left = `${kindOf(this.block) === 'stage' ? Math.max(box.x, Math.min(left, this.lastInSight())) : left}px`;
    style.top = `${box.y + box.height / 2 - SIZE / 2}px`;
  }

  /** Long stages reach out of sight: their plus stands as far to the right as can be seen. */
  private lastInSight(): number {
    const { zoom, scroll, pane } = this.sight();
    return (scroll.x + pane.width) / zoom - 1.5 * SIZE;
  }
}

/** The step or the stage whose card or name an element is of. */
function blockUnder(element: Element): string | undefined {
  const band = element.closest<HTMLElement>('[data-band]')?.dataset.band;
  if (band !== 'steps' && band !== 'stages') return undefined;
  const group = element.closest<SVGElement>('[data-ref]');
  return group?.dataset.ref === undefined ? undefined : blockOf(group.dataset.ref);
}
