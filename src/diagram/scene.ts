import type { IconName } from './icons.js';
import type { MapImage } from './images.js';
import type { TypeName } from './measure/type.js';
import type { Paint } from './theme.js';

/**
 * A picture as plain data: where everything stands, but in no colour yet. Lengths are pixels at zoom 1. Boxes, lines of
 * text and targets stand on whole pixels, strokes of odd width on half ones.
 */
export interface Scene {
  width: number;
  height: number;
  /** The journey's name. */
  title: string;
  /** The picture in one or two sentences, for those who do not see it. */
  description: string;
  /** From top to bottom, without gaps: the heights add up to the scene's. */
  bands: Band[];
  targets: Target[];
  /** What it says, in the order in which it is read out, whatever is painted over what. */
  reading: readonly Reading[];
  /** What the reader should be told about the picture, in sentences. Usually none. */
  notices: string[];
}

/** A horizontal strip over the whole width. */
export interface Band {
  /** `head`, `stages`, `steps`, a lane's key (`thinks`, `feels`, `feels-2`, `lane-Legal`, …) or `foot`; unique. */
  key: string;
  /** Its top in the scene. */
  y: number;
  height: number;
  /** In the order they are painted. */
  chunks: Chunk[];
  /** Of a plot of feelings: the height of 0, counted from the band's top, and the pixels from one score to the next on -2..+2. */
  levels?: { zero: number; each: number };
  /** Absent for what is no lane. */
  lane?: BandLane;
}

/** A lane as it is called. The feelings of several people may be lanes of their own with one key. */
export interface BandLane {
  /** To choose it by: `steps`, `thinks`, `feels`, `lane-Legal`, … */
  key: string;
  name: string;
  icon: IconName;
  /** Only marks of it are drawn. */
  folded?: boolean;
}

/**
 * A part of a band that is redrawn as one. The marks' x and y count from the chunk's: what moves as a whole keeps its
 * markup. Marks may be shared with other scenes: they are read, never changed.
 */
export interface Chunk {
  /** Unique within its band: `under`, `labels`, `stage:j0.s1`, … */
  key: string;
  /** Where it stands, from the scene's left edge. */
  x: number;
  /** … and from the band's top. */
  y: number;
  /** What it draws lies between these, counted from its x; anywhere in the band where they are left out. */
  from?: number;
  to?: number;
  marks: readonly Mark[];
}

/** Something to select or click on, in scene coordinates. `id` is that of the JourneyMap; a question's is that of what lacks it. */
export interface Target {
  id: string;
  kind: 'journey' | 'persona' | 'stage' | 'step' | 'item' | 'question';
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A part of the picture as it is read out. A list has steps or personas, a stage its own items and then its steps. */
export interface Reading {
  /** That of the JourneyMap; a question's is that of what lacks it, a list's or a section's that of what it is in. */
  id: string;
  kind: Target['kind'] | 'list' | 'section';
  label: string;
  /** What a step, a stage or a persona is called, without its place among the others. */
  name?: string;
  /** The place of a step or stage: `Step 3`. */
  place?: string;
  parts?: readonly Reading[];
  /**
   * How somebody feels, in few words: `anxious, −1`. Nobody in particular where the journey names nobody. `own`: the
   * label without what depends on other steps, such as which point is the lowest.
   */
  feels?: { person: string | null; brief: string; own: string };
}

/** What is missing in the text, as the picture asks for it. */
export type Question =
  | 'emotion'
  | 'channel'
  | 'start'
  | 'end'
  | 'step'
  | 'stage'
  | 'blueprint'
  | 'opportunity'
  | 'persona'
  | 'framework-stage';

export type PersonaShape = 'circle' | 'square' | 'hexagon' | 'diamond';
export type Level = -2 | -1 | 0 | 1 | 2;

export interface Stroke {
  stroke?: Paint;
  /** Stroke width; 1 where it is left out. */
  thick?: number;
  dash?: string;
  round?: boolean;
}

export interface RectMark extends Stroke {
  type: 'rect';
  x: number;
  y: number;
  width: number;
  height: number;
  radius?: number;
  fill?: Paint;
  name?: string;
}

export interface PathMark extends Stroke {
  type: 'path';
  d: string;
  fill?: Paint;
  name?: string;
}

export interface CircleMark extends Stroke {
  type: 'circle';
  x: number;
  y: number;
  r: number;
  fill?: Paint;
}

/** One line of text. `x` is its left edge, right edge (`end`) or middle; `y` its baseline. */
export interface TextMark {
  type: 'text';
  x: number;
  y: number;
  text: string;
  style: TypeName;
  fill: Paint;
  anchor?: 'middle' | 'end';
  /** Read from right to left. The anchor still means the side it says. */
  rtl?: boolean;
  /** A seam in this colour around the letters. */
  halo?: Paint;
  /** Turned by a quarter around x, y: read from top to bottom. */
  turned?: boolean;
}

/** An icon in a square of `size`, its top left corner at x, y. */
export interface IconMark {
  type: 'icon';
  x: number;
  y: number;
  size: number;
  icon: IconName;
  stroke: Paint;
}

/** A persona's sign, around its middle. */
export interface ShapeMark extends Stroke {
  type: 'shape';
  x: number;
  y: number;
  r: number;
  shape: PersonaShape;
  fill?: Paint;
}

/** A face, around its middle. */
export interface FaceMark {
  type: 'face';
  x: number;
  y: number;
  r: number;
  shape: PersonaShape;
  level: Level;
  ink: Paint;
  fill: Paint;
  thick: number;
}

/** What belongs together and stands in the text. */
export interface GroupMark {
  type: 'group';
  /** The id in the JourneyMap. */
  ref?: string;
  question?: Question;
  /** Of whom a question asks, or whose feeling it is. */
  persona?: string;
  /** The name of what a question finds missing. */
  missing?: string;
  /** What it is: `step`, `pain`, `thought`, … Becomes the class `jm-step`. */
  name: string;
  marks: readonly Mark[];
}

/** A picture that fills its box: what is too much of it at two of its sides is not shown. */
export interface ImageMark {
  type: 'image';
  x: number;
  y: number;
  width: number;
  height: number;
  image: MapImage;
}

export type Mark =
  | RectMark
  | PathMark
  | CircleMark
  | TextMark
  | IconMark
  | ShapeMark
  | FaceMark
  | ImageMark
  | GroupMark;
