import type { Journey, JourneyMap } from '../../language-server/map/journey-map.js';
import type { Scene, Tokens, View } from '../../src/diagram/index.js';
import { blockOf } from '../editing/part-kinds.js';
import type { Page } from '../page.js';
import type { Outlines } from '../selection.js';
import type { Viewport } from '../viewport.js';
import { Arranging } from './arranging.js';
import { FindBar } from './find-bar.js';
import { setMapColours } from './map-colours.js';
import { outlineOf } from './map-outline.js';
import { Minimap } from './minimap.js';
import { Overview } from './overview.js';
import { Presentation } from './presentation.js';
import { StageFolds } from './stage-folds.js';
import { StickyGutter } from './sticky-gutter.js';
import { StickyHeads } from './sticky-heads.js';

/** What is on the screen. The journey is missing where the picture was kept from before the page was loaded. */
export interface Drawing {
  scene: Scene;
  view: View;
  journey: Journey | undefined;
  map: JourneyMap | undefined;
}

/** What somebody asks for here and the preview does. */
export interface Wishes {
  /** To see what has this id. */
  go(id: string): void;
  /** The map is to be drawn in another way; with what is to be said of it. */
  arranged(said: string): void;
  /** To have a sentence read out. */
  say(text: string): void;
  /** The keyboard on what has this id. */
  stopAt(id: string): void;
}

/** Later than this what is over a drawing does not follow it. */
const WAIT_MS = 150;

/** Everything over the drawing that helps to get about in it. None of it is ever in an export. */
export class GettingAbout {
  readonly arranging: Arranging;
  readonly find: FindBar;
  readonly presentation: Presentation;
  private readonly overview: Overview;
  private readonly minimap: Minimap;
  private readonly heads: StickyHeads;
  private readonly folds: StageFolds;
  private readonly gutter: StickyGutter;
  private drawing: Drawing | undefined;
  private updating: number | undefined;
  private theme: Tokens;
  private covered = '';
  private waiting: number | undefined;

  constructor(
    private readonly page: Page,
    private readonly viewport: Viewport,
    private readonly outlines: Outlines,
    theme: Tokens,
    wishes: Wishes,
  ) {
    this.theme = theme;
    const fold = (stage: string) => void this.arranging.foldStage(stage);
    this.gutter = new StickyGutter(page, viewport, (lane) => this.arranging.foldLane(lane));
    this.arranging = new Arranging(page, (said) => wishes.arranged(said));
    this.heads = new StickyHeads(page, wishes.go, fold);
    this.folds = new StageFolds(page.drawing, fold);
    this.overview = new Overview(page, viewport, wishes.go, (id) => this.openStep(id));
    viewport.heightAt = (zoom) => this.overview.heightAt(zoom);
    this.minimap = new Minimap(page, viewport);
    this.find = new FindBar(page, viewport, outlines, fold, wishes.stopAt);
    this.presentation = new Presentation(page, viewport, (text) => wishes.say(text));
    setMapColours(theme);
  }

  setColours(theme: Tokens): void {
    this.theme = theme;
    setMapColours(theme);
  }

  /**
   * This is drawn from now on; undefined for nothing. What is over a drawing follows it as soon as nothing else is to be
   * done: the letter that somebody has typed is painted first.
   */
  show(drawing: Drawing | undefined): void {
    const isFirst = !this.drawing;
    this.drawing = drawing;
    if (isFirst || !drawing) this.update();
    else this.updating ??= requestIdleCallback(() => this.update(), { timeout: WAIT_MS });
  }

  private update(): void {
    if (this.updating !== undefined) cancelIdleCallback(this.updating);
    this.updating = undefined;
    const { drawing } = this;
    if (drawing) {
      const { journey, scene, view, map } = drawing;
      this.arranging.show(journey, scene, view, map?.journeys ?? []);
    }
    const map = drawing?.journey && outlineOf(drawing.scene, drawing.journey, drawing.view);
    const options = { theme: this.theme, idPrefix: 'about-' };
    this.gutter.show(map, options);
    this.overview.show(map, options);
    this.viewport.refresh();
    this.minimap.show(map, options);
    this.presentation.show(map);
    this.find.show(drawing?.journey && drawing.map && { map: drawing.map, journey: drawing.journey });
    this.heads.show(map);
    this.folds.show(map);
    this.follow();
  }

  /** To be called whenever the pane was scrolled, zoomed or resized: all that follows does so once in the next frame. */
  moved(): void {
    this.waiting ??= requestAnimationFrame(() => this.follow());
  }

  private follow(): void {
    if (this.waiting !== undefined) cancelAnimationFrame(this.waiting);
    this.waiting = undefined;
    const { sight } = this.viewport;
    const small = this.overview.follow(sight, this.stepHere());
    if (!small) {
      this.gutter.follow(sight);
      this.heads.follow(sight);
    }
    this.minimap.follow(sight);
    this.cover(small);
  }

  /** The step that is selected. */
  private stepHere(): string | undefined {
    const { selectedId } = this.outlines;
    return selectedId === undefined ? undefined : blockOf(selectedId);
  }

  /** Shows a step of the overview as it is drawn. */
  private openStep(id: string): void {
    this.viewport.zoomTo(1);
    const [box] = this.outlines.boxesOf(id);
    if (box) this.viewport.bringIntoSight(box);
  }

  /** Says what covers the pane, so that what is brought into sight stands clear of it. */
  private cover(small: boolean): void {
    const { style } = this.page.viewport;
    const padding = small ? '0px' : `${this.heads.height}px 0px 0px ${this.gutter.width}px`;
    if (padding === this.covered) return;
    this.covered = padding;
    style.scrollPadding = padding;
    this.heads.besideGutter(this.gutter.width);
  }
}
