/** What programs give to the library and get from it. */
import type { JourneyMap, Range } from '../../language-server/map/journey-map.js';

export type { JourneyMap, Range } from '../../language-server/map/journey-map.js';

/** How grave something is. */
export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** Something that the language reports. */
export interface Finding {
  /** What the map is called: `file` as it was given, or `<text>`. */
  file: string;
  /** The rule: `missing-emotion`. */
  code: string;
  severity: Severity;
  message: string;
  /** Lines and characters count from 0, characters in UTF-16 units. */
  range: Range;
}

/** Where a text belongs. */
export interface ReadOptions {
  /** The path of the file that the text is of: imports and `journey.config.json` are looked for from there. The file is not read. */
  file?: string;
  /** The folder that imports and pictures may be in; the file's own where it is left out, without a file the current one. */
  workspace?: string;
}

/** A text as a map, and what is reported of it. */
export interface Parsed {
  /** What could be understood. */
  map: JourneyMap;
  findings: Finding[];
}

/** How a map is drawn. */
export interface RenderOptions extends ReadOptions {
  /** `svg` where it is left out. */
  format?: 'svg' | 'html' | 'png' | 'pdf';
  /** Which journey, counted from 0. The first where it is left out. */
  journey?: number;
  /** `map` where it is left out. */
  view?: 'map' | 'flow' | 'blueprint';
  /** `light` where it is left out; an HTML page then follows its reader's system. */
  theme?: 'light' | 'dark' | 'contrast' | 'grey';
  /** `comfortable` where it is left out. */
  density?: 'comfortable' | 'compact';
  /** The personas to draw, by their names; all where it is left out. */
  personas?: readonly string[];
  /** The keys of the lanes to draw, from top to bottom; all where it is left out. */
  lanes?: readonly string[];
  /** PNG: pixels of the file to one of the picture, up to 20. 1 where it is left out. */
  scale?: number;
  /** PDF: the paper. `own`, one page as large as the picture, where it is left out. */
  page?: 'own' | 'a4' | 'a3';
  /** Is told, in sentences, what a reader of the picture should know. */
  onNotice?: (sentence: string) => void;
}
