import type { JourneyMap, Position } from '../language-server/map/journey-map.js';
import { linkAt } from './links.js';
import type { Page } from './page.js';
import { placeOf } from './places.js';
import type { Outlines } from './selection.js';
import type { Viewport } from './viewport.js';

/** Choosing what is drawn with the pointer, and going to its place in the text. */
export class Picking {
  private map: JourneyMap | undefined;
  /** What the pointer was on last: looking for its place in the text at each move would be felt in a large map. */
  private pointed: { id: string; inText: boolean } | undefined;

  /**
   * @param reveal is told where in the text to go, and whether the text takes the keyboard
   * @param edit opens what was clicked on twice for other words, and says false where it cannot
   * @param open is told the address of what was clicked on with Ctrl, or Cmd on a Mac
   */
  constructor(
    { drawing }: Page,
    private readonly viewport: Viewport,
    private readonly outlines: Outlines,
    private readonly reveal: (position: Position, focus: boolean) => void,
    edit: (id: string) => boolean,
    open: (address: string) => void,
  ) {
    drawing.addEventListener('click', (event) => {
      const link = (event.ctrlKey || event.metaKey) && this.linkOf(event);
      if (link) open(link);
      else this.choose(event, false);
    });
    drawing.addEventListener('dblclick', (event) => {
      const id = this.refOf(event);
      if (id === undefined || !edit(id)) this.choose(event, true);
    });
    drawing.addEventListener('pointermove', (event) => outlines.point(this.refOf(event)));
    drawing.addEventListener('pointerleave', () => outlines.point(undefined));
  }

  /** The map that is drawn from now on; undefined where nothing is known of the text that the picture is of. */
  setMap(map: JourneyMap | undefined): void {
    this.map = map;
    this.pointed = undefined;
  }

  private linkOf(event: MouseEvent): string | undefined {
    const id = this.refOf(event);
    return id === undefined || !this.map ? undefined : linkAt(this.map, id);
  }

  private choose(event: MouseEvent, focus: boolean): void {
    const id = this.refOf(event);
    if (id === undefined) return;
    this.outlines.select(id);
    this.revealId(id, focus);
  }

  /** The id of what the pointer is on, if it stands in this text. */
  private refOf(event: MouseEvent): string | undefined {
    if (!this.map || !(event.target instanceof Element)) return undefined;
    const group = event.target.closest<SVGElement>('[data-ref]');
    const id = group?.dataset.ref ?? this.outlines.idAt(this.viewport.pointOf(event));
    if (id === undefined || id === this.pointed?.id) return this.pointed?.inText ? id : undefined;
    this.pointed = { id, inText: placeOf(this.map, id) !== undefined };
    return this.pointed.inText ? id : undefined;
  }

  /** @returns false where it does not stand in this text */
  revealId(id: string, focus: boolean): boolean {
    const position = this.map && placeOf(this.map, id);
    if (position) this.reveal(position, focus);
    return position !== undefined;
  }
}
