import { type RenderOptions, renderChunk } from '../../src/diagram/index.js';
import type { Page } from '../page.js';
import type { Sight, Viewport } from '../viewport.js';
import type { MapOutline } from './map-outline.js';
import { signsOf } from './scene-signs.js';

/** Pixels of the screen. */
const WIDTH = 236;
const LEAST_HEIGHT = 48;
const MOST_HEIGHT = 96;
/** More items than this would be a blur. */
const MOST_ITEMS = 600;
/** A map that is larger than the pane by less than this needs none. */
const LARGER = 1.5;
const LEAST_PANE = { width: 480, height: 300 };
/** So small a part of the map is still seen as a frame. */
const LEAST_FRAME = 6;

/** The whole map without its texts, in the corner; a frame shows which part of it is in sight, and is dragged. */
export class Minimap {
  private readonly root = document.createElement('div');
  private readonly frame = document.createElement('div');
  private readonly picture = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  private map: MapOutline | undefined;
  private height = 0;
  private waiting: number | undefined;

  constructor(
    page: Page,
    private readonly viewport: Viewport,
  ) {
    this.root.className = 'minimap';
    this.root.hidden = true;
    // The map itself is what is read and what the keys are for.
    this.root.setAttribute('aria-hidden', 'true');
    this.frame.className = 'minimap-frame';
    this.root.append(this.picture, this.frame);
    const corner = document.createElement('div');
    corner.className = 'pane-corner';
    corner.append(this.root);
    page.viewport.after(corner);
    this.root.addEventListener('pointerdown', (event) => this.drag(event));
  }

  show(map: MapOutline | undefined, options: RenderOptions): void {
    this.map = map;
    if (this.waiting !== undefined) cancelIdleCallback(this.waiting);
    // What is typed is drawn first.
    this.waiting = requestIdleCallback(
      () => {
        this.waiting = undefined;
        this.draw(options);
        this.follow(this.viewport.sight);
      },
      { timeout: 500 },
    );
  }

  /** To be called whenever the pane was scrolled, zoomed or resized. */
  follow({ zoom, pane, scroll }: Sight): void {
    const { map, viewport, root } = this;
    const { width = 0, height = 0 } = map?.scene ?? {};
    const tall = viewport.height / pane.height;
    const roomy = pane.width >= LEAST_PANE.width && pane.height >= LEAST_PANE.height;
    const wide = Math.max(0, ...(map?.stages.map((stage) => stage.x + stage.width) ?? []));
    const hidden =
      !roomy ||
      !map?.stages.length ||
      width === 0 ||
      this.height === 0 ||
      Math.max((wide * zoom) / pane.width, tall) <= LARGER;
    if (root.hidden !== hidden) root.hidden = hidden;
    if (hidden || height === 0) return;
    const across = WIDTH / (width * zoom);
    const down = this.height / viewport.height;
    const size = (value: number, most: number) => Math.min(most, Math.max(LEAST_FRAME, value));
    const [w, h] = [size(pane.width * across, WIDTH), size(pane.height * down, this.height)];
    const x = Math.min(scroll.x * across, WIDTH - w);
    const y = Math.min(scroll.y * down, this.height - h);
    Object.assign(this.frame.style, { width: `${w}px`, height: `${h}px`, transform: `translate(${x}px, ${y}px)` });
  }

  private draw(options: RenderOptions): void {
    const { map, picture } = this;
    if (!map) return;
    const { scene, stages, names, lanes } = map;
    this.height = Math.round(Math.min(MOST_HEIGHT, Math.max(LEAST_HEIGHT, (scene.height / scene.width) * WIDTH)));
    this.root.style.height = `${this.height}px`;
    const [across, down] = [WIDTH / scene.width, this.height / scene.height];
    picture.setAttribute('viewBox', `0 0 ${WIDTH} ${this.height}`);
    const rect = (x: number, y: number, width: number, height: number, name: string) =>
      `<rect class="${name}" x="${round(x * across)}" y="${round(y * down)}" width="${round(width * across)}" height="${round(height * down)}"/>`;
    const end = lanes.at(-1);
    const top = names?.y ?? 0;
    const bottom = end ? end.y + end.height : scene.height;
    let drawn = '';
    for (const { x, width, steps } of stages) {
      drawn += rect(x, top, width, bottom - top, 'panel');
      drawn += `<rect class="head" x="${round(x * across)}" y="${round(top * down)}" width="${round(width * across)}" height="${Math.max(3, round((names?.height ?? 0) * down))}"/>`;
      if (map.cardsEnd !== undefined) {
        const cards = map.cardsEnd - (lanes[0]?.y ?? 0);
        for (const { x: left, width: wide } of steps.length < 40 ? steps : []) {
          drawn += rect(left, (lanes[0]?.y ?? 0) + cards * 0.3, wide, cards * 0.7, 'card');
        }
      }
    }
    const items = scene.targets.filter(({ kind, y }) => kind === 'item' && y > (map.cardsEnd ?? bottom) && y < bottom);
    for (const { id, x, y, width, height } of items.length > MOST_ITEMS ? [] : items) {
      drawn += rect(
        x,
        y,
        width,
        height,
        /[.]pain\d+$/.test(id) ? 'pain' : /[.]opportunity\d+$/.test(id) ? 'idea' : 'item',
      );
    }
    for (const { band, marks } of signsOf(scene).curves) {
      const curve = renderChunk(scene, { key: 'curve', x: 0, y: 0, marks }, options);
      drawn += `<g class="curves" transform="scale(${across} ${down}) translate(0 ${band.y})">${curve}</g>`;
    }
    picture.innerHTML = drawn;
  }

  private drag(down: PointerEvent): void {
    if (down.button !== 0) return;
    down.preventDefault();
    this.root.setPointerCapture(down.pointerId);
    const frame = this.frame.getBoundingClientRect();
    const inside =
      down.clientX >= frame.left &&
      down.clientX <= frame.right &&
      down.clientY >= frame.top &&
      down.clientY <= frame.bottom;
    // The frame is held where it was taken; elsewhere its middle comes to the pointer.
    const held = inside
      ? { x: down.clientX - frame.left, y: down.clientY - frame.top }
      : { x: frame.width / 2, y: frame.height / 2 };
    const move = ({ clientX, clientY }: PointerEvent) => {
      const { left, top } = this.root.getBoundingClientRect();
      const { scene } = this.map ?? {};
      if (!scene) return;
      const { viewport } = this;
      const across = (scene.width * viewport.zoom) / WIDTH;
      const along = viewport.height / this.height;
      viewport.scrollTo({
        x: (clientX - left - this.root.clientLeft - held.x) * across,
        y: (clientY - top - this.root.clientTop - held.y) * along,
      });
    };
    const end = () => {
      this.root.removeEventListener('pointermove', move);
      this.root.removeEventListener('pointerup', end);
      this.root.removeEventListener('pointercancel', end);
    };
    this.root.addEventListener('pointermove', move);
    this.root.addEventListener('pointerup', end);
    this.root.addEventListener('pointercancel', end);
    move(down);
  }
}

const round = (value: number): number => Math.round(value * 100) / 100;
