import type { Tokens } from '../../src/diagram/index.js';

/** The colours of the drawing that what lies over it takes up, each as `--map-` and its name. */
const TAKEN = ['canvas', 'panel', 'head', 'headEdge', 'edge', 'hair', 'stroke', 'ink', 'ink2', 'ink3'] as const;
const MORE = ['pos', 'neg', 'posZone', 'negZone', 'zoneEdge', 'axis', 'mot', 'motInk'] as const;

/** Gives the page the colours of the drawing. */
export function setMapColours(tokens: Tokens): void {
  for (const name of [...TAKEN, ...MORE]) document.body.style.setProperty(`--map-${name}`, tokens[name]);
}
