import type { Scene } from '../src/diagram/index.js';
import type { EditAction } from './editing/editing.js';
import { actionOf, type KeyAction } from './keys.js';
import { showKeys } from './keys-dialog.js';
import type { Page } from './page.js';
import { ReadingLayer } from './reading-layer.js';
import { Roving } from './roving.js';
import type { Viewport } from './viewport.js';

/** What is done to a part of the map, or begins there. */
export type PartAction = EditAction | 'fold' | 'find' | 'present';

/** The preview by keyboard: one tab stop for the map, and what its keys do. */
export class MapKeys {
  private readonly layer: ReadingLayer;
  private readonly roving: Roving;
  private wished: string | undefined;
  /** The text takes the keyboard for a moment, and the map gets it back. */
  private lent = false;

  /**
   * @param toSource is told the id of what somebody wants to see in the text
   * @param edit changes what has this id, or folds its stage, and says false where it cannot
   */
  constructor(
    page: Page,
    private readonly viewport: Viewport,
    private readonly toSource: (id: string) => void,
    private readonly edit: (action: PartAction, id: string | undefined) => boolean,
  ) {
    this.layer = new ReadingLayer(page.drawing, (lostKeyboard) => this.changed(lostKeyboard));
    this.roving = new Roving(this.layer.root, (stop) =>
      viewport.bringIntoSight(this.layer.placeOf(stop as HTMLElement)),
    );
    window.addEventListener('keydown', (event) => this.pressed(event));
    window.addEventListener('focus', () => this.returned());
  }

  /** What there is to go through from now on. */
  show(scene: Pick<Scene, 'reading' | 'targets'>): void {
    this.layer.show(scene);
  }

  get hasKeyboard(): boolean {
    return this.roving.hasKeyboard;
  }

  /** The keyboard would come to this part of the map; does nothing where there is none of this id. */
  stopAt(id: string | undefined): void {
    const stop = id === undefined ? undefined : this.layer.elementOf(id);
    this.wished = stop ? undefined : id;
    if (stop) this.roving.stopAt(stop);
  }

  /** Gives the map the keyboard. */
  focus(): void {
    const { current } = this.roving;
    if (current) this.roving.focus(current);
  }

  private changed(lostKeyboard: boolean): void {
    this.roving.refresh();
    if (lostKeyboard) this.focus();
    if (this.wished !== undefined && !this.hasKeyboard) this.stopAt(this.wished);
  }

  /** The page has the keyboard again, but nothing on it: what had it was left when the text took it. */
  private returned(): void {
    if (!this.lent) return;
    this.lent = false;
    setTimeout(() => {
      if (document.hasFocus() && document.activeElement === document.body) this.focus();
    });
  }

  private pressed(event: KeyboardEvent): void {
    if (event.target instanceof HTMLSelectElement) return;
    const action = actionOf(event, this.hasKeyboard);
    // The editor around the page claims the keys for undoing before the page sees them, and does nothing with them here.
    const isFree = !event.defaultPrevented || action === 'undo' || action === 'redo';
    if (!action || !isFree || !this.act(action)) return;
    event.preventDefault();
  }

  /** @returns false where the key is left to the page */
  private act(action: KeyAction): boolean {
    const { viewport } = this;
    switch (action) {
      case 'keys':
        showKeys();
        return true;
      case 'zoom-in':
        viewport.zoomStep(1);
        return true;
      case 'zoom-out':
        viewport.zoomStep(-1);
        return true;
      case 'zoom-actual':
        viewport.zoomTo(1);
        return true;
      case 'fit-width':
        viewport.fitTo('fit-width');
        return true;
      case 'fit-all':
        viewport.fitTo('fit-all');
        return true;
      case 'to-source': {
        const id = this.roving.current && this.layer.idOf(this.roving.current);
        if (id !== undefined) this.toSource(id);
        return id !== undefined;
      }
      case 'back':
        return this.roving.go(action);
      case 'fold':
      case 'find':
      case 'present':
      case 'edit-words':
      case 'remove':
      case 'duplicate':
      case 'move-before':
      case 'move-after':
      case 'feel-better':
      case 'feel-worse':
      case 'menu':
        return this.edit(action, this.roving.current && this.layer.idOf(this.roving.current));
      case 'undo':
      case 'redo':
        this.lent = this.hasKeyboard;
        return this.edit(action, this.roving.current && this.layer.idOf(this.roving.current));
      default:
        // At the end of a row the pane must not begin to scroll.
        this.roving.go(action);
        return true;
    }
  }
}
