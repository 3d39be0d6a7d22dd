import { foldButton } from './fold-buttons.js';
import type { MapOutline } from './map-outline.js';

/** From a stage's left edge to its arrow, beside the stage's number. */
const LEFT = 8;
const TOP = 12;

/** The arrows on the stages' names in the drawing, which fold them. */
export class StageFolds {
  private readonly root = document.createElement('div');
  private drawn = '';

  /** @param toggle is told the id of a stage to fold or unfold */
  constructor(
    drawing: HTMLElement,
    private readonly toggle: (id: string) => void,
  ) {
    this.root.className = 'stage-folds';
    this.root.setAttribute('aria-hidden', 'true');
    drawing.append(this.root);
  }

  show(map: MapOutline | undefined): void {
    const { names, stages = [], folds = false } = map ?? {};
    const wanted = folds && names ? stages : [];
    const drawn = JSON.stringify(wanted.map(({ id, name, x, folded }) => [id, name, x, folded, names?.y]));
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    this.root.replaceChildren(
      ...wanted.map(({ id, name, x, folded }) => {
        const button = foldButton(name, folded, () => this.toggle(id));
        Object.assign(button.style, { left: `${x + LEFT}px`, top: `${(names?.y ?? 0) + TOP}px` });
        return button;
      }),
    );
  }
}
