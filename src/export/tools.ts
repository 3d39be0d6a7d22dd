/** What exporting needs from its surroundings, which differ: Node, a worker of a browser. */
import type { ElkLike } from '../diagram/index.js';
import type { FromDrawer, ToDrawer } from './images/drawing.js';

export interface ExportTools {
  /**
   * A file that ships with the exporter.
   * @param name `fonts/source-sans-3-400-normal.ttf`, `resvg.wasm`, `harfbuzz-subset.wasm`, `page.js`
   * @throws where it is missing
   */
  read(name: string): Promise<Uint8Array>;
  /** Starts a worker that draws what others have drawn. */
  startDrawer(): Drawer;
  elk?: ElkLike;
  /** The fonts of the machine; absent where none can be read. */
  machineFonts?: MachineFonts;
}

/** A worker that can be stopped while it draws. */
export interface Drawer {
  post(message: ToDrawer): void;
  /** One listener: of each other it takes the place. */
  onMessage(listener: (message: FromDrawer) => void): void;
  /** Called where it cannot be loaded, or ends by itself. One listener, too. */
  onFailure(listener: (error: Error) => void): void;
  terminate(): void;
}

/** Looks for what the shipped fonts lack. */
export interface MachineFonts {
  /**
   * Font files that may show some of these characters, the most likely first; each is read when it is asked for.
   * @param characters code points
   * @param bold the bold ones
   */
  candidates(characters: readonly number[], bold: boolean): Iterable<() => Promise<Uint8Array | undefined>>;
}

/** Something that the user can do something about: what, and what to do. */
export class ExportError extends Error {}
