import type { Scene } from '../src/diagram/index.js';
import type { HandOver } from './hand-over.js';
import { actionOf, type EditAction, type KeyAction } from './keys.js';
import { showKeys } from './keys-dialog.js';
import type { Page } from './page.js';
import { ReadingLayer } from './reading-layer.js';
import { Roving } from './roving.js';
import type { Viewport } from './viewport.js';

/** What is done to a part of the map, or begins there. */
export type PartAction = EditAction | 'fold' | 'find' | 'present' | 'next-problem' | 'problem-before';

/** What the keys of the map have done to its parts, by their ids. */
export interface KeyDeeds {
  /** Shows it in the text. */
  toSource(id: string): void;
  /** Changes it, or folds its stage. @returns false where that cannot be */
  act(action: PartAction, id: string | undefined): boolean;
  /** Goes to what is open or reported about it, over the drawing. @returns false where that is nothing */
  toMarks(id: string): boolean;
  /** Has a question about it answered in the text. @returns false where the picture does not ask that */
  answer(id: string, question: string): boolean;
}

/** What is done to the very thing, and not to the step that it is said of. */
const OF_ITS_OWN: readonly KeyAction[] = ['edit-words', 'remove', 'duplicate'];

/** The preview by keyboard: one tab stop for the map, and what its keys do. */
export class MapKeys {
  private readonly layer: ReadingLayer;
  private readonly roving: Roving;
  /** What the keyboard is to come to as soon as it is there. */
  private wished: string | undefined;
  /** A button of the pointer is down: what it was pressed on gets the keyboard. */
  private pointing = false;

  constructor(
    page: Page,
    private readonly viewport: Viewport,
    private readonly handOver: HandOver,
    private readonly does: KeyDeeds,
  ) {
    this.layer = new ReadingLayer(page.drawing, (lostKeyboard) => this.changed(lostKeyboard));
    this.roving = new Roving(this.layer.root, (stop) =>
      viewport.bringIntoSight(this.layer.placeOf(stop as HTMLElement)),
    );
    window.addEventListener('keydown', (event) => this.pressed(event));
    window.addEventListener('focus', () => this.returned());
    window.addEventListener(
      'pointerdown',
      () => {
        this.pointing = true;
      },
      true,
    );
    for (const type of ['pointerup', 'pointercancel'] as const) {
      window.addEventListener(
        type,
        () => {
          this.pointing = false;
        },
        true,
      );
    }
  }

  /** What there is to go through from now on. */
  show(scene: Pick<Scene, 'reading' | 'targets'>): void {
    this.layer.show(scene);
  }

  get hasKeyboard(): boolean {
    return this.roving.hasKeyboard && this.isHere;
  }

  /** The keyboard is on the page, and nothing takes it away. */
  private get isHere(): boolean {
    return document.hasFocus() && !this.handOver.isUnderWay;
  }

  /** The keyboard would come to this part of the map; does nothing where there is none of this id. */
  stopAt(id: string | undefined): void {
    const stop = id === undefined ? undefined : this.layer.elementOf(id);
    this.wished = stop ? undefined : id;
    if (stop) this.roving.stopAt(stop);
  }

  /** What the picture asks, as it is read out. */
  get questions(): HTMLElement[] {
    return this.layer.questions;
  }

  /** Gives the keyboard to one of them. */
  focusOn(question: HTMLElement): void {
    this.roving.focus(question);
  }

  /** Gives the map the keyboard, which may not be on its way to the text. */
  focus(): void {
    const { current } = this.roving;
    if (current && !this.handOver.isUnderWay) this.roving.focus(current);
  }

  /**
   * Gives the keyboard to a part that somebody has pointed at, so that the keys are for what is outlined. Without an id, or
   * where nothing is read out of it, the keys are for nothing: they must not change what is not looked at.
   */
  pointAt(id: string | undefined): void {
    const stop = id === undefined ? undefined : this.layer.elementOf(id);
    this.wished = stop ? undefined : id;
    if (stop) this.roving.focusInPlace(stop);
    else if (this.hasKeyboard) (document.activeElement as HTMLElement).blur();
  }

  private changed(lostKeyboard: boolean): void {
    this.roving.refresh();
    if (lostKeyboard && this.isHere) this.focus();
    const wished = this.wished === undefined ? undefined : this.layer.elementOf(this.wished);
    if (!wished) return;
    this.wished = undefined;
    if (this.hasKeyboard) this.roving.focus(wished);
    else if (this.isHere && document.activeElement === document.body) this.roving.focusInPlace(wished);
    else this.roving.stopAt(wished);
  }

  /**
   * The page has the keyboard, but nothing on it: what had it was left when something else took it. The editor may move the
   * keyboard to and fro before it is at rest, so each time counts, whoever gave it away.
   */
  private returned(): void {
    setTimeout(() => {
      const { current } = this.roving;
      const { activeElement } = document;
      const isFree = activeElement === document.body || (this.roving.hasKeyboard && activeElement !== current);
      if (current && this.isHere && isFree && !this.pointing) this.roving.focusInPlace(current);
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

  /** Answers a question; goes to the text of anything else. */
  private enter(): boolean {
    const { current } = this.roving;
    const id = current && this.layer.idOf(current);
    if (id === undefined) return false;
    const question = this.layer.questionOf(current as HTMLElement);
    if (question === undefined || !this.does.answer(id, question)) this.does.toSource(id);
    return true;
  }

  /** Behind the last line comes what is asked over the drawing. */
  private goToMarks(): void {
    const { current } = this.roving;
    const group = current?.closest<HTMLElement>('[data-read]') ?? (current as HTMLElement | undefined);
    const id = group && this.layer.idOf(group);
    if (id !== undefined) this.does.toMarks(id);
  }

  private idFor(action: KeyAction): string | undefined {
    const { current } = this.roving;
    if (!current) return undefined;
    return OF_ITS_OWN.includes(action) ? this.layer.ownIdOf(current as HTMLElement) : this.layer.idOf(current);
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
      case 'to-source':
        return this.enter();
      case 'back':
        this.wished = undefined;
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
      case 'add-after':
      case 'next-problem':
      case 'problem-before':
      case 'menu':
      case 'undo':
      case 'redo':
        return this.does.act(action, this.idFor(action));
      default:
        this.wished = undefined;
        // At the end of a row the pane must not begin to scroll.
        if (!this.roving.go(action) && action === 'item-after') this.goToMarks();
        return true;
    }
  }
}
