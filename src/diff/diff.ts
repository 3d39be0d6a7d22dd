/** What two maps differ by, as plain data: `journey diff --format json` writes it as it stands. */

/** A change that a reader of an older version would misread raises it. */
export const MAP_DIFF_VERSION = 1;

export interface MapDiff {
  format: 'journey-diff';
  version: typeof MAP_DIFF_VERSION;
  /** Journeys, then what is declared beside them; parts without any change are left out. */
  parts: PartChange[];
}

export type PartKind =
  | 'journey'
  | 'stage'
  | 'step'
  | 'persona'
  | 'channel'
  | 'touchpoint'
  | 'emotion'
  | 'source'
  | 'metric'
  | 'lane'
  | 'framework';

export type Change = 'added' | 'removed' | 'changed';

/** A part of a map that is new, gone, or different. */
export interface PartChange {
  kind: PartKind;
  change: Change;
  /** As it is called now; what is gone, as it was called. */
  name: string;
  /** Where it is called otherwise than before. */
  formerName?: string;
  /** Where it stands elsewhere among what was there before. */
  moved?: { from: Place; to: Place };
  /** How people feel there, where that has changed: of parts that were there before. */
  emotions: EmotionChange[];
  lines: LineChange[];
  parts: PartChange[];
}

export interface Place {
  /** The stage that a step stands in. */
  stage?: string;
  /** Counted from 1. */
  number: number;
}

/** A line that is new, gone, or says something else; or lines of one kind that stand in another order. */
export interface LineChange {
  keyword: string;
  change: Change | 'reordered';
  /** What it said; with what stands below it. Absent where it is new. */
  before?: string;
  /** What it says. Absent where it is gone. */
  after?: string;
  /** For whom alone it is true, or was where it is gone. Empty: for everyone. */
  personas: string[];
  /** Where it was true for others before. */
  formerPersonas?: string[];
}

/** How a persona feels, on -2..+2. */
export interface EmotionChange {
  /** null where the journey names nobody. */
  persona: string | null;
  /** null where nothing says, or said, how they feel. */
  before: number | null;
  after: number | null;
  /** Up or down; null where one of the two is not known. */
  by: number | null;
}
