/** What is to be exported, and what comes of it: the messages between whoever asks and the exporter, in a worker or not. */
import type { JourneyMap } from '../../language-server/map/journey-map.js';
import type { Density, ThemeName, View } from '../diagram/index.js';

/** Which pictures whoever asks is to look for: another part of the program need not know the diagram for it. */

export const EXPORT_FORMATS = ['svg', 'png', 'pdf', 'html'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
export const EXPORT_PAGES = ['own', 'a4', 'a3'] as const;
export type ExportPage = (typeof EXPORT_PAGES)[number];

export interface ExportOptions {
  format: ExportFormat;
  /** Light where it is left out; in HTML then light or dark, as the reader's system says. */
  theme?: ThemeName;
  density?: Density;
  /** The map where it is left out. */
  view?: View;
  /** The personas to draw, by their names; all where it is left out. */
  personas?: readonly string[];
  /** The keys of the lanes to draw, from top to bottom; all where it is left out. */
  lanes?: readonly string[];
  /** PNG: pixels of the file to one of the picture. 1 where it is left out. */
  scale?: number;
  /** Translations of what the picture and its page say, by the English texts; English where they are left out. */
  texts?: Readonly<Record<string, string>>;
  /** PDF: the paper; `own`, which is meant where it is left out, is one page in the size of the picture. */
  page?: ExportPage;
}

/** Why there is no data: a link to another place, or no file, too large, … */
export type PictureProblem = 'missing' | 'outside' | 'link' | 'noFile' | 'tooLarge' | 'unreadable';

/** A file that a map names as a picture, as whoever asks has found it. */
export interface PictureFile {
  /** As it stands in the map. */
  path: string;
  /** The whole file; absent where it cannot be read. */
  data?: Uint8Array;
  /** Why it cannot be read. */
  problem?: PictureProblem;
}

export interface ExportJob {
  map: JourneyMap;
  /** Which of the map's journeys, from 0. */
  journey: number;
  /** The pictures that `imagePaths` names; a frame stands for each that is left out. */
  pictures?: readonly PictureFile[];
  options: ExportOptions;
}

export interface Exported {
  /** The whole file. */
  data: Uint8Array;
  /** What the user should be told, in sentences. */
  notices: string[];
}

/** To a worker: the job, and what it asked for. */
export type ToExporter =
  | { type: 'job'; job: ExportJob }
  /** A file that ships with the exporter; undefined where there is none. */
  | { type: 'file'; name: string; data: Uint8Array | undefined };

/** From a worker. */
export type FromExporter =
  | { type: 'read'; name: string }
  | { type: 'done'; exported: Exported }
  /** `expected`: the message is for the user. Else it is a fault, and the message is for the log. */
  | { type: 'failed'; message: string; expected: boolean };
