import { FONT_FAMILY, type Scene } from '../src/diagram/index.js';
import { patchKeyed } from './keyed.js';

const SVG = 'http://www.w3.org/2000/svg';

/** A scene whose chunks are markup already. */
export interface PaintedScene {
  width: number;
  height: number;
  title: string;
  description: string;
  /** Patterns and the like that the bands refer to. */
  defs: string;
  bands: { key: string; y: number; height: number; chunks: { key: string; x: number; y: number; markup: string }[] }[];
}

type Band = PaintedScene['bands'][number];
type Chunk = Band['chunks'][number];

interface BandNode {
  svg: SVGSVGElement;
  chunks: Map<string, ChunkNode>;
}

interface ChunkNode {
  group: SVGGElement;
  markup: string;
}

/**
 * Shows scenes, one `<svg>` a band and one `<g>` a chunk. From one scene to the next only the chunks whose markup differs
 * are replaced, so nothing flickers and what is far off is not touched.
 */
export class Painter {
  private bands = new Map<string, BandNode>();
  private defs = '';
  private readonly defsNode = document.createElementNS(SVG, 'svg');

  constructor(private readonly host: HTMLElement) {
    this.defsNode.classList.add('defs');
    this.defsNode.setAttribute('aria-hidden', 'true');
    host.setAttribute('role', 'graphics-document');
    host.setAttribute('aria-roledescription', 'customer journey map');
    host.style.fontFamily = FONT_FAMILY;
    host.append(this.defsNode);
  }

  paint(scene: PaintedScene): void {
    if (scene.defs !== this.defs) {
      this.defsNode.innerHTML = `<defs>${scene.defs}</defs>`;
      this.defs = scene.defs;
    }
    this.host.style.width = `${scene.width}px`;
    this.host.style.height = `${scene.height}px`;
    this.host.setAttribute('aria-label', scene.title);
    this.host.setAttribute('aria-description', scene.description);
    this.bands = patchKeyed<Band, BandNode>(
      {
        keyOf: ({ key }) => key,
        create: ({ key }) => createBand(key),
        update: (node, band) => updateBand(node, band, scene.width),
        insert: ({ svg }, before) => this.host.insertBefore(svg, before?.svg ?? null),
        remove: ({ svg }) => svg.remove(),
      },
      this.bands,
      scene.bands,
    );
  }

  clear(): void {
    for (const { svg } of this.bands.values()) svg.remove();
    this.bands = new Map();
  }
}

/**
 * The scene as markup. Everything that can fail is done here, before anything shown is touched.
 * @throws what `render` throws, and where the scene has no size
 */
export function paintedScene(
  scene: Scene,
  defs: string,
  render: (chunk: Scene['bands'][number]['chunks'][number]) => string,
): PaintedScene {
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
      chunks: chunks.map((chunk) => ({ key: chunk.key, x: chunk.x, y: chunk.y, markup: render(chunk) })),
    })),
  };
}

/** How much markup a scene is, in characters: a measure of its size that costs nothing. */
export function markupLength({ bands }: PaintedScene): number {
  const chunks = bands.flatMap((band) => band.chunks);
  return chunks.reduce((sum, { markup }) => sum + markup.length, 0);
}

function createBand(key: string): BandNode {
  const svg = document.createElementNS(SVG, 'svg');
  svg.classList.add('band');
  svg.dataset.band = key;
  return { svg, chunks: new Map() };
}

function updateBand(node: BandNode, band: Band, width: number): void {
  const { svg } = node;
  setAttribute(svg, 'viewBox', `0 0 ${width} ${band.height}`);
  svg.style.top = `${band.y}px`;
  svg.style.width = `${width}px`;
  svg.style.height = `${band.height}px`;
  node.chunks = patchKeyed<Chunk, ChunkNode>(
    {
      keyOf: ({ key }) => key,
      create: ({ key }) => createChunk(key),
      update: updateChunk,
      insert: ({ group }, before) => svg.insertBefore(group, before?.group ?? null),
      remove: ({ group }) => group.remove(),
    },
    node.chunks,
    band.chunks,
  );
}

function createChunk(key: string): ChunkNode {
  const group = document.createElementNS(SVG, 'g');
  group.dataset.chunk = key;
  return { group, markup: '' };
}

function updateChunk(node: ChunkNode, { x, y, markup }: Chunk): void {
  setAttribute(node.group, 'transform', `translate(${x} ${y})`);
  if (node.markup === markup) return;
  node.group.innerHTML = markup;
  node.markup = markup;
}

function setAttribute(element: Element, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}
