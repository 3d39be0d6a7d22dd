/** Distances of the picture in pixels at zoom 1. Whole numbers, most of them multiples of four. */
export interface Grid {
  /** Around the drawing. */
  margin: number;
  /** For the names of the lanes, at the left. */
  gutter: number;
  /** Width of a step's column; it does not depend on how many there are. */
  column: number;
  /** Between the steps of a stage. */
  gap: number;
  /** Inside a stage's panel, left and right of its steps. */
  stagePad: number;
  /** Between the panels of two stages. */
  stageGap: number;
  /** Above and below what stands in a lane. */
  lanePad: number;
  /** Inside a step's card. */
  cardPad: number;
  /** Between items stacked in one cell. */
  itemGap: number;
  /** Height of one row of ways above the cards. */
  track: number;
  /** One step of the emotion scale. */
  level: number;
}

const COMFORTABLE: Grid = {
  margin: 32,
  gutter: 152,
  column: 196,
  gap: 16,
  stagePad: 12,
  stageGap: 12,
  lanePad: 14,
  cardPad: 12,
  itemGap: 8,
  track: 28,
  level: 36,
};

export type Density = 'comfortable' | 'compact';

export function gridOf(density: Density): Grid {
  return density === 'compact' ? { ...COMFORTABLE, column: 164 } : COMFORTABLE;
}

/** The title block, and where the persona cards begin right of it. */
export const TITLE_WIDTH = 520;
export const PERSONA_WIDTH = 340;
/** A drawing is at least so wide, so that its head has room. */
export const LEAST_WIDTH = 1160;
/** The flow's head is a title and names. */
export const LEAST_FLOW_WIDTH = 640;
