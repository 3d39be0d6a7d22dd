/**
 * A JourneyMap as a picture: `layoutMap` says where everything stands, `renderSvg` writes it.
 * Pure functions, the same in Node, in a browser and in a worker.
 */
export type { Density } from './grid.js';
export type { MapImage, MapImages } from './images.js';
export { createLayoutCache, type LayoutCache } from './layout/cache.js';
export type { Choice } from './layout/choice.js';
export type { Compared } from './layout/compared.js';
export type { ElkEdge, ElkLabel, ElkLike, ElkNode, ElkPoint, ElkPort } from './layout/elk.js';
export { type LayoutOptions, layoutMap } from './layout/map.js';
export {
  endsHereText,
  entryText,
  evidenceText,
  feelingText,
  joined,
  leaveText,
  metricText,
  opportunityText,
  wayText,
} from './layout/reading/sayings.js';
export { methodWord, statusWord } from './layout/value-words.js';
export { VIEWS, type View } from './layout/view.js';
export { inQuotes, told } from './layout/words.js';
export { FONT_FAMILY } from './measure/type.js';
export type {
  Band,
  BandLane,
  Chunk,
  FaceMark,
  GroupMark,
  ImageMark,
  Mark,
  PathMark,
  Question,
  Reading,
  Scene,
  Target,
} from './scene.js';
export { Places, ROLES } from './svg/reading.js';
export { type RenderOptions, renderChunk, renderDefs, renderSvg } from './svg/render.js';
export { THEMES, type ThemeName, type Tokens } from './theme.js';
