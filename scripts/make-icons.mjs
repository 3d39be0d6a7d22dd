// Copies the outlines of the icons the picture uses out of lucide-static into a module, so that nothing is fetched and
// nothing unused is shipped. Run by the build; writes nothing when nothing has changed.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const target = join(root, 'src/diagram/generated/icons.generated.ts');
const lucide = require('lucide-static/icon-nodes.json');

const ICONS = [
  // channels
  ...['globe', 'smartphone', 'mail', 'phone', 'message-circle', 'messages-square', 'heart', 'store', 'landmark'],
  ...['house', 'briefcase', 'package', 'truck', 'credit-card', 'printer', 'newspaper', 'ticket', 'bed-double', 'plane'],
  ...['footprints', 'coffee', 'monitor', 'map-pin', 'user-round', 'circle-dot'],
  // lanes
  ...['thumbs-down', 'thumbs-up', 'lightbulb', 'gauge', 'microscope', 'user-round-cog', 'server', 'zap', 'target'],
  ...['rows-3', 'notebook-pen', 'receipt-text', 'info'],
  // marks within cards and cells
  ...['mouse-pointer-click', 'clock', 'cloud', 'quote', 'check', 'arrow-up', 'undo-2', 'redo-2', 'arrow-right'],
  ...['square-arrow-out-down-right', 'image', 'link', 'users-round', 'circle-stop', 'sparkles', 'hand-heart'],
];

/** An element of lucide's as one SVG element, its attributes in their order. */
const element = ([name, attributes]) =>
  `<${name}${Object.entries(attributes)
    .filter(([key]) => key !== 'key')
    .map(([key, value]) => ` ${key}="${value}"`)
    .join('')}/>`;

const lines = ICONS.map((name) => {
  const nodes = lucide[name];
  if (!nodes) throw new Error(`lucide-static has no icon named ${name}`);
  return `  '${name}': '${nodes.map(element).join('')}',\n`;
});
const text = `// Written by scripts/make-icons.mjs from lucide-static (ISC; parts from Feather, MIT). Do not edit.
/** Outlines on a grid of 24, to be stroked, not filled. */
export const ICONS = {
${lines.join('')}} as const;
`;
mkdirSync(dirname(target), { recursive: true });
if (!existsSync(target) || readFileSync(target, 'utf8') !== text) writeFileSync(target, text);
