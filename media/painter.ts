import { t } from '@vscode/l10n';
import { type Chunk, FONT_FAMILY, type Scene } from '../src/diagram/index.js';
import { patchKeyed } from './keyed.js';
import { Later } from './later.js';

const SVG = 'http://www.w3.org/2000/svg';

/** So far what a chunk draws may stand out, where a text is wider than it was measured: the fonts differ by system. */
const OVERHANG = 48;

/** More markup than this, in characters, is not handed to the browser at once: what is out of sight follows. */
const MOST_AT_ONCE = 2_500_000;

/** A scene whose chunks are markup already. */
export interface PaintedScene {
  width: number;
  height: number;
  title: string;
  description: string;
  /** Patterns and the like that the bands refer to. */
  defs: string;
  bands: { key: string; y: number; height: number; chunks: PaintedChunk[] }[];
}

type PaintedChunk = Omit<Chunk, 'marks'> & { markup: string };
type Band = PaintedScene['bands'][number];

/** The part of its band that a chunk draws on, and where its own x is. Pixels of the scene. */
interface Frame {
  left: number;
  width: number;
  height: number;
  x: number;
  y: number;
}

/** Whether what reaches from one x of the scene to another is to be seen now. */
export type InSight = (from: number, to: number) => boolean;

interface BandNode {
  box: HTMLElement;
  chunks: Map<string, ChunkNode>;
}

interface ChunkNode {
  svg: SVGSVGElement;
  frame: Frame | undefined;
  markup: string;
}

/**
 * Shows scenes: a box for each band, in it an `<svg>` for each chunk. From one scene to the next only the chunks whose
 * markup differs are replaced and those that stand elsewhere are moved, so nothing flickers. The browser lays out and
 * paints each `<svg>` for itself, and not at all while it is out of sight: a letter costs the same in a long map.
 */
export class Painter {
  private bands = new Map<string, BandNode>();
  private defs = '';
  private readonly later = new Later();
  private readonly defsNode = document.createElementNS(SVG, 'svg');

  constructor(private readonly host: HTMLElement) {
    this.defsNode.classList.add('defs');
    this.defsNode.setAttribute('aria-hidden', 'true');
    host.setAttribute('role', 'graphics-document');
    host.setAttribute('aria-roledescription', t('customer journey map'));
    host.style.fontFamily = FONT_FAMILY;
    host.append(this.defsNode);
  }

  /** @param sight is asked only where the scene is very large */
  paint(scene: PaintedScene, sight: () => InSight): void {
    if (scene.defs !== this.defs) {
      this.defsNode.innerHTML = `<defs>${scene.defs}</defs>`;
      this.defs = scene.defs;
    }
    this.host.style.width = `${scene.width}px`;
    this.host.style.height = `${scene.height}px`;
    this.host.setAttribute('aria-label', scene.title);
    this.host.setAttribute('aria-description', scene.description);
    const canWait = markupLength(scene) > MOST_AT_ONCE ? waitsOutside(sight()) : () => false;
    this.bands = patchKeyed<Band, BandNode>(
      {
        keyOf: ({ key }) => key,
        create: ({ key }) => createBand(key),
        update: (node, band) => this.updateBand(node, band, scene.width, canWait),
        insert: ({ box }, before) => this.host.insertBefore(box, before?.box ?? null),
        remove: ({ box }) => box.remove(),
      },
      this.bands,
      scene.bands,
    );
  }

  /** What has come into sight is there at once. */
  hurry(sight: () => InSight): void {
    if (this.later.isEmpty) return;
    const canWait = waitsOutside(sight());
    this.later.hurry((node) => !canWait((node as ChunkNode).frame));
  }

  clear(): void {
    this.later.clear();
    for (const { box } of this.bands.values()) box.remove();
    this.bands = new Map();
  }

  private updateBand(node: BandNode, band: Band, width: number, canWait: (frame: Frame) => boolean): void {
    const { box } = node;
    box.style.top = `${band.y}px`;
    box.style.width = `${width}px`;
    box.style.height = `${band.height}px`;
    node.chunks = patchKeyed<PaintedChunk, ChunkNode>(
      {
        keyOf: ({ key }) => key,
        create: ({ key }) => createChunk(key),
        update: (chunkNode, chunk) => this.updateChunk(chunkNode, chunk, frameOf(chunk, width, band.height), canWait),
        insert: ({ svg }, before) => box.insertBefore(svg, before?.svg ?? null),
        remove: (chunkNode) => {
          this.later.drop(chunkNode);
          chunkNode.svg.remove();
        },
      },
      node.chunks,
      band.chunks,
    );
  }

  private updateChunk(
    node: ChunkNode,
    { markup }: PaintedChunk,
    frame: Frame,
    canWait: (frame: Frame) => boolean,
  ): void {
    moveChunk(node, frame);
    if (node.markup === markup) return;
    node.markup = markup;
    const fill = () => {
      node.svg.innerHTML = markup;
    };
    this.later.drop(node);
    if (canWait(frame)) this.later.put(node, fill);
    else fill();
  }
}

/**
 * The scene as markup. Everything that can fail is done here, before anything shown is touched.
 * @throws what `render` throws, and where the scene has no size
 */
export function paintedScene(scene: Scene, defs: string, render: (chunk: Chunk) => string): PaintedScene {
  if (!(scene.width > 0 && scene.height > 0)) throw new Error(`The drawing is ${scene.width} × ${scene.height} pixels`);
  return {
    width: scene.width,
    height: scene.height,
    title: scene.title,
    description: scene.description,
    defs,
    bands: scene.bands.map(({ key, y, height, chunks }) => ({
      key,
      y,
      height,
      chunks: chunks.map((chunk) => paintedChunk(chunk, render(chunk))),
    })),
  };
}

const paintedChunk = ({ key, x, y, from, to }: Chunk, markup: string): PaintedChunk => ({
  key,
  x,
  y,
  from,
  to,
  markup,
});

/** How much markup a scene is, in characters: a measure of its size that costs nothing. */
export function markupLength({ bands }: PaintedScene): number {
  const chunks = bands.flatMap((band) => band.chunks);
  return chunks.reduce((sum, { markup }) => sum + markup.length, 0);
}

function createBand(key: string): BandNode {
  const box = document.createElement('div');
  box.className = 'band';
  box.dataset.band = key;
  box.setAttribute('aria-hidden', 'true');
  return { box, chunks: new Map() };
}

function frameOf({ x, y, from, to }: PaintedChunk, width: number, height: number): Frame {
  if (from === undefined || to === undefined) return { left: 0, width, height, x, y };
  return { left: x + from - OVERHANG, width: to - from + 2 * OVERHANG, height, x, y };
}

function createChunk(key: string): ChunkNode {
  const svg = document.createElementNS(SVG, 'svg');
  svg.classList.add('chunk');
  svg.dataset.chunk = key;
  return { svg, frame: undefined, markup: '' };
}

function moveChunk(node: ChunkNode, frame: Frame): void {
  const { svg, frame: before } = node;
  if (before?.left !== frame.left) svg.style.left = `${frame.left}px`;
  if (before?.width !== frame.width) svg.style.width = `${frame.width}px`;
  if (before?.height !== frame.height) svg.style.height = `${frame.height}px`;
  const view = viewOf(frame);
  if (!before || viewOf(before) !== view) svg.setAttribute('viewBox', view);
  node.frame = frame;
}

/** What reaches over all of a band, such as its names, never waits. */
const waitsOutside =
  (inSight: InSight) =>
  (frame: Frame | undefined): boolean =>
    frame !== undefined && !inSight(frame.left, frame.left + frame.width);

const viewOf = ({ left, width, height, x, y }: Frame): string => `${left - x} ${-y} ${width} ${height}`;
