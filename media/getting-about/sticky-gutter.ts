import { type Band, FONT_FAMILY, type Mark, type RenderOptions, renderChunk } from '../../src/diagram/index.js';
import type { Page } from '../page.js';
import type { Sight, Viewport } from '../viewport.js';
import { foldButton } from './fold-buttons.js';
import type { MapOutline } from './map-outline.js';

/** The gutter of the drawing: its margin and the room for the lanes' names. Pixels of the scene. */
const GUTTER = 184;
/** A narrower pane has no room for names that stay: they stand in the drawing alone. */
const LEAST_PANE = 480;
/** What is nearer than this belongs together and is moved as one. */
const TOGETHER = 4;

/** Marks that keep their distances when the lanes grow with the zoom. */
interface Cluster {
  /** What stays beside the same place of the lane. Pixels of the scene. */
  anchor: number;
  markup: string;
}

/** The lanes' names and the scale of feelings, which stay at the left. Never larger than drawn. */
export class StickyGutter {
  private readonly root = document.createElement('div');
  private readonly drawing = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  private readonly folds = document.createElement('div');
  private clusters: { anchor: number; group: SVGGElement }[] = [];
  private rules: SVGPathElement | undefined;
  private lines: number[] = [];
  /** The tops of the arrows. */
  private foldsAt: number[] = [];
  private map: MapOutline | undefined;
  /** The marks that are drawn now, and the colours they are drawn in. */
  private drawn: readonly unknown[] = [];
  private placed = 0;
  /** By how much the distances are larger than drawn; 0 where nothing has its place yet. */
  private apart = 0;
  private shown = false;

  /** @param fold is told the key of a lane to fold or unfold */
  constructor(
    private readonly page: Page,
    private readonly viewport: Viewport,
    private readonly fold: (lane: string) => void,
  ) {
    this.root.className = 'gutter';
    this.root.style.fontFamily = FONT_FAMILY;
    this.root.setAttribute('aria-hidden', 'true');
    this.folds.className = 'lane-folds';
    this.root.append(this.drawing, this.folds);
    page.sheet.prepend(this.root);
  }

  /** So wide is what covers the pane's left, in pixels of the screen. */
  get width(): number {
    return this.shown ? Math.round(GUTTER * Math.min(1, this.viewport.zoom)) : 0;
  }

  show(map: MapOutline | undefined, options: RenderOptions): void {
    this.map = map;
    const lanes = map?.lanes ?? [];
    const drawn = [options.theme, ...lanes.flatMap((band) => [band.y, band.height, labelsOf(band)])];
    const same = drawn.length === this.drawn.length && drawn.every((one, i) => one === this.drawn[i]);
    if (!same) {
      this.drawn = drawn;
      this.draw(lanes.flatMap((band) => clustersOf(band, map as MapOutline, options)));
      this.addFolds(lanes);
      this.lines = lanes.slice(1).map(({ y }) => y);
      this.placed = 0;
      this.apart = 0;
    }
  }

  /** To be called whenever the pane was scrolled, zoomed or resized. */
  follow({ zoom, scroll, pane }: Sight): void {
    const { page, map } = this;
    const shown = (map?.lanes.length ?? 0) > 0 && pane.width >= LEAST_PANE;
    if (shown !== this.shown) {
      this.shown = shown;
      page.viewport.toggleAttribute('data-gutter', shown);
    }
    page.viewport.toggleAttribute('data-away', scroll.x > 0);
    if (shown && this.placed !== zoom) this.place(zoom);
  }

  /** An arrow beside each lane's name that folds it. The cards stay. */
  private addFolds(lanes: readonly Band[]): void {
    const foldable = lanes.flatMap(({ lane }) => (lane && lane.key !== 'steps' ? [lane] : []));
    this.folds.replaceChildren(
      ...foldable.map(({ key, name, folded = false }) => foldButton(name, folded, () => this.fold(key))),
    );
    this.foldsAt = lanes.flatMap(({ lane, y }) => (lane && lane.key !== 'steps' ? [y + (lane.folded ? 6 : 15)] : []));
  }

  private draw(clusters: readonly Cluster[]): void {
    const groups = clusters.map(({ markup }) => `<g>${markup}</g>`);
    this.drawing.innerHTML = `<path class="gutter-lines"/>${groups.join('')}`;
    const [rules, ...drawn] = this.drawing.children;
    this.rules = rules as SVGPathElement;
    this.clusters = clusters.map(({ anchor }, i) => ({ anchor, group: drawn[i] as SVGGElement }));
  }

  /**
   * Where the map is smaller than drawn, the whole is scaled as it is; where it is larger, the names keep their size and only
   * their distances grow. Nothing is drawn anew while somebody zooms.
   */
  private place(zoom: number): void {
    const [first, last] = [this.map?.lanes[0], this.map?.lanes.at(-1)];
    if (!first || !last) return;
    this.placed = zoom;
    const scale = Math.min(1, zoom);
    const apart = Math.max(1, zoom);
    const at = (y: number) => round((y - first.y) * apart);
    this.root.style.width = `${this.width}px`;
    Object.assign(this.drawing.style, {
      top: `${first.y * zoom}px`,
      width: `${GUTTER}px`,
      height: `${at(last.y + last.height)}px`,
      transform: scale === 1 ? '' : `scale(${scale})`,
    });
    for (const [i, y] of this.foldsAt.entries()) {
      const button = this.folds.children[i] as HTMLElement;
      const near = this.lines.findLast((line) => line <= y) ?? first.y;
      button.style.transform = `translate(${round(10 * scale)}px, ${round(near * zoom + (y - near) * scale)}px) scale(${scale})`;
    }
    if (this.apart === apart) return;
    this.apart = apart;
    this.rules?.setAttribute('d', this.lines.map((y) => `M32 ${Math.round(at(y)) + 0.5}H${GUTTER}`).join(''));
    for (const { anchor, group } of this.clusters)
      group.setAttribute('transform', `translate(0 ${at(anchor) - anchor})`);
  }
}

const round = (value: number): number => Math.round(value * 100) / 100;

const labelsOf = (band: Band): readonly Mark[] | undefined => band.chunks.find(({ key }) => key === 'labels')?.marks;

/** The names of a band, told apart by the air between them. */
function clustersOf(band: Band, { scene }: MapOutline, options: RenderOptions): Cluster[] {
  const marks = (labelsOf(band) ?? []).map((mark) => ({ mark, ...extentOf(mark) }));
  marks.sort((a, b) => a.top - b.top);
  const clusters: Cluster[] = [];
  let group: Mark[] = [];
  let [top, bottom] = [0, Number.NEGATIVE_INFINITY];
  const close = () => {
    if (group.length === 0) return;
    const face = group.find((mark) => mark.type === 'face');
    const markup = renderChunk(scene, { key: 'labels', x: 0, y: 0, marks: group }, options);
    clusters.push({
      anchor: band.y + (face?.y ?? top),
      markup: `<g transform="translate(0 ${band.y})">${markup}</g>`,
    });
    group = [];
  };
  for (const one of marks) {
    if (one.top > bottom + TOGETHER) {
      close();
      top = one.top;
      bottom = one.bottom;
    }
    group.push(one.mark);
    bottom = Math.max(bottom, one.bottom);
  }
  close();
  return clusters;
}

/** From where to where a mark reaches, roughly: a gutter has lines of text, icons and faces. */
function extentOf(mark: Mark): { top: number; bottom: number } {
  switch (mark.type) {
    case 'text':
      return { top: mark.y - 12, bottom: mark.y + 4 };
    case 'icon':
      return { top: mark.y, bottom: mark.y + mark.size };
    case 'face':
    case 'shape':
    case 'circle':
      return { top: mark.y - mark.r, bottom: mark.y + mark.r };
    case 'rect':
      return { top: mark.y, bottom: mark.y + mark.height };
    default:
      return { top: 0, bottom: 0 };
  }
}
