import type { Level, PersonaShape } from '../scene.js';

const round = (value: number): number => Math.round(value * 100) / 100;

/** The outline of a persona's sign around 0, 0. A circle is drawn as one; everything else is a path. */
export function shapePath(shape: Exclude<PersonaShape, 'circle'>, r: number): string {
  if (shape === 'square') {
    const half = round(r * 0.92);
    const corner = round(r * 0.36);
    const side = round(2 * (half - corner));
    const a = `a${corner} ${corner} 0 0 1`;
    return (
      `M${round(corner - half)} ${-half}h${side}${a} ${corner} ${corner}v${side}${a} ${-corner} ${corner}` +
      `h${-side}${a} ${-corner} ${-corner}v${-side}${a} ${corner} ${-corner}Z`
    );
  }
  if (shape === 'hexagon') {
    const wide = round(r * 1.1);
    const half = round(r * 0.55);
    const high = round(r * 1.1 * 0.866);
    return `M${wide} 0L${half} ${high}L${-half} ${high}L${-wide} 0L${-half} ${-high}L${half} ${-high}Z`;
  }
  const d = round(r * 1.24);
  return `M0 ${-d}L${d} 0L0 ${d}L${-d} 0Z`;
}

/** Eyes and mouth around 0, 0: strokes, and fills in the same ink. */
export interface Features {
  strokes: string;
  /** Round eyes and an open mouth; empty where there are neither. */
  fills: string;
  thick: number;
}

/** The five expressions: delight, a smile, a flat mouth, a frown, and distress with raised inner brows. */
export function featuresOf(level: Level, r: number): Features {
  const n = (share: number) => round(r * share);
  const thick = round(Math.max(1.25, r * 0.13));
  const eye = round(Math.max(1.1, r * 0.115));
  const eyes = (height: number) => disc(-n(0.36), height, eye) + disc(n(0.36), height, eye);
  switch (level) {
    case 2: {
      const arch = `${n(0.16)} ${n(-0.24)} ${n(0.32)} 0`;
      return {
        strokes: `M${n(-0.52)} ${n(-0.14)}q${arch}M${n(0.2)} ${n(-0.14)}q${arch}`,
        fills: `M${n(-0.48)} ${n(0.14)}H${n(0.48)}A${n(0.48)} ${n(0.48)} 0 0 1 ${n(-0.48)} ${n(0.14)}Z`,
        thick,
      };
    }
    case 1:
      return { strokes: `M${n(-0.42)} ${n(0.26)}Q0 ${n(0.68)} ${n(0.42)} ${n(0.26)}`, fills: eyes(n(-0.2)), thick };
    case 0:
      return { strokes: `M${n(-0.38)} ${n(0.38)}H${n(0.38)}`, fills: eyes(n(-0.2)), thick };
    case -1:
      return { strokes: `M${n(-0.4)} ${n(0.5)}Q0 ${n(0.14)} ${n(0.4)} ${n(0.5)}`, fills: eyes(n(-0.2)), thick };
    default:
      return {
        strokes: `M${n(-0.56)} ${n(-0.26)}l${n(0.34)} ${n(-0.24)}M${n(0.56)} ${n(-0.26)}l${n(-0.34)} ${n(-0.24)}`,
        fills: `${eyes(n(-0.03))}M${n(-0.42)} ${n(0.66)}A${n(0.42)} ${n(0.42)} 0 0 1 ${n(0.42)} ${n(0.66)}Z`,
        thick,
      };
  }
}

const disc = (x: number, y: number, r: number): string =>
  `M${round(x - r)} ${y}a${r} ${r} 0 1 1 ${2 * r} 0a${r} ${r} 0 1 1 ${-2 * r} 0Z`;
