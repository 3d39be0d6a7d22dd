/**
 * Drawings of somebody else's, as pixels. A kilobyte of SVG can keep a processor busy for hours, by masks in masks, filters, or
 * outlines with very many corners; so they are drawn in a worker, which can be stopped.
 */
import { t } from '@vscode/l10n';
import { FACES } from '../fonts/faces.js';
import { prepareResvg, rasterise } from '../rasterise.js';
import { type Drawer, ExportError, type ExportTools } from '../tools.js';

/** For each drawing, in milliseconds. Usual ones take a hundredth of it. */
const PATIENCE_MS = 1_200;

/** To a drawer: what it draws with, once, and then one drawing after the other. */
export type ToDrawer =
  | { type: 'prepare'; resvg: Uint8Array; fonts: Uint8Array[] }
  | { type: 'draw'; svg: Uint8Array; width: number | undefined };

/** From a drawer. */
export type FromDrawer = { type: 'prepared' } | { type: 'drawn'; png: Uint8Array | undefined };

/** Draws for one picture. Nothing is fetched for a drawing, and nothing in it runs. */
export class Drawings {
  private started: Promise<Drawer> | undefined;

  constructor(private readonly tools: ExportTools) {}

  /**
   * @param name as it stands in the map
   * @param width in pixels; its own where it is undefined
   * @param patience in milliseconds
   * @returns a PNG file; undefined where it is no drawing
   * @throws {ExportError} where it takes too long: never a frame instead, since the same map has to give the same file
   */
  async png(
    name: string,
    svg: Uint8Array,
    width: number | undefined,
    patience = PATIENCE_MS,
  ): Promise<Uint8Array | undefined> {
    this.started ??= startDrawer(this.tools);
    const drawer = await this.started;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tooLong = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(new ExportError(t('The drawing ‘{0}’ takes too long to draw: simplify it, or save it as PNG.', name)));
      }, patience);
    });
    try {
      const message = await Promise.race([answered(drawer, { type: 'draw', svg, width }), tooLong]);
      return message.type === 'drawn' ? message.png : undefined;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Stops what is being drawn. */
  async end(): Promise<void> {
    const drawer = await this.started?.catch(() => undefined);
    drawer?.terminate();
  }
}

async function startDrawer(tools: ExportTools): Promise<Drawer> {
  const [resvg, ...fonts] = await Promise.all([
    tools.read('resvg.wasm'),
    ...FACES.map(({ file }) => tools.read(`fonts/${file}`)),
  ]);
  const drawer = tools.startDrawer();
  await answered(drawer, { type: 'prepare', resvg: resvg!, fonts });
  return drawer;
}

function answered(drawer: Drawer, message: ToDrawer): Promise<FromDrawer> {
  return new Promise((resolve, reject) => {
    drawer.onMessage(resolve);
    drawer.onFailure(reject);
    drawer.post(message);
  });
}

/** What a drawer does. @param send takes its answers @returns takes its messages */
export function startDrawing(send: (message: FromDrawer) => void): (message: ToDrawer) => Promise<void> {
  let fonts: Uint8Array[] = [];
  return async (message) => {
    if (message.type === 'prepare') {
      fonts = message.fonts;
      await prepareResvg(async () => message.resvg);
      send({ type: 'prepared' });
    } else send({ type: 'drawn', png: drawn(message.svg, message.width, fonts) });
  };
}

function drawn(svg: Uint8Array, width: number | undefined, fonts: Uint8Array[]): Uint8Array | undefined {
  try {
    return rasterise(svg, width === undefined ? { mode: 'original' } : { mode: 'width', value: width }, fonts);
  } catch {
    return undefined;
  }
}
