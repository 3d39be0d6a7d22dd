import { t } from '@vscode/l10n';
import type { Page } from '../page.js';
import type { Viewport } from '../viewport.js';
import type { Point, ZoomMode } from '../zoom.js';
import type { MapOutline } from './map-outline.js';

/** The drawing's gutter, and air around a stage. Pixels of the scene and of the screen. */
const GUTTER = 184;
const AIR = 32;
/** A stage is shown whole if it can be read then, and never enlarged by more than this. */
const LEAST = 0.75;
const MOST = 2;
/** The head of a map is at most so wide. */
const HEAD_WIDTH = 1400;

/** What was before. */
interface Before {
  zoom: number;
  mode: ZoomMode;
  scroll: Point;
}

/** The map in the whole pane, one stage after another: for a room full of people. */
export class Presentation {
  private readonly label = document.createElement('div');
  private readonly veils = [document.createElement('div'), document.createElement('div')] as const;
  private readonly pane: HTMLElement;
  private map: MapOutline | undefined;
  private before: Before | undefined;
  /** 0 is the head of the map, then come the stages. */
  private at = 0;

  /** @param say reads a sentence out */
  constructor(
    page: Page,
    private readonly viewport: Viewport,
    private readonly say: (text: string) => void,
  ) {
    this.pane = page.viewport;
    this.label.className = 'presented';
    this.label.setAttribute('aria-hidden', 'true');
    this.label.hidden = true;
    document.body.append(this.label);
    for (const veil of this.veils) {
      veil.className = 'veil';
      veil.hidden = true;
      page.drawing.append(veil);
    }
    page.present.addEventListener('click', () => this.begin(undefined));
    window.addEventListener('keydown', (event) => this.pressed(event), true);
    window.addEventListener('resize', () => this.running && this.go(this.at));
  }

  get running(): boolean {
    return this.before !== undefined;
  }

  show(map: MapOutline | undefined): void {
    this.map = map;
    if (!this.running) return;
    if (map) this.place();
    else this.end();
  }

  /** @param stage the id of the stage to begin with; the head of the map where it is left out */
  begin(stage: string | undefined): void {
    const { map, viewport } = this;
    if (!map || map.stages.length === 0 || this.running || this.pane.hidden) return;
    this.before = { zoom: viewport.zoom, mode: viewport.mode, scroll: viewport.scroll };
    document.body.classList.add('presenting');
    this.label.hidden = false;
    this.go(map.stages.findIndex(({ id }) => id === stage) + 1);
  }

  end(): void {
    const { before, viewport } = this;
    if (!before) return;
    this.before = undefined;
    document.body.classList.remove('presenting');
    this.label.hidden = true;
    for (const veil of this.veils) veil.hidden = true;
    viewport.restore(before.zoom, before.mode, before.scroll);
  }

  private pressed(event: KeyboardEvent): void {
    if (!this.running || event.ctrlKey || event.metaKey || event.altKey) return;
    const last = this.map?.stages.length ?? 0;
    const { height } = this.viewport.pane;
    const { scroll } = this.viewport;
    const actions: Record<string, () => void> = {
      ArrowRight: () => this.go(this.at + 1),
      PageDown: () => this.go(this.at + 1),
      ' ': () => this.go(this.at + 1),
      ArrowLeft: () => this.go(this.at - 1),
      PageUp: () => this.go(this.at - 1),
      Home: () => this.go(0),
      End: () => this.go(last),
      ArrowDown: () => this.viewport.scrollTo({ x: scroll.x, y: scroll.y + height / 3 }),
      ArrowUp: () => this.viewport.scrollTo({ x: scroll.x, y: scroll.y - height / 3 }),
      Escape: () => this.end(),
    };
    const act = actions[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    act();
  }

  private go(wanted: number): void {
    const { map } = this;
    if (!map) return;
    this.at = Math.max(0, Math.min(wanted, map.stages.length));
    const stage = map.stages[this.at - 1];
    const name = stage ? stage.name : map.journey.name;
    this.label.textContent = stage ? `${this.at} / ${map.stages.length}` : '← →';
    this.say(stage ? t('Stage {0} of {1}: {2}', this.at, map.stages.length, name) : name);
    this.place();
  }

  private place(): void {
    const { map, viewport } = this;
    if (!map) return;
    this.at = Math.min(this.at, map.stages.length);
    const stage = map.stages[this.at - 1];
    for (const veil of this.veils) veil.hidden = stage === undefined;
    const { width, height } = viewport.pane;
    if (!stage || !map.names) {
      viewport.restore(Math.min(MOST, width / Math.min(HEAD_WIDTH, map.scene.width)), 'free', { x: 0, y: 0 });
      return;
    }
    const last = map.lanes.at(-1);
    const top = map.names.y;
    const bottom = last ? last.y + last.height : map.scene.height;
    const gutter = map.lanes.length > 0 ? GUTTER : 0;
    const small = (width - 2 * AIR) / (gutter + stage.width);
    const across = small <= 1 ? small : (width - 2 * AIR - gutter) / stage.width;
    const zoom = Math.min(across, MOST, Math.max(LEAST, (height - AIR) / (bottom - top)));
    const covered = gutter * Math.min(1, zoom);
    const left = covered + (width - covered - stage.width * zoom) / 2;
    viewport.restore(zoom, 'free', { x: Math.max(0, stage.x * zoom - left), y: Math.max(0, top * zoom - AIR / 2) });
    const [before, after] = this.veils;
    const end = stage.x + stage.width + 10;
    Object.assign(before.style, { left: '0', top: `${top - AIR}px`, width: `${stage.x - 2}px` });
    Object.assign(after.style, { left: `${end}px`, top: `${top - AIR}px`, width: `${map.scene.width - end}px` });
    for (const veil of this.veils) veil.style.height = `${map.scene.height - top + AIR}px`;
  }
}
