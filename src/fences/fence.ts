/** Maps in Markdown: the messages between whoever shows a page and the worker that draws. */
import type { ThemeName, View } from '../diagram/index.js';

/** A fence to be drawn. */
export interface Fence {
  /** What is in it. */
  text: string;
  view: View;
  theme: ThemeName;
}

/** What a fence becomes. */
export interface DrawnFence {
  /** An SVG element for each journey, made of our own elements alone: text of the map is text in it. */
  pictures: string[];
  /** What is wrong with it. */
  problems: FenceProblem[];
}

/** What the language says of a line, counted from 0, or why there is no picture. */
export type FenceProblem = { line: number; message: string } | FenceRefusal;

export type FenceRefusal =
  /** No journey is in it. */
  | { reason: 'empty' }
  | { reason: 'tooLong' }
  | { reason: 'tooManyJourneys' | 'tooManySteps'; most: number }
  /** A line that imports a file, which a fence cannot. */
  | { reason: 'imports'; line: number }
  /** So many more lines have errors. */
  | { reason: 'more'; count: number }
  | { reason: 'takesTooLong' }
  | { reason: 'failed'; why: string };

export type ToFenceWorker =
  /** `texts`: translations of what pictures and errors say, by the English texts; English where they are left out. */
  | { type: 'draw'; number: number; fence: Fence; texts?: Readonly<Record<string, string>> }
  /** elkjs, which was asked for; undefined where it is missing. */
  | { type: 'elk'; data: Uint8Array | undefined };

export type FromFenceWorker =
  | { type: 'drawn'; number: number; drawn: DrawnFence }
  /** It has no files of its own and wants the text of elkjs. */
  | { type: 'wantsElk' };

/** The worker, wherever it runs. */
export interface FenceWorker {
  post(message: ToFenceWorker): void;
  onMessage(listener: (message: FromFenceWorker) => void): void;
  /** Called where it cannot be loaded, or ends by itself. */
  onFailure(listener: (error: Error) => void): void;
  terminate(): void;
}

export type StartFenceWorker = () => FenceWorker | Promise<FenceWorker>;
