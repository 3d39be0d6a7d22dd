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

/** An element of lucide's as path data, so that an icon is drawn as one path. */
function pathOf([name, attributes]) {
  const n = (key) => Number(attributes[key] ?? 0);
  switch (name) {
    case 'path':
      return fromAnywhere(attributes.d);
    case 'circle':
      return round(n('cx'), n('cy'), n('r'), n('r'));
    case 'ellipse':
      return round(n('cx'), n('cy'), n('rx'), n('ry'));
    case 'line':
      return `M${n('x1')} ${n('y1')}L${n('x2')} ${n('y2')}`;
    case 'polyline':
      return `M${attributes.points}`;
    case 'polygon':
      return `M${attributes.points}Z`;
    case 'rect':
      return box(n('x'), n('y'), n('width'), n('height'), Number(attributes.rx ?? attributes.ry ?? 0));
    default:
      throw new Error(`an icon is made of a <${name}>, which is not known here`);
  }
}

/** A path that begins at a place of its own, wherever the one before it ended. */
function fromAnywhere(d) {
  // Numbers may stand without a space between them: `19.53.923` is two.
  const relative = /^m\s*(-?\d*[.]?\d+)[\s,]*(-?\d*[.]?\d+)[\s,]*(.*)$/s.exec(d);
  if (!relative) return d;
  const [, x, y, rest] = relative;
  return `M${x} ${y}${/^[\d.-]/.test(rest) ? 'l' : ''}${rest}`;
}

const round = (cx, cy, rx, ry) => `M${cx - rx} ${cy}a${rx} ${ry} 0 1 1 ${2 * rx} 0a${rx} ${ry} 0 1 1 ${-2 * rx} 0Z`;

function box(x, y, width, height, r) {
  if (r === 0) return `M${x} ${y}h${width}v${height}h${-width}Z`;
  const [h, v] = [width - 2 * r, height - 2 * r];
  const corner = (dx, dy) => `a${r} ${r} 0 0 1 ${dx} ${dy}`;
  return `M${x + r} ${y}h${h}${corner(r, r)}v${v}${corner(-r, r)}h${-h}${corner(-r, -r)}v${-v}${corner(r, -r)}Z`;
}

const lines = ICONS.map((name) => {
  const nodes = lucide[name];
  if (!nodes) throw new Error(`lucide-static has no icon named ${name}`);
  return `  '${name}': '${nodes.map(pathOf).join('')}',\n`;
});
const text = `// Written by scripts/make-icons.mjs from lucide-static (ISC; parts from Feather, MIT). Do not edit.
/** Outlines on a grid of 24 as path data, to be stroked, not filled. */
export const ICONS = {
${lines.join('')}} as const;
`;
mkdirSync(dirname(target), { recursive: true });
if (!existsSync(target) || readFileSync(target, 'utf8') !== text) writeFileSync(target, text);
