/** Maps as other formats, and beside each other: the messages between the extension and the worker that does it. */
import type { JourneyMap } from '../../language-server/map/journey-map.js';
import type { ThemeName } from '../diagram/index.js';
import type { Said } from '../diff/said.js';
import type { ExchangeFormat, ImportFormat } from '../exchange/formats.js';
import type { Exported, Imported } from '../exchange/notice.js';

export type ConversionJob =
  /** A file's bytes → the text of a map. `name`: what to call a journey without a title. */
  | { type: 'import'; format: ImportFormat; name: string; data: Uint8Array }
  /**
   * A map → a file. `journey`: which one, from 0, for a format that holds one alone. `picture`: the path of the picture
   * that a page shows.
   */
  | { type: 'export'; format: ExchangeFormat; map: JourneyMap; journey: number; picture?: string }
  /** Two maps → what they differ by. */
  | { type: 'compare'; before: JourneyMap; after: JourneyMap; theme: ThemeName };

/** What comes of each job. */
export interface Conversions {
  import: Imported;
  export: Exported<Uint8Array>;
  compare: Comparison;
}

export type Conversion = Conversions[ConversionJob['type']];

export interface Comparison {
  /** `2 steps added, 1 emotion up`. Empty where nothing has changed. */
  summary: string;
  /** Every change in words, the texts of the maps apart from ours. */
  changes: Said[];
  /** The journeys that both maps have: SVG elements of our own elements alone; text of a map is text in them. */
  pictures: { name: string; svg: string }[];
}

/** Files of the extension's own, in the folder of what was built. */
export type ShippedFile = 'exchange.js' | 'elk/elk.bundled.js';

/** To a worker: the job, and a file that it asked for; undefined where that is missing. */
export type ToConverter =
  /** `texts`: translations of what is told and of what pictures say, by the English texts; English where they are left out. */
  | { type: 'job'; job: ConversionJob; texts?: Readonly<Record<string, string>> }
  | { type: 'file'; name: ShippedFile; data: Uint8Array | undefined };

/** From a worker. */
export type FromConverter =
  /** It has no files of its own and wants this one. */
  | { type: 'wants'; name: ShippedFile }
  | { type: 'done'; conversion: Conversion }
  /** It cannot be done: why, for the user, and the line of the input, from 1, where it is about one. */
  | { type: 'refused'; message: string; line?: number }
  /** A fault; the message is for the log. */
  | { type: 'failed'; message: string };
