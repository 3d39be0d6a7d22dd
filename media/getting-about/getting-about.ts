import type { Journey } from '../../language-server/map/journey-map.js';
import type { Scene, Tokens, View } from '../../src/diagram/index.js';
import type { Page } from '../page.js';
import type { Viewport } from '../viewport.js';
import { setMapColours } from './map-colours.js';
import { outlineOf } from './map-outline.js';
import { StickyGutter } from './sticky-gutter.js';
import { StickyHeads } from './sticky-heads.js';

/** What is on the screen. The journey is missing where the picture was kept from before the page was loaded. */
export interface Drawing {
  scene: Scene;
  view: View;
  journey: Journey | undefined;
}

/** Everything over the drawing that helps to get about in it. None of it is ever in an export. */
export class GettingAbout {
  private readonly heads: StickyHeads;
  private readonly gutter: StickyGutter;
  private theme: Tokens;
  private covered = '';

  /** @param go is told the id of what somebody wants to see */
  constructor(
    private readonly page: Page,
    viewport: Viewport,
    theme: Tokens,
    go: (id: string) => void,
  ) {
    this.theme = theme;
    this.gutter = new StickyGutter(page, viewport);
    this.heads = new StickyHeads(page, viewport, go);
    setMapColours(theme);
  }

  setColours(theme: Tokens): void {
    this.theme = theme;
    setMapColours(theme);
  }

  /** This is drawn from now on; undefined for nothing. */
  show(drawing: Drawing | undefined): void {
    const map = drawing?.journey && outlineOf(drawing.scene, drawing.journey, drawing.view);
    this.gutter.show(map, { theme: this.theme, idPrefix: 'gutter-' });
    this.heads.show(map);
    this.cover();
  }

  /** To be called whenever the pane was scrolled, zoomed or resized. */
  follow(): void {
    this.gutter.follow();
    this.heads.follow();
    this.cover();
  }

  /** Says what covers the pane, so that what is brought into sight stands clear of it. */
  private cover(): void {
    const { style } = this.page.viewport;
    const padding = `${this.heads.height}px 0px 0px ${this.gutter.width}px`;
    if (padding === this.covered) return;
    this.covered = padding;
    style.scrollPadding = padding;
    style.setProperty('--gutter', `${this.gutter.width}px`);
  }
}
