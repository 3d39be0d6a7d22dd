import type { Scene, Tokens } from '../src/diagram/index.js';
import type { Box, Point } from './zoom.js';

/** The outlines over the drawing: of what is selected, of the step it belongs to, and of what the pointer is over. */
export class Outlines {
  private readonly selected: HTMLElement;
  private readonly around: HTMLElement;
  private readonly hovered: HTMLElement;
  private targets: Scene['targets'] = [];
  private readonly byId = new Map<string, Scene['targets']>();
  private selection: string | undefined;
  private hover: string | undefined;

  constructor(drawing: HTMLElement) {
    this.selected = layer('selection');
    this.around = layer('around');
    this.hovered = layer('hover');
    drawing.append(this.hovered, this.around, this.selected);
  }

  /** What can be outlined in the drawing that is shown now. */
  setTargets(targets: Scene['targets']): void {
    this.targets = targets;
    this.byId.clear();
    for (const target of targets) {
      const same = this.byId.get(target.id);
      if (same) same.push(target);
      else this.byId.set(target.id, [target]);
    }
    this.drawSelection();
    this.draw(this.hovered, this.hover);
  }

  setColours({ focus, stroke }: Pick<Tokens, 'focus' | 'stroke'>): void {
    this.selected.style.color = focus;
    this.around.style.color = focus;
    this.hovered.style.color = stroke;
  }

  get selectedId(): string | undefined {
    return this.selection;
  }

  select(id: string | undefined): void {
    this.selection = id;
    this.drawSelection();
  }

  point(id: string | undefined): void {
    if (id === this.hover) return;
    this.hover = id;
    this.draw(this.hovered, id);
  }

  /** The boxes that stand for an id. A question about it is one only where there is nothing else. */
  boxesOf(id: string): Box[] {
    const all = this.byId.get(id) ?? [];
    const own = all.filter(({ kind }) => kind !== 'question');
    return own.length > 0 ? own : all;
  }

  /** The id of the smallest box around a point of the drawing: between the words of a thing one is still on it. */
  idAt(point: Point): string | undefined {
    const around = this.targets.filter(
      ({ x, y, width, height }) => point.x >= x && point.x <= x + width && point.y >= y && point.y <= y + height,
    );
    return around.sort((a, b) => a.width * a.height - b.width * b.height)[0]?.id;
  }

  private drawSelection(): void {
    const id = this.selection;
    this.draw(this.selected, id);
    const step = id === undefined ? undefined : stepOf(id);
    this.draw(this.around, step === id ? undefined : step);
  }

  private draw(parent: HTMLElement, id: string | undefined): void {
    const boxes = id === undefined ? [] : this.boxesOf(id);
    while (parent.childElementCount > boxes.length) parent.lastElementChild?.remove();
    for (const [index, { x, y, width, height }] of boxes.entries()) {
      const outline = (parent.children[index] ?? parent.appendChild(document.createElement('div'))) as HTMLElement;
      Object.assign(outline.style, { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` });
    }
  }
}

/** The id of the step that an id is of, or of something in: ids are made of places, as in `j0.s1.p2.pain0`. */
function stepOf(id: string): string | undefined {
  return /^j\d+[.]s\d+[.]p\d+/.exec(id)?.[0];
}

function layer(name: string): HTMLElement {
  const element = document.createElement('div');
  element.className = `outlines ${name}`;
  element.setAttribute('aria-hidden', 'true');
  return element;
}
