/** What reads maps, as a part of its own: programs load it when there is a map to read. */
export { formatted } from '../../../language-server/format/format-text.js';
export { RULES } from '../../../language-server/rules/index.js';
export { checkMaps } from '../check-maps.js';
export { readMaps } from '../read-maps.js';
