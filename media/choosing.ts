import type { Editing } from './editing/editing.js';
import { stageOf } from './editing/part-kinds.js';
import type { GettingAbout } from './getting-about/getting-about.js';
import type { MapKeys, PartAction } from './map-keys.js';
import type { Picking } from './picking.js';
import type { Problems } from './problems/problems.js';
import type { Outlines } from './selection.js';
import type { Viewport } from './viewport.js';

/** What takes part when something is chosen. */
export interface Choosers {
  outlines: Outlines;
  viewport: Viewport;
  about: GettingAbout;
  keys: MapKeys;
  picking: Picking;
  editing: Editing;
  problems: Problems;
}

/** One part of the map is chosen, however somebody came to it: it is outlined, in sight, and the keyboard would come to it. */
export class Choosing {
  constructor(private readonly by: Choosers) {}

  /**
   * Chooses what the text's cursor is on; undefined for nothing.
   * @param quietly leaves what is in sight as it is
   * @returns whether it is another than before
   */
  follow(id: string | undefined, quietly: boolean): boolean {
    const { outlines, viewport, keys, about } = this.by;
    const moved = id !== outlines.selectedId;
    outlines.select(id);
    if (!moved) return false;
    const box = id === undefined || quietly ? undefined : outlines.boxesOf(id)[0];
    if (box) viewport.bringIntoSight(box);
    if (!keys.hasKeyboard) keys.stopAt(id);
    about.moved();
    return true;
  }

  /** Selects something, as if it had been clicked on. */
  choose(id: string): void {
    const { outlines, viewport, keys, about } = this.by;
    outlines.select(id);
    about.moved();
    const { hasKeyboard } = keys;
    keys.stopAt(id);
    if (hasKeyboard) keys.focus();
    const box = outlines.boxesOf(id)[0];
    if (box) viewport.bringIntoSight(box);
  }

  /** In another view everything stands elsewhere: what is selected is looked for again, else it begins at its start. */
  lookAgain(): void {
    const { outlines, viewport } = this.by;
    const { mode } = viewport;
    if (mode !== 'free') viewport.fitTo(mode);
    viewport.toStart();
    const box = outlines.selectedId === undefined ? undefined : outlines.boxesOf(outlines.selectedId)[0];
    if (box) viewport.bringIntoSight(box);
  }

  /** Chooses something, and shows it in the text. */
  goTo(id: string): void {
    this.choose(id);
    this.by.picking.revealId(id, false);
  }

  /** Gives the keyboard to a part of the map, and selects it. */
  stopAt(id: string): void {
    const { outlines, keys } = this.by;
    outlines.select(id);
    keys.stopAt(id);
    keys.focus();
  }

  /** Does something to what has the keyboard. @returns false where there is nothing to do */
  act(action: PartAction, id: string | undefined): boolean {
    const { about, editing, problems } = this.by;
    switch (action) {
      case 'fold':
        return this.fold(id);
      case 'find':
        about.find.open();
        return true;
      case 'present':
        about.presentation.begin(id === undefined ? undefined : stageOf(id));
        return true;
      case 'next-problem':
        return problems.goThrough(1);
      case 'problem-before':
        return problems.goThrough(-1);
      default:
        return editing.act(action, id);
    }
  }

  /** Folds the stage of a part, or unfolds it. */
  private fold(id: string | undefined): boolean {
    const { about, keys } = this.by;
    const stage = id === undefined ? undefined : stageOf(id);
    if (stage === undefined || !about.arranging.foldStage(stage)) return false;
    keys.stopAt(stage);
    keys.focus();
    return true;
  }
}
