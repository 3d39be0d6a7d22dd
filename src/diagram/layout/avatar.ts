import type { MapImage } from '../images.js';
import type { Mark, PersonaShape } from '../scene.js';
import { shapePath } from '../svg/faces.js';
import { text } from './draw.js';
import type { Person } from './people.js';

const RADIUS = 22;
/** Half the side of the square that holds every sign of this radius. */
const HALF = 28;

/** A person's portrait, or else their initial, in their sign around x, y. */
export function drawAvatar(
  out: Mark[],
  { name, shape, paint }: Person,
  portrait: MapImage | undefined,
  x: number,
  y: number,
): void {
  if (portrait) {
    out.push({ type: 'image', x: x - HALF, y: y - HALF, width: 2 * HALF, height: 2 * HALF, image: portrait });
    out.push({ type: 'path', d: around(shape, x, y), fill: 'card' });
    out.push({ type: 'shape', x, y, r: RADIUS, shape, stroke: paint, thick: 2.5 });
    return;
  }
  out.push({ type: 'shape', x, y, r: RADIUS, shape, fill: paint });
  const initial = Array.from((name ?? '').trim())[0] ?? '?';
  text(out, x, y - 11, initial.toUpperCase(), 'name', 'canvas', 'middle');
}

/** A square around x, y with the outline of a sign cut out of it: the one runs against the clock, the other with it. */
function around(shape: PersonaShape, x: number, y: number): string {
  const square = `M${x - HALF} ${y - HALF}V${y + HALF}H${x + HALF}V${y - HALF}Z`;
  const r = RADIUS;
  if (shape === 'circle') return `${square}M${x - r} ${y}a${r} ${r} 0 1 1 ${2 * r} 0a${r} ${r} 0 1 1 ${-2 * r} 0Z`;
  const moved = (_: string, letter: string, px: string, py: string) => {
    const [left, top] = [Math.round((x + Number(px)) * 100) / 100, Math.round((y + Number(py)) * 100) / 100];
    return `${letter}${left} ${top}`;
  };
  return square + shapePath(shape, r).replace(/([ML])(-?[\d.]+) (-?[\d.]+)/g, moved);
}
